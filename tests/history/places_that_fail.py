"""What is tried in places that really fail. Each function is run by `tests.history.apart` with mounts of its own."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from tests.history.apart import IMPOSSIBLE
from tests.history.desk import Desk, ids
from trainer.errors import StorageError
from trainer.history.disk import system_disk
from trainer.history.events import Review
from trainer.history.file_format import read_sound
from trainer.history.store import HistoryFile

FULL = "not saved: the disk is full"
FORBIDDEN = "not saved: this place can't be written to"
GONE = "not saved: the folder of the history is gone"


def impossible(reason: str) -> NoReturn:
    """Ends the program: what it was to try can't be tried here."""
    print(reason)
    sys.exit(IMPOSSIBLE)


def call(*command: object) -> None:
    """Runs a command of the system; where it is refused, the whole attempt is impossible."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        impossible(f"{' '.join(map(str, command[:3]))} is refused: {done.stderr.strip()}")


def stick(folder: Path) -> Path:
    """A small file system of its own."""
    place = folder / "stick"
    place.mkdir()
    call("mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", place)
    return place


class Filler:
    """A file that takes all the room there is."""

    def __init__(self, place: Path) -> None:
        self._path = place / "film.mkv"

    def fill(self) -> None:
        """Not a byte is left, but for those of blocks that other files have begun."""
        with self._path.open("ab", buffering=0) as file:
            for size in (65536, 4096, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError as error:
                    assert error.errno == errno.ENOSPC

    def leave(self, count: int) -> None:
        """Makes room for ``count`` bytes."""
        os.truncate(self._path, self._path.stat().st_size - count)

    def remove(self) -> None:
        """All the room is there again."""
        self._path.unlink()


def refused(history: HistoryFile, review: Review, message: str) -> None:
    """The answer isn't saved, ``message`` is told, and nothing has changed: neither what is known nor the file."""
    events, before = list(history.events), content(history.path)
    try:
        history.append([review])
    except StorageError as error:
        assert error.message == message, error.message
        assert error.hint
    else:
        raise AssertionError(f"saved in spite of: {message}")
    assert history.events == events
    assert content(history.path) == before


def content(path: Path) -> bytes | None:
    """The bytes of a file; None if there is none."""
    return path.read_bytes() if path.exists() else None


def saved(desk: Desk, history: HistoryFile, review: Review) -> None:
    """The same answer is taken now, and everybody sees it."""
    history.append([review])
    assert history.events[-1] == review
    sound(desk, ids(history.events))


def sound(desk: Desk, expected: Iterable[str]) -> None:
    """The file is whole, in our own layout, and holds exactly these ids."""
    with desk.path.open("rb") as file:
        contents = read_sound(file)
    assert contents is not None, desk.path.read_bytes()
    assert ids(contents.events) == list(expected)
    assert len(desk.document()["events"]) == len(contents.events)  # type: ignore[arg-type]


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


# --- a full disk -----------------------------------------------------------------------------------------------------


def full_while_appending(folder: Path) -> None:
    """The last room is taken by another file, at places of a block that differ from round to round."""
    place = stick(folder)
    desk, filler = Desk(place), Filler(place)
    disk = system_disk()
    write, short = disk.write, 0

    def watched(file: int, data: bytes, offset: int) -> int:
        nonlocal short
        count = write(file, data, offset)
        short += count < len(data)
        return count

    disk.write = watched  # type: ignore[method-assign]
    history = desk.program(disk)
    acknowledged = ids(desk.answer(history, 3))
    rounds = 8
    for number in range(rounds):
        filler.fill()
        while True:
            review = desk.review(history, "x" * (23 * number))
            before = desk.path.read_bytes()
            try:
                history.append([review])
            except StorageError as error:
                assert error.message == FULL
                break
            acknowledged.append(review.id)
        assert desk.path.read_bytes() == before
        assert ids(history.events)[1:] == acknowledged
        refused(history, review, FULL)
        sound(desk, ids(history.events))
        assert ids(desk.program().events)[1:] == acknowledged
        filler.remove()
        saved(desk, history, review)
        acknowledged.append(review.id)
    assert history.notices == []
    print(f"{rounds} times full, {len(acknowledged)} answers kept, {short} writes cut short by the system")


def full_at_the_beginning(folder: Path) -> None:
    """There is no history yet, and no room for one."""
    place = stick(folder)
    desk, filler = Desk(place), Filler(place)
    history = desk.program()
    review = desk.review(history)
    filler.fill()
    refused(history, review, FULL)
    assert set(names(place)) <= {"data", "film.mkv"}
    assert not desk.folder.exists() or set(names(desk.folder)) <= {"history.lock"}
    filler.remove()
    saved(desk, history, review)
    assert names(desk.folder) == ["history.json", "history.lock"]
    print("begun when there was room")


def full_while_writing_anew(folder: Path) -> None:
    """A file in another layout, and a damaged one, must be written as a whole: for that there is no room."""
    place = stick(folder)
    for name, spoil in (("layout", _indent), ("damage", _tear)):
        desk, filler = Desk(place / name), Filler(place)
        (place / name).mkdir()
        acknowledged = ids(desk.answer(desk.program(), 6))
        kept = spoil(desk, acknowledged)
        filler.fill()
        history = desk.program()
        assert ids(history.events)[1:] == kept
        said = [notice.message for notice in history.notices]
        assert [message.startswith("the history is damaged") for message in said] == [True] * (name == "damage")
        review = desk.review(history)
        for room in (0, 4096):
            filler.leave(room)
            refused(history, review, FULL)
            assert not list(desk.folder.glob("*.new"))
            filler.fill()
        filler.remove()
        saved(desk, history, review)
        assert ids(history.events)[1:] == [*kept, review.id]
        assert desk.set_aside()
        print(f"{name}: written anew when there was room, {len(kept)} answers kept")


