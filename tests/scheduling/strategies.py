"""What the laws of scheduling are tried on."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from trainer.scheduling.fsrs import DEFAULT_PARAMETERS
from trainer.scheduling.memory import MemoryState, Phase
from trainer.scheduling.rating import Rating
from trainer.scheduling.tuning import Tuning

LIMITS = (
    *[(0.001, 100.0)] * 4,
    (1.0, 10.0),
    *[(0.001, 4.0)] * 2,
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
)
"""Lowest and highest value of each parameter, as the fitting of FSRS-6 has them."""

parameters = st.just(DEFAULT_PARAMETERS) | st.tuples(*[st.floats(low, high) for low, high in LIMITS])
stabilities = st.floats(0.001, 50_000)
difficulties = st.floats(1, 10)
days = st.integers(0, 3_000)
ratings = st.sampled_from(Rating)
guesses = st.sampled_from((0.0, 1 / 5, 1 / 4, 1 / 3, 1 / 2))
retentions = st.floats(0.80, 0.95)
steps = st.lists(st.integers(1, 86_400), max_size=4).map(tuple)


def moments() -> st.SearchStrategy[datetime]:
    """Moments of thirty years with any offset in whole quarters of an hour, in whole milliseconds."""
    offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
    start = datetime(2015, 1, 1, tzinfo=UTC)
    since = st.integers(0, 30 * 365 * 86_400_000).map(lambda ms: start + timedelta(milliseconds=ms))
    return st.builds(lambda moment, zone: moment.astimezone(zone), since, offsets)


tunings = st.builds(
    Tuning,
    parameters=parameters,
    retention=retentions,
    learning_steps=steps,
    relearning_steps=steps,
    rollover=st.integers(0, 23),
)


@st.composite
def states(draw: st.DrawFn) -> MemoryState:
    """A card's state after some review, in any phase, on any step (even one that no longer exists)."""
    phase = draw(st.sampled_from(Phase))
    at = draw(moments())
    waiting = phase is not Phase.REVIEW
    return MemoryState(
        stability=draw(stabilities),
        difficulty=draw(difficulties),
        phase=phase,
        step=draw(st.integers(0, 4)) if waiting else None,
        due_at=at + timedelta(minutes=10) if waiting else None,
        due_day=None if waiting else at.date() + timedelta(days=draw(st.integers(1, 400))),
        last_review=at,
        reps=draw(st.integers(1, 40)),
        lapses=draw(st.integers(0, 12)),
    )


class WeeklyLoad:
    """A load that repeats every so many days: how many cards are due, and whether a sibling is among them."""

    def __init__(self, counts: tuple[int, ...], siblings: tuple[bool, ...]) -> None:
        self.counts = counts
        self.siblings = siblings

    def __repr__(self) -> str:
        return f"WeeklyLoad({self.counts}, {self.siblings})"

    def cards_due(self, day: date) -> int:
        return self.counts[day.toordinal() % len(self.counts)]

    def sibling_due(self, day: date) -> bool:
        return self.siblings[day.toordinal() % len(self.siblings)]


loads = st.builds(
    WeeklyLoad,
    st.lists(st.integers(0, 30), min_size=1, max_size=9).map(tuple),
    st.lists(st.booleans(), min_size=1, max_size=7).map(tuple),
)
