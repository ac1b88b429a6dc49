"""Fuzz: a card may come back some days before or after the ideal interval, so that its fellows don't stay together.

The range is that of Anki and the package ``fsrs``: a day to either side, and 15 % of the days from 2.5 to 7, 10 % of
those to 20 and 5 % of those beyond; intervals under 2.5 days are left alone. Which day of the range it is depends on
the moment: when a card is rated, the least loaded one; when a history is replayed and the promised day no longer
fits, one drawn by a seed that is the same on every computer.
"""

from datetime import date, timedelta
from math import floor
from typing import Protocol

from trainer.scheduling.draw import draw

SHORTEST_INTERVAL = 1
LONGEST_INTERVAL = 36_500
"""Days of the interval of a card in review."""

_PIECES = ((20.0, 2.975, 0.05), (7.0, 1.675, 0.10), (2.5, 1.0, 0.15))
"""From how many days on; how far the range reaches there; how much further with each day more."""


class Load(Protocol):
    """What is due already, as seen from one card."""

    def cards_due(self, day: date) -> int:
        """How many other cards are due on ``day``."""

    def sibling_due(self, day: date) -> bool:
        """Whether another card of the same note is due on ``day``."""


def whole_days(interval: float) -> int:
    """``interval`` (days) rounded, at least 1 and at most 36,500."""
    return min(max(round(interval), SHORTEST_INTERVAL), LONGEST_INTERVAL)


def fuzz_range(interval: float) -> tuple[int, int]:
    """The first and last whole day on which a card with an ideal ``interval`` (days) may come back."""
    interval = min(interval, LONGEST_INTERVAL)
    for start, reach, share in _PIECES:
        if interval >= start:
            reach += share * (interval - start)
            return floor(interval - reach + 0.5), min(floor(interval + reach + 0.5), LONGEST_INTERVAL)
    days = whole_days(interval)
    return days, days


def seeded_day(card: str, reviews: int, low: int, high: int) -> int:
    """A day in ``low..high``, always the same for the same card and number of reviews.

    Args:
        card: the card's id, as it stands in the event.
        reviews: how many reviews of it count, the present one included.
    """
    if low == high:
        return low
    drawn = int.from_bytes(draw(f"{card} {reviews}"), "big")
    return low + (drawn * (high - low + 1) >> 64)


def smooth_day(ideal: float, low: int, high: int, today: date, load: Load) -> int:
    """The day in ``low..high`` (days after ``today``) that is best for the learner.

    A day without a sibling goes before one with, then the one with the fewest cards, then the nearest to ``ideal``
    (days), then the earlier.
    """
    if low == high:
        return low

    def cost(days: int) -> tuple[bool, int, float, int]:
        day = today + timedelta(days)
        return load.sibling_due(day), load.cards_due(day), abs(days - ideal), days

    return min(range(low, high + 1), key=cost)
