"""The lock: one at a time, given back by whoever dies."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from tests.support.scale import scaled
from trainer.errors import StorageError
from trainer.history import lock as lock_module
from trainer.history.lock import PATIENCE, FileLock

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from trainer.history.lock import FileLock
with FileLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
WRITER = """
import sys
from pathlib import Path
from random import Random
from tests.history.desk import Desk
desk = Desk(Path(sys.argv[1]))
desk._programs = int(sys.argv[2])
history = desk.program()
print("ready", flush=True)
sys.stdin.readline()
for review in (desk.answer(history)[0] for _ in range(int(sys.argv[3]))):
    print(review.id, flush=True)
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    process.stdout.readline()
    return process


def test_another_process_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "history.lock"
    pauses: list[float] = []
    holder = start(HOLDER, path)
    with pytest.raises(StorageError, match="another program holds"), FileLock(path, pauses.append):
        pass
    assert sum(pauses) >= PATIENCE
    holder.communicate("")
    with FileLock(path, pauses.append) as lock:
        assert lock.supported


def test_it_is_given_back_by_a_process_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "history.lock"
    holder = start(HOLDER, path)
    holder.kill()
    holder.communicate()
    with FileLock(path, lambda _: pytest.fail("nobody holds it")):
        pass


def test_whoever_waits_gets_it_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "history.lock"
    first = FileLock(path)
    first.__enter__()

    def pause(_: float) -> None:
        first.__exit__(None, None, None)

    with FileLock(path, pause):
        pass


def test_it_can_be_taken_again_and_after_closing(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "history.lock")
    for _ in range(3):
        with lock:
            pass
    lock.close()
    with lock:
        pass


def test_it_is_given_back_after_an_error(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "history.lock")
    with pytest.raises(KeyError), lock:
        raise KeyError
    with FileLock(tmp_path / "history.lock", lambda _: pytest.fail("nobody holds it")):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be removed there")
def test_a_lock_file_that_was_removed_or_replaced_still_excludes(tmp_path: Path) -> None:
    path = tmp_path / "history.lock"
    early = FileLock(path)
    with early:
        pass
    path.unlink()
    holder = start(HOLDER, path)
    pauses: list[float] = []
    early._pause = pauses.append
    with pytest.raises(StorageError), early:
        pass
    holder.communicate("")
    assert pauses


def test_where_locks_are_unknown_nobody_waits_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(lock_module, "_try_to_lock", unknown)
    desk = Desk(tmp_path)
    history = desk.program()
    desk.answer(history, 2)
    assert [notice.message for notice in history.notices] == ["this place knows no file locks"]
    assert len(desk.program().events) == 3


def test_two_processes_append_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    count = scaled(40)
    writers = [start(WRITER, tmp_path, number * 10, count) for number in (1, 2)]
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    acknowledged = [writer.communicate()[0].split() for writer in writers]
    desk = Desk(tmp_path)
    history = desk.program()
    found = ids(history.events)
    assert [len(made) for made in acknowledged] == [count, count]
    assert set(found[1:]) == {*acknowledged[0], *acknowledged[1]}
    assert len(found) == 2 * count + 1
    assert history.notices == []
    assert len(desk.document()["events"]) == 2 * count + 1  # type: ignore[arg-type]
    for made in acknowledged:
        assert [id_ for id_ in found if id_ in made] == made
