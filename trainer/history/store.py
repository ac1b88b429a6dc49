"""The history's file: read once, appended to at each answer, shared with other programs that do the same.

What `HistoryFile.append` has returned from is on the disk; what it raised for has changed nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from random import Random

from trainer.clock import Clock
from trainer.errors import StorageError
from trainer.history import problems
from trainer.history.append import Fingerprint, Unsettled, fingerprint, overwrite_closing
from trainer.history.codec import decode, encode
from trainer.history.create import put_aside, write_whole
from trainer.history.disk import Disk
from trainer.history.events import Created, Event
from trainer.history.file_format import VERSION, Header, State, appended, render
from trainer.history.ids import new_device, new_id
from trainer.history.lock import FileLock
from trainer.history.place import can_be_written, follow, make_folder
from trainer.history.problems import EventError, HistoryError, HistoryNotice
from trainer.history.reading import News, look, read_whole
from trainer.i18n import N_

__all__ = ["HistoryError", "HistoryFile", "HistoryNotice"]


class HistoryFile:
    """One history file. Call `load` first; not for several threads at once.

    Attributes:
        path: where it is, or will be from the first append on.
        events: all events, in the order of the file.
        notices: what the learner should be told; whoever shows them may take them out.
        reloads: how often ``events`` was read as a whole; as long as it stays, events only came in at the end.
    """

    def __init__(self, path: Path, clock: Clock, random: Random, disk: Disk | None = None) -> None:
        self.path = path
        self.events: list[Event] = []
        self.notices: list[HistoryNotice] = []
        self.reloads = 0
        self._clock = clock
        self._random = random
        self._disk = disk or Disk()
        self._file = path
        self._lock = FileLock(path.with_suffix(".lock"))
        self._header = Header("")
        self._known: Fingerprint | None = None
        self._state = State.SOUND
        self._set_aside = 0
        self._unsettled = False
        self._writable = True
        self._last_id = ""
        self._greatest_id = ""

    @property
    def device(self) -> str:
        """The six characters in which ids made here end."""
        if not self._header.device:
            self._header = self._header._replace(device=new_device(self._random))
        return self._header.device

    @property
    def read_only(self) -> bool:
        """Whether answers can't be saved: the place forbids it, or a newer version of the program wrote the file."""
        return self._header.version > VERSION or not self._writable

    def require_known_version(self) -> None:
        """Raises StorageError if a newer version of the program wrote the file, so that nothing may be written."""
        if self._header.version > VERSION:
            raise problems.too_new(self.path, self._header.version)

    def load(self) -> None:
        """Reads the file. If there is none yet, nothing is written; if it is damaged, it is mended.

        Raises:
            HistoryError: what is there can't be a history; it was left as it is.
        """
        self._file = follow(self.path)
        self._lock.close()
        self._lock = FileLock(self._file.with_suffix(".lock"))
        self._known = None
        self.events = []
        self._look()
        self._writable = can_be_written(self._file, self._lock.path)
        if self._header.version > VERSION:
            self.notices.append(problems.of_a_newer_version(self.path, self._header.version))
        elif not self._writable:
            self.notices.append(problems.place_is_read_only(self.path))

    def refresh(self) -> bool:
        """Takes in what other programs wrote; True if anything came in. Cheap when nothing did.

        A file that vanished or can't be read any more changes nothing: the next append deals with it.
        """
        try:
            status = self._file.lstat()
            if self._known and self._known.is_of(status) and status.st_size == self._known.size:
                return False
            return self._look()
        except (OSError, HistoryError):
            return False

    def new_id(self, at: datetime) -> str:
        """An id for an event at ``at`` that no event of this file has."""
        id_ = new_id(at, self._random, self.device, self._last_id)
        # Only where the clock went back can it be an old one.
        while id_ <= self._greatest_id and any(event.id == id_ for event in self.events):
            id_ = new_id(at, self._random, self.device, id_)
        self._last_id = id_
        return id_

    def append(self, events: Sequence[Event]) -> None:
        """Saves ``events``, all or none. Other programs' events come in before them.

        Raises:
            StorageError: they couldn't be saved; nothing was changed, and the same call may be tried again.
            EventError: one of them would not read back as it is (a text that isn't clean, a number out of limits).
        """
        lines = [_line(event) for event in events]
        if not lines:
            return
        try:
            if self._known is None:
                make_folder(self._file.parent)
            with self._lock:
                self._append(list(events), lines)
        except OSError as error:
            raise problems.not_saved(self.path, error) from error
        except HistoryError as error:
            raise StorageError(error.message, hint=error.hint, place=error.place, **error.values) from error
        self._writable = True
        if not self._lock.supported:
            self._say_once(problems.no_locks(self.path))

    def close(self) -> None:
        """Gives back what the system lent; the history can still be used."""
        self._lock.close()

    def _look(self) -> bool:
        """Takes in what the file holds beyond what is known; False if that is nothing, or there is no file."""
        try:
            with self._disk.opened(self._file) as file:
                news = look(self._disk, file, self.path, self._known)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise problems.unreadable(self.path, error) from error
        if news is None:
            return False
        if news.contents.state is State.DAMAGED and news.contents.header.version <= VERSION:
            self._mend(news)
        else:
            self._adopt(news)
        return True

    def _mend(self, seen: News) -> None:
        """Another program may be writing just now: looks again when it is our turn, and mends what is still damaged."""
        try:
            with self._lock:
                with self._disk.opened(self._file) as file:
                    seen = read_whole(self._disk, file, self.path)
                self._adopt(seen)
                if seen.contents.state is State.DAMAGED:
                    self._write_anew()
        except (OSError, StorageError):
            if self._known is not seen.fingerprint:
                self._adopt(seen)
            self.notices.append(problems.not_mended(self.path, len(self.events), self._set_aside))

    def _adopt(self, news: News) -> None:
        came = news.contents.events
        if news.whole:
            header = news.contents.header
            if not header.device:
                header = header._replace(device=self.device)
            self._header = header
            self._state = news.contents.state
            self._set_aside = news.contents.set_aside
            self.events = came
            self.reloads += 1
        else:
            self.events.extend(came)
        self._known = news.fingerprint
        self._remember_ids(came)

    def _remember_ids(self, events: Sequence[Event]) -> None:
        newest = max(map(attrgetter("id"), events), default="")
        self._greatest_id = max(self._greatest_id, newest)
        self._last_id = max(self._last_id, newest)

    def _append(self, events: list[Event], lines: list[str]) -> None:
        """`append`, when it is our turn."""
        try:
            with self._disk.opened(self._file, write=True) as file:
                news = look(self._disk, file, self.path, self._known)
                if news:
                    self._adopt(news)
                    there = {event.id for event in news.contents.events}
                    events = [event for event in events if event.id not in there]
                    lines = [encode(event) for event in events]
                self.require_known_version()
                if self._state is State.SOUND and not self._unsettled:
                    self._write_at_end(file, events, lines)
                    return
        except FileNotFoundError:
            vanished = self._known is not None
            self._known = None
            self._write_anew(events)
            if vanished:
                self.notices.append(problems.written_again(self.path, len(self.events)))
            return
        self._write_anew(events)

    def _write_at_end(self, file: int, events: list[Event], lines: list[str]) -> None:
        if self._known is None or not lines:
            return
        try:
            self._known = overwrite_closing(self._disk, file, self._known, appended(lines))
        except Unsettled:
            self._unsettled = True
            raise
        self.events.extend(events)
        self._remember_ids(events)

    def _write_anew(self, events: Sequence[Event] = ()) -> None:
        """Writes a new file of all events and ``events``; what it takes the place of is kept, if it was odd."""
        copy = None if self._known is None or self._state is State.SOUND else self._put_aside()
        first = [] if self.events else [self._created()]
        came = [*first, *events]
        write_whole(self._disk, self._file, render(self._header, [*self.events, *came]))
        with self._disk.opened(self._file) as file:
            self._known = fingerprint(self._disk, file, self._disk.status(file).st_size)
        self.events.extend(came)
        self._remember_ids(came)
        if copy:
            self.notices.append(self._notice(copy))
        self._state = State.SOUND
        self._unsettled = False

    def _put_aside(self) -> Path:
        with self._disk.opened(self._file) as file:
            data = self._disk.read(file, self._disk.status(file).st_size, 0)
        return put_aside(self._disk, data, self.path.parent / "damaged", self._clock.now())

    def _created(self) -> Created:
        now = self._clock.now()
        return Created(id=self.new_id(now), at=now)

    def _notice(self, copy: Path) -> HistoryNotice:
        if self._state is State.DAMAGED:
            return problems.mended(self.path, len(self.events), self._set_aside, copy)
        return problems.laid_out_anew(self.path, len(self.events), copy)

    def _say_once(self, notice: HistoryNotice) -> None:
        if all(notice.message != said.message for said in self.notices):
            self.notices.append(notice)


def _line(event: Event) -> str:
    """The event's line, sure to be read again as the same event: what is acknowledged must be what is loaded."""
    line = encode(event)
    again = decode(line)
    if again != event or again.at.utcoffset() != event.at.utcoffset():
        raise EventError(N_("this event would not be read back as it is: {line}"), line=line[:200])
    return line
