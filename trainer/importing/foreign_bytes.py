"""The bytes of a foreign file: a regular file that isn't too large, or an error that says what to do."""

import stat
from pathlib import Path
from typing import Final

from trainer.i18n import N_
from trainer.importing.report import ForeignFileError
from trainer.text import clean_line

MAX_BYTES: Final = 64 * 1024 * 1024
"""Of a text file; packages have limits of their own."""


def bytes_of(path: Path) -> bytes:
    """All bytes of a text file.

    Raises:
        ForeignFileError: it can't be read, isn't a regular file or is larger than `MAX_BYTES`.
    """
    data = begin_of(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise refused(path, N_("the file is larger than 64 MiB"), N_("make several files of it"))
    return data


def begin_of(path: Path, count: int) -> bytes:
    """At most ``count`` bytes from the begin of a regular file.

    Raises:
        ForeignFileError: it can't be read, or isn't a regular file.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refused(path, N_("this is a folder"), N_("name one of the files in it"))
        if not stat.S_ISREG(status.st_mode):
            raise refused(path, N_("this isn't a file"), N_("name a file that was saved on a disk"))
        with path.open("rb") as file:
            return file.read(count)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refused(path, N_("there is no such file"), N_("look at the name and the folder")) from error
    except PermissionError as error:
        raise refused(path, N_("the file may not be read"), N_("look at its permissions")) from error
    except (OSError, ValueError) as error:
        raise refused(path, N_("the file can't be read"), N_("look whether its disk is all right")) from error


def refused(path: Path, told: str, hint: str, /, **values: object) -> ForeignFileError:
    """The error that a file can't be taken in; ``told`` and ``hint`` are marked texts."""
    return ForeignFileError(told, hint=hint, place=clean_line(str(path)), **values)
