"""JSON from a file that anybody may have touched: read strictly and within limits.

Python's reader accepts NaN, numbers that overflow to infinity and the same key twice, and nesting of a thousand levels
ends in a RecursionError. None of it may enter the model.
"""

import json
from collections.abc import ItemsView, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from trainer.history.problems import EventError
from trainer.i18n import N_
from trainer.text import clean, clean_line

MAX_LENGTH = 1 << 20
"""Bytes of one event."""

MAX_DEPTH = 32
"""Objects and lists within one another, the event itself counted."""

MAX_VALUES = 20_000
"""Values of one event, as far as commas and opening brackets tell, wherever they stand."""

_EXCERPT = 40


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise EventError(N_("the key {key} stands there twice"), key=excerpt(key))
    return result


def _not_a_number(text: str) -> Any:
    raise EventError(N_("{number} isn't a number of JSON"), number=text)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise EventError(N_("{number} isn't a number of JSON"), number=excerpt(text))
    return number


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_finite, parse_constant=_not_a_number)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ASCII_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)


class Packed(Mapping[str, Any]):
    """A JSON object kept as its text, for what is seldom looked at: lists and objects take 20 times their text's bytes.

    Raises:
        EventError: it holds what JSON can't.
    """

    __slots__ = ("_text",)

    def __init__(self, value: Mapping[str, Any]) -> None:
        try:
            self._text = _ENCODER.encode(value).encode("utf-8", "surrogatepass")
        except (TypeError, ValueError, RecursionError) as error:
            raise _not_json(error) from error

    @property
    def size(self) -> int:
        """Bytes of its text."""
        return len(self._text)

    def unpacked(self) -> dict[str, Any]:
        """The object itself, anew each time."""
        value: dict[str, Any] = json.loads(self._text.decode("utf-8", "surrogatepass"))
        return value

    def items(self) -> ItemsView[str, Any]:
        return self.unpacked().items()

    def __getitem__(self, key: str) -> Any:
        return self.unpacked()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.unpacked())

    def __len__(self) -> int:
        return len(self.unpacked())

    def __repr__(self) -> str:
        return repr(self.unpacked())


class Attempt(NamedTuple):
    """What came of `try_object`.

    Attributes:
        value: the object; None if there is none.
        end: where it ends; or how far reading came.
        cut_off: it might be an object if the text went on.
    """

    value: dict[str, Any] | None
    end: int
    cut_off: bool = False


def read_object(text: str, start: int = 0) -> tuple[dict[str, Any], int]:
    """The JSON object that begins at ``start``, and where it ends.

    Raises:
        EventError: it isn't JSON, isn't an object, is nested too deeply, or holds what JSON doesn't allow.
    """
    try:
        value, end = _DECODER.raw_decode(text, start)
    except EventError:
        raise
    except (ValueError, RecursionError) as error:
        raise _not_json(error) from error
    if not isinstance(value, dict):
        raise EventError(N_("this isn't a JSON object"))
    if text.count("{") + text.count("[") > MAX_DEPTH and _is_too_deep(value):
        raise too_deep()
    return value, end


def try_object(text: str) -> Attempt:
    """`read_object` for a text of which much may be no object: nothing is raised, and no failure is remembered.

    A failure that is kept keeps the text and its reader too, in a circle, so that a million of them fill the memory.
    """
    try:
        value, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        cut_off = error.pos >= len(text) - 8 or error.msg.startswith("Unterminated")
        return Attempt(None, error.pos, cut_off)
    except (EventError, ValueError, RecursionError):
        return Attempt(None, len(text))
    if not isinstance(value, dict) or (text.count("{") + text.count("[") > MAX_DEPTH and _is_too_deep(value)):
        return Attempt(None, end)
    return Attempt(value, end)


def has_many_values(text: str) -> bool:
    """Whether ``text`` may hold more values than an event: they take many times the memory of their bytes."""
    return len(text) > MAX_VALUES and text.count(",") + text.count("[") + text.count("{") > MAX_VALUES


def write_object(value: dict[str, Any]) -> str:
    """``value`` as compact JSON on one line; what a terminal would obey is written as an escape.

    Raises:
        EventError: it holds what JSON can't (NaN, an object of Python, endless nesting).
    """
    try:
        text = _ENCODER.encode(value)
        if text.isprintable() or clean(text) == text:
            return text
        return _ASCII_ENCODER.encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise _not_json(error) from error


def excerpt(value: object) -> str:
    """The beginning of ``value``, fit to be shown in an error."""
    text = value if isinstance(value, str) else repr(value)
    return clean_line(text[:_EXCERPT]) + ("…" if len(text) > _EXCERPT else "")


def too_deep() -> EventError:
    """The error for nesting beyond `MAX_DEPTH`."""
    return EventError(N_("it is nested more than {limit} levels deep"), limit=MAX_DEPTH)


def _not_json(error: Exception) -> EventError:
    if isinstance(error, RecursionError):
        return too_deep()
    return EventError(N_("this isn't JSON: {reason}"), reason=excerpt(str(error)))


def _is_too_deep(value: Any) -> bool:
    """Whether there is more than `MAX_DEPTH` of lists and objects within one another, ``value`` counted."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
