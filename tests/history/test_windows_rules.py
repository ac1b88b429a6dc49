"""The history on Windows: nothing it does there is refused.

The rules are those of a disk for tests, so they hold on every system; the reads and writes are those that Windows has.
"""

import errno
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.history import test_law
from tests.history.desk import Desk, ids
from tests.history.faulty_disk import FaultyDisk
from tests.history.table_of_damage import IDS, SOUND
from tests.history.windows_rules import Computer, FaultyWindows, WindowsRules
from tests.support.scale import scaled
from trainer.errors import StorageError
from trainer.history.disk import Disk, system_disk
from trainer.history.events import Created


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def computer() -> Iterator[Computer]:
    """One on which nothing against the rules is asked for, and every descriptor given back."""
    computer = Computer()
    yield computer
    assert computer.refused == []
    assert computer.open_files == 0


class TestTheRules:
    def test_what_is_open_can_be_neither_replaced_nor_removed(self, tmp_path: Path) -> None:
        computer = Computer()
        one, two = WindowsRules(computer), WindowsRules(computer)
        old, new = tmp_path / "old", tmp_path / "new"
        for path in (old, new):
            one.close(one.create(path, 0o600))
        with two.opened(old):
            with pytest.raises(PermissionError):
                one.replace(new, old)
            with pytest.raises(PermissionError):
                one.replace(old, new)
            with pytest.raises(PermissionError):
                one.remove(old)
        one.replace(new, old)
        one.remove(old)
        one.remove(old)
        assert len(computer.refused) == 3

    def test_only_what_may_be_written_can_be_flushed_and_some_names_cannot_be_given(self, tmp_path: Path) -> None:
        computer = Computer()
        disk = WindowsRules(computer)
        path = tmp_path / "x"
        disk.close(disk.create(path, 0o600))
        with disk.opened(path) as file, pytest.raises(OSError) as caught:
            disk.flush(file)
        assert caught.value.errno == errno.EBADF
        with disk.opened(path, write=True) as file:
            disk.flush(file)
        with pytest.raises(OSError):
            disk.create(tmp_path / "2026-11-24T09:12.json", 0o600)
        assert (len(computer.refused), computer.open_files) == (2, 0)


