"""A history of several devices in one folder that a synchronising program (or a shared disk) keeps alike everywhere.

Each device writes a file of its own, ``history.<device>.json``, and reads all of them: no file is ever written on two
sides, so nothing can be in conflict. The lock, the backups and what had to be set aside stay in the data folder of the
computer, and so does the file that says which device it is.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from trainer.errors import StorageError
from trainer.history.bringing_back import load_or_bring_back
from trainer.history.create import write_whole
from trainer.history.disk import Disk
from trainer.history.events import Event
from trainer.history.file_format import VERSION, State
from trainer.history.ids import is_device, new_device
from trainer.history.merge import union
from trainer.history.place import follow, make_folder
from trainer.history.problems import (
    HistoryError,
    HistoryNotice,
    left_unread,
    not_saved,
    only_readable,
    partly_read,
    shown,
)
from trainer.history.reading import read_history
from trainer.history.store import HistoryFile
from trainer.i18n import N_

_DEVICE_FILE: Final = "device"

Signature = tuple[int, int, int]
"""Inode, size and time of change in nanoseconds: while they stay, a file is not read again."""


class SharedFolderAway(StorageError):
    """The folder that several devices share isn't there, or nothing is left in it."""


class _Other(NamedTuple):
    """What was last read of another device's file."""

    signature: Signature
    events: list[Event]


class SyncedHistory:
    """See the module's text, and `HistoryFile` for what its members do.

    Attributes:
        own: the file that this device writes.
        events: those of all devices, each id once, by time; new ones come in at the end.
    """

    def __init__(self, own: HistoryFile, sync_folder: Path, *also: Path) -> None:
        """``also``: files outside of ``sync_folder`` that are read as long as they are there."""
        self.own = own
        self.path = own.path
        self.folder = own.folder
        self.events: list[Event] = []
        self._sync_folder = sync_folder
        self._also = also
        self._others: dict[Path, _Other] = {}
        self._ids: set[str] = set()
        self._told: set[tuple[str, str]] = set()

    @property
    def device(self) -> str:
        """See `HistoryFile`."""
        return self.own.device

    @property
    def notices(self) -> list[HistoryNotice]:
        """See `HistoryFile`."""
        return self.own.notices

    @property
    def read_only(self) -> bool:
        """See `HistoryFile`."""
        return self.own.read_only

    def require_known_version(self) -> None:
        """See `HistoryFile`."""
        self.own.require_known_version()

    def load(self, now: datetime) -> None:
        """See `load_or_bring_back`.

        Raises:
            HistoryError: this device's file can't be a history.
            StorageError: the folder isn't there.
        """
        if not self._sync_folder.is_dir():
            raise folder_is_gone(self._sync_folder)
        load_or_bring_back(self.own, now)
        self._read_others()
        self.unite()

    def refresh(self) -> bool:
        """See `HistoryFile`."""
        own, others = self.own.refresh(), self._read_others()
        if own or others:
            self.unite()
        return own or others

    def new_id(self, at: datetime) -> str:
        """See `HistoryFile`."""
        return self.own.new_id(at)

    def append(self, events: Sequence[Event]) -> None:
        """See `HistoryFile`; other devices' events don't come in here, but with `refresh`."""
        known, reloads = len(self.own.events), self.own.reloads
        self.own.append(events)
        if self.own.reloads == reloads:
            new = [event for event in self.own.events[known:] if event.id not in self._ids]
            self.events.extend(new)
            self._ids.update(event.id for event in new)
        else:
            self.unite()

    def bytes_read(self) -> int:
        """Bytes of all the files that were read, one's own among them."""
        own = self.path.stat().st_size if self.path.exists() else 0
        return own + sum(other.signature[1] for other in self._others.values())

    def hold(self) -> list[Event]:
        """See `HistoryFile`."""
        return self.own.hold()

    def turn(self) -> AbstractContextManager[None]:
        """See `HistoryFile`."""
        return self.own.turn()

    def close(self) -> None:
        """See `HistoryFile`."""
        self.own.close()

    def unite(self) -> None:
        """Puts together again what the files hold."""
        self.events = union(self.own.events, *(other.events for other in self._others.values())).events
        self._ids = {event.id for event in self.events}

    def _read_others(self) -> bool:
        """Reads the files that changed; what vanished while the program runs is kept. True if anything changed."""
        changed = False
        for path in self._files():
            try:
                status = path.stat()
            except OSError:
                continue
            signature = (status.st_ino, status.st_size, status.st_mtime_ns)
            before = self._others.get(path)
            if before is None or before.signature != signature:
                self._others[path] = self._read(path, signature, before.events if before else [])
                changed = True
        return changed

    def _files(self) -> list[Path]:
        own = self.path.name
        also = [follow(path) for path in self._also if path.is_file()]
        try:
            return also + sorted(
                path
                for path in self._sync_folder.iterdir()
                if path.name.startswith("history.") and path.suffix == ".json" and path.name != own and path.is_file()
            )
        except OSError:
            return also

    def _read(self, path: Path, signature: Signature, before: list[Event]) -> _Other:
        """What is in a file; ``before`` as long as it can't be read (it may be half copied, or held by its writer)."""
        try:
            contents = read_history(path)
        except HistoryError as error:
            self._tell_once(left_unread(path, error))
            return _Other((0, 0, 0), before)
        if contents.header.version > VERSION:
            self._tell_once(only_readable(path, contents.header.version, VERSION))
        elif contents.state is State.DAMAGED:
            self._tell_once(partly_read(path, len(contents.events), contents.set_aside))
            return _Other(signature, union(contents.events, before).events)
        return _Other(signature, contents.events)

    def _tell_once(self, notice: HistoryNotice) -> None:
        told = (notice.message, notice.place)
        if told not in self._told:
            self._told.add(told)
            self.notices.append(notice)


def own_file(sync_folder: Path, device: str) -> Path:
    """The file that ``device`` writes."""
    return sync_folder / f"history.{device}.json"


def device_here(folder: Path) -> str:
    """Which device this computer is, according to the data folder ``folder``; empty if it doesn't say."""
    try:
        device = (folder / _DEVICE_FILE).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return device if is_device(device) else ""


def name_device(folder: Path, sync_folder: Path, wanted: str, random: Random) -> str:
    """Decides which device this computer is, and notes it in the data folder ``folder``.

    Args:
        wanted: the device of the history so far; another one is made where somebody else's file has that name (the
            data folder may be a copy of another computer's).

    Raises:
        StorageError: it couldn't be noted.
    """
    device = wanted
    while not device or own_file(sync_folder, device).exists():
        device = new_device(random)
    file = folder / _DEVICE_FILE
    try:
        make_folder(folder)
        write_whole(Disk(), file, [f"{device}\n".encode()])
    except OSError as error:
        raise not_saved(file, error) from error
    return device


def folder_is_gone(sync_folder: Path) -> SharedFolderAway:
    """The error for a folder that isn't there."""
    return SharedFolderAway(
        N_("the folder in which your devices share the history isn't there"),
        hint=N_('connect its disk or start its program; or leave it by: peksos-trainer config set sync_folder ""'),
        place=shown(sync_folder),
    )


def folder_is_bare(sync_folder: Path) -> SharedFolderAway:
    """The error for a folder in which no device's file is any more; perhaps its disk isn't connected."""
    return SharedFolderAway(
        N_("no history is left in the folder in which your devices share it"),
        hint=N_("connect its disk; or bring back this computer's part by: peksos-trainer history restore"),
        place=shown(sync_folder),
    )
