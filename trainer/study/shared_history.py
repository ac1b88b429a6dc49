"""A history that several devices share through a folder: opened, entered and left."""

from pathlib import Path
from random import Random

from trainer.clock import Clock
from trainer.config.paths import Paths
from trainer.history import problems
from trainer.history.backups import newest_readable
from trainer.history.elsewhere import remember, take_in_elsewhere
from trainer.history.file_format import Header, render
from trainer.history.ids import device_of
from trainer.history.place import follow
from trainer.history.problems import HistoryError
from trainer.history.store import DAMAGED, HistoryFile
from trainer.history.synced import SyncedHistory, device_here, folder_is_bare, folder_is_gone, name_device, own_file
from trainer.history.taking_in import move_aside, take_in_conflict_copies
from trainer.study.daily_copy import keep_daily, tell_if_shrunk


def open_shared(paths: Paths, folder: Path, clock: Clock, random: Random) -> SyncedHistory:
    """The history of all devices in ``folder``, loaded.

    A history that still lies in the data folder, and conflict copies of this device's file, are merged into that file.
    As long as that can't be done, the one in the data folder is read all the same.

    Raises:
        HistoryError: this device's file can't be a history.
        StorageError: the folder isn't there, or it can't be noted which device this is.
    """
    left = paths.history_file
    known = device_here(paths.data)
    if not folder.is_dir():
        raise folder_is_gone(folder)
    if known and _is_bare(folder) and not left.exists() and newest_readable(paths.data, clock.now().date()):
        raise folder_is_bare(folder)
    device = known or name_device(paths.data, folder, _device_of(left, clock, random), random)
    own = HistoryFile(own_file(folder, device), clock, random, folder=paths.data)
    own.device = device
    history = SyncedHistory(own, folder, left)
    remember(paths.data, own.path)  # where answers are, whatever becomes of the move
    if left.is_symlink():
        remember(paths.data, follow(left))
    history.load(clock.now())
    tell_if_shrunk(history, history.bytes_read(), clock)
    # The backup holds what all devices did: it is the only copy if one of them is lost.
    keep_daily(history, clock, lambda: render(Header(device), history.events))
    take_in_elsewhere(own, paths.data)
    take_in_conflict_copies(own, *([left] if left.is_file() else []))
    history.unite()
    if known and not own.events:
        _tell_if_vanished(history, clock)
    return history


def leave(paths: Paths, folder: Path, clock: Clock, random: Random) -> None:
    """Puts the events of all devices into the history of the data folder; the files in ``folder`` stay.

    What stands there and isn't a history is moved to ``damaged``.

    Raises:
        HistoryError, StorageError: see `open_shared`; it couldn't be saved.
    """
    shared = open_shared(paths, folder, clock, random)
    own = HistoryFile(paths.history_file, clock, random)
    own.device = shared.device
    try:
        own.load()
    except HistoryError:
        move_aside(paths.history_file, paths.data / DAMAGED)
        own.load()
    if shared.events:
        own.take_in(shared.events)
    own.close()
    shared.close()


def _is_bare(folder: Path) -> bool:
    """Whether no device has a file there: it may be the empty folder over which a disk is mounted at other times."""
    return not any(folder.glob("history.*.json"))


def _device_of(path: Path, clock: Clock, random: Random) -> str:
    """The device of the history so far; empty where there is none, or something else."""
    history = HistoryFile(path, clock, random)
    try:
        history.load()
    except HistoryError:
        return ""
    return history.device


def _tell_if_vanished(history: SyncedHistory, clock: Clock) -> None:
    """This device's file isn't there: had it ever one? Its newest backup tells."""
    backup = newest_readable(history.folder, clock.now().date())
    there = {event.id for event in history.events}
    if backup is not None and any(
        device_of(event.id) == history.device and event.id not in there for event in backup.contents.events
    ):
        history.notices.append(problems.vanished(history.path, backup.path))
