"""An exported file is written wholly or not at all."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from trainer.errors import StorageError, UsageError
from trainer.i18n import N_
from trainer.text import clean_line


def check_target(path: Path, *, force: bool) -> None:
    """Sees to it that nothing is overwritten unasked.

    Raises:
        UsageError: ``path`` is there already (and may not be replaced, or is no file), or its folder isn't there.
    """
    place = clean_line(str(path))
    status = _status(path)
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise UsageError(N_("this isn't a file"), hint=N_("give the name of a file"), place=place)
    if status is not None and not force:
        told, hint = N_("there is a file of this name already"), N_("choose another name, or add --force")
        raise UsageError(told, hint=hint, place=place)
    if _status(path.parent) is None:
        raise UsageError(N_("there is no such folder"), hint=N_("make it first, or choose another"), place=place)


def _status(path: Path) -> os.stat_result | None:
    """What is at ``path``, behind links; None if there is nothing, or nothing that may be seen."""
    try:
        return path.stat()
    except OSError:
        return None


def save(path: Path, pieces: Iterable[str]) -> None:
    """Makes the texts ``pieces``, one after the other, the file ``path`` in UTF-8.

    Raises:
        StorageError: it couldn't be written; ``path`` is as it was.
    """
    target = path.resolve() if path.is_symlink() else path
    unfinished = target.with_name(f".{os.getpid()}.new")
    try:
        with unfinished.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        hint = N_("check that there is room on the disk and that you are allowed to write there")
        raise StorageError(N_("the file couldn't be saved"), hint=hint, place=clean_line(str(path))) from error
    finally:
        with suppress(OSError):  # it was never made: there was no room even for its name
            unfinished.unlink(missing_ok=True)
