"""Our states against those of the package ``fsrs``, which the makers of FSRS maintain.

It counts whole 24 hours where we count study days, so the histories are such that both agree: all reviews between
10.00 and 16.00 of one zone, and never at an earlier hour than the review before.
"""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import fsrs
import pytest

from tests.support.scale import scaled
from trainer.scheduling.fsrs import DEFAULT_PARAMETERS
from trainer.scheduling.memory import MemoryState
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.tuning import Tuning

JAKARTA = timezone(timedelta(hours=7))
TEN = datetime(2026, 1, 5, 10, tzinfo=JAKARTA)
SIX_HOURS_IN_MS = 6 * 3_600_000
STEPS = ((60, 600), (60, 600), (), (600,), (60, 300, 1200), (3600, 86_400))

History = list[tuple[datetime, Rating]]


def oracle(tuning: Tuning) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        parameters=tuning.parameters,
        desired_retention=tuning.retention,
        learning_steps=[timedelta(seconds=step) for step in tuning.learning_steps],
        relearning_steps=[timedelta(seconds=step) for step in tuning.relearning_steps],
        enable_fuzzing=False,
    )


def history(draw: random.Random) -> History:
    """1 to 12 reviews, several a day or up to a year and a half apart; a struggling, a usual or a gifted learner."""
    count = draw.randint(1, 12)
    hours = sorted(draw.randint(0, SIX_HOURS_IN_MS) for _ in range(count))
    weights = draw.choice(((40, 30, 25, 5), (15, 10, 65, 10), (3, 7, 50, 40)))
    reviews, day = [], 0
    for ms in hours:
        rating = draw.choices(list(Rating), weights)[0]
        reviews.append((TEN + timedelta(days=day, milliseconds=ms), rating))
        day += draw.choice((0, 0, 1, draw.randint(1, 7), draw.randint(1, 60), draw.randint(1, 500)))
    return reviews


def tunings(draw: random.Random) -> Iterator[Tuning]:
    """The default tuning, and others with parameters up to 30 % away, other steps, retentions and rollovers."""
    yield Tuning()
    for _ in range(19):
        shifted = [value * draw.uniform(0.7, 1.3) for value in DEFAULT_PARAMETERS]
        shifted[7], shifted[16], shifted[20] = max(0.001, shifted[7]), max(1.0, shifted[16]), max(0.1, shifted[20])
        yield Tuning(
            parameters=tuple(shifted),
            retention=draw.choice((0.80, 0.85, 0.90, 0.95)),
            learning_steps=draw.choice(STEPS),
            relearning_steps=draw.choice(STEPS),
            rollover=draw.choice((0, 3, 4, 9, 17, 23)),
        )


def assert_equal_after_each_review(ours: Scheduler, theirs: fsrs.Scheduler, reviews: History) -> None:
    card = fsrs.Card(card_id=1, due=reviews[0][0].astimezone(UTC))
    state: MemoryState | None = None
    lapses = 0
    for at, rating in reviews:
        lapses += card.state == fsrs.State.Review and rating is Rating.AGAIN
        card, _ = theirs.review_card(card, fsrs.Rating(int(rating)), at.astimezone(UTC))
        state = ours.advance("deck/note#term", state, rating, at, None)
        assert card.stability is not None
        assert card.difficulty is not None
        assert abs(state.stability - card.stability) <= 1e-9
        assert abs(state.difficulty - card.difficulty) <= 1e-9
        assert (state.phase, state.step) == (card.state.name.lower(), card.step)
        if state.due_day is None:
            assert state.due_at == card.due
        else:
            assert state.due_day - ours.study_day.of(at) == card.due - at
    assert state is not None
    assert (state.reps, state.lapses) == (len(reviews), lapses)


@pytest.mark.parametrize("seed", [2026])
def test_states_equal_the_oracle(seed: int, record_property: Callable[[str, object], None]) -> None:
    draw = random.Random(seed)
    wanted, histories, reviewed = scaled(10_000), 0, 0
    pairs = [(Scheduler(tuning, fuzz=False), oracle(tuning)) for tuning in tunings(draw)]
    while histories < wanted:
        # Every second history with the default tuning.
        ours, theirs = pairs[0] if histories % 2 else draw.choice(pairs)
        reviews = history(draw)
        assert_equal_after_each_review(ours, theirs, reviews)
        histories, reviewed = histories + 1, reviewed + len(reviews)
    record_property("histories", histories)
    print(f"{histories} histories, {reviewed} reviews")
