"""Faults that aren't pretended: full, read-only and vanished file systems, and system calls that the kernel refuses.

Each is skipped, with the reason, where the system doesn't allow it. What was tried is printed (``-rP``, ``-rs``).
"""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.history import places_that_fail
from tests.history.apart import run_with_faults, run_with_own_mounts
from tests.history.desk import Desk, ids

FULL = "not saved: the disk is full"
BROKEN = "not saved: the disk reports an input/output error"
PLACES = [
    "full_while_appending",
    "full_at_the_beginning",
    "full_while_writing_anew",
    "read_only_while_open",
    "immutable_file",
    "immutable_folder",
    "pulled_out",
]
ANSWERS = 6
CHILD = """
import sys
from pathlib import Path
from tests.history.desk import Desk
from trainer.errors import StorageError
from trainer.history.disk import system_disk
desk = Desk(Path(sys.argv[1]))
desk._programs = 7
desk.clock.forward(hours=1)
history = desk.program(system_disk())
held = [desk.path.open()]  # the number of a file that is gone would be given to the next one
for _ in range(int(sys.argv[2])):
    review = desk.review(history)
    for _ in range(5):
        try:
            history.append([review])
        except StorageError as error:
            print("refused", review.id, desk.path.stat().st_ino, error.message, flush=True)
        else:
            print("saved", review.id, desk.path.stat().st_ino, flush=True)
            break
        finally:
            held.append(desk.path.open())
for notice in history.notices:
    print("notice", "-", "-", notice.message, flush=True)
"""


class Fault(NamedTuple):
    """Attributes:
    calls: what strace is told to inject.
    told: what the program says, refusal by refusal.
    new_file: whether the file is another one afterwards.
    """

    name: str
    calls: Sequence[str]
    told: Sequence[str]
    new_file: bool = False