def _indent(desk: Desk, acknowledged: list[str]) -> list[str]:
    desk.put(json.dumps(desk.document(), indent=2).encode())
    return acknowledged


def _tear(desk: Desk, acknowledged: list[str]) -> list[str]:
    desk.put(desk.path.read_bytes()[:-20])
    return acknowledged[:-1]


# --- what may not be written -----------------------------------------------------------------------------------------


def read_only_while_open(folder: Path) -> None:
    """The place can't be written for a while: once for whoever opens something, once for everybody."""
    place = stick(folder)
    desk = Desk(place)
    history, other = desk.program(), desk.program()
    desk.answer(history, 3)

    def covered() -> None:
        # The descriptor of the lock is open for writing, which would forbid the other way.
        call("mount", "--bind", place, place)
        call("mount", "-o", "remount,bind,ro", place)

    def everywhere() -> None:
        history.close()
        other.close()
        call("mount", "-o", "remount,ro", place)

    for close, reopen in (
        (covered, lambda: call("umount", place)),
        (everywhere, lambda: call("mount", "-o", "remount,rw", place)),
    ):
        close()
        newcomer = desk.program()
        assert newcomer.read_only
        assert [notice.message.partition(";")[0] for notice in newcomer.notices] == [
            "this place can't be written to",
        ]
        reviews = [desk.review(program) for program in (history, newcomer)]
        refused(history, reviews[0], FORBIDDEN)
        refused(newcomer, reviews[1], FORBIDDEN)
        assert not history.refresh()
        assert other.refresh()
        assert other.events == history.events == newcomer.events
        reopen()
        saved(desk, history, reviews[0])
        saved(desk, newcomer, reviews[1])
        assert not newcomer.read_only
        newcomer.close()
        assert history.refresh()
    assert history.notices == other.notices == []
    print("read while it couldn't be written, written when it could; twice")


@contextmanager
def flagged(flag: str, target: Path) -> Iterator[None]:
    """A flag of the file system on a file or folder, for a ``with``."""
    call("chattr", f"+{flag}", target)
    try:
        yield
    finally:
        call("chattr", f"-{flag}", target)


def immutable_file(folder: Path) -> None:
    """The file can't be changed at all, or only in a way that isn't ours."""
    desk = Desk(stick(folder))
    history, other = desk.program(), desk.program()
    desk.answer(history, 2)
    for flag in ("i", "a"):
        review = desk.review(history)
        with flagged(flag, desk.path):
            refused(history, review, FORBIDDEN)
            assert other.refresh()
            newcomer = desk.program()
            assert newcomer.events == other.events == history.events
            assert newcomer.read_only == (flag == "i")
            refused(newcomer, review, FORBIDDEN)
        saved(desk, history, review)
    print("chattr +i and +a on the file: refused, read, and saved afterwards")


def immutable_folder(folder: Path) -> None:
    """No file can be made in the folder, or none renamed: answers are saved all the same, a new file waits."""
    place = stick(folder)
    for flag in ("i", "a"):
        desk = Desk(place / flag)
        (place / flag).mkdir()
        history = desk.program()
        desk.answer(history, 2)
        with flagged(flag, desk.folder):
            desk.answer(history)
            sound(desk, ids(history.events))
        _indent(desk, [])
        newcomer = desk.program()
        review = desk.review(newcomer)
        with flagged(flag, desk.folder):
            for _ in range(2):
                refused(newcomer, review, FORBIDDEN)
        saved(desk, newcomer, review)
        assert names(desk.folder) == ["damaged", "history.json", "history.lock"]
        assert len(newcomer.events) == 5
    print("chattr +i and +a on the folder: answers saved, a new file refused, and written afterwards")


# --- a folder that goes away -----------------------------------------------------------------------------------------


def pulled_out(folder: Path) -> None:
    """The stick is pulled out and comes back: as the same device, then as another one."""
    place = stick(folder)
    keep = folder / "keep"
    keep.mkdir()
    call("mount", "--bind", place, keep)
    desk = Desk(place)
    history = desk.program()
    desk.answer(history, 3)

    def same_device() -> None:
        call("mount", "--bind", keep, place)

    def another_device() -> None:
        call("mount", "-t", "tmpfs", "tmpfs", place)
        shutil.copytree(keep, place, dirs_exist_ok=True)

    for back in (same_device, another_device):
        before, inode = ids(history.events), desk.path.stat()
        call("umount", "--lazy", place)
        review = desk.review(history)
        for _ in range(2):
            refused(history, review, GONE)
        assert not history.refresh()
        assert names(place) == []
        back()
        assert (desk.path.stat().st_dev == inode.st_dev) == (back is same_device)
        saved(desk, history, review)
        assert ids(history.events) == [*before, review.id]
        desk.answer(history)
    assert history.notices == []
    print("gone twice, nothing made in its place, went on when it was back")


def renamed_away(folder: Path) -> None:
    """The folder has another name for a while, and so has the one above it."""
    desk = Desk(folder / "above")
    desk.folder.parent.mkdir()
    one = desk.program()
    desk.answer(one)
    two = desk.program()
    for moved in (desk.folder, desk.folder.parent):
        desk.answer(one)
        away = moved.rename(folder / "away")
        reviews = [desk.review(one), desk.review(two)]
        refused(one, reviews[0], GONE)
        refused(two, reviews[1], GONE)
        assert not moved.exists()
        away.rename(moved)
        saved(desk, one, reviews[0])
        saved(desk, two, reviews[1])
    print("the folder, and the one above it, were away: nothing made in their place, went on when they were back")
