"""A deck's file is written wholly or not at all."""

import os
import tempfile
from pathlib import Path

from trainer.errors import StorageError
from trainer.i18n import N_
from trainer.i18n.refusals import Refusal
from trainer.text import clean_line


def save_deck(target: Path, text: str | bytes) -> None:
    """Makes ``text`` the file ``target``; folders that aren't there are made for this user alone.

    Raises:
        StorageError: it couldn't be written; ``target`` is as it was.
    """
    unfinished: Path | None = None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=target.parent)
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode() if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        hint = N_("check that there is room on the disk and that you are allowed to write there")
        place = clean_line(str(target))
        raise StorageError(N_("the deck couldn't be saved"), hint=hint, place=place) from error


def refused(error: OSError, path: Path) -> StorageError:
    """The error for a file that the system wouldn't have read, moved or deleted."""
    return StorageError(N_("the system refuses: {reason}"), place=clean_line(str(path)), reason=Refusal(error))
