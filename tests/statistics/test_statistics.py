"""Numbers from the history."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_clock import WIB
from trainer.history.events import Review
from trainer.plots.shades import level_glyph, shade
from trainer.plots.sparkline import sparkline
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.study_day import StudyDay
from trainer.scheduling.tuning import Tuning
from trainer.statistics.activity import Activity, activity, study_days
from trainer.statistics.forecast import within_limit
from trainer.statistics.mastery import is_mastered
from trainer.statistics.retention import Retention, true_retention

START = datetime(2026, 11, 1, 10, tzinfo=WIB)
TODAY = date(2026, 11, 24)


def review(days: float, rating: Rating = Rating.GOOD, **more: object) -> Review:
    at = START + timedelta(days=days)
    return Review(id=f"{int(days * 1000):026}", at=at, card="d/a#term", rating=rating, ms=1000, **more)  # type: ignore[arg-type]


def test_activity_counts_days_of_the_latest_fourteen() -> None:
    days = {TODAY - timedelta(days=ago) for ago in (0, 1, 3, 13, 14, 30)}
    assert activity(days, TODAY) == Activity(4, 14, today=True)


def test_activity_looks_no_further_back_than_the_first_day() -> None:
    assert activity({TODAY - timedelta(days=2), TODAY}, TODAY) == Activity(2, 3, today=True)
    assert activity(set(), TODAY) == Activity(0, 0)


def test_today_is_not_missed_before_it_is_over() -> None:
    fortnight = {TODAY - timedelta(days=ago) for ago in range(1, 15)}
    assert activity(fortnight, TODAY) == Activity(14, 14)
    assert activity({TODAY - timedelta(days=1)}, TODAY) == Activity(1, 1)
    assert activity({TODAY - timedelta(days=3)}, TODAY) == Activity(1, 3)


def test_a_review_at_three_in_the_night_belongs_to_the_day_before() -> None:
    night = START.replace(hour=3)
    event = Review(id="0" * 26, at=night, card="d/a#term", rating=Rating.GOOD, ms=1)
    assert study_days([event], StudyDay()) == {date(2026, 10, 31)}


def test_true_retention_counts_first_answers_in_review_only() -> None:
    events = [
        review(0),
        review(0.01),  # graduates
        review(3),  # passed
        review(9, Rating.AGAIN),  # forgotten
        review(9.01),  # relearning, the same day
        review(15, Rating.HARD),  # passed
        review(15.1, Rating.AGAIN),  # not the first answer of its day
    ]
    found = true_retention([("d/a#term", events)], Scheduler(Tuning()))
    assert found == Retention(2, 3)
    assert true_retention([("d/a#term", events)], Scheduler(Tuning()), date(2026, 11, 10)) == Retention(1, 2)
    assert true_retention([], Scheduler(Tuning())).share is None


def test_what_is_too_much_for_a_day_goes_on_to_the_next() -> None:
    assert within_limit([5, 0, 1, 0], 3) == (3, 2, 1, 0)
    assert within_limit([5, 1], 0) == (0, 0)


@given(st.lists(st.integers(0, 50), max_size=10), st.integers(0, 40))
def test_a_limit_puts_off_and_adds_nothing(falling: list[int], limit: int) -> None:
    asked = within_limit(falling, limit)
    assert len(asked) == len(falling)
    assert all(count <= limit for count in asked)
    assert all(sum(asked[:n]) <= sum(falling[:n]) for n in range(len(falling) + 1))


def test_mastered_means_every_kind_on_two_days() -> None:
    assert is_mastered([(0.95, 2), (0.91, 3)])
    assert not is_mastered([(0.95, 2), (0.91, 1)])
    assert not is_mastered([(0.95, 2), (0.89, 3)])
    assert not is_mastered([(0.95, 2), (None, 0)])
    assert not is_mastered([])


@given(st.lists(st.integers(0, 500), max_size=30))
def test_a_sparkline_has_a_bar_a_value_and_grows_with_it(values: list[int]) -> None:
    bars = sparkline(values)
    assert len(bars) == len(values)
    ordered = [bar for _value, bar in sorted(zip(values, bars, strict=True))]
    assert ordered == sorted(ordered, key="▁▂▃▄▅▆▇█".index)


def test_shades_and_glyphs() -> None:
    assert [shade(recall) for recall in (None, 0.2, 0.7, 0.85, 0.95, 1.0)] == ["·", "░", "▒", "▓", "█", "█"]
    assert [level_glyph(place) for place in range(3)] == ["●", "▲", "■"]
