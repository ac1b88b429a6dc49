"""The lock: one at a time, given back by whoever dies."""

import errno
import sys
from pathlib import Path

import pytest

from tests.history.desk import Desk
from tests.history.other_process import start
from trainer.errors import StorageError
from trainer.history import lock as lock_module
from trainer.history.lock import PATIENCE, FileLock

HOLDER = """
import sys
from pathlib import Path
from trainer.history.lock import FileLock
with FileLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


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
