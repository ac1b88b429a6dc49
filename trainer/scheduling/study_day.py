"""The study day: when one day of reviews ends and the next begins.

Learners sit up late, so midnight doesn't end the day: a set hour does (4.00 unless changed), on the clock of the
place where the review was made. The history keeps that offset, so moving to another zone leaves the past alone.
"""

from datetime import date, datetime, timedelta
from typing import Final


class StudyDay:
    """The days that begin at one hour.

    Attributes:
        rollover_hour: that hour, 0..23.
    """

    def __init__(self, rollover_hour: int = 4) -> None:
        """Raises ValueError: ``rollover_hour`` isn't in 0..23."""
        if not 0 <= rollover_hour <= 23:
            raise ValueError(f"rollover hour {rollover_hour} isn't in 0..23")
        self.rollover_hour: Final = rollover_hour
        self._shift = timedelta(hours=rollover_hour)

    def of(self, moment: datetime) -> date:
        """The study day that holds ``moment`` (which must know its offset from UTC)."""
        return (moment - self._shift).date()

    def days_between(self, earlier: datetime, later: datetime) -> int:
        """Whole study days from one moment to another; 0 if the clock went back."""
        return max(0, (self.of(later) - self.of(earlier)).days)

    def start(self, day: date, like: datetime) -> datetime:
        """The moment ``day`` begins, in the zone of ``like``."""
        return datetime(day.year, day.month, day.day, self.rollover_hour, tzinfo=like.tzinfo)
