"""Reading a history that isn't laid out as we do it, or is damaged: every event that is whole is kept.

The file is walked from event to event, whatever stands between them (git's conflict markers, say). Where an event
can't be read, the walk goes on at the next line, or at the next place in the same line that looks like the start of an
event (a block of zeros may have eaten the end of a line). What is skipped is counted, never guessed at.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from trainer.history.codec import decode_object, line_bytes
from trainer.history.events import Event
from trainer.history.file_format import FORMAT, VERSION, Contents, Header, State, header_of, version_of
from trainer.history.json_text import MAX_LENGTH, MAX_VALUES, Attempt, has_many_values, try_object
from trainer.history.merge import one_of_each
from trainer.history.problems import EventError

_BOM = b"\xef\xbb\xbf"
_OPENING = re.compile(rb'"events"\s*:\s*\[')
_HEADER_START = re.compile(rb'\{\s*"(?:format|version|device|events)"')
_VERSION = re.compile(rb'"version"\s*:\s*"?(\d{1,10})')
# What follows a colon is a value within an event that is torn, not an event.
_EVENT_START = re.compile(rb'\{(?<!:\{)(?<!: \{)(?=\s*"k"\s*:)')
_OWN_LINE = re.compile(rb'\n,?\{(?="k":"[^"\n]*","id":"[0-9A-Za-z]{26}","t":"[^\n]*\}[ \t\r,]*(?:\n|\Z))')
_OWN_START = b'{"k":'
_OBJECT = ord("{")
_NEWLINE = re.compile(rb"\n")
_BETWEEN = re.compile(rb"[\s,]*")
_ZEROS = re.compile(rb"\0+")
_END_OF_EVENTS = re.compile(rb"\]\s*(?:\}|(?=,))")
# The end of a line may have rotted into one other byte.
_AFTER_EVENT = re.compile(rb'\Z|[\s,\]\0{}<]|[\0-\xff](?:\Z|[\s,]*(?:\{\s*"|\]|[<=>|]{7}))')
_FIRST_VALUES = re.compile(rf"(?:[^,\[{{]*[,\[{{]){{{MAX_VALUES}}}[^,\[{{]*")
_MAX_HEADER = 1 << 16
_MOST_OPENINGS = 8
_WINDOWS = (1 << 10, 1 << 14, MAX_LENGTH)
"""How much is looked at for one event: nearly all fit into the first."""

_PATIENCE = 16 << 20
"""Bytes that may be read in vain, besides as many as the file has, before only lines of our own layout are looked at;
and those that may then be read in vain before nothing more is. A hostile file could make every start of an event cost a
look at all that follows."""
_COST = 2048
"""What an attempt costs besides what it reads, in bytes read."""
_STEP_COST = 256

_MOST_SPANS = 1000


class Findings(NamedTuple):
    """What is wrong with a file, in detail.

    Attributes:
        skipped: stretches that belong to no event, as (start, end) in bytes; at most `_MOST_SPANS`.
        closed: the end of the events is there, once, and nothing comes after it.
        header: the header is as it should be.
        twice: events that share their id with another one of other content.
    """

    skipped: Sequence[tuple[int, int]]
    closed: bool
    header: bool
    twice: int


def recover(data: bytes) -> Contents | None:
    """What can be read of a file; None if nothing in it is a history's."""
    examined = examine(data)
    return examined and examined[0]


def examine(data: bytes) -> tuple[Contents, Findings] | None:
    """`recover`, and what is wrong."""
    return _Walk(data).outcome()


class _Finder:
    """Where a pattern comes next. Asked for rising places, it reads the file once."""

    def __init__(self, pattern: re.Pattern[bytes], data: bytes, back: int = 0) -> None:
        self._pattern = pattern
        self._data = data
        self._back = back
        self._start = self._next = -1

    def after(self, at: int) -> int:
        """Where the first match that starts at ``at`` or later ends, less ``back``; the file's end if there is none."""
        if self._start < at:
            match = self._pattern.search(self._data, at)
            self._start = match.start() if match else len(self._data)
            self._next = match.end() - self._back if match else len(self._data)
        return self._next


