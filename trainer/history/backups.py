"""Copies of the history from earlier days, beside it: what is left when everything else goes wrong.

One is made at the first start of a day, before anything is written. The seven newest stay, and with them an older one
if it is larger than all of these: a history that shrank for whatever reason must not push out the copies of what it
was. A copy made before a restoring carries the time in its name and stays until somebody removes it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from trainer.history.create import write_whole
from trainer.history.disk import Disk
from trainer.history.file_format import Contents
from trainer.history.ids import device_of
from trainer.history.place import make_folder
from trainer.history.problems import HistoryError
from trainer.history.reading import read_history

FOLDER: Final = "backups"
KEPT: Final = 7
"""Daily copies that stay."""

_PIECE: Final = 1 << 20

_NAME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d-\d\d-\d\d(-\d+)?)?\.json")
_DAILY = re.compile(r"\d{4}-\d\d-\d\d\.json")


class Backup(NamedTuple):
    """A copy, read."""

    path: Path
    contents: Contents


def make_daily(disk: Disk, folder: Path, today: date, content: Callable[[], Iterable[bytes]]) -> Path | None:
    """Writes the day's copy into the ``backups`` of ``folder``; None if there is one already, or nothing is new.

    Args:
        content: gives the history as it is now, in pieces.

    Raises:
        OSError: it couldn't be written. There is no copy then, and no older one is gone.
    """
    backups = folder / FOLDER
    copy = backups / f"{today.isoformat()}.json"
    if copy.exists():
        return None
    newest = next(iter(backups_in(folder, today)), None)
    if newest is not None and _holds(disk, newest, content()):
        return None
    make_folder(backups)
    write_whole(disk, copy, content())
    _prune(disk, folder, today)
    return copy


def backups_in(folder: Path, today: date) -> list[Path]:
    """All copies, the newest first; those of days to come, made by a clock that was wrong, stand last."""
    try:
        there = [path for path in (folder / FOLDER).iterdir() if _NAME.fullmatch(path.name) and path.is_file()]
    except OSError:
        return []
    end_of_today = f"{today.isoformat()}U"  # after "2026-11-24T23-59-59"
    there.sort(key=lambda path: path.stem, reverse=True)
    return sorted(there, key=lambda path: path.stem > end_of_today)


def daily_copies(folder: Path, today: date) -> list[Path]:
    """Those of `backups_in` that a day's start has made."""
    return [path for path in backups_in(folder, today) if _DAILY.fullmatch(path.name)]


def newest_readable(folder: Path, today: date) -> Backup | None:
    """The newest copy with an event in it; None if there is none."""
    for path in backups_in(folder, today):
        try:
            contents = read_history(path)
        except HistoryError:
            continue
        if contents.events:
            header = contents.header
            device = header.device or device_of(contents.events[0].id)
            return Backup(path, contents._replace(header=header._replace(device=device)))
    return None


def pieces(disk: Disk, file: Path) -> Iterator[bytes]:
    """What a file holds, a part at a time. Raises OSError."""
    with disk.opened(file) as opened:
        offset = 0
        while piece := disk.read(opened, _PIECE, offset):
            yield piece
            offset += len(piece)


def _holds(disk: Disk, backup: Path, content: Iterable[bytes]) -> bool:
    """Whether a copy holds just this."""
    with disk.opened(backup) as file:
        offset = 0
        for piece in content:
            if disk.read(file, len(piece), offset) != piece:
                return False
            offset += len(piece)
        return disk.status(file).st_size == offset


def _prune(disk: Disk, folder: Path, today: date) -> None:
    daily = daily_copies(folder, today)
    largest = max(daily, key=lambda path: path.stat().st_size)  # of equal ones the newest
    for path in daily[KEPT:]:
        if path != largest:
            disk.remove(path)