class TestTheDisks:
    @pytest.mark.parametrize("disk", [Disk(), system_disk()], ids=["seeking", "the system's"])
    def test_they_read_and_write_alike_wherever_the_last_call_left_off(self, tmp_path: Path, disk: Disk) -> None:
        path = tmp_path / "x"
        file = disk.create(path, 0o600)
        assert disk.write(file, b"halo dunia", 0) == 10
        assert disk.read(file, 100, 5) == b"dunia"
        assert disk.read(file, 4, 0) == b"halo"
        assert disk.write(file, b"semua", 5) == 5
        assert disk.read(file, 3, 8) == b"ua"
        assert disk.read(file, 5, 10) == disk.read(file, 5, 99) == disk.read(file, 0, 0) == b""
        assert disk.write(file, b"!", 12) == 1
        disk.cut(file, 13)
        disk.flush(file)
        disk.close(file)
        assert path.read_bytes() == b"halo semua\0\0!"

    def test_what_comes_in_pieces_is_put_together(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "x"
        path.write_bytes(b"0123456789")
        read = os.read
        monkeypatch.setattr(os, "read", lambda file, length: read(file, min(3, length)))
        with Disk().opened(path) as file:
            assert Disk().read(file, 8, 1) == b"12345678"
            assert Disk().read(file, 100, 4) == b"456789"

    def test_the_quick_way_is_taken_where_there_is_one(self) -> None:
        assert (type(system_disk()) is Disk) == (sys.platform == "win32")


class TestTheHistory:
    def test_it_is_begun_and_goes_on(self, desk: Desk, computer: Computer) -> None:
        history = desk.program(WindowsRules(computer))
        reviews = desk.answer(history, 5)
        assert isinstance(history.events[0], Created)
        assert history.events[1:] == reviews
        again = desk.program(WindowsRules(computer))
        assert (again.events, again.notices) == (history.events, [])
        assert len(desk.document()["events"]) == 6  # type: ignore[arg-type]

    def test_two_programs_take_turns(self, desk: Desk, computer: Computer) -> None:
        one, two = desk.program(WindowsRules(computer)), desk.program(WindowsRules(computer))
        made = []
        for _ in range(4):
            made += desk.answer(one) + desk.answer(two, 2)
        assert one.refresh()
        assert one.events[1:] == two.events[1:] == made
        assert one.notices == two.notices == []

    def test_a_damaged_file_is_mended(self, desk: Desk, computer: Computer) -> None:
        torn = SOUND.encode()[:-30]
        desk.put(torn)
        history = desk.program(WindowsRules(computer))
        assert ids(history.events) == IDS[:-1]
        assert [path.read_bytes() for path in desk.set_aside()] == [torn]
        [review] = desk.answer(history)
        again = desk.program(WindowsRules(computer))
        assert (ids(again.events), again.notices) == ([*IDS[:-1], review.id], [])

    def test_a_file_damaged_while_two_programs_have_it_is_mended_once(self, desk: Desk, computer: Computer) -> None:
        desk.put(SOUND.encode())
        one, two = desk.program(WindowsRules(computer)), desk.program(WindowsRules(computer))
        desk.put(SOUND.encode() + b"\0" * 512)
        assert one.refresh()
        [review] = desk.answer(two)
        assert one.refresh()
        assert ids(one.events) == ids(two.events) == [*IDS, review.id]
        assert len(desk.set_aside()) == 1

    def test_another_layout_is_put_right(self, desk: Desk, computer: Computer) -> None:
        desk.put(json.dumps(json.loads(SOUND), indent=2).encode())
        history = desk.program(WindowsRules(computer))
        [review] = desk.answer(history)
        assert ids(history.events) == [*IDS, review.id]
        assert desk.path.read_bytes().startswith(SOUND.encode().removesuffix(b"]}\n"))

    def test_the_ends_of_lines_that_windows_makes_are_put_right(self, desk: Desk, computer: Computer) -> None:
        desk.put(SOUND.replace("\n", "\r\n").encode())
        history = desk.program(WindowsRules(computer))
        desk.answer(history)
        assert b"\r" not in desk.path.read_bytes()
        assert ids(history.events)[:-1] == IDS

    def test_a_vanished_file_is_written_again(self, desk: Desk, computer: Computer) -> None:
        history = desk.program(WindowsRules(computer))
        before = desk.answer(history, 3)
        WindowsRules(computer).remove(desk.path)
        [review] = desk.answer(history)
        assert history.events[1:] == [*before, review]
        assert desk.program(WindowsRules(computer)).events == history.events

    def test_a_file_put_in_its_place_is_read(self, desk: Desk, computer: Computer) -> None:
        desk.put(SOUND.encode())
        history = desk.program(WindowsRules(computer))
        other = desk.path.with_name("other.json")
        other.write_bytes(SOUND.encode().replace(b'"r":3', b'"r":1'))
        WindowsRules(computer).replace(other, desk.path)
        assert history.refresh()
        [review] = desk.answer(history)
        assert ids(desk.program(WindowsRules(computer)).events) == [*IDS, review.id]

    def test_after_a_flush_that_failed_a_new_file_is_written(self, desk: Desk, computer: Computer) -> None:
        disk = FaultyWindows(computer)
        history = desk.program(disk)
        before = desk.answer(history, 2)
        review = desk.review(history)
        inode = desk.path.stat().st_ino
        disk.fail("flush", errno.EIO, times=1)
        with pytest.raises(StorageError, match="input/output error"):
            history.append([review])
        history.append([review])
        assert desk.path.stat().st_ino != inode
        assert desk.program(WindowsRules(computer)).events[1:] == [*before, review]

    @pytest.mark.parametrize("count", [0, 2, 60])
    def test_a_write_that_was_cut_short_is_taken_back(self, desk: Desk, computer: Computer, count: int) -> None:
        disk = FaultyWindows(computer)
        history = desk.program(disk)
        desk.answer(history, 2)
        before = desk.path.read_bytes()
        review = desk.review(history)
        disk.short(count)
        with pytest.raises(StorageError, match="disk is full"):
            history.append([review])
        assert desk.path.read_bytes() == before
        history.append([review])
        assert desk.program(WindowsRules(computer)).events == history.events

    def test_a_virus_scanner_that_holds_the_file_delays_a_new_one(self, desk: Desk) -> None:
        computer = Computer()
        desk.put(json.dumps(json.loads(SOUND), indent=2).encode())
        history = desk.program(WindowsRules(computer))
        review = desk.review(history)
        with WindowsRules(computer).opened(desk.path), pytest.raises(StorageError, match="can't be written to"):
            history.append([review])
        assert computer.refused == ["replace history.json, which is open"]
        assert not list(desk.folder.glob("*.new"))
        history.append([review])
        assert ids(history.events) == [*IDS, review.id]


def test_the_law_of_the_history_holds_under_these_rules(monkeypatch: pytest.MonkeyPatch, computer: Computer) -> None:
    disks: list[FaultyDisk] = []

    def faulty() -> FaultyDisk:
        disks.append(FaultyWindows(computer))
        return disks[-1]

    monkeypatch.setattr(test_law, "FaultyDisk", faulty)
    run_state_machine_as_test(
        test_law.HistoryLaw,
        settings=settings(max_examples=scaled(30), stateful_step_count=30, deadline=None, database=None),
    )
    assert disks
    print(f"{len(disks) // 2} courses of two programs, nothing refused")
