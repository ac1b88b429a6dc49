"""A history that several devices share through a folder: opened, entered and left."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

from trainer.clock import Clock
from trainer.config.paths import Paths
from trainer.history import problems
from trainer.history.backups import backups_in, make_daily
from trainer.history.disk import Disk
from trainer.history.file_format import Header, render
from trainer.history.store import HistoryFile
from trainer.history.synced import SyncedHistory, device_here, folder_is_gone, name_device, own_file
from trainer.history.taking_in import take_in_conflict_copies


def open_shared(paths: Paths, folder: Path, clock: Clock, random: Random) -> SyncedHistory:
    """The history of all devices in ``folder``, loaded.

    A history that still lies in the data folder, and conflict copies of this device's file, are merged into that file.

    Raises:
        HistoryError: this device's file can't be a history.
        StorageError: the folder isn't there, or it can't be noted which device this is.
    """
    if not folder.is_dir():
        raise folder_is_gone(folder)
    left = paths.history_file
    device = device_here(paths.data) or name_device(paths.data, folder, _device_of(left, clock, random), random)
    own = HistoryFile(own_file(folder, device), clock, random, folder=paths.data)
    own.device = device
    history = SyncedHistory(own, folder)
    history.load()
    take_in_conflict_copies(own, clock.now(), *([left] if left.exists() else []))
    history.unite()
    _keep_daily(history, clock)
    return history


def leave(paths: Paths, folder: Path, clock: Clock, random: Random) -> None:
    """Puts the events of all devices into the history of the data folder; the files in ``folder`` stay.

    Raises:
        HistoryError, StorageError: see `open_shared`; it couldn't be saved.
    """
    shared = open_shared(paths, folder, clock, random)
    if not shared.events:
        return
    own = HistoryFile(paths.history_file, clock, random)
    own.device = shared.device
    own.load()
    own.take_in(shared.events, lambda _: None)  # it was merged into the shared one: nothing differs
    own.close()
    shared.close()


def _device_of(path: Path, clock: Clock, random: Random) -> str:
    history = HistoryFile(path, clock, random)
    history.load()
    return history.device


def _keep_daily(history: SyncedHistory, clock: Clock) -> None:
    """The backup holds what all devices did: it is the only copy if one of them is lost."""
    if not history.events:
        if backups := backups_in(history.folder):
            history.notices.append(problems.vanished(history.path, backups[0]))
        return

    def content() -> Iterable[bytes]:
        return render(Header(history.device), history.events)

    try:
        make_daily(Disk(), history.folder, clock.now().date(), content)
    except OSError as error:
        if not history.read_only:
            history.notices.append(problems.no_backup(history.folder, error))
