"""JSON from a file that anybody may have touched: read strictly and within limits.

Python's reader accepts NaN, numbers that overflow to infinity and the same key twice, and nesting of a thousand levels
ends in a RecursionError. None of it may enter the model.
"""

import json
from collections.abc import Sequence
from typing import Any

from trainer.history.problems import EventError
from trainer.i18n import N_
from trainer.text import clean, clean_line

MAX_LENGTH = 1 << 20
"""Bytes of one event."""

MAX_DEPTH = 32
"""Objects and lists within one another, the event itself counted."""

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


def read_object(text: str, start: int = 0) -> tuple[dict[str, Any], int]:
    """The JSON object that begins at ``start``, and where it ends.

    Raises:
        EventError: it isn't JSON, isn't an object, is nested too deeply, or holds what JSON doesn't allow.
    """
    # The counts cost nothing; only a line with many brackets is looked at closely.
    if text.count("{") + text.count("[") > MAX_DEPTH and _depth(text, start) > MAX_DEPTH:
        raise too_deep()
    try:
        value, end = _DECODER.raw_decode(text, start)
    except EventError:
        raise
    except (ValueError, RecursionError) as error:
        raise _not_json(error) from error
    if not isinstance(value, dict):
        raise EventError(N_("this isn't a JSON object"))
    return value, end


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


def _depth(text: str, start: int) -> int:
    """How deeply the value at ``start`` is nested; reading stops where the limit is passed or the value ends."""
    depth = deepest = 0
    in_string = escaped = False
    for character in text[start:] if start else text:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > MAX_DEPTH:
                break
        elif character in "]}":
            depth -= 1
            if depth <= 0:
                break
    return deepest
