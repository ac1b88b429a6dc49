"""The empty map: whose name counts where, what the end says, and that nothing else changes."""

import errno
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.roles import roles
from tests.support.collections import SMALL_DECK, open_small
from tests.support.fake_clock import FakeClock
from tests.ui.desk import Desk, study_for_days
from trainer.decks.model import Deck
from trainer.errors import StorageError
from trainer.history.events import Exercise, Rename, Review
from trainer.study.collection import Collection
from trainer.study.overview import has_map, overview
from trainer.study.role_map import MapExercise, Put, earlier_results
from trainer.study.session import StudySession

ROLES = "peran-pekerja-sosial"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def exercise(desk: Desk) -> MapExercise:
    """The empty map of the roles."""
    return begin(desk.open(starter=True))


def begin(collection: Collection, deck: str = ROLES) -> MapExercise:
    found = collection.deck(deck)
    assert found is not None
    return MapExercise(collection, found)


def of_deck(folder: Path, text: str) -> MapExercise:
    collection = open_small(folder, FakeClock(), None, text)
    return MapExercise(collection, collection.decks[0])


def put(exercise: MapExercise, level: str, *texts: str) -> list[Put]:
    return [exercise.put(text, level).what for text in texts]


def ids(notes: object) -> list[str]:
    return [note.id for note in notes]  # type: ignore[attr-defined]


# --- whose name counts where -----------------------------------------------------------------------------------------


def test_the_map_has_a_place_for_each_note_of_each_level(exercise: MapExercise) -> None:
    assert [(level.level.id, level.places) for level in exercise.levels] == [("mikro", 7), ("mezzo", 13), ("makro", 7)]
    assert exercise.total == 27
    assert len(exercise.result.missing) == 27 and not exercise.result.right


def test_names_aliases_and_slips_count_and_nothing_is_judged_before_the_end(exercise: MapExercise) -> None:
    texts = ("  penghubung ", "ENABLER", "Penyalur Infomasi", "Konsultan", "Astronaut")
    assert put(exercise, "mikro", *texts) == [Put.DONE] * 5
    assert exercise.texts_in("mikro") == ("penghubung", "ENABLER", "Penyalur Infomasi", "Konsultan", "Astronaut")
    result = exercise.result
    assert ids(result.right) == ["mikro-penghubung", "mikro-pemungkin", "mikro-penyalur-informasi"]
    assert [(note.id, level) for note, level in result.misplaced] == [("makro-konsultan", "mikro")]
    assert result.unknown == ("Astronaut",)
    assert len(result.missing) == 23


def test_a_name_is_there_once_in_whatever_spelling(exercise: MapExercise) -> None:
    put(exercise, "mikro", "Penghubung", "Astronaut")
    for level in ("mikro", "mezzo"):
        for text, there in (("Broker", "Penghubung"), ("penghubun", "Penghubung"), ("astro-naut", "Astronaut")):
            tried = exercise.put(text, level)
            assert tried.what is Put.THERE and tried.there is not None
            assert (tried.there.text, tried.there.level) == (there, "mikro")
    assert len(exercise.named) == 2


def test_a_namesake_belongs_to_the_chosen_level(exercise: MapExercise) -> None:
    assert put(exercise, "mezzo", "Evaluator") == put(exercise, "mikro", "Evaluator") == [Put.DONE]
    assert ids(exercise.result.right) == ["mikro-evaluator", "mezzo-evaluator"]
    assert put(exercise, "makro", "Evaluator") == put(exercise, "mikro", "Penilai") == [Put.THERE]
    assert put(exercise, "makro", "Mediator") == [Put.DONE]
    assert ids(exercise.result.right)[-1] == "makro-penengah"


@pytest.mark.parametrize("first", ["mikro", "mezzo", "makro"])
@pytest.mark.parametrize("second", ["mikro", "mezzo", "makro"])
def test_namesakes_in_any_order(exercise: MapExercise, first: str, second: str) -> None:
    assert put(exercise, first, "Evaluator") == [Put.DONE]
    assert put(exercise, second, "Evaluator") == [Put.THERE if first == second else Put.DONE]
    result, home = exercise.result, {first, second} - {"makro"}
    assert {note.level for note in result.right} == home
    assert len(result.misplaced) == ("makro" in (first, second))


def test_the_level_may_be_typed_as_well(exercise: MapExercise) -> None:
    assert put(exercise, "mikro", "Evaluator (mezzo)", "Pembela makro") == [Put.DONE] * 2
    assert ids(note for note, _level in exercise.result.misplaced) == ["mezzo-evaluator", "makro-pembela"]


