"""Text as rows of cells, and which character stands between them.

Cells may be in quotes (with quotes doubled in them, and line breaks) as spreadsheets write them, following RFC 4180.
A quote that doesn't open such a cell is a character like any other, for in lists of words it mostly is one; so one that
was never closed doesn't take the rest of the file along.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from trainer.importing.columns import header

MAX_COLUMNS: Final = 200

_DELIMITERS: Final = ("\t", ";", ",", "|")
_LONGEST_QUOTED: Final = 64 * 1024
"""Characters of a cell in quotes; a card holds less."""

_LOOKED_AT: Final = 60
"""Rows from which the delimiter is told."""

_MOSTLY: Final = 0.6
"""Share of the rows that must have several cells, and of these the share that must have equally many."""

_AT_LEAST: Final = 0.2
"""Share of the lines that must have a tab, if the first has one: definitions may take several lines."""


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        line: where it begins, from 1.
        cells: at most `MAX_COLUMNS` and one more, which then holds the rest.
    """

    line: int
    cells: Sequence[str]


def rows_of(text: str, delimiter: str, line: int = 1) -> Iterator[Row]:
    """The rows of ``text``, whose lines end in LF; ``line`` is the number of its first. Empty lines are no rows."""
    at = 0
    while at < len(text):
        if text[at] == "\n":
            at, line = at + 1, line + 1
            continue
        cells, end = _row(text, at, delimiter)
        yield Row(line, cells)
        line += text.count("\n", at, end + 1)
        at = end + 1


def _row(text: str, at: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins at ``at``, and where its line end is."""
    line_end = _line_end(text, at)
    if text.find('"', at, line_end) < 0:
        return text[at:line_end].split(delimiter, MAX_COLUMNS), line_end
    cells: list[str] = []
    while True:
        opening = _opening(text, at, delimiter)
        close = _close(text, opening, delimiter) if opening >= 0 and len(cells) <= MAX_COLUMNS else -1
        if close >= 0:
            cells.append(text[opening + 1 : close].replace('""', '"'))
            at = close + 1
        else:
            if line_end < at:
                line_end = _line_end(text, at)
            stop = text.find(delimiter, at, line_end) if len(cells) < MAX_COLUMNS else line_end
            stop = line_end if stop < 0 else stop
            cells.append(text[at:stop])
            at = stop
        if at >= len(text) or text[at] == "\n":
            return cells, at
        at += 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _opening(text: str, at: int, delimiter: str) -> int:
    """Where the quote is that opens the cell at ``at``, which one space may precede; -1 if there is none."""
    if text.startswith('"', at):
        return at
    return at + 1 if text.startswith(' "', at) and delimiter != "\t" else -1


def _close(text: str, opening: int, delimiter: str) -> int:
    """Where the quote is that closes the cell; -1 if what follows it isn't the end of a cell."""
    at = opening + 1
    while True:
        at = text.find('"', at, opening + _LONGEST_QUOTED)
        if at < 0:
            return -1
        if not text.startswith('"', at + 1):
            return at if at + 1 == len(text) or text[at + 1] in (delimiter, "\n") else -1
        at += 2


class Layout(NamedTuple):
    """How a table is written.

    Attributes:
        delimiter: what stands between the cells.
        start: how many characters precede the first row, and which are the line ``sep=;`` of Excel.
    """

    delimiter: str
    start: int = 0


def layout(text: str, *, named_so: bool = False) -> Layout | None:
    """How the table that begins with ``text`` (lines end in LF) is written; None if it is none.

    Args:
        named_so: the file's name says that it is a table; less is then asked of it.
    """
    first = text[: _line_end(text, 0)].strip().strip('"')
    if len(first) == len("sep=;") and first.lower().startswith("sep="):
        return Layout(first[-1], _line_end(text, 0) + 1)
    if first == "sep=" and text.startswith("sep=\t"):
        return Layout("\t", _line_end(text, 0) + 1)
    likely = max((_likelihood(text, delimiter, named_so), delimiter) for delimiter in _DELIMITERS)
    return Layout(likely[1]) if likely[0] > (0, 0.0, 0.0) else None


def _likelihood(text: str, delimiter: str, named_so: bool) -> tuple[int, float, float]:
    """How likely ``delimiter`` is it: a header wins, then how evenly it divides the rows, then how early it comes.

    The front of a card is shorter than its back, and so the commas and semicolons of a sentence stand further right.
    """
    rows: list[Sequence[str]] = []
    for row in rows_of(text, delimiter):
        if any(map(str.strip, row.cells)):
            rows.append(row.cells)
        if len(rows) == _LOOKED_AT:
            break
    several = [len(cells) for cells in rows if len(cells) > 1]
    nothing = (0, 0.0, 0.0)
    if not several:
        return nothing
    if header(rows[0]) is not None:
        return 2, 1.0, 1.0
    share = len(several) / len(rows)
    even = max(map(several.count, set(several))) / len(several)
    tabs = delimiter == "\t" and share >= _AT_LEAST and len(rows[0]) > 1  # nobody types one in the middle of a sentence
    if not (named_so or tabs) and (share < _MOSTLY or even < _MOSTLY):
        return nothing
    others = [other for other in _DELIMITERS if other != delimiter]
    first = sum(len(cells) > 1 and not any(other in cells[0] for other in others) for cells in rows) / len(rows)
    return 1, round(2.0 if tabs else share * even, 2), first
