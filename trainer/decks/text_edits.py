"""Small edits of a deck's file at the places that its parser gives, all else left byte by byte as it is."""

import io
from itertools import accumulate, chain

from trainer.decks.messages import Place

_MARK = "\ufeff"
_BLANK = " \t\r\n\x85\u2028\u2029" + _MARK


class TextEdits:
    """Edits of one file, carried out together.

    Places are those of `trainer.decks.source.Source`: lines end in LF, CRLF or CR, and byte order marks don't count.
    An offset counts the characters of the file as it is.

    Attributes:
        line_end: how the file's first line ends.
    """

    def __init__(self, data: bytes) -> None:
        self._text = data.decode()
        self._lines = list(io.StringIO(self._text, newline=""))
        self._starts = list(accumulate(chain([0], map(len, self._lines))))
        first = self._lines[0] if self._lines else ""
        self.line_end = first[len(first.rstrip("\r\n")) :] or "\n"
        self._edits: list[tuple[int, int, int, str]] = []

    def offset(self, place: Place) -> int:
        """Where ``place`` is; byte order marks in front of it are behind it."""
        if place.line >= len(self._lines):
            return len(self._text)
        line, start = self._lines[place.line], self._starts[place.line]
        if _MARK not in line:
            return start + min(place.column, len(line))
        left = place.column
        for at, letter in enumerate(line):
            if letter != _MARK:
                if not left:
                    return start + at
                left -= 1
        return start + len(line)

    def at(self, offset: int) -> str:
        """The character there; empty at the end."""
        return self._text[offset : offset + 1]

    def between(self, start: int, end: int) -> str:
        """What stands from one offset to another."""
        return self._text[start:end]

    def begins_line(self, place: Place) -> bool:
        """Whether there is nothing but blanks before it in its line."""
        return not self._text[self._starts[place.line] : self.offset(place)].strip(_BLANK)

    def find(self, offset: int, wanted: str, over: str = "") -> int | None:
        """The offset of the next character that is no blank, stands in no comment and isn't among ``over``, if it is
        ``wanted``.
        """
        while letter := self.at(offset):
            if letter == wanted:
                return offset
            if letter == "#":
                ends = (self._text.find(end, offset) for end in "\r\n")
                offset = min((end for end in ends if end >= 0), default=len(self._text))
            elif letter in _BLANK or letter in over:
                offset += 1
            else:
                return None
        return None

    def find_back(self, offset: int, wanted: str) -> int | None:
        """The offset of the last character before ``offset`` that is no blank, if it is ``wanted``."""
        while offset and (letter := self.at(offset - 1)) in _BLANK + wanted:
            offset -= 1
            if letter == wanted:
                return offset
        return None

    def insert(self, offset: int, text: str) -> None:
        """Puts ``text`` in, behind what was put in at the same place before."""
        self.replace(offset, offset, text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts ``text`` in the place of what is there."""
        self._edits.append((start, end, len(self._edits), text))

    def insert_line(self, number: int, text: str) -> None:
        """Puts a line before the line of that number (counted from 0)."""
        start = self._starts[number]
        while self.at(start) == _MARK:
            start += 1
        self.insert(start, text + self.line_end)

    def move_right(self, first: int, end: int, columns: int) -> None:
        """Moves the lines from number ``first`` on that begin before the offset ``end``, but for empty ones."""
        for number in range(first, len(self._lines)):
            if self._starts[number] >= end:
                break
            if self._lines[number].strip(_BLANK):
                self.insert(self._starts[number], " " * columns)

    def end_of_document(self, first: int) -> int:
        """The offset of the line ``...`` after the line number ``first``; without one, of the end of the file."""
        marks = (number for number in range(first, len(self._lines)) if self._lines[number].startswith("..."))
        return self._starts[next(marks, len(self._lines))]

    def result(self) -> bytes:
        """The file with all edits. Raises ValueError if they overlap."""
        pieces: list[str] = []
        done = 0
        for start, end, _order, text in sorted(self._edits):
            if start < done:
                raise ValueError("edits overlap")
            pieces += (self._text[done:start], text)
            done = end
        return "".join((*pieces, self._text[done:])).encode()