def test_a_full_level_takes_no_more_but_says_first_what_is_there(exercise: MapExercise) -> None:
    assert put(exercise, "makro", *"BCDEFG", "Pembela") == [Put.DONE] * 7
    assert put(exercise, "makro", "Konsultan", "Pembela", "b") == [Put.FULL, Put.THERE, Put.THERE]
    assert put(exercise, "mikro", "Konsultan") == [Put.DONE]
    exercise.take_back()
    exercise.take_back()
    assert put(exercise, "makro", "Konsultan") == [Put.DONE]


def test_what_is_no_name_is_no_name(exercise: MapExercise) -> None:
    assert put(exercise, "mikro", "", "  ", "?!", "\u200b", "seorang") == [Put.NOTHING] * 5


def test_the_last_name_can_be_taken_back_again_and_again(exercise: MapExercise) -> None:
    put(exercise, "makro", "Evaluator", "Astronaut")
    put(exercise, "mikro", "Evaluator")
    taken = [exercise.take_back() for _ in range(4)]
    assert [(name.text, name.level) if name else None for name in taken] == [
        ("Evaluator", "mikro"),
        ("Astronaut", "makro"),
        ("Evaluator", "makro"),
        None,
    ]
    assert put(exercise, "mikro", "Evaluator", "Astronaut") == [Put.DONE] * 2


def test_what_is_kept_of_a_name_is_clean_and_short(exercise: MapExercise) -> None:
    put(exercise, "mikro", "\x1b]0;x\x07" + "y" * 500)
    (text,) = exercise.result.unknown
    assert len(text) == 200 and "\x1b" not in text


def test_a_name_that_is_near_to_the_first_note_may_be_another_ones(tmp_path: Path) -> None:
    deck = SMALL_DECK.replace("front: Penghubung,", "front: Penghubung, near: [Perunding, Pelopor],")
    exercise = of_deck(tmp_path, deck)
    assert put(exercise, "mikro", "Perunding", "Pelopor") == [Put.DONE] * 2
    assert ids(note for note, _level in exercise.result.misplaced) == ["c"]
    assert exercise.result.unknown == ("Pelopor",)


def test_only_what_has_a_level_is_on_the_map(tmp_path: Path) -> None:
    deck = (
        SMALL_DECK + "  - {id: x, front: Astronaut, back: di langit}\n  - {id: y, front: Dewa, back: b, level: surga}\n"
    )
    exercise = of_deck(tmp_path, deck)
    assert [(level.level.id, level.places) for level in exercise.levels] == [("mikro", 2), ("makro", 2), ("surga", 1)]
    assert exercise.total == 5
    assert put(exercise, "surga", "Astronaut", "Dewa") == [Put.DONE, Put.FULL]
    assert exercise.result.unknown == ("Astronaut",)


@pytest.mark.parametrize(("cut", "has"), [("", True), ("level: makro", False), ("level:", False)])
def test_a_map_needs_two_levels_with_notes(tmp_path: Path, cut: str, has: bool) -> None:
    text = SMALL_DECK.replace(cut, "x-level: a" if cut == "level: makro" else "x-level:") if cut else SMALL_DECK
    assert has_map(open_small(tmp_path, FakeClock(), None, text).decks[0]) is has


# --- the end ---------------------------------------------------------------------------------------------------------


def test_the_result_is_one_event_and_nothing_else_changes(desk: Desk) -> None:
    collection = desk.open(starter=True)
    study_for_days(collection, desk.clock, 3)
    before = dict(collection.known()), overview(collection), collection.today
    count = len(collection.history.events)
    exercise = begin(collection)
    put(exercise, "mikro", "Penghubung", "Konsultan", "Astronaut")
    desk.clock.forward(seconds=75.4)
    exercise.finish()
    exercise.finish()
    assert exercise.finished and exercise.seconds == 75
    assert (dict(collection.known()), overview(collection), collection.today) == before
    (event,) = collection.history.events[count:]
    assert isinstance(event, Exercise) and event.name == "map"
    assert event.result == {
        "deck": ROLES,
        "total": 27,
        "right": ["mikro-penghubung"],
        "misplaced": {"makro-konsultan": "mikro"},
        "unknown": ["Astronaut"],
        "seconds": 75,
    }
    again = desk.open(starter=True)
    assert again.journal.exercises == collection.journal.exercises == [event]


def test_a_failed_write_changes_nothing_and_can_be_tried_again(desk: Desk) -> None:
    collection = desk.open(starter=True)
    exercise = begin(collection)
    put(exercise, "mikro", "Penghubung")
    desk.clock.forward(seconds=9)
    desk.disk.fail("create", errno.ENOSPC)
    for _ in range(2):
        with pytest.raises(StorageError):
            exercise.finish()
        desk.clock.forward(minutes=5)
        assert not exercise.finished and collection.journal.exercises == []
    desk.disk.mend()
    exercise.finish()
    (event,) = collection.journal.exercises
    assert exercise.finished and event.result["seconds"] == 9


