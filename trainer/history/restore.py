"""Puts a backup in the place of the history. The history as it was is kept among the backups."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from trainer.history.backups import FOLDER
from trainer.history.create import keep_copy, write_whole
from trainer.history.disk import Disk
from trainer.history.file_format import VERSION, render
from trainer.history.ids import device_of
from trainer.history.lock import FileLock
from trainer.history.place import follow, make_folder
from trainer.history.problems import HistoryError, not_a_history, too_new
from trainer.history.reading import read_history
from trainer.history.turn import turn
from trainer.i18n import N_


class Restored(NamedTuple):
    """What was done.

    Attributes:
        events: how many the history has now.
        copy: of the history as it was, byte for byte; None if there was none.
    """

    events: int
    copy: Path | None


def restore(backup: Path, history: Path, folder: Path, lock: Path, now: datetime, device: str = "") -> Restored:
    """The history at ``history`` is from now on what ``backup`` holds, whatever stands there.

    Args:
        folder: where what belongs to the history is kept. lock: the file by which programs take turns.
        device: the one that writes there; if left out, whichever it was so far.

    Raises:
        HistoryError: the backup isn't a history, holds no event, or can't be read; nothing was changed.
        StorageError: it couldn't be written; nothing was changed.
    """
    contents = read_history(backup)
    if contents.header.version > VERSION:
        raise too_new(backup, contents.header.version)
    if not contents.events:
        raise not_a_history(backup, N_("there is no event in this copy"), N_("nothing was changed: take another one"))
    file = follow(history)
    disk = Disk()
    with turn(FileLock(lock), history, new=True):
        copy = keep_copy(disk, file, folder / FOLDER, now, again=True) if file.exists() else None
        device = device or _device_in(file) or contents.header.device or device_of(contents.events[0].id)
        lines = list(render(contents.header._replace(device=device), contents.events))
        write_whole(disk, file, lines)
        _settle_daily(disk, folder / FOLDER, backup, lines, now)
    return Restored(len(contents.events), copy)


def _device_in(file: Path) -> str:
    """The device of the history that is there; empty if there is none."""
    try:
        return read_history(file).header.device
    except HistoryError:
        return ""


def _settle_daily(disk: Disk, backups: Path, backup: Path, lines: list[bytes], now: datetime) -> None:
    """The day's copy is what was restored: else each start would tell that the newest copy holds more."""
    daily = backups / f"{now:%Y-%m-%d}.json"
    if daily == backup:
        return
    make_folder(backups)
    if daily.exists():
        keep_copy(disk, daily, backups, now, again=True)
    write_whole(disk, daily, lines)
