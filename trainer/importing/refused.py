"""Files of known kinds that aren't taken in: told by their first bytes, each with what to do instead.

Nothing of them is run, unpickled or unpacked.
"""

from pathlib import Path
from typing import Final

from trainer.importing import foreign_bytes
from trainer.importing.formats import SNIFFED
from trainer.importing.refused_kinds import (
    ANKI_COLLECTION,
    DAMAGED_ZIP,
    EMPTY,
    ENDINGS,
    EXECUTABLE,
    HISTORY,
    MARKUP,
    MNEMOSYNE,
    OTHER_SQLITE,
    OTHER_ZIP,
    PICKLE,
    SIGNATURES,
    TAR,
    ZIP_PARTS,
    Kind,
)
from trainer.importing.report import ForeignFileError
from trainer.importing.sheet_package import WORKBOOK
from trainer.importing.zip_members import open_zip
from trainer.text import clean_line

_SQLITE: Final = b"SQLite format 3\0"
_ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_MARK: Final = slice(257, 262)
_EXECUTABLES: Final = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_HISTORY_MARK: Final = b'"format":"peksos-history"'
_MARKUP_BEGIN: Final = 2048
"""Bytes in which a document of marks says which kind it is."""

_ANKI_MEMBERS: Final = ("collection.anki2", "collection.anki21", "collection.anki21b")
_PICKLE_TEXTS: Final = (
    *(
        b"(dp",
        b"(lp",
        b"ccopy_reg\n",
        b"ccopyreg\n",
        b"c__builtin__\n",
        b"cbuiltins\n",
        b"cposix\n",
        b"cos\n",
        b"cnt\n",
    ),
    *(b"(dq\x01", b"}q\x01", b"]q\x01", b"}q\0", b"]q\0"),
)
"""How pickles of the first two protocols begin: what they make first, or the module they take something from."""

_MNEMOSYNE_LINE: Final = b"--- Mnemosyne Data Base"
_PICKLE_PROTOCOLS: Final = range(2, 6)


def start_of(path: Path) -> bytes:
    """The first bytes of the file ``path``, as many as are needed to tell what it is.

    Raises:
        ForeignFileError: it isn't there, can't be read or isn't a regular file.
    """
    return foreign_bytes.begin_of(path, SNIFFED)


def refuse(start: bytes, path: Path) -> None:
    """Does nothing, unless the file that begins with ``start`` is of a kind that is known and not taken in.

    Raises:
        ForeignFileError: it is; the message says which kind it is and what to do.
    """
    kind = _kind(start, path)
    if kind:
        raise foreign_bytes.refused(path, kind.told, kind.hint)


def _kind(start: bytes, path: Path) -> Kind | None:
    if not start.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        return EMPTY
    for signature, known in SIGNATURES:
        if start.startswith(signature):
            return known
    if start.startswith(_SQLITE):
        return _database(start)
    if start.startswith(_ZIPS):
        return _package(path)
    if start.startswith(_EXECUTABLES) and b"\0" in start:
        return EXECUTABLE
    if start[_TAR_MARK] == b"ustar":
        return TAR
    return _pickle(start, path) or ENDINGS.get(path.suffix.lower()) or _marked_up(start)


def _database(start: bytes) -> Kind:
    if b"revlog" in start:
        return ANKI_COLLECTION
    return MNEMOSYNE if b"data_for_fact" in start or b"facts_for_card" in start else OTHER_SQLITE


def _package(path: Path) -> Kind | None:
    """What a ZIP is that is neither an Anki package nor a workbook."""
    try:
        with open_zip(path) as members:
            if WORKBOOK in members or any(name in members for name in _ANKI_MEMBERS):
                return None
            names = members.names()
    except ForeignFileError as error:
        place = error.place or clean_line(str(path))
        raise ForeignFileError(error.message, hint=error.hint, place=place, **error.values) from error
    except OSError:
        return DAMAGED_ZIP
    return next((kind for part, kind in ZIP_PARTS if any(_is_part(name, part) for name in names)), OTHER_ZIP)


def _is_part(name: str, part: str) -> bool:
    """Whether a member is ``part``, lies in that folder (``word/``) or in whatever folder is called so (``*/part``)."""
    if part.endswith("/"):
        return name.startswith(part)
    return name == part or (part.startswith("*/") and f"/{name}".endswith(part[1:]))


def _pickle(start: bytes, path: Path) -> Kind | None:
    if start.startswith(_MNEMOSYNE_LINE) or path.suffix.lower() == ".mem":
        return MNEMOSYNE
    binary = start[:1] == b"\x80" and len(start) > 1 and start[1] in _PICKLE_PROTOCOLS
    return PICKLE if binary or start.startswith(_PICKLE_TEXTS) else None


def _marked_up(start: bytes) -> Kind | None:
    """Documents of marks: HTML, XML; and our own history."""
    text = start[:_MARKUP_BEGIN].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text.startswith(b"{") and _HISTORY_MARK in b"".join(text[:200].split()):
        return HISTORY
    if text.startswith(b"<"):
        lower = text.lower()
        return next((kind for mark, kind in MARKUP if mark in lower), None)
    return None
