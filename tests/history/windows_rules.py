"""A disk that is as strict as Windows, on any system."""

import errno
import os
from pathlib import Path

from tests.history.faulty_disk import FaultyDisk
from trainer.history.disk import Disk

_FORBIDDEN = set('<>:"/\\|?*')


class Computer:
    """What the disks of all programs on one computer know of each other.

    Attributes:
        refused: what was asked for against the rules, in words.
    """

    def __init__(self) -> None:
        self.refused: list[str] = []
        self._open: dict[int, tuple[int, int]] = {}

    def opened(self, file: int) -> int:
        """A descriptor was lent; gives it."""
        status = os.fstat(file)
        self._open[file] = (status.st_dev, status.st_ino)
        return file

    def closed(self, file: int) -> None:
        """A descriptor was given back."""
        del self._open[file]

    def must_not_be_open(self, path: Path, what: str) -> None:
        """PermissionError if anybody has the file open."""
        try:
            status = path.lstat()
        except FileNotFoundError:
            return
        if (status.st_dev, status.st_ino) in self._open.values():
            self.refuse(errno.EACCES, f"{what} {path.name}, which is open")

    def refuse(self, number: int, what: str) -> None:
        """Raises the error, and remembers it."""
        self.refused.append(what)
        raise OSError(number, os.strerror(number), what)

    @property
    def open_files(self) -> int:
        """How many descriptors are lent."""
        return len(self._open)


class WindowsRules(Disk):
    """No positioned reads and writes, no flush of folders, and no open file can be replaced or removed.

    A file can be flushed only through a descriptor that may write, and some characters can't be in a name.
    """

    def __init__(self, computer: Computer) -> None:
        self._computer = computer
        self._writable: set[int] = set()

    def open(self, path: Path, *, write: bool = False) -> int:
        file = self._computer.opened(super().open(path, write=write))
        if write:
            self._writable.add(file)
        return file

    def create(self, path: Path, mode: int) -> int:
        if _FORBIDDEN & set(path.name) or path.name.endswith((".", " ")):
            self._computer.refuse(errno.EINVAL, f"create {path.name}")
        file = self._computer.opened(super().create(path, mode))
        self._writable.add(file)
        return file

    def close(self, file: int) -> None:
        self._computer.closed(file)
        self._writable.discard(file)
        super().close(file)

    def flush(self, file: int) -> None:
        if file not in self._writable:
            self._computer.refuse(errno.EBADF, "flush what can't be written")
        super().flush(file)

    def replace(self, source: Path, target: Path) -> None:
        self._computer.must_not_be_open(source, "rename")
        self._computer.must_not_be_open(target, "replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._computer.must_not_be_open(path, "remove")
        super().remove(path)

    def flush_folder(self, folder: Path) -> None:
        pass


class FaultyWindows(FaultyDisk, WindowsRules):
    """One that also fails when a test says so."""

    def __init__(self, computer: Computer) -> None:
        WindowsRules.__init__(self, computer)
        self.mend()
