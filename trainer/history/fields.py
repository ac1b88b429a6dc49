"""The values of an event's keys: from JSON into the model, checked, and back.

A reader takes what JSON gave and returns what the model holds, or raises ValueError; its caller knows the key and says
so. Text is cleaned here, where it enters the model. Words of a fixed list (``how``, ``in``) are not held to today's
list: a later version may add one, and a review isn't lost for it.
"""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Any

from trainer.clock import whole_milliseconds
from trainer.history.ids import is_id
from trainer.history.json_text import MAX_DEPTH, Packed, too_deep
from trainer.scheduling.rating import Rating
from trainer.text import clean, clean_line

Reader = Callable[[Any], Any]

MAX_MS = 3_600_000
"""Milliseconds that an answer may take: one hour."""

MAX_TYPED = 200
"""Characters kept of a typed answer."""

_MAX_NAME = 1024
_UNCLEAN = 16
"""How many times as long as allowed a text may be before it is cleaned, which makes it shorter or longer."""
_MAX_WORD = 64
_MAX_LIST = 500
_MAX_WHOLE = 500
"""Bytes of an object that is kept as it is; a larger one is kept as its text."""
_FIRST_YEAR, _LAST_YEAR = 1970, 9999
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = datetime(9999, 12, 31, tzinfo=UTC)
_RATINGS = {rating.value: rating for rating in Rating}
_zones: dict[str, tzinfo] = {}
"""One object for each offset, not one for each event: a large history would need half as much memory again."""


def event_id(value: Any) -> str:
    """The id of an event."""
    if not (isinstance(value, str) and is_id(value)):
        raise ValueError
    return value


def moment(value: Any) -> datetime:
    """An ISO 8601 time with its offset, between 1970 and 9999, cut to milliseconds."""
    if not isinstance(value, str):
        raise ValueError
    zone = _zones.get(value[23:])
    if zone is None or value[19] != ".":
        return _moment(value)
    at = datetime.fromisoformat(value[:23])
    if at.tzinfo is not None:
        raise ValueError
    # `combine` costs a fifth of `replace`, and there are as many moments as events.
    return _in_range(datetime.combine(at, at.time(), zone))


def _moment(value: str) -> datetime:
    """`moment` for a time that isn't written as we do, or whose offset is met for the first time."""
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError
    if value[23:24] in ("+", "-") and len(_zones) < _MAX_LIST:
        _zones[value[23:]] = at.tzinfo
    return _in_range(whole_milliseconds(at))


def _in_range(at: datetime) -> datetime:
    if not _FIRST_YEAR < at.year < _LAST_YEAR and not _FIRST <= at < _LAST:
        raise ValueError
    return at


def moment_text(at: datetime) -> str:
    """The inverse of `moment`."""
    return at.isoformat(timespec="milliseconds")


