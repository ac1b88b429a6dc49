"""JSON read strictly: what Python's reader lets pass, and where the limits are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.history.json_text import MAX_DEPTH, Packed, excerpt, read_object, try_object, write_object
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


@pytest.mark.parametrize("text", ["[]", "{", '{"a":', '{"a":NaN}', '{"a":1,"a":2}', "[" * 100_000, nested(33), "x", ""])
def test_what_is_no_object_is_none_without_a_failure(text: str) -> None:
    assert try_object(text).value is None


def test_an_object_is_tried_like_it_is_read() -> None:
    assert try_object('{"a":[1]} {')[:2] == read_object('{"a":[1]} {')
    assert try_object(nested(MAX_DEPTH)).value


@pytest.mark.parametrize(
    ("text", "cut_off"), [('{"a":"bcdefghijkl', True), ('{"a":1,', True), ('{"a" 1,"bcdefgh"', False)]
)
def test_an_object_may_go_on(text: str, cut_off: bool) -> None:
    assert try_object(text).cut_off is cut_off


@given(_OBJECTS)
def test_a_packed_object_is_the_same_object(value: dict[str, object]) -> None:
    packed = Packed(value)
    assert packed == value
    assert (dict(packed.items()), list(packed), len(packed), repr(packed)) == (
        value,
        list(value),
        len(value),
        repr(value),
    )
    assert all(packed[key] == value[key] for key in value)


def test_what_json_cannot_hold_cannot_be_packed() -> None:
    with pytest.raises(EventError):
        Packed({"a": object()})


def test_brackets_side_by_side_or_in_strings_are_not_nested() -> None:
    value = {"a": [[]] * 200, "b": "[{" * 200, "c": '\\"[[[[' * 50}
    assert read_object(json.dumps(value))[0] == value


def test_what_follows_the_object_is_not_looked_at() -> None:
    assert read_object(',{"a":[1]}' + "[" * 100_000, 1) == ({"a": [1]}, 10)


@pytest.mark.parametrize(("text", "shown"), [("a\x1b[2J\nb", "a␛[2J b"), ("x" * 100, "x" * 40 + "…"), (12, "12")])
def test_an_excerpt_is_short_and_harmless(text: object, shown: str) -> None:
    assert excerpt(text) == shown
