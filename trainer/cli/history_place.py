"""Which file the history is, for commands that work on it as a file, sound or not."""

from pathlib import Path
from typing import NamedTuple

from trainer.cli.opening import Run
from trainer.errors import UsageError
from trainer.history.place import follow
from trainer.history.store import LOCK_NAME
from trainer.history.synced import device_here, folder_is_gone, own_file
from trainer.i18n import N_
from trainer.text import clean_line


class Place(NamedTuple):
    """Where the history of this computer lies.

    Attributes:
        path: the file that is written here. folder: where its backups are. lock: see `trainer.history.lock`.
        device: the one that writes it, where several devices share a folder; else empty.
    """

    path: Path
    folder: Path
    lock: Path
    device: str


def place_of(started: Run) -> Place:
    """The place of the learner's history; the file need not be there.

    Raises:
        StorageError: the folder that several devices share isn't there.
    """
    paths, sync_folder = started.paths, started.settings_file.settings.sync_folder
    if sync_folder and not Path(sync_folder).is_dir():
        raise folder_is_gone(Path(sync_folder))
    device = device_here(paths.data) if sync_folder else ""
    path = history_path(started)
    if device:
        return Place(path, paths.data, paths.data / LOCK_NAME, device)
    return Place(path, paths.data, follow(path).with_suffix(".lock"), "")


def history_path(started: Run) -> Path:
    """Where the history lies, or would if its disk were connected."""
    paths, sync_folder = started.paths, started.settings_file.settings.sync_folder
    device = device_here(paths.data) if sync_folder else ""
    return own_file(Path(sync_folder), device) if device else paths.history_file


def named_file(name: str) -> Path:
    """The file that a command names. Raises UsageError if there is none."""
    path = Path(name)
    if not path.exists():
        raise UsageError(N_("there is no such file"), place=clean_line(name))
    return path.resolve() if path.is_symlink() else path.absolute()