class _Headers:
    """What the headers of a file say: several, if files were joined or git left two versions of one."""

    def __init__(self) -> None:
        self.keys: dict[str, Any] = {}

    def read(self, text: bytes) -> int:
        """Takes in the header that ``text`` begins with; gives its bytes, 0 if there is none."""
        decoded = text.decode("utf-8", "surrogateescape")
        data, end, _ = try_object(decoded)
        try:
            size = len(decoded[:end].encode())
        except UnicodeEncodeError:
            return 0
        if data is None:
            return 0
        version = max(version_of(self.keys), version_of(data))
        self.keys |= data
        self._at_least(version)
        return size

    def read_another(self, text: bytes) -> None:
        """Of the header of another file only the version matters."""
        data = try_object(text.decode("utf-8", "surrogateescape")).value
        if data and data.get("format") == FORMAT:
            self._at_least(version_of(data))

    def guess_version(self, text: bytes) -> None:
        """Looks for a version in what is left of a header: to write less than was there would be worse."""
        for match in _VERSION.finditer(text):
            self._at_least(version_of({"version": int(match[1])}))

    def _at_least(self, version: int) -> None:
        if version > max(VERSION, version_of(self.keys)):
            self.keys["version"] = version

    def outcome(self) -> tuple[Header, bool] | None:
        """The header, and whether it is as it should be; None if it is another program's."""
        if self.keys.get("format", FORMAT) != FORMAT:
            return None
        header, good = header_of(self.keys)
        return (header, good) if "format" in self.keys else (Header("", header.version), False)


