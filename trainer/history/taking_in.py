"""Other files' events come into a history: files that the learner names, and conflict copies that lie beside it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from trainer.errors import StorageError
from trainer.history.conflict_copies import conflict_copies
from trainer.history.create import put_aside, write_whole
from trainer.history.disk import Disk
from trainer.history.events import Event
from trainer.history.file_format import VERSION, Contents, Header, render
from trainer.history.place import follow, make_folder
from trainer.history.problems import HistoryError, copies_merged, left_unread, not_saved, too_new, two_contents
from trainer.history.reading import read_history
from trainer.history.store import HistoryFile

MERGED: Final = "merged"
"""Folder of the files that were merged and had to go from where they lay."""


class Source(NamedTuple):
    """A file that is to be merged, read."""

    path: Path
    contents: Contents


class Taken(NamedTuple):
    """What came in from one file.

    Attributes:
        events: how many whole events it holds. new: how many of them weren't there.
        set_aside: bytes of it that belong to no event.
    """

    path: Path
    events: int
    new: int
    set_aside: int


class MergeReport(NamedTuple):
    """What a merge has done.

    Attributes:
        two_contents: events that were there in two versions; one of each was set aside.
        copy: the file in which those are; None if there are none.
    """

    taken: tuple[Taken, ...]
    new: int
    two_contents: int = 0
    copy: Path | None = None


def read_source(path: Path) -> Source:
    """A file that is to be merged.

    Raises:
        HistoryError: it is no history, can't be read, or a newer version of the program wrote it.
    """
    contents = read_history(follow(path))
    if contents.header.version > VERSION:
        newer = too_new(path, contents.header.version)
        raise HistoryError(newer.message, hint=newer.hint, place=newer.place, **newer.values)
    return Source(path, contents)


def merge(history: HistoryFile, sources: Sequence[Source], now: datetime) -> MergeReport:
    """Takes in the events of ``sources``, all or none.

    Raises:
        StorageError: they couldn't be saved; nothing was changed.
    """
    copies: list[Path] = []
    union = history.take_in(
        (event for source in sources for event in source.contents.events),
        lambda events: copies.append(_keep(history, events, now)),
    )
    left = {event.id for event in union.events}
    taken = []
    for source in sources:
        came = left.intersection(event.id for event in source.contents.events)
        left -= came
        taken.append(Taken(source.path, len(source.contents.events), len(came), source.contents.set_aside))
    return MergeReport(tuple(taken), len(union.events), len(union.set_aside), copies[0] if copies else None)


def take_in_conflict_copies(history: HistoryFile, now: datetime, *more: Path) -> None:
    """Merges the copies that lie beside the history, and the files ``more``, and moves them to ``merged``.

    What isn't a history stays where it is, and so does everything if it can't be saved. The learner is told by the
    history's notices (but not that a copy isn't one: it only has the name).
    """
    if history.read_only:
        return
    sources = []
    places = dict.fromkeys((history.path, follow(history.path)))  # a link may lead into the synchronised folder
    for path in (*(copy for place in places for copy in conflict_copies(place)), *more):
        try:
            sources.append(read_source(path))
        except HistoryError as error:
            if path in more or error.values.get("version"):
                history.notices.append(left_unread(path, error))
    if not sources:
        return
    try:
        report = merge(history, sources, now)
        folder = history.folder / MERGED
        for source in sources:
            move_aside(source.path, folder)
    except StorageError as error:
        history.notices.append(left_unread(sources[0].path, error))
        return
    history.notices.append(copies_merged(history.path, report.new, folder))
    if report.copy is not None:
        history.notices.append(two_contents(history.path, report.two_contents, report.copy))


def _keep(history: HistoryFile, events: Iterable[Event], now: datetime) -> Path:
    """Writes a history of its own with events that had to go."""
    data = b"".join(render(Header(history.device), events))
    return put_aside(Disk(), data, history.folder / MERGED, now)


def move_aside(path: Path, folder: Path) -> None:
    """Moves a file into ``folder``, under its own name or, where that is taken, one with a number.

    Raises:
        StorageError: it can't be moved there.
    """
    try:
        make_folder(folder)
        for number in range(1, 1000):
            target = folder / (path.name if number == 1 else f"{path.stem}-{number}{path.suffix}")
            if target.exists():
                continue
            try:
                if path.is_symlink():
                    _move_content(path, target)
                else:
                    path.rename(target)
            except FileNotFoundError:  # another program that started just now was quicker
                return
            except OSError:  # the folder lies on another disk
                _move_content(path, target)
            return
    except OSError as error:
        raise not_saved(path, error) from error


def _move_content(path: Path, target: Path) -> None:
    """What a link leads to stays where it is; the link goes."""
    write_whole(Disk(), target, [path.read_bytes()])
    path.unlink()
