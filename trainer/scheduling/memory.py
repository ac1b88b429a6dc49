"""What is believed about one card in one head."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Phase(StrEnum):
    """Where a card stands; a card without any state is *new*."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class MemoryState(NamedTuple):
    """The state of a card after its last review. Immutable: a review makes a new one.

    Attributes:
        stability: days after which the recall probability has fallen to 90 %.
        difficulty: 1 (easy) to 10 (hard).
        phase: learning, review or relearning.
        step: index of the learning or relearning step; None in review.
        due_at: the moment a learning or relearning card comes back; None in review.
        due_day: the study day a review card comes back; None while learning.
        last_review: the moment of the last counted review, with the offset it was made with.
        reps: how many reviews counted.
        lapses: how often it was forgotten while in review.
    """

    stability: float
    difficulty: float
    phase: Phase
    step: int | None
    due_at: datetime | None
    due_day: date | None
    last_review: datetime
    reps: int
    lapses: int
