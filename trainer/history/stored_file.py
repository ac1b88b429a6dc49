"""The bytes of one history: what is known of them, and the two ways in which they are written.

Nobody's turn is awaited here, and nothing is believed: `trainer.history.store` does that.
"""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from trainer.history.append import Fingerprint, Unsettled, fingerprint, overwrite_closing
from trainer.history.codec import encode
from trainer.history.create import keep_copy, write_whole
from trainer.history.disk import Disk
from trainer.history.events import Event
from trainer.history.file_format import Header, State, appended, render
from trainer.history.reading import News, look, read_whole


class StoredFile:
    """See the module's text. Every method raises OSError, and those that read HistoryError too.

    Attributes:
        path: the file itself, even where the learner's name for it (``shown``) is a link.
        known: by what it is known again; None if it was never read or written.
        state: how it was found.
        set_aside: bytes in it that belong to no event.
    """

    def __init__(self, disk: Disk, path: Path, shown: Path) -> None:
        self.disk = disk
        self.path = path
        self.known: Fingerprint | None = None
        self.state = State.SOUND
        self.set_aside = 0
        self._shown = shown
        self._unsettled = False
        self._disk_of_folder: int | None = None

    def is_as_known(self) -> bool:
        """Whether nobody changed its size, or put another file in its place."""
        status = self.path.lstat()
        return self.known is not None and self.known.is_of(status) and status.st_size == self.known.size

    @property
    def is_odd(self) -> bool:
        """Whether there is a file that isn't laid out as it should be."""
        return self.known is not None and self.state is not State.SOUND

    @contextmanager
    def opened(self, *, write: bool = False) -> Iterator[int]:
        """The descriptor, for a ``with``."""
        with self.disk.opened(self.path, write=write) as file:
            yield file

    def news(self, file: int) -> News | None:
        """What the open file holds beyond what is known; None if that is nothing."""
        return look(self.disk, file, self._shown, self.known)

    def look(self) -> News | None:
        """`news` for a file that isn't open."""
        with self.opened() as file:
            return self.news(file)

    def look_again(self, seen: News) -> News:
        """All of the file; ``seen`` if that is what was seen just now."""
        with self.opened() as file:
            size = self.disk.status(file).st_size
            if seen.whole and fingerprint(self.disk, file, size) == seen.fingerprint:
                return seen
            return read_whole(self.disk, file, self._shown)

    def adopt(self, news: News) -> None:
        """From now on this is known."""
        if news.whole:
            self.state = news.contents.state
            self.set_aside = news.contents.set_aside
        self.known = news.fingerprint
        self._disk_of_folder = self.path.parent.stat().st_dev

    def add(self, file: int, events: Sequence[Event]) -> bool:
        """Puts ``events`` at the end of the open file; False if it must be written as a whole instead."""
        if self.known is None or self.state is not State.SOUND or self._unsettled:
            return False
        if events:
            try:
                self.known = overwrite_closing(self.disk, file, self.known, appended(map(encode, events)))
            except Unsettled:
                self._unsettled = True
                raise
        return True

    def write_anew(self, header: Header, events: Sequence[Event], folder: Path, now: datetime) -> Path | None:
        """A new file takes the place of what is there. If that was odd, it is kept in ``folder``: returns where."""
        if self._disk_of_folder not in (None, self.path.parent.stat().st_dev):
            # The folder is still there, but it is the empty one over which the disk was mounted.
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        copy = self.keep_copy(folder, now) if self.is_odd else None
        try:
            write_whole(self.disk, self.path, render(header, events))
        except Unsettled:
            self._unsettled = True
            raise
        with self.opened() as file:
            self.known = fingerprint(self.disk, file, self.disk.status(file).st_size)
        self._disk_of_folder = self.path.parent.stat().st_dev
        self.state = State.SOUND
        self._unsettled = False
        return copy

    def keep_copy(self, folder: Path, now: datetime) -> Path:
        """Keeps what is there as a file of its own in ``folder``."""
        return keep_copy(self.disk, self.path, folder, now)
