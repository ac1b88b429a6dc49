"""A disk that fails: nothing is acknowledged, nothing is lost, and the same answer can be tried again."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.history.faulty_disk import FaultyDisk
from tests.history.table_of_damage import IDS, SOUND
from trainer.errors import StorageError
from trainer.history import lock as lock_module
from trainer.history.disk import Disk
from trainer.history.events import Created

FAULTS = [
    ("write", errno.ENOSPC, "disk is full"),
    ("write", errno.EDQUOT, "disk is full"),
    ("write", errno.EFBIG, "disk is full"),
    ("write", errno.EIO, "input/output error"),
    ("write", errno.EROFS, "can't be written to"),
    ("write", errno.ENODEV, "folder of the history is gone"),
    ("write", errno.EINVAL, "Invalid argument"),
    ("open", errno.EACCES, "can't be written to"),
    ("open", errno.ELOOP, "links lead in a circle"),
    ("flush", errno.EIO, "input/output error"),
    ("flush", errno.ENOSPC, "disk is full"),
]

OTHER_LAYOUT = json.dumps(json.loads(SOUND), indent=2).encode()
TORN = SOUND.encode()[:-20]
ODD_FILES = [("layout", OTHER_LAYOUT, IDS), ("damage", TORN, IDS[:-1])]
FAULTS_OF_NEW_FILES = [
    ("create", errno.EACCES, "can't be written to"),
    ("create", errno.EDQUOT, "disk is full"),
    ("write", errno.ENOSPC, "disk is full"),
    ("flush", errno.EIO, "input/output error"),
    ("replace", errno.EROFS, "can't be written to"),
    ("flush_folder", errno.EIO, "input/output error"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(("call", "number", "message"), FAULTS)
def test_a_failed_append_changes_nothing_and_can_be_tried_again(
    desk: Desk, call: str, number: int, message: str
) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    desk.answer(history, 2)
    before, loaded = desk.path.read_bytes(), list(history.events)
    review = desk.review(history)
    disk.fail(call, number, times=1)
    with pytest.raises(StorageError, match=message) as caught:
        history.append([review])
    assert caught.value.place == str(desk.path)
    assert caught.value.exit_code == 4
    assert desk.path.read_bytes() == before
    assert history.events == loaded

    history.append([review])
    assert history.events == [*loaded, review]
    assert desk.program().events == history.events


@pytest.mark.parametrize("call", ["create", "write", "flush", "replace"])
def test_a_history_that_cannot_be_begun_leaves_nothing_behind(desk: Desk, call: str) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    review = desk.review(history)
    disk.fail(call, errno.ENOSPC)
    with pytest.raises(StorageError, match="disk is full"):
        history.append([review])
    assert history.events == []
    assert [path.name for path in desk.folder.iterdir()] == ["history.lock"]

    disk.mend()
    history.append([review])
    assert isinstance(history.events[0], Created)
    assert ids(desk.program().events)[1:] == [review.id]


def test_a_new_name_is_made_to_last(desk: Desk) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    desk.answer(history)
    assert disk.folder_flushes == 1
    desk.answer(history)
    assert disk.folder_flushes == 1


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 100])
def test_a_write_that_was_cut_short_is_taken_back(desk: Desk, count: int) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    desk.answer(history, 2)
    before = desk.path.read_bytes()
    review = desk.review(history)
    disk.short(count)
    with pytest.raises(StorageError, match="disk is full"):
        history.append([review])
    assert desk.path.read_bytes() == before
    history.append([review])
    assert desk.program().events == history.events


def test_a_flush_that_failed_is_not_tried_again_on_the_same_file(desk: Desk) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    desk.answer(history, 2)
    review = desk.review(history)
    inode = desk.path.stat().st_ino
    disk.fail("flush", errno.EIO, times=1)
    with pytest.raises(StorageError):
        history.append([review])
    assert disk.flushes == 3  # the beginning (with the first answer), the second answer, the failure
    history.append([review])
    assert disk.flushes == 4
    assert desk.path.stat().st_ino != inode
    assert desk.program().events == history.events


@pytest.mark.parametrize("kept", [0, 1, 3, 50, 10_000])
def test_a_file_that_cannot_even_be_put_back_is_written_anew(desk: Desk, kept: int) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    desk.answer(history, 2)
    before = list(history.events)
    review = desk.review(history)
    disk.short(kept)
    disk.fail("cut", errno.EIO)
    if kept == 10_000:
        disk.fail("flush", errno.EIO)
    with pytest.raises(StorageError):
        history.append([review])
    assert history.events == before

    # Whoever opens it now loses nothing that was acknowledged.
    assert set(ids(before)) <= set(ids(Desk(desk.folder.parent).program(FaultyDisk()).events))
    disk.mend()
    history.append([review])
    assert ids(history.events) == [*ids(before), review.id]
    assert desk.program().events == history.events


@pytest.mark.parametrize(("call", "number", "message"), FAULTS_OF_NEW_FILES)
@pytest.mark.parametrize(("odd", "data", "kept"), ODD_FILES)
def test_a_file_that_must_be_written_anew_and_cannot_stays_as_it_is(
    desk: Desk, odd: str, data: bytes, kept: list[str], call: str, number: int, message: str
) -> None:
    desk.put(data)
    disk = FaultyDisk()
    disk.fail(call, number)
    history = desk.program(disk)
    assert ids(history.events) == kept
    assert [notice.message.startswith("the history is damaged") for notice in history.notices] == [True] * (
        odd == "damage"
    )
    review = desk.review(history)
    for _ in range(2):
        with pytest.raises(StorageError, match=message):
            history.append([review])
        assert desk.path.read_bytes() == data
        assert ids(history.events) == kept
        assert not list(desk.folder.glob("*.new"))

    disk.mend()
    history.append([review])
    assert ids(history.events) == [*kept, review.id]
    again = desk.program()
    assert (again.events, again.notices) == (history.events, [])
    assert data in [path.read_bytes() for path in desk.set_aside()]


@pytest.mark.parametrize("call", ["write", "flush", "replace"])
def test_a_vanished_file_that_cannot_be_written_again_yet_stays_in_memory(desk: Desk, call: str) -> None:
    disk = FaultyDisk()
    history = desk.program(disk)
    before = desk.answer(history, 3)
    desk.path.unlink()
    review = desk.review(history)
    disk.fail(call, errno.ENOSPC)
    for _ in range(2):
        with pytest.raises(StorageError, match="disk is full"):
            history.append([review])
        assert not desk.path.exists()
    disk.mend()
    history.append([review])
    assert history.events[1:] == [*before, review]
    assert desk.program().events == history.events


@pytest.mark.parametrize("count", [1, 100])
def test_a_new_file_that_the_system_takes_in_pieces_is_whole(desk: Desk, count: int) -> None:
    desk.put(OTHER_LAYOUT)
    disk = FaultyDisk()
    history = desk.program(disk)
    disk.short(count)
    [review] = desk.answer(history)
    again = desk.program()
    assert (ids(again.events), again.notices) == ([*IDS, review.id], [])
    assert [path.read_bytes() for path in desk.set_aside()] == [OTHER_LAYOUT]


def test_a_disk_that_fails_for_one_program_only_lets_the_other_go_on(desk: Desk) -> None:
    disk = FaultyDisk()
    one, two = desk.program(disk), desk.program()
    made = desk.answer(one) + desk.answer(two)
    review = desk.review(one)
    disk.fail("write", errno.EDQUOT)
    for _ in range(2):
        with pytest.raises(StorageError):
            one.append([review])
        made += desk.answer(two)
    assert one.refresh()
    assert one.events[1:] == two.events[1:] == made
    disk.mend()
    one.append([review])
    assert two.refresh()
    assert one.events[1:] == two.events[1:] == [*made, review]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP])
def test_without_locks_programs_that_take_turns_lose_nothing_and_are_told_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def unknown(_: int) -> None:
        raise OSError(number, "no locks available")

    monkeypatch.setattr(lock_module, "_try_to_lock", unknown)
    one, two = desk.program(), desk.program()
    made = []
    for _ in range(4):
        made += desk.answer(one) + desk.answer(two, 2)
    assert one.refresh()
    assert one.events[1:] == two.events[1:] == desk.program().events[1:] == made
    for program in (one, two):
        assert [notice.message for notice in program.notices] == ["this place knows no file locks"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_real_limit_on_the_size_of_files(desk: Desk) -> None:
    desk.answer(desk.program(), 5)
    before = desk.path.read_bytes()
    program = """
