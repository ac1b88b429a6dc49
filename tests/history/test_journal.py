"""Which events count, and under which name."""

from datetime import datetime, timedelta
from itertools import count
from random import Random
from time import process_time

from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.fake_clock import WIB
from trainer.history.events import (
    Bury,
    Created,
    Event,
    Exercise,
    Read,
    Rename,
    Reset,
    Review,
    Suspend,
    Tune,
    Undo,
    Unknown,
    moment,
)
from trainer.history.journal import Journal
from trainer.history.replay import NEW, fold, tuning_of
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.tuning import Tuning

NOW = datetime(2026, 11, 24, 10, tzinfo=WIB)
_numbers = count(1)


def id_(device: str = "aaaaaa") -> str:
    return f"{next(_numbers):020}{device}"


def review(hours: float = 0, card: str = "d/a#term", device: str = "aaaaaa", **more: object) -> Review:
    values: dict[str, object] = {"rating": Rating.GOOD, "ms": 1000, **more}
    return Review(id=id_(device), at=NOW + timedelta(hours=hours), card=card, **values)  # type: ignore[arg-type]


def exercise(hours: float = 0) -> Exercise:
    return Exercise(id=id_(), at=NOW + timedelta(hours=hours), name="map", result={"total": 27})


def undo(*events: Event) -> Undo:
    return Undo(id=id_(), at=NOW, of=tuple(event.id for event in events))


def journal(*events: Event) -> Journal:
    return Journal(events, NOW, "aaaaaa")


def test_events_are_sorted_by_instant_whatever_their_zone() -> None:
    late, early = review(-1), review(-2)
    assert journal(late, early).by_card["d/a#term"] == [early, late]


def test_an_undone_event_is_gone_and_undoing_an_undo_is_nothing() -> None:
    first, second = review(-2), review(-1)
    taken_back = undo(second)
    found = journal(first, second, taken_back, undo(taken_back))
    assert found.by_card["d/a#term"] == [first]
    assert found.newest_action() == first


def test_an_undo_that_comes_before_its_event_holds() -> None:
    event = review(-1)
    assert journal(undo(event), event).by_card == {}


def test_created_cannot_be_undone_and_the_unknown_is_left_alone() -> None:
    created = Created(id=id_(), at=NOW)
    unknown = Unknown(id=id_(), at=NOW, kind="dance")
    found = journal(created, undo(created), unknown)
    assert found.newest_action() is None


def test_the_newest_action_is_this_devices_own_and_never_a_setting_nor_an_exercise() -> None:
    own, others = review(-5), review(-1, device="bbbbbb")
    tune = Tune(id=id_(), at=NOW, retention=0.85)
    assert journal(own, others, tune, exercise()).newest_action() == own


def test_exercises_are_in_order_of_time_and_one_that_is_undone_or_too_far_ahead_does_not_count() -> None:
    late, early, wrong, ahead = exercise(-1), exercise(-3), exercise(-2), exercise(30)
    found = journal(late, early, wrong, ahead, undo(wrong))
    assert found.exercises == [early, late]
    found.add(undo(late), NOW)
    assert found.exercises == [early]
    assert found.clock_moved(NOW + timedelta(hours=7)) and found.exercises == [early, ahead]


def test_events_too_far_ahead_wait_for_their_time() -> None:
    found = journal(review(-1), review(30))
    assert len(found.by_card["d/a#term"]) == 1
    assert found.ahead == 1
    assert not found.clock_moved(NOW + timedelta(hours=1))
    assert found.clock_moved(NOW + timedelta(hours=7))
    assert len(found.by_card["d/a#term"]) == 2
    assert found.clock_moved(NOW)
    assert len(found.by_card["d/a#term"]) == 1


def test_a_renamed_note_takes_its_past_along_and_a_later_namesake_starts_anew() -> None:
    before, after = review(-3), review(-1)
    rename = Rename(id=id_(), at=NOW - timedelta(hours=2), old="d/a", new="d/b")
    found = journal(before, rename, after)
    assert found.by_card == {"d/b#term": [before], "d/a#term": [after]}


