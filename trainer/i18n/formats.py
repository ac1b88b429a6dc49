"""Numbers, dates and durations as people write them in the language in force.

Everything with a letter in it is a marked text like any other, so a further language needs a catalog and, in
`number`, `percent` and `time`, its signs. The system's locale plays no part: most laptops of our users run an English
one.
"""

import datetime as dt
import math
from collections.abc import Sequence
from typing import Final, overload

from trainer.i18n.catalog import N_, _, current_language, n_

_WEEKDAYS: Final = (
    (N_("Mon"), N_("Monday")),
    (N_("Tue"), N_("Tuesday")),
    (N_("Wed"), N_("Wednesday")),
    (N_("Thu"), N_("Thursday")),
    (N_("Fri"), N_("Friday")),
    (N_("Sat"), N_("Saturday")),
    (N_("Sun"), N_("Sunday")),
)

_MONTHS: Final = (
    (N_("Jan"), N_("January")),
    (N_("Feb"), N_("February")),
    (N_("Mar"), N_("March")),
    (N_("Apr"), N_("April")),
    (N_("May"), N_("May")),
    (N_("Jun"), N_("June")),
    (N_("Jul"), N_("July")),
    (N_("Aug"), N_("August")),
    (N_("Sep"), N_("September")),
    (N_("Oct"), N_("October")),
    (N_("Nov"), N_("November")),
    (N_("Dec"), N_("December")),
)

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86400
_MONTH: Final = 30.4375 * _DAY
_YEAR: Final = 365.25 * _DAY

_UNITS: Final = (
    (1, 60, 0, N_("{n} s")),
    (_MINUTE, 60, 0, N_("{n} min")),
    (_HOUR, 24, 0, N_("{n} h")),
    (_DAY, 30, 0, N_("{n} d")),
    (_MONTH, 12, 1, N_("{n} mo")),
    (_YEAR, math.inf, 1, N_("{n} y")),
)
"""Seconds of a unit, how many of it make the next one, decimals shown, and the short text."""


def number(value: float, decimals: int = 0) -> str:
    """``value`` with grouped thousands: 1.234,5 in Indonesian, 1,234.5 in English. There is no minus zero."""
    text = f"{value:,.{decimals}f}"
    if not text.strip("-0.,"):
        text = text.removeprefix("-")
    return text.translate(_SWAPPED) if current_language() == "id" else text


_SWAPPED: Final = str.maketrans(",.", ".,")


def file_size(count: int) -> str:
    """``count`` bytes, to the nearest kilobyte or tenth of a megabyte (of 1,000)."""
    if count < 1_000_000:
        return _("{n} kB", n=number(math.ceil(count / 1000)))
    return _("{n} MB", n=number(count / 1_000_000, 1))


def percent(share: float, decimals: int = 0) -> str:
    """``share`` (0..1) in hundredths: 82 % in Indonesian, 82% in English."""
    return number(share * 100, decimals) + (" %" if current_language() == "id" else "%")


def date_short(day: dt.date) -> str:
    """Weekday, day and month: Sel 24 Nov, Tue 24 Nov."""
    return f"{_(_WEEKDAYS[day.weekday()][0])} {day_month(day)}"


def day_month(day: dt.date) -> str:
    """Day and month: 24 Nov."""
    return f"{day.day} {_(_MONTHS[day.month - 1][0])}"


def date_long(day: dt.date) -> str:
    """Selasa, 24 November 2026; Tuesday, 24 November 2026."""
    return f"{_(_WEEKDAYS[day.weekday()][1])}, {day.day} {_(_MONTHS[day.month - 1][1])} {day.year}"


def time(moment: dt.datetime) -> str:
    """Hours and minutes on the clock of ``moment``'s own zone: 09.12 in Indonesian, 09:12 in English."""
    return f"{moment:%H.%M}" if current_language() == "id" else f"{moment:%H:%M}"


def minutes(value: float) -> str:
    """An estimate of ``value`` minutes, at least one: ± 4 menit, about 4 min."""
    return _("about {n} min", n=number(max(1, _rounded(value, 0))))


@overload
def interval(*, seconds: float) -> str: ...
@overload
def interval(*, days: float) -> str: ...
def interval(*, seconds: float | None = None, days: float | None = None) -> str:
    """A time span in as few letters as a rating key has room for: 10 mnt, 6 hari, 1,4 bln; 10 min, 6 d, 1.4 mo."""
    unit, _count, text = _measured(seconds, days)
    return _(_UNITS[unit][3], n=text)


@overload
def interval_words(*, seconds: float) -> str: ...
@overload
def interval_words(*, days: float) -> str: ...
def interval_words(*, seconds: float | None = None, days: float | None = None) -> str:
    """A time span in whole words: 10 menit, 1,4 bulan; 10 minutes, 1.4 months."""
    unit, count, text = _measured(seconds, days)
    n = 1 if count == 1 else 2
    return (
        n_("{n} second", "{n} seconds", n, n=text),
        n_("{n} minute", "{n} minutes", n, n=text),
        n_("{n} hour", "{n} hours", n, n=text),
        n_("{n} day", "{n} days", n, n=text),
        n_("{n} month", "{n} months", n, n=text),
        n_("{n} year", "{n} years", n, n=text),
    )[unit]


def join_names(names: Sequence[str]) -> str:
    """The names as a list in a sentence: A, B dan C; A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def _measured(seconds: float | None, days: float | None) -> tuple[int, float, str]:
    """Index of the largest unit that fits, how many of it, and that number as text (without an idle ,0)."""
    if (seconds is None) == (days is None):
        raise TypeError("give either seconds or days")
    span = days * _DAY if days is not None else seconds or 0.0
    unit = next(i for i, (size, limit, digits, _text) in enumerate(_UNITS) if _rounded(span / size, digits) < limit)
    size, _limit, decimals, _text = _UNITS[unit]
    count = _rounded(span / size, decimals)
    return unit, count, number(count, 0 if count == int(count) else decimals)


def _rounded(value: float, decimals: int) -> float:
    """``value`` rounded with halves going up, as people expect of 4.5 minutes."""
    scale: int = 10**decimals
    return math.floor(value * scale + 0.5) / scale
