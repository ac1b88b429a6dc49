"""Two programs on one history take turns.

The lock is the system's, on a file of its own beside the history (which may be replaced as a whole). Its descriptor is
kept: opening it for each answer would cost more than the answer. The system gives the lock back when a program dies.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from trainer.history.problems import busy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 10.0
"""Seconds to wait for another program: its turns last milliseconds, so one that doesn't end is stuck."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.0005, 0.004
"""Seconds between two tries. The other's turns may follow one another closely: who naps long never finds a gap."""

_BUSY = {errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK}
_NOT_SUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


class FileLock:
    """Use it in a ``with``; not twice at a time.

    Attributes:
        supported: False once the file system said it knows no locks. Then nobody waits for anybody, and the checks
            before each write are all there is.

    Raises (on entering):
        OSError: the lock file can't be opened.
        StorageError: another program didn't give it back within `PATIENCE`.
    """

    def __init__(self, path: Path, pause: Callable[[float], None] = time.sleep) -> None:
        self.path = path
        self.supported = True
        self._pause = pause
        self._file = -1

    def __enter__(self) -> "FileLock":
        self._take()
        while not self._has_its_name():
            # Somebody tidied up: whoever comes next would lock another file than we do.
            self.close()
            self._take()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.supported and self._file >= 0:
            _unlock(self._file)

    def close(self) -> None:
        """Gives the descriptor back; the next ``with`` opens it again."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _take(self) -> None:
        if self._file < 0:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        waited, pause = 0.0, _FIRST_PAUSE
        while self.supported:
            try:
                _try_to_lock(self._file)
            except OSError as error:
                if error.errno in _NOT_SUPPORTED:
                    self.supported = False
                elif error.errno not in _BUSY:
                    raise
                elif waited >= PATIENCE:
                    raise busy(self.path) from error
                else:
                    self._pause(pause)
                    waited += pause
                    pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                return

    def _has_its_name(self) -> bool:
        """Whether the file we hold is still the one that others find."""
        try:
            there = self.path.stat()
        except OSError:
            return False
        ours = os.fstat(self._file)
        return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)


def _try_to_lock(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
