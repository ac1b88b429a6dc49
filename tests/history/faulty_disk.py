"""A disk whose system calls fail when a test says so."""

import os
import time
from pathlib import Path

from trainer.history.disk import Disk


class FaultyDisk(Disk):
    """A real disk until `fail` or `short` is called.

    Attributes:
        written: bytes given to `write` since the last `mend`.
        flushes: how often `flush` was called since then.
        folder_flushes: how often `flush_folder` was.
    """

    def __init__(self) -> None:
        self.mend()

    def mend(self) -> None:
        """Everything works again."""
        self._failing: dict[str, list[int]] = {}
        self._short: int | None = None
        self.written = 0
        self.flushes = 0
        self.folder_flushes = 0

    def fail(self, call: str, errno: int, times: int = 1_000_000) -> None:
        """The next calls of that name fail with ``errno``."""
        self._failing[call] = [errno, times]

    def short(self, count: int) -> None:
        """The next write puts in only ``count`` bytes and says so."""
        self._short = count

    def _check(self, call: str) -> None:
        state = self._failing.get(call)
        if state and state[1]:
            state[1] -= 1
            raise OSError(state[0], os.strerror(state[0]))

    def open(self, path: Path, *, write: bool = False) -> int:
        self._check("open")
        return super().open(path, write=write)

    def create(self, path: Path, mode: int) -> int:
        self._check("create")
        return super().create(path, mode)

    def write(self, file: int, data: bytes, offset: int) -> int:
        self.written += len(data)
        if self._short is not None:
            count, self._short = self._short, None
            return super().write(file, data[:count], offset)
        self._check("write")
        return super().write(file, data, offset)

    def cut(self, file: int, size: int) -> None:
        self._check("cut")
        super().cut(file, size)

    def flush(self, file: int) -> None:
        self.flushes += 1
        self._check("flush")
        super().flush(file)

    def replace(self, source: Path, target: Path) -> None:
        self._check("replace")
        super().replace(source, target)

    def flush_folder(self, folder: Path) -> None:
        self.folder_flushes += 1
        self._check("flush_folder")
        super().flush_folder(folder)


class SlowDisk(FaultyDisk):
    """A disk that takes its time once it is told to."""

    slow = False

    def flush(self, file: int) -> None:
        if self.slow:
            time.sleep(0.2)
        super().flush(file)


class Killed(BaseException):
    """The process was killed: nothing that would have come after it happens."""


class KillingDisk(Disk):
    """A disk whose process is killed in the midst of a write, once that is asked for."""

    def __init__(self) -> None:
        self._left: int | None = None
        self._dead = False

    def kill_after(self, count: int) -> None:
        """The process dies when it has written so many more bytes."""
        self._left = count

    def live(self) -> None:
        """It doesn't after all."""
        self._left = None

    def _check(self) -> None:
        if self._dead:
            raise Killed

    def write(self, file: int, data: bytes, offset: int) -> int:
        self._check()
        if self._left is None or len(data) <= self._left:
            self._left = None if self._left is None else self._left - len(data)
            return super().write(file, data, offset)
        super().write(file, data[: self._left], offset)
        self._dead = True
        raise Killed

    def cut(self, file: int, size: int) -> None:
        self._check()
        super().cut(file, size)

    def replace(self, source: Path, target: Path) -> None:
        self._check()
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._check()
        super().remove(path)
