"""From events to what is believed about a card: a fold over the card's own events, and nothing else.

It looks at no other card, no clock and no random source, so two machines with the same events agree, and undoing one
event moves one card.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from trainer.history.events import Reset, Review, Seed, Tune
from trainer.scheduling.fsrs import MIN_STABILITY
from trainer.scheduling.memory import MemoryState, Phase
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.tuning import Tuning

_ONCE_A_DAY = ("contrast", "exam")
_NEVER = ("cram",)


class CardHistory(NamedTuple):
    """What a card's events add up to.

    Attributes:
        state: its memory state, None while it is new.
        first: the moment of its first review since the last reset.
        right_days: on how many study days it was answered Hard or better, since the last reset.
        last_day: the study day of its latest counting review.
        before_last_day: its state when that day began.
    """

    state: MemoryState | None = None
    first: datetime | None = None
    right_days: int = 0
    last_day: date | None = None
    before_last_day: MemoryState | None = None


NEW = CardHistory()


def walk(
    card: str, events: Sequence[Review | Reset | Seed], scheduler: Scheduler
) -> Iterator[tuple[Review | Reset | Seed, MemoryState | None, MemoryState | None]]:
    """Each counting event of ``card`` with the state before and after it; the events are in order of time."""
    state: MemoryState | None = None
    last_day: date | None = None
    for event in events:
        before = state
        if isinstance(event, Reset):
            state = None
        elif isinstance(event, Seed):
            state = _seeded(event)
        else:
            day = scheduler.study_day.of(event.at)
            if event.origin in _NEVER or (event.origin in _ONCE_A_DAY and last_day is not None and day <= last_day):
                continue
            last_day = day if last_day is None else max(last_day, day)
            state = scheduler.advance(card, state, event.rating, event.at, event.due, guess_of(event))
        yield event, before, state


def fold(card: str, events: Sequence[Review | Reset | Seed], scheduler: Scheduler) -> CardHistory:
    """The history of ``card`` from its events, which are in order of time and not undone."""
    state: MemoryState | None = None
    first: datetime | None = None
    right_days = 0
    last_right: date | None = None
    last_day: date | None = None
    before_last_day: MemoryState | None = None
    for event, before, after in walk(card, events, scheduler):
        state = after
        if isinstance(event, Reset):
            first, right_days, last_right, before_last_day = None, 0, None, None
        if not isinstance(event, Review):
            continue
        day = scheduler.study_day.of(event.at)
        if last_day is None or day > last_day:
            last_day, before_last_day = day, before
        if first is None:
            first = event.at
        if event.rating != Rating.AGAIN and (last_right is None or day > last_right):
            last_right = day
            right_days += 1
    return CardHistory(state, first, right_days, last_day, before_last_day)


def guess_of(review: Review) -> float:
    """The probability (0..1) that the answer was right by mere guessing."""
    return 1 / len(review.options) if review.how == "choose" and review.options else 0.0


def tuning_of(tune: Tune | None) -> Tuning:
    """The tuning that an event asks for; what it leaves out, and what makes no sense, is the default."""
    default = Tuning()
    if tune is None:
        return default
    values = {
        name: value
        for name in ("parameters", "retention", "learning_steps", "relearning_steps", "rollover")
        if (value := getattr(tune, name)) is not None
    }
    try:
        return Tuning(**values)
    except ValueError:
        # A later version may allow what this one doesn't: whatever is valid by itself still holds.
        kept = {name: value for name, value in values.items() if _valid(name, value)}
        return Tuning(**kept)


def _valid(name: str, value: object) -> bool:
    try:
        Tuning(**{name: value})  # type: ignore[arg-type]
    except ValueError:
        return False
    return True


def _seeded(seed: Seed) -> MemoryState:
    return MemoryState(
        stability=max(MIN_STABILITY, seed.stability),
        difficulty=min(10.0, max(1.0, seed.difficulty)),
        phase=Phase.REVIEW,
        step=None,
        due_at=None,
        due_day=seed.due,
        last_review=seed.at,
        reps=seed.reps,
        lapses=seed.lapses,
    )
