"""One answer onto the disk: the last bytes of the file are overwritten by one write and flushed.

If that fails the file is put back as it was, and the answer isn't acknowledged.
"""

import errno
import os
from typing import NamedTuple

from trainer.history.disk import Disk
from trainer.history.file_format import CLOSING

_TAIL = 64
"""Bytes before the closing by which a file is known again."""


class Unsettled(OSError):
    """After a failure nobody knows what the file's end is: it must not be appended to, but written anew.

    A flush that failed may be lost for good and succeed when it is tried again
    (https://wiki.postgresql.org/wiki/Fsync_Errors), so it never is.
    """


class Fingerprint(NamedTuple):
    """By what a file is known to be the same as before.

    Attributes:
        tail: its last bytes, the closing among them.
    """

    device: int
    inode: int
    size: int
    tail: bytes

    def is_of(self, status: os.stat_result) -> bool:
        """Whether it is still the same file (of any size)."""
        return (self.device, self.inode) == (status.st_dev, status.st_ino)


def fingerprint(disk: Disk, file: int, size: int) -> Fingerprint:
    """The fingerprint of a file that is taken to end after ``size`` bytes."""
    status = disk.status(file)
    length = min(size, _TAIL + len(CLOSING))
    return Fingerprint(status.st_dev, status.st_ino, size, disk.read(file, length, size - length))


def overwrite_closing(disk: Disk, file: int, known: Fingerprint, block: bytes) -> Fingerprint:
    """Puts ``block`` (which brings its own closing) in place of the closing, and waits until it is on the medium.

    Raises:
        OSError: it couldn't be written; the file is as before.
        Unsettled: it couldn't be flushed, or not be put back.
    """
    start = known.size - len(CLOSING)
    try:
        written = disk.write(file, block, start)
        if written < len(block):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError as error:
        _put_back(disk, file, known, error)
        raise
    try:
        disk.flush(file)
    except OSError as error:
        _put_back(disk, file, known, error)
        raise Unsettled(error.errno, error.strerror) from error
    tail = (known.tail[: -len(CLOSING)] + block)[-_TAIL - len(CLOSING) :]
    return Fingerprint(known.device, known.inode, start + len(block), tail)


def _put_back(disk: Disk, file: int, known: Fingerprint, cause: OSError) -> None:
    try:
        disk.cut(file, known.size)
        if disk.write(file, CLOSING, known.size - len(CLOSING)) == len(CLOSING):
            return
    except OSError:
        pass
    raise Unsettled(cause.errno, cause.strerror) from cause
