"""The language of the program: Indonesian or English, chosen once at start and changeable while it runs.

English texts stand in the code and are gettext's message ids, so English needs no catalog. Texts made before the
language is known (class bodies, tables, errors) are marked with ``N_`` and translated when they are shown.
"""

import gettext
from functools import cache
from pathlib import Path
from typing import Final

DOMAIN: Final = "trainer"
LANGUAGES: Final = ("id", "en")
DEFAULT_LANGUAGE: Final = "id"
LOCALE_FOLDER: Final = Path(__file__).parent / "locale"


class _Current:
    """The one piece of state: which catalog answers now."""

    language: str = "en"
    translations: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Makes ``language`` ("id" or "en") the language of every text asked for from now on.

    Raises:
        ValueError: the language isn't one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} isn't one of {LANGUAGES}")
    use_translations(language, _catalog(language))


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    # Opened by its name: `gettext.translation` would ask the system for the languages of its locale first.
    with (LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def use_translations(language: str, translations: gettext.NullTranslations) -> None:
    """Like `use`, with a catalog of the caller's own. ``language`` decides how numbers and dates are written."""
    _Current.language = language
    _Current.translations = translations


def current_language() -> str:
    """The language in force: "id" or "en"."""
    return _Current.language


def _(message: str, /, **values: object) -> str:
    """``message`` in the language in force, with ``{names}`` replaced by ``values`` after translating."""
    text = _Current.translations.gettext(message) if message else ""  # gettext keeps its header under ""
    return text.format(**values) if values else text


def n_(singular: str, plural: str, n: int, /, **values: object) -> str:
    """The form of a counted text for ``n``, which is also the value of ``{n}`` unless ``values`` say otherwise."""
    return _Current.translations.ngettext(singular, plural, n).format(**{"n": n, **values})


def N_(message: str, /) -> str:  # noqa: N802  (gettext's own name for it)
    """Marks ``message`` for translation and gives it back as it is."""
    return message
