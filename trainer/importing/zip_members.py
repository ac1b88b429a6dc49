"""A zip from a stranger: its members are read by their exact names and within limits; nothing is ever unpacked by it.

The sizes that a zip states are never believed: what comes out is counted while it comes out.
"""

import errno
import io
import os
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from trainer.i18n import N_
from trainer.importing.report import ForeignFileError
from trainer.text import clean_line

MIB: Final = 1024 * 1024
CHUNK: Final = 64 * 1024
"""Bytes handed on at a time."""

_GET_ANOTHER: Final = N_("get the file once more, or export it again")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,  # UnicodeDecodeError too
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What zipfile raises for a zip that is damaged or odd."""

_ENCRYPTED: Final = 0x41
"""Bits of the two ways to encrypt a member."""

_LOCAL_HEAD: Final = 30
"""Bytes before a member's name, at the least."""

_ENTRY: Final = 160
"""Bytes that an entry takes in a zip's directory at most, on average."""

_LEAST: Final = 2 * CHUNK
"""Bytes that are read at once anyway."""


class Limits(NamedTuple):
    """How much a zip may hold.

    Attributes:
        total: bytes that may come out of it altogether.
        ratio: how many times its stored size a member may have; not looked at below ``free`` bytes.
        entries: how many members there may be.
    """

    total: int = 256 * MIB
    ratio: int = 200
    free: int = MIB
    entries: int = 20_000


class Allowance:
    """Counts what comes out of a package, whichever way it was packed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.total

    def counted(self, chunks: Iterable[bytes], stored: int) -> Iterator[bytes]:
        """``chunks`` of a member of ``stored`` bytes.

        Raises:
            ForeignFileError: they are too many, or far more than so few bytes should become.
        """
        limits = self._limits
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > limits.free and size > limits.ratio * stored:
                raise ForeignFileError(
                    N_("this file would unpack to more than {ratio} times its size, as only harmful files do"),
                    hint=N_("don't open it; get it from where you trust it"),
                    ratio=limits.ratio,
                )
            if size > self._left:
                raise ForeignFileError(
                    N_("this file would unpack to more than {size} MiB"),
                    hint=N_("export fewer decks at once"),
                    size=limits.total // MIB,
                )
            yield chunk
        self._left -= size


class ZipMembers:
    """The members of an open zip. Made by `open_zip`."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._members = _checked(archive, limits)
        self.allowance = Allowance(limits)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> tuple[str, ...]:
        """As they stand in the zip: never to be joined to a path, nor shown without cleaning."""
        return tuple(self._members)

    def stored_size(self, name: str) -> int:
        """Bytes that the member takes in the file."""
        return self._members[name].compress_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The member's content, within the limits.

        Raises:
            ForeignFileError: it is damaged, or too large.
            OSError: it can't be read.
        """
        return self.allowance.counted(self._raw(name), self.stored_size(name))

    def read(self, name: str, most: int) -> bytes:
        """The member's content, where it is needed whole.

        Raises:
            ForeignFileError: it is damaged, or has more than ``most`` bytes.
        """
        return joined(self.chunks(name), most)

    def _raw(self, name: str) -> Iterator[bytes]:
        try:
            with self._archive.open(self._members[name]) as member:
                while chunk := member.read(CHUNK):
                    yield chunk
        except _BROKEN as error:
            raise damaged() from error


@contextmanager
def open_zip(path: Path, limits: Limits | None = None) -> Iterator[ZipMembers]:
    """Opens ``path`` and looks through its directory.

    Raises:
        ForeignFileError: it is no zip, a damaged one, or one with links, encrypted or doubled members.
        OSError: it can't be read.
    """
    limits = limits or Limits()
    with path.open("rb") as raw, _CarefulFile(raw, max(limits.entries * _ENTRY, _LEAST)) as file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise damaged() from error
        except OSError as error:
            if error.errno != errno.EINVAL:  # a place before the file's begin
                raise
            raise damaged() from error
        with archive:
            yield ZipMembers(archive, limits)


@contextmanager
def temporary_copy(chunks: Iterable[bytes]) -> Iterator[Path]:
    """``chunks`` in a file that only this user can read, in a folder of its own; both are gone afterwards.

    Raises:
        OSError: it couldn't be written.
    """
    folder = Path(tempfile.mkdtemp(prefix="peksos-"))
    try:
        file = folder / "content"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(file, flags, 0o600), "wb") as target:
            target.writelines(chunks)
        yield file
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def joined(chunks: Iterable[bytes], most: int) -> bytes:
    """``chunks`` in one piece. Raises ForeignFileError if they have more than ``most`` bytes."""
    whole = bytearray()
    for chunk in chunks:
        whole += chunk
        if len(whole) > most:
            raise ForeignFileError(
                N_("a part of this file has more than {size} MiB"),
                hint=N_("export fewer decks at once"),
                size=most // MIB,
            )
    return bytes(whole)


def damaged() -> ForeignFileError:
    """The error for a package that can't be unpacked."""
    return ForeignFileError(N_("this file is damaged and can't be unpacked"), hint=_GET_ANOTHER)


class _CarefulFile(io.RawIOBase):
    """A file of which only so much is read at once: a zip's directory is read in one go, whatever size it claims."""

    def __init__(self, file: io.BufferedReader, most: int) -> None:
        self._file = file
        self._most = most

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size < 0:
            here = self._file.tell()
            size = self._file.seek(0, io.SEEK_END) - here
            self._file.seek(here)
        if size > self._most:
            _refuse_many()
        return self._file.read(size)


def _checked(archive: zipfile.ZipFile, limits: Limits) -> Mapping[str, zipfile.ZipInfo]:
    """The members by their names, as they are written there: zipfile itself cuts a name at a zero byte.

    Raises:
        ForeignFileError: see `open_zip`.
    """
    infos = archive.infolist()
    if len(infos) > limits.entries:
        _refuse_many(limits.entries)
    members = {info.orig_filename: info for info in infos}
    if len(members) < len(infos):
        _refuse(N_("two members of this file have the same name: {name}"), _doubled(infos))
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            _refuse(N_("this file is encrypted: {name}"), info.orig_filename)
        if stat.S_ISLNK(info.external_attr >> 16):
            _refuse(N_("this file holds a link: {name}"), info.orig_filename)
    _check_places(infos, archive.start_dir)
    return {
        name: info for name, info in members.items() if info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    }


def _check_places(infos: Iterable[zipfile.ZipInfo], end: int) -> None:
    """No two members lie upon each other: so a few bytes could become many members."""
    for info in sorted(infos, key=lambda info: info.header_offset, reverse=True):
        head = _LOCAL_HEAD + len(info.orig_filename)
        if info.header_offset < 0 or info.header_offset + head + info.compress_size > end:
            raise damaged()
        end = info.header_offset


def _doubled(infos: Iterable[zipfile.ZipInfo]) -> str:
    seen: set[str] = set()
    for info in infos:
        if info.orig_filename in seen:
            return info.orig_filename
        seen.add(info.orig_filename)
    return ""


def _refuse(message: str, name: str) -> NoReturn:
    raise ForeignFileError(message, hint=N_("export it again"), name=clean_line(name)[:80])


def _refuse_many(most: int = Limits().entries) -> NoReturn:
    raise ForeignFileError(
        N_("this file holds more than {count} members"), hint=N_("export it again without media"), count=most
    )