import resource, signal, sys
from pathlib import Path
from tests.history.desk import Desk
from trainer.errors import StorageError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
desk = Desk(Path(sys.argv[1]))
history = desk.program()
desk.clock.forward(days=1)
limit = desk.path.stat().st_size + 700
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
saved = 0
try:
    while saved < 50:
        desk.answer(history)
        saved += 1
except StorageError as error:
    print(saved, len(history.events), error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(desk.folder.parent)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    saved, events, *words = done.stdout.split()
    assert (0 < int(saved) < 50, int(events)) == (True, 6 + int(saved))
    assert " ".join(words) == "not saved: the disk is full"
    assert desk.path.read_bytes().startswith(before.removesuffix(b"]}\n"))
    again = desk.program()
    assert (len(again.events), again.notices) == (6 + int(saved), [])


def test_the_system_calls_do_what_they_say(tmp_path: Path) -> None:
    disk = Disk()
    path = tmp_path / "x"
    file = disk.create(path, 0o600)
    assert disk.write(file, b"halo dunia", 0) == 10
    assert disk.read(file, 100, 5) == b"dunia"
    disk.cut(file, 4)
    disk.flush(file)
    disk.flush_folder(tmp_path)
    disk.close(file)
    assert path.read_bytes() == b"halo"
    disk.remove(path)
    disk.remove(path)
    assert not path.exists()
