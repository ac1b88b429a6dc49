"""Other files' events come into a history: files that the learner names, and conflict copies that lie beside it."""

import errno
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from trainer.errors import StorageError, TrainerError
from trainer.history.conflict_copies import conflict_copies, says_conflict
from trainer.history.create import write_whole
from trainer.history.disk import Disk
from trainer.history.file_format import VERSION, Contents
from trainer.history.place import follow, make_folder
from trainer.history.problems import (
    HistoryError,
    copies_merged,
    left_unread,
    not_moved,
    not_saved,
    too_new,
    two_contents,
)
from trainer.history.reading import read_history
from trainer.history.store import MERGED, HistoryFile


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


def merge(history: HistoryFile, sources: Sequence[Source]) -> MergeReport:
    """Takes in the events of ``sources``, all or none.

    Raises:
        StorageError: they couldn't be saved; nothing was changed.
    """
    came_in = history.take_in(event for source in sources for event in source.contents.events)
    left = {event.id for event in came_in.new}
    taken = []
    for source in sources:
        came = left.intersection(event.id for event in source.contents.events)
        left -= came
        taken.append(Taken(source.path, len(source.contents.events), len(came), source.contents.set_aside))
    return MergeReport(tuple(taken), len(came_in.new), len(came_in.set_aside), came_in.copy)


def take_in_conflict_copies(history: HistoryFile, *more: Path) -> None:
    """Merges the copies that lie beside the history, and the files ``more``, and moves them to ``merged``.

    What isn't a history stays where it is, and so does everything if it can't be saved. The learner is told by the
    history's notices (but not that a copy isn't one: it only has the name).
    """
    if history.read_only:
        return
    sources = [*_copies(history), *_more(history, more)]
    if not sources:
        return
    try:
        report = merge(history, sources)
    except StorageError as error:
        history.notices.append(left_unread(sources[0].path, error))
        return
    new = report.new
    folder = history.folder / MERGED
    try:
        for source in sources:
            with history.turn():  # a file of the data folder may be written to just now
                moved = move_aside(source.path, folder)
            if moved is not None and len(again := read_source(moved).contents.events) > len(source.contents.events):
                new += len(history.take_in(again).new)
        history.notices.append(copies_merged(history.path, new, folder))
    except TrainerError as error:
        history.notices.append(not_moved(history.path, new, error))
    if report.copy is not None:
        history.notices.append(two_contents(history.path, report.two_contents, report.copy))


def _copies(history: HistoryFile) -> Iterator[Source]:
    """The conflict copies. Those whose name may be a person's own must have something in common with the history."""
    known = {event.id for event in history.events}
    places = dict.fromkeys((history.path, follow(history.path)))  # a link may lead into the synchronised folder
    for path in (copy for place in places for copy in conflict_copies(place)):
        try:
            source = read_source(path)
        except HistoryError as error:
            if error.values.get("version"):
                history.notices.append(left_unread(path, error))
            continue
        if says_conflict(path.name) or not known or any(event.id in known for event in source.contents.events):
            yield source


def _more(history: HistoryFile, paths: Iterable[Path]) -> Iterator[Source]:
    for path in paths:
        try:
            yield read_source(path)
        except HistoryError as error:
            history.notices.append(left_unread(path, error))


def move_aside(path: Path, folder: Path) -> Path | None:
    """Moves a file into ``folder``, under its own name or, where that is taken, one with a number.

    Returns:
        Where it is now; None if it isn't there any more.

    Raises:
        StorageError: it can't be moved there.
    """
    try:
        make_folder(folder)
        names = (path.name if number == 1 else f"{path.stem}-{number}{path.suffix}" for number in count(1))
        target = next(place for name in names if not (place := folder / name).exists())
        try:
            if path.is_symlink():
                _move_content(path, target)
            else:
                path.rename(target)
        except FileNotFoundError:  # another program that started just now was quicker
            return None
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _move_content(path, target)
        return target
    except OSError as error:
        raise not_saved(path, error) from error


def _move_content(path: Path, target: Path) -> None:
    """Into a folder on another disk. What a link leads to stays where it is; the link goes."""
    disk = Disk()
    write_whole(disk, target, [path.read_bytes()])
    try:
        path.unlink()
    except OSError:
        disk.remove(target)
        raise
