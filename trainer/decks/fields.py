"""What the keys of a deck and of a card are called, under which other names they are known, and which is nearest."""

from collections.abc import Iterable
from itertools import islice

CARDS_KEYS = ("cards", "notes", "flashcards", "data", "roles", "kartu")
"""The key that holds the cards, and its other names."""

FRONT_NAMES = ("front", "term", "role", "question", "q", "istilah", "peran", "tanya", "soal")
BACK_NAMES = ("back", "definition", "answer", "a", "arti", "definisi", "jawab", "jawaban")

_TEXTS = ("title", "description", "about")
_OTHERS = (
    "format",
    "id",
    "language",
    "levels",
    "kinds",
    "introduce",
    "sources",
    "asks",
    "asks_en",
    "how",
    "license",
    "version",
)

_TRANSLATED = (
    "hint note theory examples confusable_with choices accept near ideas keywords".split()  # noqa: SIM905
)
_UNTRANSLATED = ("id", "level", "source", "tags", "theme", "difficulty", "reverse", "kinds", "suspended")


def _with_english(names: Iterable[str]) -> dict[str, str]:
    return {key: key for name in names for key in (name, f"{name}_en")}


DECK_FIELDS: dict[str, str] = {
    **_with_english(_TEXTS),
    **{name: name for name in _OTHERS},
    **dict.fromkeys(CARDS_KEYS, "cards"),
}
"""Every key a deck may have -> the name of its meaning."""

CARD_FIELDS: dict[str, str] = {
    **{name + end: "front" + end for name in FRONT_NAMES for end in ("", "_en")},
    **{name + end: "back" + end for name in BACK_NAMES for end in ("", "_en")},
    **_with_english(_TRANSLATED),
    **{name: name for name in _UNTRANSLATED},
}
"""Every key a card may have -> the name of its meaning."""

EXAMPLE_FIELDS = frozenset({"text", "text_en", "why", "why_en", "difficulty"})
WHY_FIELDS = frozenset({"why", "why_en"})
LEVEL_FIELDS = frozenset({"id", "title", "title_en"})
QUESTION_FIELDS = frozenset({"text", "text_en"})

_LONGEST = 40
"""Characters of a word worth comparing: the comparison takes quadratic time."""
_MOST = 500
"""Words it is compared with."""


def is_own(key: str) -> bool:
    """Whether ``key`` is one that authors keep for themselves."""
    return key.startswith(("x-", "X-"))


def is_known(key: str) -> bool:
    """Whether ``key`` means something, in a card or in a deck."""
    return key in CARD_FIELDS or key in DECK_FIELDS or key.lower() in CARD_FIELDS


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """The one of ``known`` that ``word`` was probably meant to be; empty if none is at least so like it (0..1)."""
    if not 1 < len(word) <= _LONGEST:
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), islice(known, _MOST), n=1, cutoff=likeness)), "")