def test_going_on_unsaved_counts_as_finished(desk: Desk) -> None:
    collection = desk.open(starter=True)
    desk.disk.fail("create", errno.ENOSPC)
    collection.go_on_unsaved = True
    exercise = begin(collection)
    exercise.finish()
    assert exercise.finished and len(collection.unsaved) == len(collection.journal.exercises) == 1


def test_undo_in_a_sitting_takes_back_the_answer_before_it(desk: Desk) -> None:
    collection = desk.open()
    study_for_days(collection, desk.clock, 1)
    newest = collection.journal.newest_action()
    exercise = begin(collection, "kecil")
    put(exercise, "mikro", "Penghubung")
    exercise.finish()
    assert isinstance(newest, Review) and collection.journal.newest_action() == newest
    session = StudySession(collection)
    while session.undo():
        pass
    assert collection.journal.newest_action() is None and dict(collection.known()) == {}
    assert len(earlier_results(collection, collection.decks[0])) == 1


def test_earlier_results_are_the_latest_five_the_oldest_first(desk: Desk) -> None:
    collection = desk.open()
    deck = collection.decks[0]
    names = ["Penghubung", "Pendengar", "Perunding", "Penggerak"]
    for count in (4, 0, 1, 2, 3, 4):
        desk.clock.forward(days=1)
        exercise = MapExercise(collection, deck)
        for name in names[:count]:
            exercise.put(name, "mikro" if name in names[:2] else "makro")
        exercise.finish()
    for wrong in ({"deck": "kecil", "right": 3, "total": 4}, {"deck": "kecil", "right": ["a"] * 5, "total": 4}, {}):
        event = Exercise(collection.new_id(desk.clock.now()), desk.clock.now(), "map", wrong)
        collection.record([event, event._replace(id=collection.new_id(event.at), name="other")])
    found = earlier_results(collection, deck)
    assert [(one.right, one.total) for one in found] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert [one.day.day for one in found] == [26, 27, 28, 29, 30]


def test_results_follow_a_deck_that_is_renamed(desk: Desk) -> None:
    collection = desk.open()
    begin(collection, "kecil").finish()
    desk.clock.forward(hours=1)
    now = desk.clock.now() + timedelta(seconds=1)
    collection.record([Rename(id=collection.new_id(now), at=now, old="kecil/", new="baru/")])
    deck = collection.decks[0]
    assert earlier_results(collection, deck) == ()
    assert len(earlier_results(collection, deck._replace(id="baru"))) == 1


# --- laws ------------------------------------------------------------------------------------------------------------


def some_names(deck: Deck) -> list[str]:
    """Names, other names, slips, near names, and names of nobody."""
    names = [name for note in deck.notes for name in (note.front.own, *note.accept, *note.near)]
    return [*names, *(name[:3] + name[4:] for name in names), "Evaluator mezzo", "Astronaut", "x", ""]


@pytest.fixture(scope="module")
def empty() -> Iterator[Collection]:
    """A collection that nothing is written to."""
    with tempfile.TemporaryDirectory() as folder:
        yield Desk(Path(folder)).open(starter=True)


NAMES = some_names(roles())
LEVELS = ["mikro", "mezzo", "makro"]


@given(actions=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([*LEVELS, "back"])), max_size=60))
def test_everything_adds_up(empty: Collection, actions: list[tuple[str, str]]) -> None:
    exercise = begin(empty)
    for text, level in actions:
        if level == "back":
            exercise.take_back()
            continue
        before = exercise.named.copy()
        done = exercise.put(text, level).what is Put.DONE
        assert len(exercise.named) == len(before) + done
    result = exercise.result
    assert len(result.right) + len(result.misplaced) + len(result.missing) == exercise.total
    assert len({*ids(result.right), *ids(note for note, _ in result.misplaced), *ids(result.missing)}) == 27
    assert len(result.right) + len(result.misplaced) + len(result.unknown) == len(exercise.named)
    assert all(note.level != level for note, level in result.misplaced)
    for level in exercise.levels:
        assert len(exercise.texts_in(level.level.id)) <= level.places
    for name in exercise.named:
        assert exercise.put(name.text, name.level).what is Put.THERE


@given(entries=st.permutations([(note.front.own, note.level) for note in roles().notes]))
def test_who_knows_everything_has_everything_in_any_order(empty: Collection, entries: list[tuple[str, str]]) -> None:
    exercise = begin(empty)
    assert [exercise.put(*entry).what for entry in entries] == [Put.DONE] * 27
    assert len(exercise.result.right) == 27 and not exercise.result.missing
    for left in range(26, -1, -1):
        exercise.take_back()
        assert len(exercise.result.right) == left
