"""What is new in a history file since it was last looked at: nothing, some lines at its end, or all of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from trainer.history.append import Fingerprint, fingerprint
from trainer.history.codec import line_bytes
from trainer.history.disk import Disk, is_regular
from trainer.history.events import Event
from trainer.history.file_format import CLOSING, VERSION, Contents, Header, State, read_lines, read_sound
from trainer.history.merge import one_of_each
from trainer.history.place import not_ordinary
from trainer.history.problems import (
    PUT_BACK_OR_AWAY,
    Emptied,
    EventError,
    HistoryError,
    not_a_history,
    shown,
    unreadable,
)
from trainer.i18n import N_


class News(NamedTuple):
    """What was read.

    Attributes:
        whole: it is the whole file; else the events come after those known.
    """

    contents: Contents
    fingerprint: Fingerprint
    whole: bool


def look(disk: Disk, file: int, path: Path, known: Fingerprint | None) -> News | None:
    """What an open file holds beyond what is ``known``; None if that is nothing.

    Raises:
        HistoryError: it isn't a history (see `read_whole`).
        OSError: it can't be read.
    """
    if known is None:
        return read_whole(disk, file, path)
    status = disk.status(file)
    if known.is_of(status):
        start = known.size - len(known.tail)
        if status.st_size == known.size and disk.read(file, len(known.tail), start) == known.tail:
            return None
        if status.st_size > known.size:
            added = _read_added(disk, file, known, status.st_size)
            if added:
                return added
    return read_whole(disk, file, path)


def _read_added(disk: Disk, file: int, known: Fingerprint, size: int) -> News | None:
    """What another program appended, if that is all it did."""
    unchanged = known.tail.removesuffix(CLOSING)
    start = known.size - len(known.tail)
    data = disk.read(file, size - start, start)
    if not data.startswith(unchanged):
        return None
    events: list[Event] = []
    try:
        if not read_lines(iter(BytesIO(data[len(unchanged) :])), events):
            return None
    except (EventError, UnicodeDecodeError):
        return None
    return News(Contents(Header(""), events), fingerprint(disk, file, start + len(data)), whole=False)


def read_whole(disk: Disk, file: int, path: Path) -> News:
    """All of an open file, damaged or not.

    Raises:
        HistoryError: it is no ordinary file, or nothing in it is a history's.
        OSError: it can't be read.
    """
    if not is_regular(disk.status(file)):
        raise not_ordinary(path)
    with open(file, "rb", closefd=False) as stream, _without_collecting():
        stream.seek(0)
        contents = read_sound(stream)
        if contents is None:
            from trainer.history.recovery import recover  # few histories ever need it

            stream.seek(0)
            data = stream.read()
            contents = recover(data)
            if contents is None:
                raise foreign(path, data)
            require_events(contents, path)
        end = stream.tell()
        events, gone = one_of_each(contents.events)
        if gone:
            contents = contents._replace(state=State.DAMAGED, set_aside=contents.set_aside + sum(map(line_bytes, gone)))
    return News(contents._replace(events=events), fingerprint(disk, file, end), whole=True)


def require_events(contents: Contents, path: Path) -> None:
    """Raises Emptied if all events are lost. What a newer version wrote may have none that we know."""
    if not contents.events and contents.state is State.DAMAGED and contents.header.version <= VERSION:
        raise Emptied(N_("no event in this history can be read"), hint=PUT_BACK_OR_AWAY, place=shown(path))


def read_history(path: Path, disk: Disk | None = None) -> Contents:
    """What is in a history file that isn't written to: a backup, another device's, one to be merged.

    Raises:
        HistoryError: it isn't a history, or can't be read.
    """
    disk = disk or Disk()
    try:
        with disk.opened(path) as file:
            return read_whole(disk, file, path).contents
    except OSError as error:
        raise unreadable(path, error) from error


def foreign(path: Path, data: bytes) -> HistoryError:
    """The error for a file in which nothing is a history's: empty, or something else."""
    empty = not data.strip()
    if empty or not data.strip(b"\0 \t\r\n"):
        zeros = N_("the history file holds nothing but zeros, as after a power cut")
        message = N_("the history file is empty") if empty else zeros
        return Emptied(message, hint=PUT_BACK_OR_AWAY, place=shown(path))
    return not_a_history(path, N_("this file isn't a history of this program"))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Python looks for garbage again and again while a large history is read, and there is none."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
