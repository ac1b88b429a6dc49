"""Which language a run speaks. It is decided before the first word of help or of an error is put together."""

from collections.abc import Sequence

from trainer.i18n import DEFAULT_LANGUAGE, LANGUAGES

OPTION = "--lang"


def chosen(arguments: Sequence[str], setting: str) -> str:
    """The language by ``--lang`` wherever it stands, else by the setting, else Indonesian.

    A language that doesn't exist is passed over here; the command line is taken apart later and will complain, in the
    language that is left.
    """
    wanted: list[str] = []
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION and place + 1 < len(arguments):
            wanted.append(arguments[place + 1])
        elif argument.startswith(f"{OPTION}="):
            wanted.append(argument.removeprefix(f"{OPTION}="))
    return next((language for language in (*reversed(wanted), setting) if language in LANGUAGES), DEFAULT_LANGUAGE)
