"""Ids of imported events: the same each time, in order of time, and no computer's own."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest

from trainer.history.ids import device_of, is_id, new_device, new_id
from trainer.importing.stable_ids import ANKI, stable_id

AT = datetime(2026, 3, 14, 20, 15, 7, 123_000, timezone(timedelta(hours=7)))


def test_the_same_event_has_the_same_id_each_time_and_in_every_zone():
    assert stable_id(AT, "anki", "guid", "1") == stable_id(AT.astimezone(UTC), "anki", "guid", "1")
    # Written down: an id that another version makes otherwise would bring every review in for a second time.
    assert stable_id(AT, "anki", "guid", "1") == "01KKP7RYZKZ60NB934H5ankimp"


def test_it_is_an_id_of_a_device_that_no_computer_has():
    id_ = stable_id(AT, "anki", "guid")

    assert is_id(id_)
    assert device_of(id_) == ANKI
    assert not set("ilou").isdisjoint(ANKI)
    assert all(set("ilou").isdisjoint(new_device(Random(seed))) for seed in range(200))
    assert stable_id(AT, "obsidian", device="obsimp").endswith("obsimp")


def test_ids_sort_by_time_among_those_of_the_program_itself():
    later = AT + timedelta(milliseconds=1)

    assert stable_id(AT, "z") < stable_id(later, "a")
    assert (
        new_id(AT, Random(1), "abcdef") < stable_id(later, "a") < new_id(later + timedelta(days=1), Random(1), "x" * 6)
    )


def test_what_differs_in_any_part_has_another_id():
    parts = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), ("c", "ab"), ("ab", "C"), ("1:a",), ("é",)]

    assert len({stable_id(AT, *each) for each in parts}) == len(parts)
    assert len({stable_id(AT, str(number)) for number in range(20_000)}) == 20_000


def test_odd_texts_have_an_id_too():
    assert is_id(stable_id(AT, "\ud800", "\x00", "🙂" * 1000))


def test_a_moment_before_1970_is_refused():
    with pytest.raises(ValueError, match="1970"):
        stable_id(datetime(1969, 12, 31, tzinfo=UTC), "anki")
