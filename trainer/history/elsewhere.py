"""Files in other places into which this computer has written its history, before it moved.

A program that was open during the move goes on writing there, and its answers are as good as any: at each start these
files are looked at, and what is new in them is taken in.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from trainer.errors import StorageError
from trainer.history.create import write_whole
from trainer.history.disk import Disk
from trainer.history.place import make_folder
from trainer.history.problems import HistoryError, not_saved
from trainer.history.reading import read_history
from trainer.history.store import HistoryFile

_NAME: Final = "elsewhere.json"

Signature = list[int]
"""Inode, size and time of change in nanoseconds; empty: not read yet."""


def remember(folder: Path, file: Path) -> None:
    """Notes in the data folder ``folder`` that ``file`` is written to, if that isn't noted yet. Raises StorageError."""
    noted = _read(folder)
    if str(file) not in noted:
        _write(folder, {**noted, str(file): []})


def take_in_elsewhere(history: HistoryFile, folder: Path) -> None:
    """Takes in what is new in the files noted in ``folder``. If that can't be done now, the next start tries it."""
    noted = _read(folder)
    read: dict[str, Signature] = {}
    for name, before in noted.items():
        path = Path(name)
        signature = _signature(path)
        if path == history.path or not signature or signature == before:
            continue
        with suppress(HistoryError, StorageError):
            history.take_in(read_history(path).events)
            read[name] = signature
    if read:
        with suppress(StorageError):
            _write(folder, {**noted, **read})


def _signature(path: Path) -> Signature:
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_ino, status.st_size, status.st_mtime_ns]


def _read(folder: Path) -> dict[str, Signature]:
    try:
        noted = json.loads((folder / _NAME).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(noted, dict):
        return {}
    return {name: value if _is_signature(value) else [] for name, value in noted.items()}


def _is_signature(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(number, int) for number in value)


def _write(folder: Path, noted: dict[str, Signature]) -> None:
    lines: Iterable[bytes] = [json.dumps(noted, indent=1).encode(), b"\n"]
    try:
        make_folder(folder)
        write_whole(Disk(), folder / _NAME, lines)
    except OSError as error:
        raise not_saved(folder / _NAME, error) from error
