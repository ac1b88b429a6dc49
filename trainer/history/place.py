"""Where the history lies: what may stand there, and whether it can be written."""

import os
import stat
from pathlib import Path

from trainer.history.problems import HistoryError, not_a_history, unreadable
from trainer.i18n import N_


def follow(path: Path) -> Path:
    """The file to read and write: ``path``, or what it links to. Nothing needs to be there yet.

    A link is followed once, and only to an ordinary file of the owner of the link: anything else could make the trainer
    write where the learner doesn't mean to.

    Raises:
        HistoryError: it is no ordinary file, leads to none, or can't be looked at.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return path
    except OSError as error:
        raise unreadable(path, error) from error
    if not stat.S_ISLNK(status.st_mode):
        if not stat.S_ISREG(status.st_mode):
            raise not_ordinary(path)
        return path
    try:
        target = path.parent / path.readlink()
        behind = target.lstat()
    except OSError as error:
        raise _bad_link(path) from error
    if not stat.S_ISREG(behind.st_mode) or behind.st_uid != status.st_uid:
        raise _bad_link(path)
    return target


def not_ordinary(path: Path) -> HistoryError:
    """The error for a folder, FIFO, device or socket."""
    return not_a_history(
        path,
        N_("the history isn't an ordinary file"),
        N_("nothing was changed: move it away, or name another folder for the data"),
    )


def _bad_link(path: Path) -> HistoryError:
    return not_a_history(
        path,
        N_("the history is a link that doesn't lead to an ordinary file of the same owner"),
        N_("nothing was changed: let the link lead to the file itself, or put the file here"),
    )


def can_be_written(path: Path, lock: Path) -> bool:
    """Whether an answer could be saved, as far as permissions tell; whatever isn't there yet could be made."""
    return all(os.access(_nearest(place), os.W_OK) for place in (path, lock))


def _nearest(path: Path) -> Path:
    while not path.exists() and path.parent != path:
        path = path.parent
    return path


def make_folder(folder: Path) -> None:
    """Makes ``folder``, and those above it, for this user alone. Folders that are there stay as they are.

    Raises:
        OSError: it can't be made.
    """
    missing: list[Path] = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        try:
            new.mkdir(0o700)
        except FileExistsError:
            if not new.is_dir():
                raise
