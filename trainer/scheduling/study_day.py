"""The study day: when one day of reviews ends and the next begins.

Learners sit up late, so midnight doesn't end the day: a set hour does (4.00 unless changed), on the clock of the
place where the review was made. The history keeps that offset, so moving to another zone leaves the past alone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class StudyDay:
    """Rollover hour of a study day.

    Raises:
        ValueError: ``rollover_hour`` isn't in 0..23.
    """

    rollover_hour: int = 4
    _shift: timedelta = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.rollover_hour <= 23:
            raise ValueError(f"rollover hour {self.rollover_hour} isn't in 0..23")
        object.__setattr__(self, "_shift", timedelta(hours=self.rollover_hour))

    def of(self, moment: datetime) -> date:
        """The study day that holds ``moment`` (which must know its offset from UTC)."""
        return (moment - self._shift).date()

    def days_between(self, earlier: datetime, later: datetime) -> int:
        """Whole study days from one moment to another; 0 if the clock went back."""
        return max(0, (self.of(later) - self.of(earlier)).days)

    def start(self, day: date, like: datetime) -> datetime:
        """The moment ``day`` begins, in the zone of ``like``."""
        return datetime(day.year, day.month, day.day, self.rollover_hour, tzinfo=like.tzinfo)
