"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7))
"""Western Indonesian time."""


class FakeClock:
    """See `trainer.clock.Clock`.

    Attributes:
        moment: what `now` gives.
        seconds: what `monotonic` gives.
    """

    def __init__(self, moment: datetime | None = None) -> None:
        self.moment = moment or datetime(2026, 11, 24, 9, 12, tzinfo=WIB)
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.moment.replace(microsecond=self.moment.microsecond // 1000 * 1000)

    def monotonic(self) -> float:
        return self.seconds

    def forward(self, **span: float) -> None:
        """Lets time pass, on the wall and on the stopwatch alike: ``forward(minutes=3)``."""
        passed = timedelta(**span)
        self.moment += passed
        self.seconds += passed.total_seconds()

    def set_wall(self, moment: datetime) -> None:
        """Somebody sets the clock, backwards or forwards; the stopwatch doesn't care."""
        self.moment = moment

    def travel(self, hours: float) -> None:
        """Moves to a zone ``hours`` east of UTC; the instant stays."""
        self.moment = self.moment.astimezone(timezone(timedelta(hours=hours)))
