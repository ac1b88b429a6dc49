"""How the four ratings look: a word, a sign and a tone each."""

from typing import Final

from trainer.i18n import N_
from trainer.scheduling.rating import Rating

_NAMES: Final = {
    Rating.AGAIN: N_("Again"),
    Rating.HARD: N_("Hard"),
    Rating.GOOD: N_("Good"),
    Rating.EASY: N_("Easy"),
}
_SIGNS: Final = {Rating.AGAIN: "✗", Rating.HARD: "~", Rating.GOOD: "✓", Rating.EASY: "+"}


def rating_name(rating: Rating) -> str:
    """Its word, marked for translation."""
    return _NAMES[rating]


def rating_sign(rating: Rating) -> str:
    """Its sign, one cell wide."""
    return _SIGNS[rating]


def rating_tone(rating: Rating) -> str:
    """The style of its colour."""
    return f"$rating-{rating.name.lower()}"
