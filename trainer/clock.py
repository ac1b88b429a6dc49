"""The one place that asks the system what time it is."""

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """What the trainer wants to know about time."""

    def now(self) -> datetime:
        """The moment with its local offset from UTC, in whole milliseconds (as the history writes it)."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start that never go back: for measuring how long an answer took."""


class SystemClock:
    """The computer's clock and time zone."""

    def now(self) -> datetime:
        """See `Clock.now`; a time zone that was changed meanwhile is noticed."""
        if hasattr(time, "tzset"):  # else C's library remembers the zone of the start
            time.tzset()
        return whole_milliseconds(datetime.now().astimezone())

    def monotonic(self) -> float:
        """See `Clock.monotonic`."""
        return time.monotonic()


def whole_milliseconds(moment: datetime) -> datetime:
    """``moment`` cut to milliseconds: what is kept in memory must equal what is read back from the file."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
