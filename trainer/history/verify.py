"""Looks at a history without touching it: how much of it is good, and what is wrong where."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from trainer.errors import TrainerError
from trainer.history.codec import decode, line_bytes
from trainer.history.disk import Disk, is_regular
from trainer.history.events import Created, Event, Undo
from trainer.history.file_format import Contents, State, read_sound
from trainer.history.json_text import MAX_LENGTH
from trainer.history.merge import one_of_each
from trainer.history.place import not_ordinary
from trainer.history.problems import EventError, unreadable
from trainer.history.reading import foreign, require_events
from trainer.history.recovery import Findings, examine
from trainer.i18n import N_

_CONFLICT_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")

_LONGEST_READ = 1 << 14
"""Bytes of a piece that is read to say what is wrong with it: it may have been made to be dear."""


class Problem(NamedTuple):
    """One thing that is wrong.

    Attributes:
        error: what, in words.
        line: of the file, from 1 on; 0 if it concerns the whole.
        bytes: how many belong to no event because of it.
    """

    error: TrainerError
    line: int = 0
    bytes: int = 0


class Verdict(NamedTuple):
    """What was found.

    Attributes:
        events: whole events, each id once. undone: how many of these were taken back by others of them.
        set_aside: bytes that belong to no event.
        problems: empty if the file is sound.
        version: of its format.
    """

    events: int
    undone: int
    set_aside: int
    problems: Sequence[Problem]
    version: int


def verify(path: Path) -> Verdict:
    """What is good and what is wrong in the file ``path``.

    Raises:
        HistoryError: it isn't a history, or can't be read.
    """
    disk = Disk()
    try:
        with disk.opened(path) as file:
            status = disk.status(file)
            if not is_regular(status):
                raise not_ordinary(path)
            data = disk.read(file, status.st_size, 0)
    except OSError as error:
        raise unreadable(path, error) from error
    sound = read_sound(BytesIO(data))
    if sound is not None:
        events, gone = one_of_each(sound.events)
        problems = list(_twice(len(gone)))
        lost = sum(map(line_bytes, gone))
        return Verdict(len(events), _undone(events), lost, problems, sound.header.version)
    examined = examine(data)
    if examined is None:
        raise foreign(path, data)
    contents, findings = examined
    require_events(contents, path)
    problems = [*_spans(data, findings), *_whole(contents, findings), *_twice(findings.twice)]
    return Verdict(
        len(contents.events), _undone(contents.events), contents.set_aside, problems, contents.header.version
    )


def _undone(events: Sequence[Event]) -> int:
    can_be = {event.id for event in events if not isinstance(event, Created | Undo)}
    return len(can_be.intersection(id_ for event in events if isinstance(event, Undo) for id_ in event.of))


def _twice(count: int) -> Iterator[Problem]:
    if count:
        yield Problem(TrainerError(N_("events that stand there in two versions: {count}"), count=count))


def _whole(contents: Contents, findings: Findings) -> Iterator[Problem]:
    if not findings.header:
        yield Problem(TrainerError(N_("the header isn't what it should be")), line=1)
    if not findings.closed:
        yield Problem(TrainerError(N_("the end of the file is missing, or stands in the midst of it")))
    if contents.state is State.OTHER_LAYOUT:
        yield Problem(TrainerError(N_("everything is there, but another program has changed the layout")))


def _spans(data: bytes, findings: Findings) -> Iterator[Problem]:
    line, counted = 1, 0
    for start, end in findings.skipped:
        line += data.count(b"\n", counted, start)
        counted = start
        yield Problem(_reason(data[start : min(end, start + MAX_LENGTH)], end == len(data)), line, end - start)


def _reason(piece: bytes, at_the_end: bool) -> TrainerError:
    if not piece.strip(b"\0"):
        return TrainerError(N_("zeros, as after a power cut"))
    if piece.startswith(_CONFLICT_MARKS):
        return TrainerError(N_("a conflict mark of git"))
    if at_the_end and piece.startswith(b"{"):
        return TrainerError(N_("the last line was cut off"))
    if len(piece) > _LONGEST_READ:
        return TrainerError(N_("this belongs to no event"))
    try:
        decode(piece.decode().strip().strip(","))
    except EventError as error:
        if "reason" not in error.values:  # else the words are those of Python's reader
            return error
    except UnicodeDecodeError:
        return TrainerError(N_("this isn't text in UTF-8"))
    return TrainerError(N_("this belongs to no event"))
