from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.strategies import moments
from trainer.scheduling.study_day import StudyDay

hours = st.integers(0, 23)


@given(moments(), hours)
def test_a_study_day_lasts_24_hours(moment: datetime, hour: int) -> None:
    day = StudyDay(hour)
    assert day.of(moment + timedelta(hours=24)) == day.of(moment) + timedelta(days=1)


@given(moments(), hours)
def test_a_moment_lies_between_the_start_of_its_day_and_of_the_next(moment: datetime, hour: int) -> None:
    day = StudyDay(hour)
    today = day.of(moment)
    assert day.start(today, moment) <= moment < day.start(today + timedelta(days=1), moment)
    assert day.of(day.start(today, moment)) == today


@given(moments(), moments(), hours)
def test_days_never_run_backwards(one: datetime, other: datetime, hour: int) -> None:
    day = StudyDay(hour)
    there, back = day.days_between(one, other), day.days_between(other, one)
    assert min(there, back) == 0
    assert max(there, back) == abs((day.of(other) - day.of(one)).days)


def test_four_in_the_morning_ends_the_day() -> None:
    day = StudyDay()
    assert day.of(datetime.fromisoformat("2026-03-03T03:59:59.999+07:00")) == date(2026, 3, 2)
    assert day.of(datetime.fromisoformat("2026-03-03T04:00:00.000+07:00")) == date(2026, 3, 3)


@pytest.mark.parametrize("hour", [-1, 24])
def test_an_hour_that_no_clock_shows(hour: int) -> None:
    with pytest.raises(ValueError, match=r"isn't in 0\.\.23"):
        StudyDay(hour)
