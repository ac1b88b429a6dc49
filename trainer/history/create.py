"""Writing a history as a whole: to begin it, to lay it out anew, to mend it.

The new file is complete on the disk before it takes the old one's name, so there is never less than one whole file.
"""

import errno
import os
import stat
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from trainer.history.append import Unsettled
from trainer.history.disk import Disk
from trainer.history.place import make_folder

PRIVATE = 0o600
"""Mode of the files made here: a history is nobody else's business."""

_CHUNK = 1 << 20


def write_whole(disk: Disk, path: Path, lines: Iterable[bytes]) -> None:
    """Puts a file with these lines at ``path``, in place of what is there, or leaves everything as it was.

    A file that takes another's place takes its permissions too.

    Raises:
        OSError: it couldn't be written.
        Unsettled: it took the other's place, but that may not last: it must be written once more.
    """
    unfinished = path.with_name(f"{path.name}.new")
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mode = PRIVATE
    disk.remove(unfinished)  # left by a program that died here; the lock says it isn't in use
    try:
        _write_new(disk, unfinished, lines, mode)
        disk.replace(unfinished, path)
    except OSError:
        _try_to_remove(disk, unfinished)
        raise
    try:
        disk.flush_folder(path.parent)
    except OSError as error:
        raise Unsettled(error.errno, error.strerror) from error


def put_aside(disk: Disk, data: bytes, folder: Path, now: datetime, *, again: bool = False) -> Path:
    """Keeps ``data`` as a file of its own in ``folder``, named by the time; returns its path.

    One that is there already is enough, unless ``again``.

    Raises:
        OSError: it couldn't be written.
    """
    make_folder(folder)
    there = () if again else folder.glob("*.json")  # what is tried again and again mustn't fill the disk with copies
    for path in there:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            disk.flush_folder(folder)
            return path
    name = f"{now:%Y-%m-%dT%H-%M-%S}"
    for number in range(1, 1000):
        path = folder / (f"{name}.json" if number == 1 else f"{name}-{number}.json")
        try:
            _write_new(disk, path, [data], PRIVATE)
        except FileExistsError:
            continue
        except OSError:
            _try_to_remove(disk, path)
            raise
        disk.flush_folder(folder)
        return path
    raise FileExistsError(17, "too many files of this name", str(path))


def keep_copy(disk: Disk, path: Path, folder: Path, now: datetime, *, again: bool = False) -> Path:
    """`put_aside` for the file that lies at ``path`` now.

    Raises:
        OSError: it couldn't be read, or not be written there.
    """
    with disk.opened(path) as file:
        data = disk.read(file, disk.status(file).st_size, 0)
    return put_aside(disk, data, folder, now, again=again)


def _write_new(disk: Disk, path: Path, lines: Iterable[bytes], mode: int) -> None:
    file = disk.create(path, mode)
    try:
        offset = 0
        for chunk in _chunks(lines):
            offset += _write_all(disk, file, chunk, offset)
        disk.flush(file)
    finally:
        disk.close(file)


def _write_all(disk: Disk, file: int, data: bytes, offset: int) -> int:
    done = 0
    while done < len(data):
        written = disk.write(file, data[done:], offset + done)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done += written
    return done


def _chunks(lines: Iterable[bytes]) -> Iterable[bytes]:
    """The same bytes in fewer pieces: a call of the system for each line would take minutes for a large history."""
    waiting: list[bytes] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= _CHUNK:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def _try_to_remove(disk: Disk, path: Path) -> None:
    try:
        disk.remove(path)
    except OSError:
        return
