"""A deck with progress is edited in every way an author edits: what was learnt goes on, if need be after a question."""

from pathlib import Path

import pytest

from tests.study.deck_edits import DERIVED, FILE, WAYS, B, Learner, Way, another_file, put, reordered, swap
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from trainer.history.events import Review, Undo
from trainer.scheduling.rating import Rating
from trainer.study.identity import accept, decline, look, seen_folder
from trainer.study.session import StudySession
from trainer.study.steps import Finished


@pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])
def test_progress_goes_on(tmp_path: Path, way: Way) -> None:
    learner = Learner(tmp_path, way.begin)
    way.edit(learner.file)
    learner.reopen()
    offers = look(learner.collection)
    assert len(offers) == len(way.names)
    if way.names:
        assert not learner.kept({}) and not learner.kept(way.names)
        accept(learner.collection, offers, seen_folder(learner.collection))
        assert look(learner.collection) == ()
    assert learner.kept(way.names)
    learner.reopen()
    assert learner.kept(way.names) and look(learner.collection) == ()


RENAMED = swap("front: Pendengar", "front: Pendengarr")


def test_a_note_that_is_removed_and_comes_back(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    whole = learner.file.read_text()
    head, *cards = whole.split("  - ")
    learner.file.write_text("  - ".join([head, cards[0], *cards[2:]]))
    learner.reopen()
    assert look(learner.collection) == () and not learner.kept({})
    learner.file.write_text(whole)
    learner.reopen()
    assert look(learner.collection) == () and learner.kept({})


def test_a_note_that_comes_back_later_with_another_front(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    whole = learner.file.read_text()
    head, *cards = whole.split("  - ")
    learner.file.write_text("  - ".join([head, cards[0], *cards[2:]]))
    for _ in range(3):
        learner.reopen()
        assert look(learner.collection) == ()
    learner.file.write_text(whole.replace("Pendengar", "Pendengarr"))
    learner.reopen()
    (offer,) = look(learner.collection)
    assert (offer.before, offer.now) == ("Pendengar", "Pendengarr")


def test_a_note_that_was_split_goes_on_as_the_one_that_is_most_alike(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    two = "front: Pendengar aktif\n    back: Menyimak\n    level: mikro\n  - front: Pendengarr"
    learner.file.write_text(DERIVED.replace("front: Pendengar", two))
    learner.reopen()
    (offer,) = look(learner.collection)
    assert offer.new == "peran/mikro-pendengarr" and not offer.begun
    accept(learner.collection, [offer], seen_folder(learner.collection))
    assert learner.kept({B: "mikro-pendengarr"})


def test_a_deck_that_changes_its_id_and_its_notes(tmp_path: Path) -> None:
    learner = Learner(tmp_path, "id: peran\n" + DERIVED + "  - {front: Ekstra, back: x}\n")
    text = learner.file.read_text().replace("id: peran", "id: daftar").replace("front: Pendengar", "front: Pendengarr")
    learner.file.write_text(text)
    learner.reopen()
    (offer,) = look(learner.collection)
    assert offer.is_deck and (offer.old, offer.new) == ("peran/", "daftar/")
    accept(learner.collection, [offer], seen_folder(learner.collection))
    (offer,) = look(learner.collection)
    assert (offer.old, offer.new) == ("daftar/mikro-pendengar", "daftar/mikro-pendengarr")
    accept(learner.collection, [offer], seen_folder(learner.collection))
    assert learner.kept({"peran/": "daftar", B: "mikro-pendengarr"})


def test_an_offer_that_nobody_answers_stays_and_blocks_nothing(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    RENAMED(learner.file)
    for _ in range(3):
        learner.reopen()
        (offer,) = look(learner.collection)
        assert not offer.begun
    session = StudySession(learner.collection)
    while session.attempt is None and not isinstance(session.current, Finished):
        session.read()
    now = learner.clock.now()
    card = "peran/mikro-pendengarr#case"
    review = Review(id=learner.collection.new_id(now), at=now, card=card, rating=Rating.GOOD, ms=1)
    learner.collection.record([review])
    (offer,) = look(learner.collection)
    assert offer.begun  # both have progress
    learner.reopen()
    (offer,) = look(learner.collection)
    accept(learner.collection, [offer], seen_folder(learner.collection))
    events = learner.collection.journal.by_card[card]
    assert events[-1] == review and len(events) > 1


def test_what_is_declined_is_not_asked_again_and_stays_in_the_history(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    RENAMED(learner.file)
    learner.reopen()
    events = list(learner.collection.history.events)
    decline(look(learner.collection), seen_folder(learner.collection))
    for _ in range(2):
        assert look(learner.collection) == ()
        learner.reopen()
    assert learner.collection.history.events == events
    learner.file.write_text(DERIVED)
    learner.reopen()
    assert look(learner.collection) == () and learner.kept({})


def test_a_declined_deck_is_not_asked_about_again(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    another_file(learner.file)
    learner.reopen()
    decline(look(learner.collection), seen_folder(learner.collection))
    assert look(learner.collection) == ()
    learner.reopen()
    assert look(learner.collection) == ()


@pytest.mark.parametrize("way", [way for way in WAYS if way.names], ids=lambda way: way.name)
def test_accepting_is_one_action_that_can_be_taken_back(tmp_path: Path, way: Way) -> None:
    learner = Learner(tmp_path, way.begin)
    way.edit(learner.file)
    learner.reopen()
    offers = look(learner.collection)
    accept(learner.collection, offers, seen_folder(learner.collection))
    look(learner.collection)
    learner.reopen()
    actions = learner.collection.journal.newest_actions()
    assert len(actions) == len(offers)
    now = learner.clock.now()
    undo = Undo(id=learner.collection.new_id(now), at=now, of=tuple(action.id for action in actions))
    learner.collection.record([undo])
    assert not learner.kept(way.names)
    assert {(one.old, one.new) for one in look(learner.collection)} == {(one.old, one.new) for one in offers}
    learner.reopen()
    accept(learner.collection, look(learner.collection), seen_folder(learner.collection))
    assert learner.kept(way.names)


def test_a_damaged_memory_of_the_deck_costs_an_offer_and_no_more(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    (seen,) = seen_folder(learner.collection).iterdir()
    seen.write_bytes(b"\0" * 100)
    RENAMED(learner.file)
    learner.reopen()
    assert look(learner.collection) == ()
    learner.file.write_text(DERIVED)
    learner.reopen()
    assert learner.kept({})
    look(learner.collection)
    RENAMED(learner.file)
    learner.reopen()
    assert len(look(learner.collection)) == 1  # it was put right in between


def test_a_broken_edit_forgets_nothing(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    learner.file.write_text("cards: [")
    learner.reopen()
    assert look(learner.collection) == ()
    learner.file.write_text(DERIVED.replace("front: Pendengar", "front: Pendengarr"))
    learner.reopen()
    assert len(look(learner.collection)) == 1


def test_another_deck_that_was_there_all_along_is_not_taken_for_the_one_that_went(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    other = learner.file.with_name("salinan.yaml")
    other.write_text(DERIVED)
    learner.reopen()
    now = learner.clock.now()
    card = "salinan/mikro-penghubung#case"
    learner.collection.record([Review(id=learner.collection.new_id(now), at=now, card=card, rating=Rating.GOOD, ms=1)])
    look(learner.collection)
    learner.file.unlink()
    learner.reopen()
    assert look(learner.collection) == ()


def test_who_never_studied_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / FILE).write_text(DERIVED)
    (tmp_path / "starter").mkdir()
    collection = open_small(tmp_path, FakeClock())
    assert look(collection) == ()
    assert not (tmp_path / "data").exists()


def test_nothing_is_written_while_nothing_changes(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    (seen,) = seen_folder(learner.collection).iterdir()
    before = seen.stat()
    learner.reopen()
    look(learner.collection)
    assert (seen.stat().st_mtime_ns, seen.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_comes_in_later_under_an_old_name_is_offered_again(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    RENAMED(learner.file)
    learner.reopen()
    accept(learner.collection, look(learner.collection), seen_folder(learner.collection))
    for _ in range(2):
        assert look(learner.collection) == ()
        learner.reopen()
    now = learner.clock.now()  # on another device, where the deck hadn't been edited
    review = Review(
        id=learner.collection.new_id(now)[:-6] + "zzzzzz",
        at=now,
        card="peran/mikro-pendengar#case",
        rating=Rating.GOOD,
        ms=1,
    )
    learner.collection.record([review])
    learner.reopen()
    (offer,) = look(learner.collection)
    assert (offer.old, offer.new, offer.begun) == ("peran/mikro-pendengar", "peran/mikro-pendengarr", True)
    accept(learner.collection, [offer], seen_folder(learner.collection))
    assert look(learner.collection) == ()
    assert learner.collection.journal.by_card["peran/mikro-pendengarr#case"][-1] == review


def test_the_settled_state_of_a_deck_is_known_without_reading_all_of_it(tmp_path: Path) -> None:
    learner = Learner(tmp_path, DERIVED)
    (seen,) = seen_folder(learner.collection).iterdir()
    seen.write_bytes(seen.read_bytes().replace(b"Pendengar", b"Pendengur"))
    before = seen.read_bytes()
    learner.reopen()
    assert look(learner.collection) == () and seen.read_bytes() == before
    put(reordered)(learner.file)
    learner.reopen()
    assert look(learner.collection) == () and b"Pendengur" not in seen.read_bytes()
