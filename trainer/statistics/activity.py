"""On which days somebody studied."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from trainer.history.events import Review
from trainer.scheduling.study_day import StudyDay

_WINDOW = 14


class Activity(NamedTuple):
    """Days with at least one review, among the latest days: a missed day costs one, not everything.

    Attributes:
        studied: days with a review.
        of: days looked at; fewer than 14 only when the first review is more recent than that.
        today: today is one of them.
    """

    studied: int
    of: int
    today: bool = False


def study_days(reviews: Iterable[Review], study_day: StudyDay) -> set[date]:
    """The study days with a review."""
    return {study_day.of(review.at) for review in reviews}


def activity(days: Iterable[date], today: date) -> Activity:
    """The activity of the latest 14 days. Today isn't missed before it is over: it counts once there is a review."""
    past = {day for day in days if day <= today}
    if not past:
        return Activity(0, 0)
    last = today if today in past else today - timedelta(days=1)
    window = min(_WINDOW, (last - min(past)).days + 1)
    first = last - timedelta(days=window - 1)
    return Activity(sum(day >= first for day in past), window, today in past)
