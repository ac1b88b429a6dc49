"""The kinds of value a setting can have: read from a text, refused with what would be possible, written again.

The text is what stands after ``config set`` or in the settings file. Refusals are `UsageError` without a place: who
asks knows whether the value came from a command or from a file.
"""

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from trainer.errors import UsageError
from trainer.i18n import N_
from trainer.i18n.formats import number
from trainer.text import clean_line

Value = bool | int | float | str | tuple[int, ...]

_LONGEST_SHOWN = 40
_YES = frozenset({"true", "yes", "on", "1", "ya", "benar"})
_NO = frozenset({"false", "no", "off", "0", "tidak", "salah"})


class Kind(Protocol):
    """One kind of value."""

    def parse(self, text: str) -> Value:
        """The value that ``text`` (stripped, not empty) means. Raises UsageError, with what is allowed."""


class Choice:
    """One of a few words."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names: Final = names

    def parse(self, text: str) -> str:
        """See `Kind.parse`."""
        if text.lower() in self._names:
            return text.lower()
        raise UsageError(N_("{value} isn't one of: {names}"), value=quoted(text), names=", ".join(self._names))


class Name:
    """The name of something that only the screen knows (a theme); whether it exists is checked there."""

    def __init__(self, short: Mapping[str, str]) -> None:
        """``short``: words that stand for a name."""
        self._short: Final = short

    def parse(self, text: str) -> str:
        """See `Kind.parse`; any name is possible."""
        return self._short.get(text.lower(), clean_line(text))


class Folder:
    """The path of a folder, written in full; whether it is there is asked when it's used (it may be on a stick)."""

    def parse(self, text: str) -> str:
        """See `Kind.parse`; ``~`` is the user's home."""
        with suppress(RuntimeError):  # the home of nobody
            path = Path(text).expanduser()
            if clean_line(text) == text and path.is_absolute():
                return str(path)
        raise UsageError(
            N_("{value} isn't the full path of a folder"), hint=N_("write it from the root on"), value=quoted(text)
        )


class Flag:
    """Yes or no, in either language."""

    def parse(self, text: str) -> bool:
        """See `Kind.parse`."""
        word = text.lower()
        if word in _YES or word in _NO:
            return word in _YES
        raise UsageError(N_("{value} is neither true nor false"), value=quoted(text))


class Whole:
    """A whole number from ``low`` to ``high``."""

    def __init__(self, low: int, high: int) -> None:
        self._low: Final = low
        self._high: Final = high

    def parse(self, text: str) -> int:
        """See `Kind.parse`."""
        if re.fullmatch(r"[0-9]{1,9}", text) and self._low <= int(text) <= self._high:
            return int(text)
        message = N_("{value} isn't a whole number from {low} to {high}")
        raise UsageError(message, value=quoted(text), low=self._low, high=self._high)


class Share:
    """A share from ``low`` to ``high`` (0..1); 0.9, 0,9 and 90% mean the same."""

    def __init__(self, low: float, high: float) -> None:
        self._low: Final = low
        self._high: Final = high

    def parse(self, text: str) -> float:
        """See `Kind.parse`."""
        plain = text.replace(",", ".")
        hundredths = plain.endswith("%")
        value = _number_in(plain.removesuffix("%").strip()) / (100 if hundredths else 1)
        if self._low <= value <= self._high:
            return round(value, 4)
        message = N_("{value} isn't a number from {low} to {high}")
        raise UsageError(message, value=quoted(text), low=LocalNumber(self._low), high=LocalNumber(self._high))


class Steps:
    """Waiting times between answers while learning: written in minutes, held in seconds; 0 alone means none.

    None is shorter than the one before it: who remembers better waits longer.
    """

    def __init__(self, longest: int, most: int = 10) -> None:
        """``longest`` in seconds; ``most`` of them."""
        self._longest: Final = longest
        self._most: Final = most

    def parse(self, text: str) -> tuple[int, ...]:
        """See `Kind.parse`."""
        if text == "0":
            return ()
        minutes = [_number_in(word.removesuffix("m")) for word in text.replace(",", " ").split()]
        seconds = tuple(round(minute * 60) if minute * 60 <= self._longest else 0 for minute in minutes)
        if 0 < len(seconds) <= self._most and all(seconds):
            if list(seconds) != sorted(seconds):
                hint = N_("write them from the shortest to the longest, for example 1 10")
                raise UsageError(N_("a step is shorter than the one before it: {value}"), hint=hint, value=quoted(text))
            return seconds
        raise UsageError(
            N_("{value} isn't a list of minutes"),
            hint=N_("write up to {most} numbers, each at most {longest}, for example 1 10; 0 for no steps"),
            value=quoted(text),
            most=self._most,
            longest=self._longest // 60,
        )


def written(value: Value) -> str:
    """``value`` as its kind reads it again."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return max(f"{value:.2f}", repr(value), key=len)
        case tuple():
            return " ".join(f"{seconds / 60:.6g}" for seconds in value) or "0"
    return str(value)


def quoted(text: str) -> str:
    """What was given, fit to be repeated in a message."""
    shown = clean_line(text).strip()
    return shown if len(shown) < _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"


class LocalNumber:
    """A number in an error's text, written as the language wants it when the error is shown."""

    def __init__(self, value: float) -> None:
        self._value: Final = value

    def __str__(self) -> str:
        return number(self._value, 2)


def _number_in(text: str) -> float:
    """The number that ``text`` is; not a number (nan), which lies in no range, if it is none."""
    return float(text) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text) else math.nan
