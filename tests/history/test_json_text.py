"""JSON read strictly: what Python's reader lets pass, and where the limits are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.history.json_text import MAX_DEPTH, excerpt, read_object, write_object
from trainer.history.problems import EventError

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
_OBJECTS = st.dictionaries(st.text(), _VALUES, max_size=5)


def nested(levels: int) -> str:
    return '{"a":' + "[" * (levels - 1) + "]" * (levels - 1) + "}"


@given(_OBJECTS)
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    text = write_object(value)
    assert read_object(text) == (value, len(text))
    assert json.loads(text) == value
    assert "\n" not in text


@given(_OBJECTS)
def test_it_reads_what_any_writer_of_json_writes(value: dict[str, object]) -> None:
    assert read_object(json.dumps(value))[0] == value


def test_the_limit_of_nesting_is_exact() -> None:
    assert read_object(nested(MAX_DEPTH))
    with pytest.raises(EventError, match="nested"):
        read_object(nested(MAX_DEPTH + 1))


def test_brackets_side_by_side_or_in_strings_are_not_nested() -> None:
    value = {"a": [[]] * 200, "b": "[{" * 200, "c": '\\"[[[[' * 50}
    assert read_object(json.dumps(value))[0] == value


def test_what_follows_the_object_is_not_looked_at() -> None:
    assert read_object(',{"a":[1]}' + "[" * 100_000, 1) == ({"a": [1]}, 10)


@pytest.mark.parametrize(("text", "shown"), [("a\x1b[2J\nb", "a␛[2J b"), ("x" * 100, "x" * 40 + "…"), (12, "12")])
def test_an_excerpt_is_short_and_harmless(text: object, shown: str) -> None:
    assert excerpt(text) == shown
