"""The system calls that put a history on the disk, in one place.

Windows has no positioned reads and writes, macOS needs a call of its own to reach the medium, and a test wants each of
them to fail: whoever writes a history gets a `Disk` handed in.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_DONT_WAIT = getattr(os, "O_NONBLOCK", 0)  # opening a FIFO would wait for its other end
_FOLDER_CANT_FLUSH = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


class Disk:
    """Files by descriptor, read and written in a way that every system knows: first to the place, then on from there.

    Every method raises OSError and nothing else.
    """

    def open(self, path: Path, *, write: bool = False) -> int:
        """Opens a file that exists and isn't a link."""
        return os.open(path, (os.O_RDWR if write else os.O_RDONLY) | _BINARY | _NO_LINK | _DONT_WAIT)

    def create(self, path: Path, mode: int) -> int:
        """Makes a new file and opens it for writing; FileExistsError if there is one already."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)

    def close(self, file: int) -> None:
        """Gives the descriptor back."""
        os.close(file)

    @contextmanager
    def opened(self, path: Path, *, write: bool = False) -> Iterator[int]:
        """`open`, closed again at the end of a ``with``."""
        file = self.open(path, write=write)
        try:
            yield file
        finally:
            self.close(file)

    def status(self, file: int) -> os.stat_result:
        """Device, inode, size, mode of an open file."""
        return os.fstat(file)

    def read(self, file: int, length: int, offset: int) -> bytes:
        """Up to ``length`` bytes from ``offset`` on; fewer only at the end of the file."""
        parts: list[bytes] = []
        while length > 0:
            part = self._read_some(file, length, offset)
            if not part:
                break
            parts.append(part)
            offset += len(part)
            length -= len(part)
        return b"".join(parts)

    def write(self, file: int, data: bytes, offset: int) -> int:
        """Writes by one call of the system; returns how many bytes went in."""
        os.lseek(file, offset, os.SEEK_SET)
        return os.write(file, data)

    def cut(self, file: int, size: int) -> None:
        """Ends the file after ``size`` bytes."""
        os.ftruncate(file, size)

    def flush(self, file: int) -> None:
        """Returns when the content is on the medium."""
        if sys.platform == "darwin":
            try:
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            except OSError:  # not every file system there knows it
                os.fsync(file)
        elif sys.platform == "win32":
            os.fsync(file)
        else:
            os.fdatasync(file)

    def replace(self, source: Path, target: Path) -> None:
        """Renames over ``target``, at once for every reader."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Removes a file, if it is there."""
        path.unlink(missing_ok=True)

    def flush_folder(self, folder: Path) -> None:
        """Makes a rename in ``folder`` last; where folders can't be flushed, nothing."""
        if sys.platform != "win32":
            file = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(file)
            except OSError as error:
                if error.errno not in _FOLDER_CANT_FLUSH:
                    raise
            finally:
                os.close(file)

    def _read_some(self, file: int, length: int, offset: int) -> bytes:
        os.lseek(file, offset, os.SEEK_SET)
        return os.read(file, length)


if sys.platform != "win32":

    class PositionedDisk(Disk):
        """Reads and writes at a place without going there first: one call of the system less."""

        def write(self, file: int, data: bytes, offset: int) -> int:
            return os.pwrite(file, data, offset)

        def _read_some(self, file: int, length: int, offset: int) -> bytes:
            return os.pread(file, length, offset)


def system_disk() -> Disk:
    """The quickest way to the files of this system."""
    if sys.platform == "win32":
        return Disk()
    else:
        return PositionedDisk()


def is_regular(status: os.stat_result) -> bool:
    """Whether it is an ordinary file: no folder, device, FIFO or socket."""
    return stat.S_ISREG(status.st_mode)