def day(value: Any) -> date:
    """A date as ``2026-11-24``, between 1970 and 9999."""
    if not (isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"):
        raise ValueError
    result = date.fromisoformat(value)
    if result.year < _FIRST_YEAR:
        raise ValueError
    return result


def rating(value: Any) -> Rating:
    """1 to 4; true isn't 1 here."""
    if type(value) is not int or value not in _RATINGS:
        raise ValueError
    return _RATINGS[value]


def whole(least: int, most: int) -> Reader:
    """A whole number in these limits."""

    def read(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError
        return value

    return read


def number(least: float, most: float, *, ends: bool = True) -> Reader:
    """A number in these limits, with or without their ends."""

    def read(value: Any) -> float:
        if type(value) not in (int, float) or not least <= value <= most or (not ends and value in (least, most)):
            raise ValueError
        return float(value)

    return read


def yes_or_no(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError
    return value


@lru_cache(maxsize=1 << 16)
def _card(text: str) -> str:
    text = _name(text)
    note, mark, kind = text.rpartition("#")
    if not (mark and kind and _is_note(note)):
        raise ValueError
    return text


@lru_cache(maxsize=1 << 16)
def _note(text: str) -> str:
    text = _name(text)
    if not _is_note(text):
        raise ValueError
    return text


def _is_note(text: str) -> bool:
    deck, slash, rest = text.partition("/")
    return bool(slash and deck and rest)


def _name(text: str) -> str:
    text = _clean_line(text, _MAX_NAME)
    if not text:
        raise ValueError
    return text


def _clean_line(text: str, most: int) -> str:
    if len(text) > _UNCLEAN * most:
        raise ValueError
    cleaned = clean_line(text)
    if len(cleaned) > most:
        raise ValueError
    return text if cleaned == text else cleaned  # one object for what is kept: many names take much memory


def card(value: Any) -> str:
    """``deck/note#kind``."""
    if not isinstance(value, str):
        raise ValueError
    return _card(value)


def note(value: Any) -> str:
    """``deck/note``."""
    if not isinstance(value, str):
        raise ValueError
    return _note(value)


def note_or_deck(value: Any) -> str:
    """``deck/note``, or ``deck/`` for a deck."""
    if isinstance(value, str) and value.endswith("/") and value.count("/") == 1 and len(value) > 1:
        return _name(value)
    return note(value)


def name(value: Any) -> str:
    """A text on one line that isn't empty."""
    if not isinstance(value, str):
        raise ValueError
    return _name(value)


@lru_cache(maxsize=1 << 12)
def _word(text: str) -> str:
    return _clean_line(text, _MAX_WORD)


def word(value: Any) -> str:
    """A short text on one line, or none."""
    if not isinstance(value, str):
        raise ValueError
    return _word(value)


@lru_cache(maxsize=1 << 16)
def _line(text: str) -> str:
    if len(text) > _MAX_NAME:
        raise ValueError
    return _clean_line(text, _MAX_NAME)


def line(value: Any) -> str:
    """A text on one line, or none."""
    if not isinstance(value, str):
        raise ValueError
    return _line(value)


def typed(value: Any) -> str:
    """What the learner typed, as much of it as is kept."""
    if not isinstance(value, str):
        raise ValueError
    return clean(value[: _UNCLEAN * MAX_TYPED])[:MAX_TYPED]


def several(read: Reader, least: int = 0, most: int = _MAX_LIST) -> Reader:
    """A list of what ``read`` reads, as a tuple."""

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or not least <= len(value) <= most:
            raise ValueError
        return tuple(map(read, value))

    return read_all


_ids = several(event_id, least=1, most=10_000)


def one_or_more_ids(value: Any) -> tuple[str, ...]:
    """One id, or a list of ids."""
    return (event_id(value),) if isinstance(value, str) else _ids(value)


def one_or_more_ids_text(ids: tuple[str, ...]) -> str | list[str]:
    """The inverse of `one_or_more_ids`."""
    return ids[0] if len(ids) == 1 else list(ids)


def cleaned(value: Any, depth: int = 1) -> Any:
    """A value of JSON with every text in it cleaned.

    Raises:
        EventError: it is nested too deeply.
        ValueError: two keys are the same once they are clean, or it isn't a value of JSON.
    """
    if depth > MAX_DEPTH:
        raise too_deep()
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        result = {clean(key): cleaned(item, depth + 1) for key, item in value.items()}
        if len(result) != len(value):
            raise ValueError
        return result
    if isinstance(value, list):
        return [cleaned(item, depth + 1) for item in value]
    if value is None or isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    raise ValueError


def mapping(value: Any) -> Mapping[str, Any]:
    """A JSON object with clean texts."""
    if not isinstance(value, Mapping):
        raise ValueError
    result: dict[str, Any] = cleaned(value)
    packed = Packed(result)
    return packed if packed.size > _MAX_WHOLE else result


def mapping_text(value: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of `mapping`."""
    return value.unpacked() if isinstance(value, Packed) else dict(value)
