"""What a learner who knows the roles sees on a screen: which letter is right."""

import re

from trainer.decks.library import starter_folder
from trainer.decks.parse import read_deck

_LINE_OF_OPTION = re.compile(r"(?:│ {1,3}|^)([A-E]) {2}(\S.*?)(?: {2}|│|$)", re.MULTILINE)


def options_on(screen: str) -> dict[str, str]:
    """Name -> letter, lower case, of the options in sight."""
    return {match[2].strip(): match[1].lower() for match in _LINE_OF_OPTION.finditer(screen)}


def asked_on(screen: str) -> str:
    """The name of the role whose case is on the screen."""
    told = " ".join(re.sub(r"[│╭╮╰╯─]", " ", screen).split())
    for note in read_deck(starter_folder() / "peran-pekerja-sosial.yaml").notes:
        for example in note.examples:
            beginning = " ".join(example.text.own.split()[:4])
            if beginning in told:
                return note.front.own
    raise AssertionError(screen)


def right_letter(screen: str) -> str:
    """The letter of the right option."""
    return options_on(screen)[asked_on(screen)]
