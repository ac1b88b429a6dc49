"""How a history lies in its file: one valid JSON document, one event a line.

::

    {"format":"peksos-history","version":1,"device":"k3p9x1","events":[{…first event…}
    ,{…}
    ,{…}
    ]}

Commas lead, so that a line once written is never touched again: an append overwrites the last three bytes only.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from trainer.history.codec import decode_object, encode
from trainer.history.events import Event
from trainer.history.ids import is_device
from trainer.history.json_text import MAX_LENGTH, has_many_values, read_object, try_object, write_object
from trainer.history.problems import EventError

FORMAT = "peksos-history"
VERSION = 1
CLOSING = b"]}\n"

_NEWEST = 999_999_999
"""What a larger version counts as: it has to be said to somebody."""

_MOST_OPENINGS = 8
_OPENING = b'"events":['
_HEADER_START = b'{"format":"peksos-history",'


class State(Enum):
    """How a file was found."""

    SOUND = "sound"
    """In our own layout: an append may overwrite its end."""

    OTHER_LAYOUT = "other layout"
    """All there, but laid out by another program: to be written anew before the next append."""

    DAMAGED = "damaged"
    """Something is missing or doesn't belong there."""


class Header(NamedTuple):
    """What stands before the events.

    Attributes:
        device: the device that writes into this file; empty if that was lost.
        extra: keys of a later version, kept as they are.
    """

    device: str
    version: int = VERSION
    extra: Mapping[str, Any] = {}


class Contents(NamedTuple):
    """A file, or the part of it that is new.

    Attributes:
        set_aside: bytes that belong to no event that could be kept.
    """

    header: Header
    events: list[Event]
    state: State = State.SOUND
    set_aside: int = 0


def header_of(data: Mapping[str, Any]) -> tuple[Header, bool]:
    """The header from its keys, and whether every one of them was as it should be."""
    device, version = data.get("device"), data.get("version")
    good = isinstance(device, str) and is_device(device) and type(version) is int and version >= 1
    known_version = version_of(data) or VERSION
    known_device = device if isinstance(device, str) and is_device(device) else ""
    extra = {key: value for key, value in data.items() if key not in ("format", "version", "device", "events")}
    return Header(known_device, known_version, extra), good


def version_of(data: Mapping[str, Any]) -> int:
    """The version that a header's keys tell, in whatever way it is written; 0 if they tell none."""
    version = data.get("version")
    if isinstance(version, str):
        version = int(version[:10]) if version.isdecimal() else 0
    if isinstance(version, bool) or not isinstance(version, int | float) or version < 1:
        return 0
    return int(min(version, _NEWEST))


def render(header: Header, events: Iterable[Event]) -> Iterator[bytes]:
    """The whole file, line by line. There must be an event: the first stands on the header's line."""
    head = {"format": FORMAT, "version": header.version, "device": header.device, **header.extra, "events": []}
    start = write_object(head).removesuffix("]}")
    for event in events:
        yield f"{start}{encode(event)}\n".encode()
        start = ","
    yield CLOSING


def appended(lines: Iterable[str]) -> bytes:
    """What takes the place of `CLOSING` when these events (as `encode` writes them) come in."""
    return b"".join(f",{line}\n".encode() for line in lines) + CLOSING


def read_sound(lines: Iterable[bytes]) -> Contents | None:
    """A file in our own layout, or None if it is anything else (`trainer.history.recovery` reads that)."""
    source = iter(lines)
    try:
        first = next(source, b"")
        if not first.startswith(_HEADER_START) or len(first) > 2 * MAX_LENGTH:
            return None
        data, start = _header(first)
        header, good = header_of(data)
        events = [_event(first[start:], 0)]
        closed = read_lines(source, events)
    except (EventError, UnicodeDecodeError):
        return None
    return Contents(header, events) if good and closed else None


def read_lines(lines: Iterator[bytes], events: list[Event]) -> bool:
    """Adds the events of lines that begin with a comma; True if the closing follows them, and nothing after it.

    Raises:
        EventError, UnicodeDecodeError: a line isn't an event.
    """
    for line in lines:
        if line[:1] != b",":
            return line == CLOSING and next(lines, None) is None
        events.append(_event(line, 1))
    return False


def _header(line: bytes) -> tuple[dict[str, Any], int]:
    """The header's keys, and where the first event begins. A key before may hold lists of events of its own."""
    end = 0
    for _ in range(_MOST_OPENINGS):
        end = line.find(_OPENING, end) + len(_OPENING)
        if end < len(_OPENING) or end > MAX_LENGTH:
            break
        data = try_object(f"{line[:end].decode()}]}}").value
        if data is not None:
            return data, end
    raise EventError("")


def _event(line: bytes, start: int) -> Event:
    if len(line) - start - 1 > MAX_LENGTH:
        raise EventError("")
    text = line[start:].decode()
    if has_many_values(text):
        raise EventError("")
    data, end = read_object(text)
    if text[end:] != "\n":
        raise EventError("")
    return decode_object(data)