FAULTS = [
    Fault("no room", ["pwrite64:error=ENOSPC:when=3"], [FULL]),
    Fault("quota used up", ["pwrite64:error=EDQUOT:when=3"], [FULL]),
    Fault("a write that breaks", ["pwrite64:error=EIO:when=3"], [BROKEN]),
    # The system says so many bytes went in, and none did: like a write that was cut short, only that nothing came.
    Fault("nothing written", ["pwrite64:retval=0:when=3"], [FULL]),
    Fault("cut short in the closing", ["pwrite64:retval=2:when=3"], [FULL]),
    Fault("cut short in the line", ["pwrite64:retval=90:when=3"], [FULL]),
    Fault("no room, not even to put it back", ["pwrite64:error=ENOSPC:when=3..4"], [FULL], new_file=True),
    Fault("no room at all for a while", ["pwrite64:error=ENOSPC:when=3..6"], [FULL] * 3, new_file=True),
    Fault("cut short and not put back", ["pwrite64:retval=90:when=3", "ftruncate:error=EIO"], [FULL], new_file=True),
    Fault("a flush that breaks", ["fdatasync:error=EIO:when=3"], [BROKEN], new_file=True),
    Fault("a flush without room", ["fdatasync:error=ENOSPC:when=3"], [FULL], new_file=True),
    Fault("the first flush", ["fdatasync:error=EIO:when=1"], [BROKEN], new_file=True),
    Fault("the new file's flush too", ["fdatasync:error=EIO:when=3..4"], [BROKEN] * 2, new_file=True),
    Fault(
        "the new file can't take the name",
        ["fdatasync:error=EIO:when=3", "?rename,?renameat,?renameat2:error=EIO:when=1"],
        [BROKEN] * 2,
        new_file=True,
    ),
    Fault(
        "the name can't be flushed",
        ["fdatasync:error=EIO:when=3", "fsync:error=EIO:when=1"],
        [BROKEN] * 2,
        new_file=True,
    ),
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_really_fails_takes_nothing_along_and_is_told(tmp_path: Path, place: str) -> None:
    print(f"{place}: {run_with_own_mounts('tests.history.places_that_fail', place, tmp_path)}")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames no folder in which a file is open")
def test_a_folder_that_is_renamed_and_comes_back_takes_nothing_along(tmp_path: Path) -> None:
    places_that_fail.renamed_away(tmp_path)


def begun(tmp_path: Path) -> tuple[Desk, list[str]]:
    """A desk with a history of some answers."""
    desk = Desk(tmp_path)
    history = desk.program()
    desk.answer(history, 2)
    history.close()
    return desk, ids(history.events)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_system_call_that_the_kernel_refuses_loses_no_acknowledged_answer(tmp_path: Path, fault: Fault) -> None:
    desk, before = begun(tmp_path)
    inode = desk.path.stat().st_ino
    code, out = run_with_faults(CHILD, [tmp_path, ANSWERS], fault.calls, tmp_path / "strace.txt")
    assert code == 0
    said = [line.split(maxsplit=3) for line in out.splitlines()]
    acknowledged = [id_ for word, id_, *_ in said if word == "saved"]
    assert len(set(acknowledged)) == ANSWERS
    assert [words[3] for words in said if words[0] == "refused"] == fault.told
    assert {id_ for word, id_, *_ in said if word == "refused"} <= set(acknowledged)
    files = [int(words[2]) for words in said if words[0] == "saved"]
    assert (files[-1] != inode) == fault.new_file
    assert len({inode, *files}) == 1 + fault.new_file  # once it is another, it stays that

    places_that_fail.sound(desk, [*before, *acknowledged])
    again = desk.program()
    assert (ids(again.events), again.notices) == ([*before, *acknowledged], [])
    assert not list(desk.folder.glob("*.new"))
    print(f"{fault.name}: {', '.join(fault.calls)}; {len(fault.told)} refused, {ANSWERS} saved")


@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "?rename,?renameat,?renameat2", "fsync"])
def test_a_program_killed_within_a_system_call_loses_no_acknowledged_answer(tmp_path: Path, call: str) -> None:
    desk, before = begun(tmp_path)
    faults = [f"{call}:signal=KILL:when=3"]
    if "rename" in call or call == "fsync":
        faults = ["fdatasync:error=EIO:when=3", f"{call}:signal=KILL:when=1"]
    code, out = run_with_faults(CHILD, [tmp_path, ANSWERS], faults, tmp_path / "strace.txt")
    assert code == -signal.SIGKILL
    said = [line.split(maxsplit=3) for line in out.splitlines()]
    acknowledged = [id_ for word, id_, *_ in said if word == "saved"]
    assert len(acknowledged) == 2
    history = desk.program()
    found = ids(history.events)
    assert found[: len(before) + 2] == [*before, *acknowledged]
    assert len(found) <= len(before) + 3
    assert history.notices == []
    desk.clock.forward(hours=2)
    [review] = desk.answer(history)
    places_that_fail.sound(desk, [*found, review.id])
    print(f"killed in {call}: {len(found) - len(before)} of 2 or 3 answers there")


@pytest.mark.parametrize("number", ["ENOLCK", "ENOSYS", "EOPNOTSUPP"])
def test_a_file_system_without_locks_is_told_and_used(tmp_path: Path, number: str) -> None:
    assert hasattr(errno, number) or os.name == "nt"
    desk, before = begun(tmp_path)
    code, out = run_with_faults(CHILD, [tmp_path, ANSWERS], [f"flock:error={number}"], tmp_path / "strace.txt")
    said = [line.split(maxsplit=3) for line in out.splitlines()]
    acknowledged = [id_ for word, id_, *_ in said if word == "saved"]
    assert (code, len(acknowledged)) == (0, ANSWERS)
    assert [words[3] for words in said if words[0] != "saved"] == ["this place knows no file locks"]
    places_that_fail.sound(desk, [*before, *acknowledged])
    print(f"flock refused with {number}: {ANSWERS} saved, told once")
