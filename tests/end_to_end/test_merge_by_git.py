"""Two clones of a repository that holds a history: each reviews on its own, git merges them by our driver."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.desk import Desk, ids
from trainer.history.events import Undo
from trainer.history.verify import verify

ROOT = Path(__file__).parents[2]
DRIVER = f'"{sys.executable}" -m trainer history git-merge-driver %O %A %B'

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git isn't installed")


class Clone:
    """A working copy, and the desk at which its history is written."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.desk = Desk(folder)
        self.desk.folder = folder
        self.desk.path = folder / "history.json"
        self.desk._programs = number * 10
        self.desk.clock.forward(seconds=number)

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        environ |= {f"GIT_{who}_{what}": "budi@contoh" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        environ["PYTHONPATH"] = str(ROOT)
        return subprocess.run(["git", *words], cwd=self.folder, env=environ, capture_output=True, text=True, timeout=60)

    def use_driver(self) -> None:
        assert self.git("config", "merge.peksos.driver", DRIVER).returncode == 0

    def commit(self) -> None:
        assert self.git("add", "history.json", ".gitattributes").returncode == 0
        done = self.git("commit", "-q", "-m", "belajar")
        assert done.returncode == 0, done.stderr


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Clone, Clone]:
    first = tmp_path / "satu"
    first.mkdir()
    one = Clone(first, 1)
    assert one.git("init", "-q", "-b", "main").returncode == 0
    (first / ".gitattributes").write_text("history.json merge=peksos\n")
    one.desk.answer(one.desk.program(), 2)
    one.commit()
    assert one.git("clone", "-q", str(first), str(tmp_path / "dua")).returncode == 0
    two = Clone(tmp_path / "dua", 2)
    one.use_driver()
    two.use_driver()
    return one, two


def test_both_go_on_and_the_merge_is_their_union_without_a_conflict(clones: tuple[Clone, Clone]) -> None:
    one, two = clones
    for clone in clones:
        clone.desk.clock.forward(days=1)
        clone.desk.answer(clone.desk.program(), 3)
        clone.commit()
    own = set(ids(one.desk.program().events)) | set(ids(two.desk.program().events))
    merged = two.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    assert (merged.returncode, merged.stderr) == (0, "")
    assert set(ids(two.desk.program().events)) == own
    assert (verify(two.desk.path).problems, len(own)) == ([], 9)

    back = one.git("pull", "-q", "--no-rebase", "--no-edit", str(two.folder), "main")
    assert back.returncode == 0, back.stderr
    assert one.desk.path.read_bytes() == two.desk.path.read_bytes()
    assert one.desk.program().notices == []


def test_a_rebase_is_merged_too_and_an_undo_stays_one(clones: tuple[Clone, Clone]) -> None:
    one, two = clones
    history = one.desk.program()
    [review] = one.desk.answer(history)
    now = one.desk.clock.now()
    history.append([Undo(id=history.new_id(now), at=now, of=(review.id,))])
    one.commit()
    two.desk.clock.forward(hours=1)
    two.desk.answer(two.desk.program())
    two.commit()
    rebased = two.git("pull", "-q", "--rebase", "origin", "main")
    assert rebased.returncode == 0, rebased.stderr
    verdict = verify(two.desk.path)
    assert (verdict.events, verdict.undone, verdict.problems) == (6, 1, [])


def test_what_is_no_history_on_one_side_stays_a_conflict(clones: tuple[Clone, Clone]) -> None:
    one, two = clones
    one.desk.path.write_text("catatan\n")
    one.commit()
    two.desk.clock.forward(hours=1)
    two.desk.answer(two.desk.program())
    two.commit()
    before = two.desk.path.read_bytes()
    merged = two.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    assert merged.returncode != 0
    assert "UU history.json" in two.git("status", "--short").stdout
    assert two.desk.path.read_bytes() == before
