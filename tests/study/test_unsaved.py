"""Answers that the history didn't take: none is lost, whoever is there to ask or not."""

import errno
import os
from pathlib import Path
from random import Random

import pytest

from tests.ui.desk import Desk
from trainer.errors import StorageError, TrainerError
from trainer.history.events import Event, Read
from trainer.history.problems import HistoryError
from trainer.history.store import HistoryFile
from trainer.study.collection import Collection
from trainer.study.session import StudySession
from trainer.study.unsaved import FILE_NAME, put_aside, rescue


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


@pytest.fixture
def full(desk: Desk) -> Collection:
    """A collection whose disk is full, with two pages read that aren't saved."""
    collection = desk.open()
    desk.disk.fail("write", errno.ENOSPC)
    desk.disk.fail("create", errno.ENOSPC)
    collection.go_on_unsaved = True
    session = StudySession(collection)
    session.read()
    session.read()
    assert len(collection.unsaved) == 2
    return collection


def kept_in(file: Path, desk: Desk) -> list[Event]:
    """What a history holds besides its beginning."""
    history = HistoryFile(file, desk.clock, Random(2))
    history.load()
    assert history.notices == []
    return history.events[1:]


def test_what_is_put_aside_is_a_history_and_counts_as_saved(desk: Desk, full: Collection, tmp_path: Path) -> None:
    events = list(full.unsaved)
    file = put_aside(full, tmp_path / "stik" / "sisa.json", Random(9))
    assert full.unsaved == []
    assert kept_in(file, desk) == events
    full.unsaved.extend(events[:1])  # a second time into the same file: nothing comes twice
    put_aside(full, file, Random(9))
    assert kept_in(file, desk) == events


def test_a_file_of_another_kind_is_left_as_it_is(full: Collection, tmp_path: Path) -> None:
    file = tmp_path / "penting.txt"
    file.write_text("penting")
    with pytest.raises(HistoryError):
        put_aside(full, file, Random(9))
    assert file.read_text() == "penting"
    assert len(full.unsaved) == 2


def test_the_history_itself_is_tried_first(desk: Desk, full: Collection, tmp_path: Path) -> None:
    desk.disk.mend()
    assert rescue(full, [tmp_path], Random(9)) is None
    assert full.unsaved == []
    assert [type(event) for event in desk.open().history.events[1:]] == [Read, Read]
    assert not (tmp_path / FILE_NAME).exists()


def test_the_first_folder_that_takes_them_gets_them(desk: Desk, full: Collection, tmp_path: Path) -> None:
    events = list(full.unsaved)
    no_folder = tmp_path / "berkas"
    no_folder.write_text("")
    occupied = tmp_path / "terisi"
    occupied.mkdir()
    (occupied / FILE_NAME).write_text("bukan riwayat")
    file = rescue(full, [no_folder, occupied, tmp_path], Random(9))
    assert file == tmp_path / FILE_NAME
    assert kept_in(file, desk) == events
    assert (occupied / FILE_NAME).read_text() == "bukan riwayat"


def test_where_no_place_is_left_it_is_said_and_they_stay(full: Collection, tmp_path: Path) -> None:
    no_folder = tmp_path / "berkas"
    no_folder.write_text("")
    with pytest.raises(StorageError):
        rescue(full, [no_folder], Random(9))
    assert len(full.unsaved) == 2


def test_nothing_to_save_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    assert rescue(desk.open(), [tmp_path], Random(9)) is None
    assert not desk.disk.written


def test_a_folder_gets_a_file_of_our_name(desk: Desk, full: Collection, tmp_path: Path) -> None:
    events = list(full.unsaved)
    folder = tmp_path / "stik"
    folder.mkdir()
    assert put_aside(full, folder, Random(9)) == folder / FILE_NAME
    assert kept_in(folder / FILE_NAME, desk) == events


@pytest.mark.parametrize("name", ["/", "~bukan-siapa-siapa/x", "a\0b", "x" * 300, "/dev/null/x", "."])
def test_no_name_is_too_strange(full: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It is saved, or told that it can't be."""
    if name == "/" and os.access("/", os.W_OK):
        pytest.skip("the superuser may write there")
    monkeypatch.chdir(tmp_path)
    try:
        put_aside(full, Path(name), Random(9)).unlink()
    except TrainerError as error:
        assert error.explain(str)
        assert len(full.unsaved) == 2
    else:
        assert full.unsaved == []
