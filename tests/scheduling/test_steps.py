"""Learning and relearning steps: a table, after Anki's."""

import pytest

from trainer.scheduling.rating import Rating
from trainer.scheduling.steps import next_step

AGAIN, HARD, GOOD, EASY = Rating
ONE, TWO, THREE = (600,), (60, 600), (60, 600, 6000)


@pytest.mark.parametrize(
    ("steps", "step", "rating", "after"),
    [
        (ONE, 0, AGAIN, (0, 600)),
        (ONE, 0, HARD, (0, 900)),
        (ONE, 0, GOOD, None),
        (ONE, 0, EASY, None),
        (TWO, 0, AGAIN, (0, 60)),
        (TWO, 0, HARD, (0, 330)),
        (TWO, 0, GOOD, (1, 600)),
        (TWO, 0, EASY, None),
        (TWO, 1, AGAIN, (0, 60)),
        (TWO, 1, HARD, (1, 600)),
        (TWO, 1, GOOD, None),
        (THREE, 1, GOOD, (2, 6000)),
        (THREE, 2, HARD, (2, 6000)),
        (THREE, 2, GOOD, None),
        # Beyond the last step: there were more of them when the card came here.
        (ONE, 3, AGAIN, (0, 600)),
        (ONE, 3, HARD, None),
        (ONE, 1, GOOD, None),
        # Half seconds are dropped.
        ((1,), 0, HARD, (0, 1)),
        ((1, 2), 0, HARD, (0, 1)),
        # No steps: straight into review.
        ((), 0, AGAIN, None),
        ((), 0, HARD, None),
        ((), 2, GOOD, None),
        ((), 0, EASY, None),
    ],
)
def test_where_a_rating_leads(steps: tuple[int, ...], step: int, rating: Rating, after: tuple[int, int] | None) -> None:
    assert next_step(steps, step, rating) == after
