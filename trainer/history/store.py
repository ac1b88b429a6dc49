"""The history's file: read once, appended to at each answer, shared with other programs that do the same.

What `HistoryFile.append` has returned from is on the disk; what it raised for has changed nothing. What this very
program has written it holds on to: if somebody puts an older file in the place of this one, that is written again; if
the file is damaged, all that was known of it is. (Lines from before its start that somebody takes out stay out.)
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from trainer.clock import Clock
from trainer.errors import StorageError
from trainer.history import problems
from trainer.history.codec import decode, encode
from trainer.history.create import put_aside
from trainer.history.disk import Disk, system_disk
from trainer.history.events import Created, Event
from trainer.history.file_format import VERSION, Header, State, render
from trainer.history.ids import IdSource, new_device
from trainer.history.lock import FileLock
from trainer.history.merge import is_same, union
from trainer.history.place import can_be_written, follow
from trainer.history.problems import Emptied, EventError, HistoryError, HistoryNotice
from trainer.history.reading import News
from trainer.history.stored_file import StoredFile
from trainer.history.turn import turn
from trainer.i18n import N_

__all__ = ["HistoryError", "HistoryFile", "HistoryNotice"]

DAMAGED: Final = "damaged"
"""Folder of originals that had to be written anew."""

MERGED: Final = "merged"
"""Folder of what was merged and had to go from where it was."""

LOCK_NAME: Final = "history.lock"

_NOT_READ_BACK: Final = N_("this event would not be read back as it is: {line}")


class TakenIn(NamedTuple):
    """What came of `HistoryFile.take_in`.

    Attributes:
        new: events that weren't there. set_aside: those that had to go because another one has their id.
        copy: the history of its own in which these are kept; None if there are none.
    """

    new: list[Event]
    set_aside: list[Event]
    copy: Path | None


class HistoryFile:
    """One history file. Call `load` first; not for several threads at once.

    Attributes:
        path: where it is, or will be from the first append on.
        folder: where what belongs to it is kept: ``backups``, ``damaged``, ``merged``.
        events: all events, in the order of the file.
        notices: what the learner should be told; whoever shows them may take them out.
        reloads: how often ``events`` was read as a whole; as long as it stays, events only came in at the end.
    """

    def __init__(
        self, path: Path, clock: Clock, random: Random, disk: Disk | None = None, *, folder: Path | None = None
    ) -> None:
        """Without ``folder`` it is the file's own, and the lock has the file's name."""
        self.path = path
        self.folder = folder or path.parent
        self.events: list[Event] = []
        self.notices: list[HistoryNotice] = []
        self.reloads = 0
        self._clock = clock
        self._random = random
        self._ids = IdSource(random)
        self._stored = StoredFile(disk or system_disk(), path, path)
        self._lock_path = folder and folder / LOCK_NAME
        self._lock = FileLock(self._lock_path or path.with_suffix(".lock"))
        self._header = Header("")
        self._writable = True
        self._written: dict[str, Event] = {}
        self._owed: list[Event] = []

    @property
    def device(self) -> str:
        """The six characters in which ids made here end."""
        if not self._header.device:
            self._header = self._header._replace(device=new_device(self._random))
        return self._header.device

    @device.setter
    def device(self, device: str) -> None:
        self._header = self._header._replace(device=device)

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
            HistoryError: what is there can't be a history, or holds nothing (`Emptied`); it was left as it is.
        """
        file = follow(self.path)
        self._stored = StoredFile(self._stored.disk, file, self.path)
        self._lock.close()
        self._lock = FileLock(self._lock_path or file.with_suffix(".lock"))
        self.events = []
        self._look()
        self._writable = can_be_written(file, self._lock.path)
        if self.read_only:
            self.notices.append(problems.only_readable(self.path, self._header.version, VERSION))

    def refresh(self) -> bool:
        """Takes in what other programs wrote; True if anything came in. Cheap when nothing did. A file that vanished or
        can't be read any more changes nothing: the next append deals with it.
        """
        try:
            if self._stored.is_as_known():
                return False
            changed = self._look()
            if self._owed:
                with suppress(StorageError):  # the next append tries it again
                    self._save([])
            return changed
        except (OSError, HistoryError):
            return False

    def new_id(self, at: datetime) -> str:
        """An id for an event at ``at`` that no event of this file has."""
        return self._ids.new(at, self.device, lambda id_: any(event.id == id_ for event in self.events))

    def append(self, events: Sequence[Event]) -> None:
        """Saves ``events``, all or none. Other programs' events come in before them.

        Raises:
            StorageError: they couldn't be saved; nothing was changed, and the same call may be tried again.
            EventError: one of them would not read back as it is (a text that isn't clean, a number out of limits).
        """
        for event in events:
            check(event)
        if events:
            self._save(list(events))
            self._written.update((event.id, event) for event in events)

    def take_in(self, events: Iterable[Event] = ()) -> TakenIn:
        """Merges ``events`` into the file, which is written as a whole if that, or its state, asks for it.

        Raises:
            StorageError: it couldn't be saved; nothing was changed.
        """
        with self.turn():
            there = self._catch_up()
            self.require_known_version()
            before = {event.id for event in self.events}
            merged = union(self.events, events)
            new = [event for event in merged.events if event.id not in before]
            copy = self._set_aside(merged.set_aside) if merged.set_aside else None
            if new or copy or self._owed or self._stored.is_odd or (before and not there):
                self._write_anew(merged.events)
        self._written.update((event.id, event) for event in new)
        return TakenIn(new, merged.set_aside, copy)

    def hold(self) -> list[Event]:
        """Makes sure that what this program has written is still there when it ends; what isn't is returned."""
        if self._written:
            with suppress(StorageError):
                self.take_in()
                return []
        return list(self._owed)

    def close(self) -> None:
        """Gives back what the system lent; the history can still be used."""
        self._lock.close()

    def _look(self) -> bool:
        """Takes in what the file holds beyond what is known; False if that is nothing, or there is no file."""
        try:
            news = self._stored.look()
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
                seen = self._stored.look_again(seen)
                self._adopt(seen)
                if seen.contents.state is State.DAMAGED and self._header.version <= VERSION:
                    self._write_anew(self.events)
        except (OSError, StorageError):
            if self._stored.known is not seen.fingerprint:
                self._adopt(seen)
            self.notices.append(problems.not_mended(self.path, len(self.events), self._stored.set_aside))

    def _catch_up(self) -> bool:
        """Takes in what came meanwhile, now that it is our turn; False if there is no file, or one without anything."""
        try:
            if news := self._stored.look():
                self._adopt(news)
        except (FileNotFoundError, Emptied) as error:
            if isinstance(error, Emptied):
                self._stored.keep_copy(self.folder / DAMAGED, self._clock.now())
            self._stored.known = None
            return False
        return True

    def _set_aside(self, events: Sequence[Event]) -> Path:
        data = b"".join(render(self._header, events))
        return put_aside(self._stored.disk, data, self.folder / MERGED, self._clock.now())

    def _adopt(self, news: News) -> None:
        came = news.contents.events
        if news.whole:
            header = news.contents.header
            self._header = header if header.device else header._replace(device=self.device)
            there = {event.id for event in came}
            missing = [event for event in self.events if event.id not in there]
            torn = news.contents.state is State.DAMAGED  # then nobody took them out, and all come back
            self._owed = [event for event in missing if torn or event.id in self._written]
            if lost := len(missing) - len(self._owed):
                self.notices.append(problems.taken_out(self.path, lost))
            self.events = [*came, *self._owed]
            self.reloads += 1
        else:
            self.events.extend(came)
        self._stored.adopt(news)
        self._ids.remember(event.id for event in came)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """While it lasts, no other program writes; what goes wrong is told as a StorageError."""
        with turn(self._lock, self.path, new=self._stored.known is None):
            yield
        if not self._lock.supported and all(said.message != problems.NO_LOCKS for said in self.notices):
            self.notices.append(problems.no_locks(self.path))

    def _save(self, events: list[Event]) -> None:
        """Appends ``events``, and what is owed, when it is our turn."""
        with self.turn():
            try:
                with self._stored.opened(write=True) as file:
                    if news := self._stored.news(file):
                        self._adopt(news)
                        events = missing_of(events, news.contents.events)
                    events = missing_of(events, self._owed)
                    self.require_known_version()
                    if self._stored.add(file, [*self._owed, *events]):
                        self.events.extend(events)
                        self._settled(events)
                        return
            except FileNotFoundError:
                self._begin_again(events)
            except Emptied:
                if not self.events:
                    raise
                self._begin_again(events, self._stored.keep_copy(self.folder / DAMAGED, self._clock.now()))
            else:
                self._write_anew([*self.events, *events])

    def _begin_again(self, events: list[Event], emptied: Path | None = None) -> None:
        """Writes a file where there is none, or where one holds nothing any more (and was kept as ``emptied``)."""
        known, self._stored.known = self._stored.known, None
        self._write_anew([*(self.events or beginning(self, self._clock.now())), *events])
        if known is not None or emptied:
            self.notices.append(problems.written_again(self.path, len(self.events), emptied))

    def _write_anew(self, events: list[Event]) -> None:
        """Writes a new file of ``events``, which are now all there are; the old one is kept, if it was odd."""
        events = events or beginning(self, self._clock.now())
        self._header = self._header._replace(device=self.device)
        lost = self._stored.set_aside if self._stored.state is State.DAMAGED else None
        copy = self._stored.write_anew(self._header, events, self.folder / DAMAGED, self._clock.now())
        self.events = events
        self._settled(events)
        if copy:
            self.notices.append(problems.written_anew(self.path, len(events), lost, copy))

    def _settled(self, events: Iterable[Event]) -> None:
        """``events``, and what was owed, are on the disk."""
        self._writable = True
        if self._owed:
            self.notices.append(problems.put_back(self.path, len(self._owed)))
            self._owed = []
        self._ids.remember(event.id for event in events)


def beginning(history: HistoryFile, now: datetime) -> list[Event]:
    """What a new file begins with."""
    return [Created(id=history.new_id(now), at=now)]


def check(event: Event) -> None:
    """Makes sure that the event's line reads back as the same event: what is acknowledged must be what is loaded.

    Raises:
        EventError: it doesn't.
    """
    line = encode(event)
    again = decode(line)
    if again != event or again.at.utcoffset() != event.at.utcoffset():
        raise EventError(_NOT_READ_BACK, line=line[:200])


def missing_of(events: Sequence[Event], there: Iterable[Event]) -> list[Event]:
    """Those of ``events`` that aren't ``there`` already (a write that was said to have failed may be on the disk).

    Raises:
        EventError: another event has the id of one of them.
    """
    wanted = {event.id: event for event in events}
    for other in there:
        event = wanted.pop(other.id, other)
        if not is_same(event, other):
            raise EventError(_NOT_READ_BACK, line=encode(event)[:200])
    return list(wanted.values())
