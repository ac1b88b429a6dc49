"""Whether an Excel workbook, which is a ZIP of XML files, can be opened without harm."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from trainer.i18n import N_
from trainer.importing.foreign_bytes import refused
from trainer.importing.report import ForeignFileError
from trainer.importing.zip_members import ZipMembers, open_zip
from trainer.text import clean_line

WORKBOOK: Final = "xl/workbook.xml"

_MOST_TAGS: Final = 8_000_000
"""Of one member: each becomes an object of its own while it is read."""

_DECLARATIONS: Final = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_LONGEST: Final = max(map(len, _DECLARATIONS))


def is_workbook(path: Path) -> bool:
    """Whether the file is a ZIP that holds a workbook."""
    try:
        with open_zip(path) as members:
            return WORKBOOK in members
    except (ForeignFileError, OSError):
        return False


def check(path: Path, tick: Callable[[float], None]) -> None:
    """Unpacks the workbook once, keeping nothing; ``tick`` is called with 0..1.

    Raises:
        ForeignFileError: it is damaged, encrypted, unpacks to far more than it should, or its XML declares a document
            type (of which entities could be made that grow without end; Excel writes none).
        Stopped: by ``tick``.
    """
    try:
        with open_zip(path) as members:
            _check_members(members, path, tick)
    except ForeignFileError as error:
        place = error.place or clean_line(str(path))
        raise ForeignFileError(error.message, hint=error.hint, place=place, **error.values) from error
    except OSError as error:
        raise refused(path, N_("the file can't be read"), N_("look whether its disk is all right")) from error


def _check_members(members: ZipMembers, path: Path, tick: Callable[[float], None]) -> None:
    names = members.names()
    with ZipFile(path) as package:
        if set(package.namelist()) != set(names):  # packed in a way that isn't looked into, or called otherwise
            raise _harmful(path)
    for number, name in enumerate(names):
        tick(number / len(names))
        _check_content(members.chunks(name), path)  # all of them: a sheet may go by the name of a picture


def _check_content(chunks: Iterable[bytes], path: Path) -> None:
    tags, tail = 0, b""
    for chunk in chunks:
        tags += chunk.count(b"<")
        window = tail + chunk
        if any(word in window for word in _DECLARATIONS):
            raise _harmful(path)
        if tags > _MOST_TAGS:
            raise refused(path, N_("the workbook is too large"), N_("make several files of it"))
        tail = window[-_LONGEST:]


def _harmful(path: Path) -> ForeignFileError:
    told = N_("the workbook isn't built as spreadsheets build one")
    return refused(path, told, N_("open it in a spreadsheet and save the sheet as CSV"))
