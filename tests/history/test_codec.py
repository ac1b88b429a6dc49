"""Events as lines of JSON, there and back."""

import json
from datetime import timedelta
from typing import Any, get_args

import pytest
from hypothesis import given

from tests.history.strategies import events
from tests.history.table_of_bad_events import BAD
from tests.history.table_of_events import AT, CARD, HEAD, ID, LINES
from trainer.errors import FileFormatError
from trainer.history.codec import EventError, decode, encode
from trainer.history.events import Created, Event, Exercise, Reset, Review, Seed, Tune, Unknown
from trainer.scheduling.rating import Rating

_WORDS = {"JSON", "NaN", "Infinity", "1e999", "twice", "nested", "longer"}
"""What a message says when it isn't about one key."""


@pytest.mark.parametrize(("line", "event"), LINES)
def test_an_event_is_written_as_its_line(line: str, event: Event) -> None:
    assert encode(event) == line


@pytest.mark.parametrize(("line", "event"), LINES)
def test_a_line_is_read_as_its_event(line: str, event: Event) -> None:
    again = decode(line)
    assert type(again) is type(event)
    assert again == event
    assert again.at.utcoffset() == event.at.utcoffset()


def test_the_table_has_every_kind() -> None:
    assert {type(event).__name__ for _, event in LINES} == {kind.__name__ for kind in get_args(Event)}


@given(events)
def test_what_is_written_is_read_back(event: Event) -> None:
    line = encode(event)
    again = decode(line)
    assert type(again) is type(event)
    assert again == event
    assert again.at.utcoffset() == event.at.utcoffset()
    assert list(again.extra) == list(event.extra)
    assert encode(again) == line


@given(events)
def test_a_line_is_one_line_of_valid_text(event: Event) -> None:
    line = encode(event)
    assert not set("\n\r\x1b\x85\x9b\u2028\u202e") & set(line)
    assert json.loads(line.encode())["id"] == event.id
    assert decode(json.loads(line)) == event


@pytest.mark.parametrize(("line", "named"), BAD, ids=range(len(BAD)))
def test_a_bad_event_is_refused_and_its_fault_named(line: str, named: str) -> None:
    with pytest.raises(EventError) as caught:
        decode(line)
    error = caught.value
    assert isinstance(error, ValueError)
    assert isinstance(error, FileFormatError)
    assert str(error).startswith(f"{named} ") or (named in _WORDS and named in str(error))
    assert len(str(error)) < 200


def test_what_is_null_or_empty_is_left_out() -> None:
    full = f'{{"k":"review",{HEAD},"card":"{CARD}","r":3,"ms":1,"due":null,"in":"","gave":null,"options":[],"hint":0}}'
    event = decode(full)
    assert event == Review(id=ID, at=AT, card=CARD, rating=Rating.GOOD, ms=1)
    assert encode(event) == f'{{"k":"review",{HEAD},"card":"{CARD}","r":3,"ms":1,"how":"flip"}}'


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-24T08:15:02.123+07:00",
        "2026-11-24T08:15:02.123999+07:00",
        "2026-11-24T08:15:02,123+0700",
        "20261124T081502.123+07:00",
    ],
)
def test_other_ways_to_write_a_time_are_read(written: str) -> None:
    event = decode(f'{{"k":"created","id":"{ID}","t":"{written}"}}')
    assert event.at == AT
    assert event.at.utcoffset() == timedelta(hours=7)


def test_a_time_in_utc_may_end_in_z() -> None:
    event = decode(f'{{"k":"created","id":"{ID}","t":"2026-11-24T01:15:02.123Z"}}')
    assert (event.at, event.at.utcoffset()) == (AT, timedelta(0))


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-24T08:15:02.123+07:00+07:00",
        "2026-11-24T08:15:02.12Z+07:00",
        "20261124T081502.12+0100+07:00",
        "2026-11-24T08:15+01:00 +07:00",
        "+07:00",
    ],
)
def test_a_time_with_two_offsets_is_none(written: str) -> None:
    assert decode(f'{{"k":"created","id":"{ID}","t":"2026-11-24T08:15:02.123+07:00"}}').at == AT
    with pytest.raises(EventError):
        decode(f'{{"k":"created","id":"{ID}","t":"{written}"}}')


def test_text_is_cleaned_where_it_enters() -> None:
    line = json.dumps(
        {
            "k": "review",
            "id": ID,
            "t": "2026-11-24T08:15:02.123+07:00",
            "card": "d/n\x1b#case",
            "r": 3,
            "ms": 1,
            "how": "ty\x9bpe",
            "gave": "a\nb",
            "options": ["\x1b]0;judul\x07"],
            "typed": "\u202ebalik\ud800" + "x" * 500,
        }
    )
    event = decode(line)
    assert isinstance(event, Review)
    assert (event.card, event.how, event.gave) == ("d/n␛#case", "ty\ufffdpe", "a b")
    assert event.options == ("␛]0;judul␇",)
    assert event.typed.startswith("⟨202E⟩balik\ufffdx")
    assert len(event.typed) == 200


def test_the_result_of_an_exercise_is_cleaned_all_through() -> None:
    event = decode(f'{{"k":"exercise",{HEAD},"name":"p\\u001b","result":{{"a\\u001b":[{{"b":"c\\u009b"}}]}}}}')
    assert event == Exercise(id=ID, at=AT, name="p␛", result={"a␛": [{"b": "c\ufffd"}]})


def test_keys_of_a_later_version_come_out_as_they_went_in() -> None:
    line = f'{{"k":"reset",{HEAD},"card":"{CARD}","x":"\\u001b\\ud800","y":[1.50,{{"a":null}}]}}'
    assert json.loads(encode(decode(line))) == json.loads(line)


@pytest.mark.parametrize(
    "event",
    [
        Exercise(id=ID, at=AT, name="peta", result={"x": float("nan")}),
        Exercise(id=ID, at=AT, name="peta", result={"x": {1, 2}}),
        Created(id=ID, at=AT, extra={"x": float("inf")}),
        Created(id=ID, at=AT, extra={"id": "x"}),
        Reset(id=ID, at=AT, card=CARD, extra={"card": "x"}),
        Unknown(id=ID, at=AT, kind="x", extra={"k": "review"}),
    ],
)
def test_what_json_cannot_hold_is_not_written(event: Event) -> None:
    with pytest.raises(EventError):
        encode(event)


def test_a_ring_of_lists_is_not_written() -> None:
    ring: list[Any] = []
    ring.append(ring)
    with pytest.raises(EventError):
        encode(Created(id=ID, at=AT, extra={"x": ring}))


def test_whole_numbers_stand_for_fractions_where_those_are_meant() -> None:
    seed = decode(f'{{"k":"seed",{HEAD},"card":"{CARD}","stability":3,"difficulty":5,"due":"2026-12-01"}}')
    assert isinstance(seed, Seed)
    assert (seed.stability, seed.difficulty, seed.reps, seed.lapses) == (3.0, 5.0, 1, 0)
    tune = decode(f'{{"k":"tune",{HEAD},"parameters":[{",".join("1" * 21)}]}}')
    assert isinstance(tune, Tune)
    assert tune.parameters == (1.0,) * 21
    assert {type(number) for number in (seed.stability, *tune.parameters)} == {float}


def test_events_without_unknown_keys_share_one_empty_mapping() -> None:
    first, second = (decode(line) for line, _ in LINES[:2])
    assert first.extra is second.extra
