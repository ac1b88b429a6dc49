"""The words for the four ratings, the same on the screen, in plain lines and in the shell."""

from typing import Final

from trainer.i18n import N_, _
from trainer.scheduling.rating import Rating

_NAMES: Final = {
    Rating.AGAIN: N_("Again"),
    Rating.HARD: N_("Hard"),
    Rating.GOOD: N_("Good"),
    Rating.EASY: N_("Easy"),
}


def rating_name(rating: Rating) -> str:
    """The rating's word in the language in force."""
    return _(_NAMES[rating])
