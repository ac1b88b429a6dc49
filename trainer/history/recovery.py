"""Reading a history that isn't laid out as we do it, or is damaged: every event that is whole is kept.

The file is walked from event to event, whatever stands between them (git's conflict markers, say). Where an event
can't be read, the walk goes on at the next line, or at the next place in the same line that looks like the start of an
event (a block of zeros may have eaten the end of a line). What is skipped is counted, never guessed at.
"""

import json
import re
from typing import Any

from trainer.history.codec import decode_object
from trainer.history.events import Event
from trainer.history.file_format import FORMAT, Contents, Header, State, header_of, unique
from trainer.history.json_text import MAX_LENGTH, read_object
from trainer.history.problems import EventError

_BOM = b"\xef\xbb\xbf"
_OPENING = re.compile(rb'"events"\s*:\s*\[')
_EVENT_START = re.compile(rb'(?=\{\s*"k"\s*:)')
_NEWLINE = re.compile(rb"\n")
_BETWEEN = re.compile(rb"[\s,]*")
_ZEROS = re.compile(rb"\0+")
_END_OF_EVENTS = re.compile(rb"\]\s*(?:\}|(?=,))")
_MAX_HEADER = 1 << 16
_WINDOWS = (1 << 10, 1 << 14, MAX_LENGTH)
"""How much is looked at for one event: nearly all fit into the first."""


def recover(data: bytes) -> Contents | None:
    """What can be read of a file; None if nothing in it is a history's."""
    return _Walk(data).contents()


class _Finder:
    """Where a pattern comes next. Asked for rising places, it reads the file once."""

    def __init__(self, pattern: re.Pattern[bytes], data: bytes) -> None:
        self._pattern = pattern
        self._data = data
        self._start = self._next = -1

    def after(self, at: int) -> int:
        """Where the first match that starts at ``at`` or later ends; the file's end if there is none."""
        if self._start < at:
            match = self._pattern.search(self._data, at)
            self._start = match.start() if match else len(self._data)
            self._next = match.end() if match else len(self._data)
        return self._next


class _Walk:
    """One pass over a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data.removeprefix(_BOM)
        self._skipped = 0
        self._events: list[Event] = []
        self._header: dict[str, Any] = {}
        self._closed = False
        self._broken = False
        self._line = _Finder(_NEWLINE, self._data)
        self._opening = _Finder(_OPENING, self._data)
        self._event = _Finder(_EVENT_START, self._data)
        # A hostile file could make every start of an event cost a look at all that follows.
        self._patience = 8 * len(self._data) + (16 << 20)

    def contents(self) -> Contents | None:
        at = self._read_start()
        while at < len(self._data):
            at = self._step(at)
        if self._header.get("format", FORMAT) != FORMAT:
            return None
        if not self._events and "format" not in self._header:
            return None
        header, good = header_of(self._header)
        if "format" not in self._header:
            header, good = Header(""), False
        events, lost = unique(self._events)
        damaged = self._skipped or lost or self._broken or not self._closed or not good
        state = State.DAMAGED if damaged else State.OTHER_LAYOUT
        return Contents(header, events, state, self._skipped + lost)

    def _read_start(self) -> int:
        """Reads the header; returns where the first event should be."""
        opening = _OPENING.search(self._data, 0, _MAX_HEADER)
        event = _EVENT_START.search(self._data, 0, _MAX_HEADER)
        if opening is None or (event and event.start() < opening.start()):
            return 0
        start = max(0, self._data.find(b"{", 0, opening.start()))
        readable = self._read_header(self._data[start : opening.end()] + b"]}")
        self._skipped += len(self._data[:start].strip()) if readable else opening.end()
        return opening.end()

    def _read_header(self, text: bytes) -> bool:
        try:
            data, _ = read_object(text.decode().strip())
        except (EventError, UnicodeDecodeError):
            return False
        self._header |= data
        return True

    def _step(self, at: int) -> int:
        """Takes in what stands at ``at``; returns where to go on."""
        between = _BETWEEN.match(self._data, at)
        at = between.end() if between else at
        if at == len(self._data):
            return at
        if zeros := _ZEROS.match(self._data, at):
            return self._skip(at, zeros.end())
        if end := _END_OF_EVENTS.match(self._data, at):
            self._broken |= self._closed
            self._closed = True
            return end.end() if end.group().endswith(b"}") else self._read_rest_of_header(end.end())
        self._broken |= self._closed
        if self._data[at : at + 1] == b"{" and self._patience > 0:
            event, size = self._event_at(at)
            if event:
                self._events.append(event)
                return at + size
            if size:
                return self._skip(at, self._past_no_event(at, size))
        return self._skip(at, self._next_start(at))

    def _skip(self, at: int, end: int) -> int:
        self._skipped += end - at
        return end

    def _read_rest_of_header(self, at: int) -> int:
        """Another program may have put keys of the header behind the events."""
        rest = self._data[at : at + _MAX_HEADER]
        if self._read_header(b'{"events":[]' + rest):
            return len(self._data)
        self._closed = False
        return at

    def _event_at(self, at: int) -> tuple[Event | None, int]:
        """The event at ``at`` and its bytes; or None and the bytes of whole JSON that is no event, else 0."""
        for width in _WINDOWS:
            window = self._data[at : at + width]
            text = window.decode("utf-8", "surrogateescape")
            try:
                data, end = read_object(text)
            except EventError as error:
                cause = error.__cause__
                where = cause.pos if isinstance(cause, json.JSONDecodeError) else len(text)
                self._patience -= where + 512
                if len(window) == width and _may_be_cut_off(cause, len(text)):
                    continue
                return None, 0
            return self._checked(data, text[:end])
        return None, 0

    def _checked(self, data: dict[str, Any], text: str) -> tuple[Event | None, int]:
        size = len(text.encode("utf-8", "surrogateescape"))
        try:
            text.encode()
            return decode_object(data), size
        except (EventError, UnicodeEncodeError):
            return None, size

    def _past_no_event(self, at: int, size: int) -> int:
        """Where to go on after an object that is no event, which may be a whole history of its own."""
        opening = _OPENING.search(self._data, at, at + size)
        return opening.end() if opening else at + size

    def _next_start(self, at: int) -> int:
        """The nearest place after ``at`` where an event may begin: in this line, else at the next line."""
        if self._patience <= 0:
            return len(self._data)
        return min(self._line.after(at), self._opening.after(at + 1), self._event.after(at + 1))


def _may_be_cut_off(cause: BaseException | None, length: int) -> bool:
    """Whether reading failed because the text ended too early."""
    if not isinstance(cause, json.JSONDecodeError):
        return False
    return cause.pos >= length - 8 or cause.msg.startswith("Unterminated")
