"""When a card comes back: from its state and a rating to the next state. Pure: no clock, no files, no randomness.

`Scheduler.advance` is the one step of a replay, `Scheduler.preview` what the four rating keys show. They agree: a
state from the preview is what advancing with the day it promised gives.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from trainer.scheduling.fsrs import Fsrs
from trainer.scheduling.fuzz import Load, fuzz_range, seeded_day, smooth_day, whole_days
from trainer.scheduling.memory import MemoryState, Phase
from trainer.scheduling.rating import Rating
from trainer.scheduling.steps import next_step
from trainer.scheduling.study_day import StudyDay
from trainer.scheduling.tuning import Tuning

__all__ = ["LEECH_LAPSES", "Load", "Outcome", "Scheduler", "is_leech"]

LEECH_LAPSES = 8

_AGAIN = Rating.AGAIN
_LEARNING, _REVIEW, _RELEARNING = Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING


class Outcome(NamedTuple):
    """What a rating would lead to.

    Attributes:
        state: the card's state after it.
        due: the study day promised, to be written into the review; None while learning.
        seconds: until the card comes back, while learning; else None.
        days: until the card comes back, in review; else None.
    """

    state: MemoryState
    due: date | None
    seconds: int | None
    days: int | None


class Scheduler:
    """Decides by one tuning. The same arguments give the same answer on every computer.

    Attributes:
        tuning: what it was built from.
        study_day: the days it counts in.
        fsrs: the model of memory it asks.
    """

    def __init__(self, tuning: Tuning, *, fuzz: bool = True) -> None:
        """``fuzz=False``: every card comes back on its ideal day, whatever was promised (to compare with others)."""
        self.tuning = tuning
        self.study_day = StudyDay(tuning.rollover)
        self.fsrs = Fsrs(tuning.parameters)
        self._fuzz = fuzz

    def recall(self, state: MemoryState, now: datetime) -> float:
        """The probability (0..1) that the card is known; 1 on the study day of its last review."""
        return self.fsrs.recall(state.stability, self.study_day.days_between(state.last_review, now))

    def advance(
        self,
        card: str,
        before: MemoryState | None,
        rating: Rating,
        at: datetime,
        due: date | None,
        guess: float = 0.0,
    ) -> MemoryState:
        """The state of a card after a review.

        Args:
            card: the card's id, as it stands in the event; the seed of the fuzz.
            before: its state before; None for a new card.
            at: the moment of the review, with its offset.
            due: the study day that was promised. It holds if it lies within the fuzz range of the interval that the
                tuning now gives; else, or if it is None, a seeded day of that range is taken. Ignored while learning.
            guess: the probability (0..1) of being right by guessing.
        """
        stability, difficulty = self._remembered(before, rating, at, guess)
        place = self._step_after(before, rating)
        reps, lapses = (before.reps + 1, before.lapses) if before else (1, 0)
        if before and before.phase is _REVIEW and rating == _AGAIN:
            lapses += 1
        if place is None:
            day = self._due_day(card, stability, reps, self.study_day.of(at), due)
            return MemoryState(stability, difficulty, _REVIEW, None, None, day, at, reps, lapses)
        step, seconds = place
        phase = _LEARNING if before is None or before.phase is _LEARNING else _RELEARNING
        due_at = at + timedelta(seconds=seconds)
        return MemoryState(stability, difficulty, phase, step, due_at, None, at, reps, lapses)

    def preview(
        self, card: str, before: MemoryState | None, now: datetime, load: Load, guess: float = 0.0
    ) -> dict[Rating, Outcome]:
        """What each rating would lead to, with the day that suits the learner's load.

        A better rating never brings a card back earlier, and brings it back later where the fuzz range has room (unless
        the parameters themselves value a first Good below a first Hard).
        """
        today = self.study_day.of(now)
        outcomes: dict[Rating, Outcome] = {}
        longest = 0
        for rating in Rating:
            place = self._step_after(before, rating)
            due, seconds, days = None, None, None
            if place is None:
                stability, _ = self._remembered(before, rating, now, guess)
                longest = days = self._smooth_days(stability, longest, today, load)
                due = today + timedelta(days)
            else:
                seconds = place[1]
            outcomes[rating] = Outcome(self.advance(card, before, rating, now, due, guess), due, seconds, days)
        return outcomes

    def _remembered(
        self, before: MemoryState | None, rating: Rating, at: datetime, guess: float
    ) -> tuple[float, float]:
        """Stability and difficulty after the review."""
        if before is None:
            return self.fsrs.first(rating, guess)
        days = self.study_day.days_between(before.last_review, at)
        return self.fsrs.step(before.stability, before.difficulty, days, rating, guess)

    def _step_after(self, before: MemoryState | None, rating: Rating) -> tuple[int, int] | None:
        """The learning or relearning step after the review and its seconds; None in review."""
        if before is None:
            return next_step(self.tuning.learning_steps, 0, rating)
        if before.phase is _LEARNING:
            return next_step(self.tuning.learning_steps, before.step or 0, rating)
        if before.phase is _RELEARNING:
            return next_step(self.tuning.relearning_steps, before.step or 0, rating)
        return next_step(self.tuning.relearning_steps, 0, rating) if rating == _AGAIN else None

    def _due_day(self, card: str, stability: float, reps: int, today: date, promised: date | None) -> date:
        interval = self.fsrs.interval(stability, self.tuning.retention)
        if not self._fuzz:
            return today + timedelta(whole_days(interval))
        low, high = fuzz_range(interval)
        if promised is not None and low <= (promised - today).days <= high:
            return promised
        return today + timedelta(seeded_day(card, reps, low, high))

    def _smooth_days(self, stability: float, longest: int, today: date, load: Load) -> int:
        """The interval to promise: longer than ``longest``, that of the rating below, where the range allows it."""
        interval = self.fsrs.interval(stability, self.tuning.retention)
        if not self._fuzz:
            return whole_days(interval)
        low, high = fuzz_range(interval)
        return smooth_day(interval, min(max(low, longest + 1), high), high, today, load)


def is_leech(state: MemoryState, limit: int = LEECH_LAPSES) -> bool:
    """Whether the card was forgotten so often that another way of learning it is called for."""
    return state.lapses >= limit
