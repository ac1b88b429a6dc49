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
from trainer.history.json_text import MAX_LENGTH, read_object, write_object
from trainer.history.problems import EventError

FORMAT = "peksos-history"
VERSION = 1
CLOSING = b"]}\n"

_OPENING = '"events":['
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
    known_version = version if type(version) is int and version >= 1 else VERSION
    known_device = device if isinstance(device, str) and is_device(device) else ""
    extra = {key: value for key, value in data.items() if key not in ("format", "version", "device", "events")}
    return Header(known_device, known_version, extra), good


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
        if not first.startswith(_HEADER_START) or len(first) > MAX_LENGTH:
            return None
        head, opening, event = first.decode().partition(_OPENING)
        data, _ = read_object(f"{head}{opening}]}}")
        header, good = header_of(data)
        events = [_event(event, 0)]
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
        if len(line) > MAX_LENGTH:
            return False
        events.append(_event(line.decode(), 1))
    return False


def unique(events: list[Event]) -> tuple[list[Event], int]:
    """``events`` with each id once, and how many bytes of others had to go.

    The same event twice is one event. Of two that share an id, the one whose line sorts first stays, so that every
    device decides alike.
    """
    if len({event.id for event in events}) == len(events):
        return events, 0
    kept: dict[str, Event] = {}
    lost = 0
    for event in events:
        other = kept.setdefault(event.id, event)
        if other is not event and encode(other) != encode(event):
            first, second = sorted((other, event), key=lambda one: encode(one).encode())
            kept[event.id] = first
            lost += len(encode(second).encode())
    return list(kept.values()), lost


def _event(line: str, start: int) -> Event:
    data, end = read_object(line, start)
    if line[end:] != "\n":
        raise EventError("")
    return decode_object(data)