def test_a_renamed_deck_takes_all_its_cards_along() -> None:
    read = Read(id=id_(), at=NOW - timedelta(hours=3), note="d/a")
    rename = Rename(id=id_(), at=NOW, old="d/", new="e/")
    found = journal(read, review(-1), rename)
    assert list(found.by_card) == ["e/a#term"]
    assert list(found.reads) == ["e/a"]


def test_renames_follow_one_another() -> None:
    rename = Rename(id=id_(), at=NOW - timedelta(hours=2), old="d/a", new="d/b")
    again = Rename(id=id_(), at=NOW - timedelta(hours=1), old="d/b", new="d/c")
    assert list(journal(review(-3), rename, again).by_card) == ["d/c#term"]


_RENAMES = st.one_of(
    st.tuples(*[st.sampled_from(["d/a", "d/b", "e/a", "e/b", "d/c"])] * 2),
    st.tuples(*[st.sampled_from(["d/", "e/", "f/"])] * 2),
)
_ODD_RENAMES = st.tuples(*[st.sampled_from(["d/a", "d/", "d/a/", "d/a#x", "d#x/", "e/a/b", "e/", "d/a/a"])] * 2)
_RENAMED = [
    *("d/a", "d/b#term", "e/a#case", "e/b", "f/a#term", "d/c#c1", "d/", "e/", "g/a", "", "d"),
    *("d/a/a#term", "d#x/a#term", "d/a#x#term", "d/a/", "e/a/b", "e/a/b#x/y"),
]


def _by_definition(name: str, event: Event, renames: list[Rename]) -> str:
    for rename in sorted(renames, key=moment):
        if moment(rename) <= moment(event):
            continue
        if rename.old.endswith("/"):
            name = rename.new + name.removeprefix(rename.old) if name.startswith(rename.old) else name
        elif name.partition("#")[0] == rename.old:
            name = rename.new + name.removeprefix(rename.old)
    return name


@given(st.lists(_RENAMES, max_size=12) | st.lists(_RENAMES | _ODD_RENAMES, max_size=12), st.randoms())
@example([("d/a", "d/b"), ("d/b", "d/a")] * 3, Random(1))
@example([("d/", "e/"), ("e/a", "e/b"), ("e/", "d/")] * 2, Random(1))
def test_names_of_today_are_those_by_definition(pairs: list[tuple[str, str]], chance: Random) -> None:
    times = [NOW - timedelta(hours=chance.randint(1, 6)) for _ in pairs]
    renames = [Rename(id=id_(), at=at, old=old, new=new) for at, (old, new) in zip(times, pairs, strict=True)]
    chance.shuffle(renames)
    found = journal(*renames)
    asked = [(name, hours) for name in _RENAMED for hours in range(8)]
    chance.shuffle(asked)
    for name, hours in asked:
        event = Created(id=id_(), at=NOW - timedelta(hours=hours))
        assert found.name_now(name, event) == _by_definition(name, event, renames)


def test_thousands_of_renames_cost_little_more_than_one() -> None:
    chain = [("d/n0", "d/n0"), *((f"d/n{n}", f"d/n{n + 1}") for n in range(4_000))]
    decks = [("d/", "e/"), ("e/", "d/")] * 2_000
    for pairs in (chain, decks):
        renames = [Rename(id=id_(), at=NOW, old=old, new=new) for old, new in pairs]
        reviews = [review(-1, f"d/n{n}#k{n % 3}") for n in range(4_000)]
        began = process_time()
        found = journal(*reviews, *renames)
        assert process_time() - began < 2
        assert sum(map(len, found.by_card.values())) == 4_000


def test_suspended_and_buried() -> None:
    day = NOW.date()
    off = Suspend(id=id_(), at=NOW, card="d/a#term", on=False)
    on = Suspend(id=id_(), at=NOW - timedelta(hours=1), card="d/a#term", on=True)
    found = journal(off, on, Bury(id=id_(), at=NOW, card="d/a#term", day=day))
    assert found.suspended("d/a#term") is False
    assert found.suspended("d/b#term") is None
    assert found.buried_on("d/a#term", day)
    assert not found.buried_on("d/a#term", day + timedelta(days=1))


