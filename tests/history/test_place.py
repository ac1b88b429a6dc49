"""What may stand where the history is looked for."""

import os
import socket
import sys
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.table_of_damage import IDS, SOUND
from trainer.errors import StorageError
from trainer.history.disk import Disk
from trainer.history.reading import read_whole
from trainer.history.store import HistoryError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.folder.mkdir()
    return desk


def test_a_folder_is_refused(desk: Desk) -> None:
    desk.path.mkdir()
    with pytest.raises(HistoryError, match="ordinary file"):
        desk.program()
    assert desk.path.is_dir()


def test_a_fifo_is_refused_without_waiting_for_its_other_end(desk: Desk) -> None:
    os.mkfifo(desk.path)
    with pytest.raises(HistoryError, match="ordinary file"):
        desk.program()


def test_a_socket_is_refused(desk: Desk) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(desk.folder)
        try:
            listener.bind("history.json")
        finally:
            os.chdir(here)
        with pytest.raises(HistoryError, match="ordinary file"):
            desk.program()


@pytest.mark.parametrize("target", ["/dev/null", "/dev/zero", "/", "missing.json", "history.json"])
def test_a_link_to_anything_but_a_file_is_refused(desk: Desk, target: str) -> None:
    desk.path.symlink_to(target)
    with pytest.raises(HistoryError, match="link"):
        desk.program()
    assert desk.path.is_symlink()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_link_to_a_file_of_another_owner_is_refused(desk: Desk) -> None:
    target = desk.folder / "b"
    target.write_bytes(SOUND.encode())
    os.chown(target, 12345, 12345)
    desk.path.symlink_to("b")
    with pytest.raises(HistoryError, match="same owner"):
        desk.program()


def test_an_open_device_is_not_read() -> None:
    disk = Disk()
    with disk.opened(Path(os.devnull)) as file, pytest.raises(HistoryError, match="ordinary file"):
        read_whole(disk, file, Path(os.devnull))


def test_a_link_to_a_link_is_refused(desk: Desk) -> None:
    (desk.folder / "b").write_bytes(SOUND.encode())
    (desk.folder / "a").symlink_to("b")
    desk.path.symlink_to("a")
    with pytest.raises(HistoryError, match="link"):
        desk.program()


def test_a_link_to_a_file_is_followed_and_stays_a_link(desk: Desk) -> None:
    target = desk.folder.parent / "awan" / "riwayat.json"
    target.parent.mkdir()
    target.write_bytes(SOUND.replace("\n", "\r\n").encode())
    desk.path.symlink_to("../awan/riwayat.json")
    history = desk.program()
    assert ids(history.events) == IDS
    desk.answer(history, 2)
    assert desk.path.is_symlink()
    assert ids(desk.program().events) == ids(history.events)
    assert len(ids(history.events)) == 8
    assert target.with_suffix(".lock").exists()
    assert len(desk.set_aside()) == 1


def test_a_file_that_becomes_a_fifo_or_a_link_is_not_written(desk: Desk) -> None:
    history = desk.program()
    desk.answer(history)
    before = list(history.events)
    other = desk.folder / "other.json"
    desk.path.rename(other)
    data = other.read_bytes()
    for change in (lambda: os.mkfifo(desk.path), lambda: desk.path.symlink_to("other.json"), desk.path.mkdir):
        change()
        assert not history.refresh()
        with pytest.raises(StorageError):
            desk.answer(history)
        assert history.events == before
        desk.path.rmdir() if desk.path.is_dir() else desk.path.unlink()
    assert other.read_bytes() == data


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.folder.write_bytes(b"")
    with pytest.raises(HistoryError, match="can't be read"):
        desk.program()
    assert desk.folder.read_bytes() == b""


def test_a_name_that_would_command_the_terminal_is_shown_harmlessly(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "\x1b]0;judul\x07")
    desk.folder.mkdir(parents=True)
    desk.path.mkdir()
    with pytest.raises(HistoryError) as caught:
        desk.program()
    assert "\x1b" not in caught.value.explain(str)
