"""The learner's own copy of a deck that comes with the program."""

from pathlib import Path

import pytest

from tests.support.collections import SMALL_DECK, write_decks
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck, read_deck
from trainer.decks.schema import SCHEMA_NAME
from trainer.errors import TrainerError
from trainer.importing.arrival import Folders
from trainer.importing.own_copy import own_file


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "decks", tmp_path / "data" / "base", tmp_path / "data" / "replaced")


@pytest.fixture
def starter(tmp_path: Path) -> Deck:
    """A deck in the folder of those that come with the program."""
    return read_deck(write_decks(tmp_path / "starter", SMALL_DECK) / "deck0.yaml")


def copy_of(deck: Deck, folders: Folders) -> Path:
    return own_file(deck, folders, folders.decks.parent / "starter")


def test_the_copy_and_what_it_was_made_from_are_the_very_bytes(starter: Deck, folders: Folders) -> None:
    copy = copy_of(starter, folders)
    assert copy == folders.decks / "deck0.yaml"
    assert copy.read_bytes() == folders.base_of("kecil").read_bytes() == SMALL_DECK.encode()
    assert (folders.decks / SCHEMA_NAME).is_file()


def test_a_copy_that_was_edited_or_broken_stays_as_it_is(starter: Deck, folders: Folders) -> None:
    copy = copy_of(starter, folders)
    for text in (SMALL_DECK.replace("Menyimak", "Mendengarkan"), "id: kecil\ncards: [\n"):
        copy.write_text(text)
        assert copy_of(starter, folders) == copy
        assert copy.read_text() == text


def test_another_deck_of_that_file_name_is_left_alone(starter: Deck, folders: Folders) -> None:
    other = write_decks(folders.decks, "id: lain\ncards: [[a, b]]\n") / "deck0.yaml"
    before = other.read_bytes()
    copy = copy_of(starter, folders)
    assert copy == folders.decks / "deck0-2.yaml"
    assert (other.read_bytes(), read_deck(copy).id) == (before, "kecil")


def test_a_deck_of_the_learners_own_is_its_own_file(starter: Deck, folders: Folders, tmp_path: Path) -> None:
    file = write_decks(tmp_path / "mine", SMALL_DECK) / "deck0.yaml"
    assert copy_of(read_deck(file), folders) == file
    assert not folders.decks.exists()


def test_a_copy_that_cannot_be_written_is_told(starter: Deck, folders: Folders) -> None:
    folders.decks.write_text("a file")
    with pytest.raises(TrainerError):
        copy_of(starter, folders)
    with pytest.raises(TrainerError, match="stands in no file"):
        own_file(parse_deck(SMALL_DECK), folders)
