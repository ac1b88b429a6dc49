"""How long things take this learner: for "about 5 minutes", never for a grade."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from trainer.history.events import Review

_ENOUGH = 20
"""Answers from which the learner's own median says more than the usual one."""
_RECENT = 200
_CARD_SECONDS = 12.0
_NEW_NOTE_SECONDS = 60.0
_REST_OF_A_CARD = 4.0
"""Seconds for reading the answer and rating it, which the measured time to the answer doesn't hold."""


class Pace(NamedTuple):
    """Seconds per card, and per new note (its page and its first two questions)."""

    card_seconds: float = _CARD_SECONDS
    new_note_seconds: float = _NEW_NOTE_SECONDS

    def minutes(self, cards: int, new_notes: int = 0) -> float:
        """Minutes that so many known cards and new notes will take."""
        return (cards * self.card_seconds + new_notes * self.new_note_seconds) / 60


def pace_of(reviews: Iterable[Review]) -> Pace:
    """The pace of the learner's latest answers; the usual one until there are 20 of them."""
    recent = sorted(reviews, key=lambda review: review.id)[-_RECENT:]
    seconds = [review.ms / 1000 for review in recent if review.ms > 0]
    if len(seconds) < _ENOUGH:
        return Pace()
    own = _median(seconds) + _REST_OF_A_CARD
    return Pace(own, _NEW_NOTE_SECONDS - 2 * _CARD_SECONDS + 2 * own)


def _median(values: Sequence[float]) -> float:
    """The middle of at least one value; the module ``statistics`` costs more to import than all that is asked here."""
    low_to_high = sorted(values)
    middle = len(values) // 2
    return (low_to_high[middle] + low_to_high[~middle]) / 2