class _Walk:
    """One pass over a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data.removeprefix(_BOM)
        self._offset = len(data) - len(self._data)
        self._skipped = 0
        self._spans: list[tuple[int, int]] = []
        self._events: list[Event] = []
        self._headers = _Headers()
        self._closed = False
        self._broken = False
        self._line = _Finder(_NEWLINE, self._data)
        self._opening = _Finder(_OPENING, self._data)
        self._event = _Finder(_EVENT_START, self._data, 1)
        self._own_line = _Finder(_OWN_LINE, self._data, 1)
        self._patience = len(self._data) + _PATIENCE
        self._last_patience = _PATIENCE

    def outcome(self) -> tuple[Contents, Findings] | None:
        at = self._read_start()
        while at < len(self._data):
            at = self._step(at) if self._patience > 0 else self._hurry(at)
        found = self._headers.outcome()
        if found is None or not (self._events or "format" in self._headers.keys):
            return None
        header, good = found
        events, gone = one_of_each(self._events)
        lost = sum(map(line_bytes, gone))
        damaged = self._skipped or lost or self._broken or not self._closed or not good
        state = State.DAMAGED if damaged else State.OTHER_LAYOUT
        findings = Findings(self._spans, self._closed and not self._broken, good, len(gone))
        return Contents(header, events, state, self._skipped + lost), findings

    def _read_start(self) -> int:
        """Reads the header; returns where the first event should be."""
        opening = _OPENING.search(self._data, 0, MAX_LENGTH)
        event = _EVENT_START.search(self._data)
        if opening is None or (event and event.start() < opening.start()):
            self._headers.guess_version(self._data[: event.start() if event else 0])
            return 0
        start = max(0, self._data.find(b"{", 0, opening.start()))
        # A key before may hold lists of events of its own.
        for nth, other in enumerate(_OPENING.finditer(self._data, 0, MAX_LENGTH)):
            if nth == _MOST_OPENINGS:
                break
            if self._headers.read(self._data[start : other.end()] + b"]}"):
                before = self._data[:start].strip()
                if before:
                    self._skip(self._data.index(before), start)
                return other.end()
        self._headers.guess_version(self._data[: opening.end()])
        self._skipped += opening.end()
        return opening.end()

    def _step(self, at: int) -> int:
        """Takes in what stands at ``at``; returns where to go on."""
        between = _BETWEEN.match(self._data, at)
        at = between.end() if between else at
        if at == len(self._data):
            return at
        if self._data[at] == _OBJECT:
            self._broken |= self._closed
            return self._object(at)
        if zeros := _ZEROS.match(self._data, at):
            return self._skip(at, zeros.end())
        self._broken |= self._closed
        self._patience -= _STEP_COST
        if end := _END_OF_EVENTS.match(self._data, at):
            self._closed = True
            return end.end() if end.group().endswith(b"}") else self._read_rest_of_header(end.end())
        return self._skip(at, self._next_start(at))

    def _object(self, at: int) -> int:
        """`_step` where an object begins."""
        if not self._data.startswith(_OWN_START, at) and _HEADER_START.match(self._data, at):
            self._read_another_header(at)
        event, size, read = self._event_at(at)
        if event:
            self._events.append(event)
            return at + size
        self._patience -= read + _COST
        if size:
            return self._skip(at, self._past_no_event(at, size))
        return self._skip(at, self._next_start(at))

    def _hurry(self, at: int) -> int:
        """`_step` where too much was read in vain: only lines of our own layout still count."""
        start = self._own_line.after(at)
        between = _BETWEEN.match(self._data, at, start)
        if between is None or between.end() < start:
            self._skip(at, start)
        if start == len(self._data):
            return start
        event, size, read = self._event_at(start)
        if event:
            self._events.append(event)
            return start + size
        self._last_patience -= read + _COST
        return self._skip(start, len(self._data) if self._last_patience <= 0 else start + 1)

    def _skip(self, at: int, end: int) -> int:
        self._skipped += end - at
        start, stop = at + self._offset, end + self._offset
        if self._spans and self._spans[-1][1] == start:
            self._spans[-1] = self._spans[-1][0], stop
        elif len(self._spans) < _MOST_SPANS:
            self._spans.append((start, stop))
        return end

    def _read_another_header(self, at: int) -> None:
        end = self._opening.after(at)
        if end - at <= MAX_LENGTH:
            self._patience -= end - at
            self._headers.read_another(self._data[at:end] + b"]}")

    def _read_rest_of_header(self, at: int) -> int:
        """Another program may have put keys of the header behind the events."""
        start = b'{"events":[]'
        rest = self._data[at : at + _MAX_HEADER]
        self._patience -= len(rest)
        if size := self._headers.read(start + rest):
            return at + size - len(start)
        self._headers.guess_version(re.split(rb"[\[{]", rest, maxsplit=1)[0])
        self._closed = False
        return at

    def _event_at(self, at: int) -> tuple[Event | None, int, int]:
        """The event at ``at``, its bytes, and how many were read.

        Or None and the bytes of whole JSON that is no event, 0 if it isn't JSON.
        """
        read = 0
        for width in _WINDOWS:
            attempt, text = self._attempt(at, width)
            read += attempt.end
            if attempt.value is not None:
                event, size = self._checked(attempt.value, text[: attempt.end])
                if event and not _AFTER_EVENT.match(self._data, at + size):
                    return None, 0, read
                return event, size, read
            if not attempt.cut_off or at + width >= len(self._data):
                break
        return None, 0, read

    def _attempt(self, at: int, width: int) -> tuple[Attempt, str]:
        """What comes of reading ``width`` bytes as an object, and their text."""
        window = self._data[at : at + width]
        try:
            text = window.decode()
        except UnicodeDecodeError as error:
            # Each odd byte takes long, and there may be a million of them.
            odd = window[: error.start] if width == MAX_LENGTH else window
            text = odd.decode("utf-8", "surrogateescape")
        if has_many_values(text):
            first = _FIRST_VALUES.match(text)
            text = first[0] if first else text
        return try_object(text), text

    def _checked(self, data: dict[str, Any], text: str) -> tuple[Event | None, int]:
        try:
            size = len(text) if text.isascii() else len(text.encode())
        except UnicodeEncodeError:
            return None, len(text.encode("utf-8", "surrogateescape"))
        try:
            return decode_object(data), size
        except EventError:
            return None, size

    def _past_no_event(self, at: int, size: int) -> int:
        """Where to go on after an object that is no event, which may be a whole history of its own."""
        opening = _OPENING.search(self._data, at, at + size)
        return opening.end() if opening else at + size

    def _next_start(self, at: int) -> int:
        """The nearest place after ``at`` where an event may begin: in this line, else at the next line."""
        return min(self._line.after(at), self._opening.after(at + 1), self._event.after(at + 1))
