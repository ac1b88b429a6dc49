"""Decks as they were read last, so that an unchanged file isn't parsed again at each start.

A folder of small JSON files, one for each deck file: a line that says what was read and by which program, a checksum,
and the deck (`trainer.decks.plain`). All of it can be thrown away at any time: what is missing, stale or damaged is
parsed anew, and what can't be written is left.

What makes an entry stale:

- The deck file has another size, time of writing or time of change (which a program that sets the former back can't
  set). Its inode isn't asked: on the file systems of many USB sticks it is another one each time.
- The program, Python (its tables of Unicode) or one of the reader's own source files is another one.

A file can be written twice within one tick of its clock, and then looks unchanged. So an entry is only made of a file
that has been left alone for `QUIET`, by the time that the disk gives the entry itself: whoever writes to it afterwards
gives it another time. Nothing is kept of a file from the future.

Decks with warnings aren't kept: their authors are at work on them. The folder is the learner's own and trusted like
that of the decks; the checksum is against accidents. A text in it was clean when it was read from the deck.
"""

import json
import os
import re
import stat
import sys
import zlib
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from trainer import __version__
from trainer.decks.collector import collector_at_rest
from trainer.decks.model import Deck
from trainer.decks.plain import from_plain, to_plain

FORMAT = 2
"""Of the entries, apart from what the reader's sources say of themselves."""

QUIET = 10 * 10**9
"""Nanoseconds for which a deck file must have been left alone: the coarsest clock of a disk ticks every 2 seconds, and
a large deck takes a few more between being read and being kept."""

MAX_BYTES = 64 * 1024 * 1024
"""Of an entry."""

_MAX_HEAD = 64 * 1024
_MAX_CHECKSUM = 16
_MAX_STEM = 40
_MAX_SWEPT = 1000
"""Files looked at when those of vanished decks are removed."""

_ENDING = ".json"
_UNFINISHED = ".new"
_OUR_NAMES = re.compile(r"[A-Za-z0-9-]{0,40}-[0-9a-f]{8}\.json(\.[0-9]+\.new)?")
_BINARY = getattr(os, "O_BINARY", 0)
_READER = Path(__file__).parent
_TEXT = _READER.parent / "text.py"


class DeckCache:
    """The decks kept in one folder, which is made when the first one is kept. No method raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program: list[object] | None = None
        self._swept = False

    def find(self, path: Path, status: os.stat_result) -> Deck | None:
        """The deck in the file ``path`` of which ``status`` is known; None if it has to be read."""
        try:
            head = self._head(path, status)
            entry = self._entry(path)
            found = entry.stat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
                return None
            with entry.open("rb") as file:
                return _deck_in(file, path) if file.read(len(head)) == head else None
        except (OSError, ValueError, RecursionError):
            return None

    def keep(self, path: Path, status: os.stat_result, deck: Deck) -> None:
        """Keeps what was read from ``path`` if the file is still as in ``status``, which was taken before reading."""
        if deck.warnings:
            return
        try:
            head = self._head(path, status)
            if self._head(path, path.stat()) == head and self._write(self._entry(path), head, status, deck):
                self._sweep()
        except OSError:
            return

    def _entry(self, path: Path) -> Path:
        """The file for ``path``: two paths may come by the same, and then take turns."""
        name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in path.stem[:_MAX_STEM])
        return self._folder / f"{name}-{zlib.crc32(_json(str(path.absolute()))):08x}{_ENDING}"

    def _head(self, path: Path, status: os.stat_result) -> bytes:
        """The line that an entry for ``path`` begins with, if it can be used."""
        if self._program is None:
            self._program = [FORMAT, __version__, sys.hexversion, _mark_of_reader()]
        return _json([str(path.absolute()), *_signature(status), *self._program])

    def _write(self, entry: Path, head: bytes, status: os.stat_result, deck: Deck) -> bool:
        """Whether the deck is kept now."""
        self._make_folder()
        unfinished = entry.with_name(f"{entry.name}.{os.getpid()}{_UNFINISHED}")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                if os.fstat(descriptor).st_mtime_ns - status.st_mtime_ns < QUIET:
                    return False
                with collector_at_rest():
                    body = _json(to_plain(deck))
                if len(head) + len(body) > MAX_BYTES:
                    return False
                file.writelines((head, _checksum(body), body))
            unfinished.replace(entry)
        finally:
            unfinished.unlink(missing_ok=True)
        return True

    def _make_folder(self) -> None:
        """For this user alone, and so are the folders above it that aren't there yet."""
        if not self._folder.is_dir():
            for folder in (*reversed(self._folder.parents), self._folder):
                if not folder.exists():
                    folder.mkdir(0o700, exist_ok=True)

    def _sweep(self) -> None:
        """Once for each run, removes what no deck file belongs to any more, and what a program that died left."""
        if self._swept:
            return
        self._swept = True
        for file in islice(self._folder.iterdir(), _MAX_SWEPT):
            with suppress(OSError):
                if _is_left_over(file):
                    file.unlink()


def _is_left_over(file: Path) -> bool:
    """Whether nobody needs ``file``, which is ours by its name and its beginning: whatever else lies there stays."""
    if not _OUR_NAMES.fullmatch(file.name) or not file.is_file():
        return False
    with file.open("rb") as entry:
        head = entry.readline(_MAX_HEAD)
    if file.suffix == _UNFINISHED and not head:
        return True  # one that is just being begun only keeps nothing this time
    try:
        match json.loads(head):
            case [str(path), int(), int(), int(), int(), str(), int(), int()]:
                return file.suffix == _UNFINISHED or not Path(path).exists()
    except (ValueError, RecursionError):
        pass
    return False


def _deck_in(file: BinaryIO, path: Path) -> Deck | None:
    """The deck in what follows the head of an entry; None if it is damaged."""
    checksum = file.readline(_MAX_CHECKSUM)
    body = file.read()
    if checksum != _checksum(body):
        return None
    with collector_at_rest():
        return from_plain(json.loads(body), path)


def _checksum(body: bytes) -> bytes:
    return b"%d\n" % zlib.crc32(body)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def _mark_of_reader() -> int:
    """Another number when a source file that takes part in reading decks is another one."""
    with os.scandir(_READER) as found:
        seen = sorted((file.name, *_signature(file.stat())) for file in found if file.name.endswith(".py"))
    return zlib.crc32(repr([seen, _signature(_TEXT.stat())]).encode())


def _signature(status: os.stat_result) -> list[int]:
    """What tells one state of a file from another."""
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns]
