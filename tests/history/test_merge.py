"""The union of histories: in any order, any number of times, the same; nothing lost, nothing decided by a side."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.history import strategies
from trainer.history.codec import encode
from trainer.history.events import Created, Event, Read, Reset, Review, Undo
from trainer.history.journal import Journal
from trainer.history.merge import is_same, one_of_each, union
from trainer.scheduling.rating import Rating

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@st.composite
def histories(draw: st.DrawFn, most: int = 3) -> list[list[Event]]:
    """Several histories that share events, and ids: some events stand in several, some in two versions."""
    pool = draw(st.lists(strategies.events, max_size=8, unique_by=lambda event: event.id))
    twins = [draw(strategies.events)._replace(id=event.id) for event in pool if draw(st.booleans())]
    of_all = [*pool, *twins]
    if not of_all:
        return [[] for _ in range(most)]
    return [draw(st.lists(st.sampled_from(of_all), max_size=8)) for _ in range(most)]


def lines(events: Sequence[Event]) -> list[str]:
    return [encode(event) for event in events]


@given(histories())
def test_it_is_commutative_associative_and_idempotent(many: list[list[Event]]) -> None:
    one, two, three = many
    whole = lines(union(one, two, three).events)
    for first, second, third in permutations(many):
        assert lines(union(first, second, third).events) == whole
        assert lines(union(union(first, second).events, third).events) == whole
        assert lines(union(first, union(second, third).events).events) == whole
    merged = union(one, two, three).events
    again = union(merged, one, merged, three)
    assert lines(again.events) == whole


@given(histories())
def test_every_id_is_there_once_in_the_order_of_time_and_every_line_is_there_or_set_aside(
    many: list[list[Event]],
) -> None:
    merged = union(*many)
    wanted = {event.id for events in many for event in events}
    assert [event.id for event in merged.events] == sorted(
        wanted, key=lambda id_: next((e.at.astimezone(UTC), e.id) for e in merged.events if e.id == id_)
    )
    assert {encode(event) for events in many for event in events} == {
        encode(event) for event in (*merged.events, *merged.set_aside)
    }
    for event in merged.set_aside:
        [kept] = [other for other in merged.events if other.id == event.id]
        assert encode(kept).encode() < encode(event).encode()


@given(st.lists(strategies.events, max_size=6), st.randoms(use_true_random=False))
def test_what_an_event_is_does_not_depend_on_where_it_came_from(events: list[Event], random: Random) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    one, two = Journal(union(events).events, NOW, "k3p9x1"), Journal(union(shuffled).events, NOW, "k3p9x1")
    assert (one.by_card, one.reads, one.exercises, one.ahead) == (two.by_card, two.reads, two.exercises, two.ahead)
    assert one.newest_actions() == two.newest_actions()


def test_events_that_python_takes_for_equal_are_told_apart() -> None:
    id_ = "01JDBYJ8J3W3T1C6RA0Qk3p9x1"
    read, reset = Read(id=id_, at=NOW, note="d/n"), Reset(id=id_, at=NOW, card="d/n")
    assert read == reset
    assert not is_same(read, reset)
    in_jakarta = read._replace(at=NOW.astimezone(timezone(timedelta(hours=7))))
    assert read == in_jakarta
    assert not is_same(read, in_jakarta)
    assert not is_same(read._replace(extra={"x": 1}), read._replace(extra={"x": True}))
    assert is_same(read._replace(extra={"x": 1}), read._replace(extra={"x": 1}))


def test_the_order_of_a_list_without_doubles_stays() -> None:
    events: list[Event] = [Created(id=f"01JDBYJ8J3W3T1C6RA0{n}k3p9x1", at=NOW) for n in "WQT"]
    assert one_of_each(events) == (events, [])


def test_an_undo_of_one_device_holds_on_the_other_and_undoing_it_there_too_changes_nothing() -> None:
    review = Review(id="01JDBYJ8J3W3T1C6RA0Qaaaaaa", at=NOW, card="d/n#case", rating=Rating.GOOD, ms=1000)
    first = Undo(id="01JDBYJ8J3W3T1C6RA0Raaaaaa", at=NOW + timedelta(minutes=1), of=(review.id,))
    second = Undo(id="01JDBYJ8J3W3T1C6RA0Sbbbbbb", at=NOW + timedelta(minutes=2), of=(review.id,))
    of_undo = Undo(id="01JDBYJ8J3W3T1C6RA0Tbbbbbb", at=NOW + timedelta(minutes=3), of=(first.id, second.id))
    for device in ("aaaaaa", "bbbbbb"):
        for undos in ([first], [second], [first, second], [second, first, of_undo]):
            journal = Journal(union([review], undos).events, NOW + timedelta(hours=1), device)
            assert journal.by_card == {}
            assert journal.newest_action() is None


def test_each_device_takes_back_its_own_actions_one_after_another_also_after_a_merge() -> None:
    def review(number: int, device: str) -> Review:
        at = NOW + timedelta(minutes=number)
        id_ = f"01JDBYJ8J3W3T1C6R{number:03}{device}"
        return Review(id=id_, at=at, card=f"d/n{number}#case", rating=Rating.GOOD, ms=1000)

    ours, theirs = [
        [review(n, device) for n in range(start, 40, 2)] for start, device in ((0, "aaaaaa"), (1, "bbbbbb"))
    ]
    journal = Journal(union(theirs, ours).events, NOW + timedelta(hours=1), "aaaaaa")
    taken_back = []
    for number in range(40, 60):
        newest = journal.newest_action()
        assert newest is not None
        taken_back.append(newest)
        at = NOW + timedelta(minutes=number)
        journal.add(Undo(id=f"01JDBYJ8J3W3T1C6R{number:03}aaaaaa", at=at, of=(newest.id,)), NOW + timedelta(hours=1))
    assert taken_back == ours[::-1]
    assert journal.newest_action() is None
    assert len(journal.by_card) == len(theirs)
