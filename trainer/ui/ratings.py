"""How the four ratings look: a sign and a tone each."""

from typing import Final

from trainer.scheduling.rating import Rating

_SIGNS: Final = {Rating.AGAIN: "✗", Rating.HARD: "~", Rating.GOOD: "✓", Rating.EASY: "+"}


def rating_sign(rating: Rating) -> str:
    """Its sign, one cell wide."""
    return _SIGNS[rating]


def rating_tone(rating: Rating) -> str:
    """The style of its colour."""
    return f"$rating-{rating.name.lower()}"
