"""A desk with backups, opened as at a start of the program."""

from pathlib import Path
from random import Random

from tests.history.desk import Desk
from tests.support.collections import paths_in
from trainer.config.settings import Settings
from trainer.history.store import HistoryFile
from trainer.study.opening import open_history


def opened(desk: Desk, seed: int = 1) -> HistoryFile:
    """The history as at a start of the program."""
    history = open_history(paths_in(desk.folder.parent), Settings(), desk.clock, Random(seed))
    assert isinstance(history, HistoryFile)
    return history


def days(desk: Desk) -> list[str]:
    """The names of what lies among the backups."""
    return sorted(path.name for path in (desk.folder / "backups").glob("*"))


def backup(desk: Desk, name: str, data: bytes | str) -> Path:
    """Puts a file among the backups."""
    path = desk.folder / "backups" / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def said(history: HistoryFile) -> list[str]:
    """What the learner would be told, in English."""
    return [notice.explain(str) for notice in history.notices]