def test_the_newest_tuning_holds_and_what_it_leaves_out_is_the_default() -> None:
    older = Tune(id=id_(), at=NOW - timedelta(hours=1), retention=0.85, rollover=2)
    newer = Tune(id=id_(), at=NOW, rollover=6)
    assert tuning_of(journal(newer, older).tune) == Tuning(rollover=6)
    assert tuning_of(None) == Tuning()


def test_a_tuning_of_a_later_version_is_used_as_far_as_it_makes_sense() -> None:
    tune = Tune(id=id_(), at=NOW, retention=0.5, rollover=6)
    assert tuning_of(tune) == Tuning(rollover=6)


def test_a_reset_starts_the_fold_anew_and_cramming_never_counts() -> None:
    reset = Reset(id=id_(), at=NOW - timedelta(hours=2), card="d/a#term")
    scheduler = Scheduler(Tuning())
    assert fold("d/a#term", [review(-3), reset], scheduler).state is None
    assert fold("d/a#term", [review(-3, origin="cram")], scheduler) == NEW
    after = fold("d/a#term", [review(-3), reset, review(-1)], scheduler)
    assert after.state is not None and after.state.reps == 1


def test_contrast_and_exam_count_only_as_the_first_answer_of_the_day() -> None:
    scheduler = Scheduler(Tuning())
    assert fold("d/a#term", [review(-3, origin="exam"), review(-1, origin="contrast")], scheduler).state is not None
    found = fold("d/a#term", [review(-3), review(-1, origin="contrast")], scheduler).state
    assert found is not None and found.reps == 1


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_adding_one_by_one_is_the_same_as_reading_all_at_once(seed: int, size: int) -> None:
    random = Random(seed)
    events: list[Event] = []
    for _ in range(size):
        hours = random.uniform(-100, 40)
        roll = random.random()
        note = random.choice("abc")
        if roll < 0.5:
            events.append(review(hours, f"d/{note}#term", random.choice(["aaaaaa", "bbbbbb"])))
        elif roll < 0.6:
            events.append(Read(id=id_(), at=NOW + timedelta(hours=hours), note=f"d/{note}"))
        elif roll < 0.7:
            events.append(Suspend(id=id_(), at=NOW + timedelta(hours=hours), card=f"d/{note}#term"))
        elif roll < 0.74:
            events.append(exercise(hours))
        elif roll < 0.78:
            events.append(Rename(id=id_(), at=NOW + timedelta(hours=hours), old=f"d/{note}", new="d/x"))
        elif events:
            events.append(undo(random.choice(events)))
    grown = Journal([], NOW, "aaaaaa")
    for event in events:
        grown.add(event, NOW)
    whole = Journal(events, NOW, "aaaaaa")
    for name in ("by_card", "reads", "_suspends"):
        assert {k: v for k, v in getattr(grown, name).items() if v} == {
            k: v for k, v in getattr(whole, name).items() if v
        }
    assert grown.exercises == whole.exercises
    assert (grown.newest_action(), grown.ahead) == (whole.newest_action(), whole.ahead)


def test_names_that_were_changed_together_are_one_action() -> None:
    renames = [Rename(id=id_(), at=NOW, old=f"d/{name}", new=f"d/{name}{name}") for name in "abc"]
    before = Rename(id=id_(), at=NOW - timedelta(hours=1), old="d/x", new="d/y")
    others = Rename(id=id_("bbbbbb"), at=NOW, old="d/p", new="d/q")
    found = journal(review(-3), before, *renames, others)
    assert found.newest_actions() == tuple(reversed(renames))
    assert found.newest_action() == renames[-1]
    assert found.notes() == {"d/aa"}
    found.add(undo(*renames), NOW)
    assert found.newest_actions() == (before,)
    assert found.notes() == {"d/a"}
    later = review(1)
    found.add(later, NOW + timedelta(hours=1))
    assert found.newest_actions() == (later,)


def test_every_note_that_something_was_done_with_is_known() -> None:
    found = journal(
        review(card="d/a#term"),
        Read(id=id_(), at=NOW, note="d/b"),
        Suspend(id=id_(), at=NOW, card="d/c#term", on=True),
        Bury(id=id_(), at=NOW, card="e/d#c1", day=NOW.date()),
        exercise(),
    )
    assert found.notes() == {"d/a", "d/b", "d/c", "e/d"}
