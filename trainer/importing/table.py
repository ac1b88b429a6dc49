"""A table of cards as text: CSV with commas or semicolons, TSV, what Quizlet copies out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from trainer.i18n import N_
from trainer.importing.cells import MAX_COLUMNS, Layout, Row, layout, rows_of
from trainer.importing.columns import header
from trainer.importing.draft import finish
from trainer.importing.foreign_bytes import refused
from trainer.importing.report import Imported, Report, Wanted
from trainer.importing.rows import PlacedRow, notes_of
from trainer.importing.text_file import begin_as_text, text_of

MAX_ROWS: Final = 100_000

_SAMPLE: Final = 64 * 1024
"""Characters from which the delimiter is told."""

_ENDINGS: Final = frozenset({".csv", ".tsv", ".tab"})
_TICK_EVERY: Final = 500
_MOST_EMPTY: Final = 20
"""Empty lines in a row that stay in a text."""

_READ: Final = 0.5
"""Share of the work that is done when all rows are read."""


def fits(start: bytes, path: Path) -> bool:
    """Whether a file that begins with these bytes is a table."""
    text = begin_as_text(start)
    return text is not None and layout(text, named_so=_named_so(path)) is not None


def read(path: Path, wanted: Wanted, most_rows: int = MAX_ROWS) -> list[Imported]:
    """The deck in a table: one card a row, the columns by their headings, or front, back and note.

    Raises:
        ForeignFileError: it is no table, is too large, or holds no card.
        Stopped: by ``wanted.tick``.
    """
    report = Report()
    text = text_of(path, report).replace("\r\n", "\n").replace("\r", "\n")
    found = layout(text[:_SAMPLE], named_so=True)
    if found is None:
        raise refused(
            path, N_("there are no columns in this file"), N_("separate front and back by a tab, semicolon or comma")
        )
    rows = _counted(_filled_rows(text, found, report, wanted), most_rows, path)
    notes, head = notes_of(_placed(rows, text[found.start :][:_SAMPLE], found.delimiter, report), report, from_csv=True)
    finished = finish(path.stem, notes, report, file=path, head=head)
    wanted.tick(1.0)
    report.notes = report.cards = len(finished.deck.notes)
    return [Imported(finished.text, finished.deck, report)]


def _named_so(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS


def _placed(rows: Iterator[Row], sample: str, delimiter: str, report: Report) -> Iterator[PlacedRow]:
    """The rows with their line numbers, each with as many cells as the table has columns."""
    first = next((row for row in rows if any(map(str.strip, row.cells))), None)
    if first is None:
        return
    if header(first.cells) is not None:
        yield PlacedRow(str(first.line), first.cells)
        width = len(first.cells)
    else:
        width = _width([len(row.cells) for row in rows_of(sample, delimiter)], delimiter)
        rows = chain([first], rows)
        if delimiter == "\t":
            rows = _continued(rows)
    for row in rows:
        yield PlacedRow(str(row.line), _at_most(row, width, delimiter, report))


def _filled_rows(text: str, found: Layout, report: Report, wanted: Wanted) -> Iterator[Row]:
    """The rows in which there is anything."""
    most = text.count("\n") + 1
    for count, row in enumerate(rows_of(text[found.start :], found.delimiter, line=2 if found.start else 1), 1):
        if count % _TICK_EVERY == 0:
            wanted.tick(_READ * row.line / most)
        if len(row.cells) > MAX_COLUMNS:
            report.leave_out(str(row.line), N_("it has more than 200 columns"))
        elif any(map(str.strip, row.cells)):
            cells = _unframed(row.cells) if found.delimiter == "|" else row.cells
            if cells:
                yield Row(row.line, cells)


def _unframed(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a row of Markdown, ``| a | b |``; none of the line below its headings, ``|---|---|``."""
    if len(cells) < 3 or cells[0].strip() or cells[-1].strip():
        return cells
    return cells[1:-1] if any(cell.strip(" -:") for cell in cells) else ()


def _counted(rows: Iterable[Row], most: int, path: Path) -> Iterator[Row]:
    for count, row in enumerate(rows, 1):
        if count > most:
            raise refused(path, N_("the table has more than {most} rows"), N_("make several files of it"), most=most)
        yield row


def _continued(rows: Iterable[Row]) -> Iterator[Row]:
    """Lines without a tab continue the text above, across empty ones: Quizlet writes long definitions so."""
    last: Row | None = None
    more: list[str] = []
    end = 0
    for row in rows:
        if last is None or len(row.cells) > 1:
            if last is not None:
                yield _with_lines(last, more)
            last, more = row, []
        else:
            more += ["" for _ in range(min(row.line - end - 1, _MOST_EMPTY))]
            more.append(row.cells[0])
        end = row.line + sum(cell.count("\n") for cell in row.cells)
    if last is not None:
        yield _with_lines(last, more)


def _with_lines(row: Row, more: list[str]) -> Row:
    return Row(row.line, [*row.cells[:-1], "\n".join([row.cells[-1], *more])]) if more else row


def _width(counts: list[int], delimiter: str) -> int:
    """How many columns a table without headings has: as many as most of its rows, at least two.

    Tabs don't stand in texts, so with them each row has as many as it says.
    """
    several = [count for count in counts if count > 1]
    if delimiter == "\t":
        return MAX_COLUMNS
    return max(set(several), key=lambda count: (several.count(count), -count), default=2)


def _at_most(row: Row, width: int, delimiter: str, report: Report) -> list[str]:
    """The cells of a row; what goes beyond the last column belongs into it: a comma that should be in quotes."""
    cells = list(row.cells)
    if len(cells) <= width or not any(map(str.strip, cells[width:])):
        return cells[:width]
    report.change(str(row.line), N_("it has more cells than the table has columns; the last ones were joined"))
    return [*cells[: width - 1], delimiter.join(cells[width - 1 :])]
