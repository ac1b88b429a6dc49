"""Ids: their form, their order, their device."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.history.strategies import moments
from trainer.history.ids import device_of, is_device, is_id, new_device, new_id

AT = datetime(2026, 11, 24, 1, 15, 2, 123000, tzinfo=UTC)


class _Highest(Random):
    """Always draws the greatest number."""

    def getrandbits(self, count: int, /) -> int:
        return (1 << count) - 1


def test_the_first_ten_characters_are_those_of_a_ulid() -> None:
    # 1469918176385 is the example of the ULID specification's reference implementation: 01ARYZ6S41.
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=1_469_918_176_385)
    assert new_id(moment, Random(1), "k3p9x1")[:10] == "01ARYZ6S41"


@given(moments, st.integers())
def test_an_id_is_one_and_names_its_device(at: datetime, seed: int) -> None:
    device = new_device(Random(seed))
    id_ = new_id(at, Random(seed), device)
    assert is_device(device)
    assert is_id(id_)
    assert device_of(id_) == device


@given(moments, st.integers(), st.lists(st.integers(0, 3), max_size=30))
def test_ids_rise_while_the_clock_does(start: datetime, seed: int, steps: list[int]) -> None:
    random, made, at = Random(seed), [""], start
    for step in steps:
        at += timedelta(milliseconds=step)
        made.append(new_id(at, random, "k3p9x1", made[-1]))
    assert made == sorted(set(made))


def test_in_one_millisecond_the_next_id_follows_even_where_random_can_go_no_higher() -> None:
    first = new_id(AT, _Highest(), "k3p9x1")
    second = new_id(AT, _Highest(), "k3p9x1", first)
    assert second[:10] > first[:10]


def test_after_the_clock_went_back_an_id_tells_the_time_of_the_clock() -> None:
    later = new_id(AT, Random(1), "k3p9x1")
    back = new_id(AT - timedelta(hours=1), Random(2), "k3p9x1", later)
    assert back < later
    assert back[:10] == new_id(AT - timedelta(hours=1), Random(3), "k3p9x1")[:10]


def test_the_offset_makes_no_difference() -> None:
    east = AT.astimezone(tz=None)
    assert new_id(east, Random(1), "k3p9x1") == new_id(AT, Random(1), "k3p9x1")


def test_no_id_before_1970() -> None:
    with pytest.raises(ValueError, match="1970"):
        new_id(datetime(1969, 12, 31, tzinfo=UTC), Random(1), "k3p9x1")


@pytest.mark.parametrize("after", ["", "x", "!" * 26, "01JDBYJ8J3ILOUILOUILk3p9x1"])
def test_an_id_after_something_that_is_none_is_an_id_all_the_same(after: str) -> None:
    assert is_id(new_id(AT, Random(1), "k3p9x1", after))


@pytest.mark.parametrize("text", ["", "0" * 25, "0" * 27, "0" * 25 + "٣", "0" * 25 + "\n", "0" * 25 + "-"])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)
