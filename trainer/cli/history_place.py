"""Which file the history is, for commands that work on it as a file, sound or not."""

from pathlib import Path
from typing import NamedTuple

from trainer.cli.opening import Run
from trainer.errors import UsageError
from trainer.history.place import follow
from trainer.history.store import LOCK_NAME
from trainer.history.synced import device_here, own_file
from trainer.i18n import N_
from trainer.text import clean_line


class Place(NamedTuple):
    """Where the history of this computer lies.

    Attributes:
        path: the file that is written here. folder: where its backups are. lock: see `trainer.history.lock`.
    """

    path: Path
    folder: Path
    lock: Path


def place_of(started: Run) -> Place:
    """The place of the learner's history; nothing need be there."""
    paths, sync_folder = started.paths, started.settings_file.settings.sync_folder
    device = device_here(paths.data) if sync_folder else ""
    if device:
        return Place(own_file(Path(sync_folder), device), paths.data, paths.data / LOCK_NAME)
    file = follow(paths.history_file)
    return Place(paths.history_file, paths.data, file.with_suffix(".lock"))


def named_file(name: str) -> Path:
    """The file that a command names. Raises UsageError if there is none."""
    path = Path(name)
    if not path.exists():
        raise UsageError(N_("there is no such file"), place=clean_line(name))
    return path.resolve() if path.is_symlink() else path.absolute()
