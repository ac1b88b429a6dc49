from datetime import UTC, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.pace import Pace, pace_of

_START = datetime(2026, 3, 1, tzinfo=UTC)


def reviews(*milliseconds: int) -> list[Review]:
    """Answers that took so long, in this order."""
    return [
        Review(id=f"{place:026}", at=_START + timedelta(minutes=place), card="d/n#term", rating=Rating.GOOD, ms=ms)
        for place, ms in enumerate(milliseconds)
    ]


@given(st.lists(st.integers(1, 3_600_000), min_size=20, max_size=60))
def test_the_learners_own_pace_is_the_median_and_four_seconds(milliseconds: list[int]) -> None:
    seconds = [value / 1000 for value in milliseconds]
    assert pace_of(reviews(*milliseconds)).card_seconds == median(seconds) + 4


def test_few_answers_say_nothing_yet() -> None:
    assert pace_of(reviews(*[1000] * 19)) == Pace()
    assert pace_of(reviews(*[1000] * 19, 0, 0)) == Pace()  # an answer without a time is none


def test_the_latest_answers_count_in_whatever_order_they_come() -> None:
    events = reviews(*[60_000] * 300, *[2_000] * 200)
    assert pace_of(reversed(events)).card_seconds == pytest.approx(6.0)
