"""What a deck held when it was last opened, so that a note that vanishes is known again under another name.

A JSON file for each deck in a folder of the learner's data. It is no cache: what it says can be read nowhere else once
the deck's file was edited. It is trusted with nothing all the same: a file that is damaged, or isn't one of these,
counts as not there and is put right by the next writing.
"""

import json
import os
import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from trainer.decks.collector import collector_at_rest
from trainer.decks.identity import MAX_ID, refused_character
from trainer.decks.model import Deck
from trainer.text import clean, clean_line

FORMAT: Final = "peksos-seen"
VERSION: Final = 1

MAX_BYTES: Final = 128 * 1024 * 1024
MAX_NOTES: Final = 500_000
"""Of one deck; of a larger one the first are remembered."""

_LEVEL: Final = 64
_FRONT: Final = 200
_BACK: Final = 300
"""Characters that are remembered of each text: enough to know it again."""

_SHORT_NAME: Final = re.compile("[a-z0-9-]{5,64}")
"""Ids that are file names as they are: on every system, and none that Windows takes for a device."""

_STEM: Final = 40
_END: Final = "\n]}\n"
_MAX_HEAD: Final = 256 * 1024
_LINKS_REFUSED = getattr(os, "O_NOFOLLOW", 0)
_DONT_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class SeenNote(NamedTuple):
    """A note as it was last opened; the texts are clean and may be cut."""

    id: str
    level: str
    front: str
    back: str


class SeenDeck(NamedTuple):
    """A deck as it was last opened.

    Attributes:
        notes: by their ids, in the order of the file; perhaps with some that vanished, and without some that are new.
        file: size and time of the file that holds all of these notes but the ``gone`` ones, and no others; None if
            that isn't known.
        gone: ids of notes that have vanished from that file.
    """

    id: str
    title: str
    notes: Mapping[str, SeenNote]
    file: tuple[int, int] | None = None
    gone: tuple[str, ...] = ()


def as_seen(deck: Deck, file: tuple[int, int] | None = None) -> SeenDeck:
    """What is remembered of ``deck`` as it is now; ``file``: size and time of its file."""
    notes = {
        note.id: SeenNote(note.id, note.level[:_LEVEL], note.front.own[:_FRONT], note.back.own[:_BACK])
        for note in islice(deck.notes, MAX_NOTES)
    }
    return SeenDeck(deck.id, deck.title.own[:_FRONT], notes, file)


def seen_file(folder: Path, deck_id: str) -> Path:
    """The file in ``folder`` that remembers the deck of that id."""
    if _SHORT_NAME.fullmatch(deck_id):
        return folder / f"{deck_id}.json"
    name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in deck_id[:_STEM].lower())
    return folder / f"{name}-{zlib.crc32(deck_id.encode('utf-8', 'replace')):08x}.json"


def gone_from(folder: Path, deck_id: str, file: tuple[int, int]) -> tuple[str, ...] | None:
    """The ids of the notes that vanished from a deck whose file, of this size and time, is remembered, all of it.

    Then nothing is new, and nothing else has vanished. None if the file is another one by now, or that isn't known.
    Only the beginning and the end of what is remembered are read.
    """
    try:
        with _opened(seen_file(folder, deck_id)) as seen:
            head = seen.readline(_MAX_HEAD)
            seen.seek(-len(_END), os.SEEK_END)
            if seen.read() != _END.encode():
                return None
        match json.loads(head + b"]}"):
            case {"format": "peksos-seen", "version": 1, "deck": str(deck), "file": list(state), "gone": list(gone)}:
                return _ids(gone) if deck == deck_id and state == list(file) else None
    except (OSError, ValueError, RecursionError):
        pass
    return None


def read_seen(folder: Path, deck_id: str) -> SeenDeck | None:
    """What is remembered of the deck of that id; None if that is nothing, or can't be read."""
    try:
        with _opened(seen_file(folder, deck_id)) as file:
            data = file.read(MAX_BYTES)
        with collector_at_rest():
            return _seen_in(json.loads(data), deck_id)
    except (OSError, ValueError, RecursionError):
        return None


def write_seen(folder: Path, seen: SeenDeck) -> None:
    """Remembers ``seen`` in place of what was remembered of that deck.

    Raises:
        OSError: it couldn't be written; what was remembered stays.
    """
    target = seen_file(folder, seen.id)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.new")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished.unlink(missing_ok=True)  # left by a program that died here
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write("".join(_lines(seen)).encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def forget(folder: Path, deck_id: str) -> None:
    """Remembers nothing of that deck any more. Raises OSError if that can't be done."""
    seen_file(folder, deck_id).unlink(missing_ok=True)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """An ordinary file, no link, of a size that makes sense. Raises OSError or ValueError."""
    descriptor = os.open(path, os.O_RDONLY | _LINKS_REFUSED | _DONT_WAIT | _BINARY)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            raise ValueError("no ordinary file")
        yield file


def _seen_in(value: Any, deck_id: str) -> SeenDeck | None:
    match value:
        case {"format": "peksos-seen", "version": 1, "deck": str(deck), "title": str(title), "notes": list(notes)}:
            if deck != deck_id:
                return None  # of another deck whose file has the same name
            found = {note.id: note for entry in islice(notes, MAX_NOTES) if (note := _note(entry)) is not None}
            return SeenDeck(
                deck_id, clean_line(title[:_FRONT]), found, _state(value.get("file")), _ids(value.get("gone"))
            )
    return None


def _state(value: Any) -> tuple[int, int] | None:
    match value:
        case [int(size), int(time)]:
            return size, time
    return None


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(id_ for id_ in value if isinstance(id_, str)) if isinstance(value, list) else ()


def _note(entry: Any) -> SeenNote | None:
    match entry:
        case [str(id_), str(level), str(front), str(back)] if id_ and len(id_) <= MAX_ID and not refused_character(id_):
            return SeenNote(id_, clean_line(level[:_LEVEL]), clean(front[:_FRONT]), clean(back[:_BACK]))
    return None


def _lines(seen: SeenDeck) -> Iterator[str]:
    """The file, a note a line."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "deck": seen.id,
        "title": seen.title,
        "file": seen.file,
        "gone": seen.gone,
    }
    yield json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "notes": ['
    for number, note in enumerate(seen.notes.values()):
        yield (",\n" if number else "\n") + json.dumps(list(note), ensure_ascii=False)
    yield _END
