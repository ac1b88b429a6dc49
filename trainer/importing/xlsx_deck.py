"""The first sheet of an Excel workbook as a deck, its rows read as those of any table. Needs openpyxl."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from trainer.i18n import N_
from trainer.importing.cells import MAX_COLUMNS
from trainer.importing.draft import finish
from trainer.importing.foreign_bytes import begin_of, refused
from trainer.importing.report import ForeignFileError, Imported, Report, Stopped, Wanted
from trainer.importing.rows import PlacedRow, notes_of
from trainer.importing.sheet_package import check, is_workbook
from trainer.importing.table import MAX_ROWS
from trainer.text import clean_line

_ZIP: Final = b"PK\x03\x04"
_LAST_ROW: Final = 1_048_576
"""The last row that a sheet can have."""

_TICK_EVERY: Final = 500
_CARRIAGE_RETURN: Final = "_x000D_"
_CHECKED: Final = 0.3
_READ: Final = 0.6


def fits(start: bytes, path: Path) -> bool:
    """Whether a file that begins with these bytes is such a workbook."""
    return start.startswith(_ZIP) and is_workbook(path)


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """The deck in the first sheet: see `trainer.importing.rows`.

    Raises:
        ForeignFileError: it can't be read, is damaged or too large, holds no card, or openpyxl isn't installed.
        Stopped: by ``wanted.tick``.
    """
    begin_of(path, len(_ZIP))
    check(path, lambda done: wanted.tick(_CHECKED * done))
    report = Report()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            notes, head = notes_of(_rows(path, report, wanted), report)
    except (ForeignFileError, Stopped):
        raise
    except ImportError as error:
        hint = N_("install it by: pip install 'peksos-trainer[xlsx]', or save the sheet as CSV")
        raise refused(path, N_("the package openpyxl, which reads Excel workbooks, isn't installed"), hint) from error
    except Exception as error:  # whatever openpyxl stumbles over in a file that another program wrote
        raise refused(
            path, N_("the workbook can't be read"), N_("open it in a spreadsheet and save the sheet as CSV")
        ) from error
    finished = finish(path.stem, notes, report, file=path, head=head)
    wanted.tick(1.0)
    report.notes = report.cards = len(finished.deck.notes)
    return [Imported(finished.text, finished.deck, report)]


def _rows(path: Path, report: Report, wanted: Wanted) -> Iterator[PlacedRow]:
    """The filled rows of the first sheet."""
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        sheet, *others = workbook.worksheets
        for other in others:
            report.leave_out(clean_line(other.title), N_("only the first sheet is read"))
        sheet.reset_dimensions()  # what the file says about its size needn't be true
        count, blank = 0, ()
        for number, values in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True), 1):
            if number % _TICK_EVERY == 0:
                wanted.tick(_CHECKED + (_READ - _CHECKED) * min(1.0, number / MAX_ROWS))
            if number > _LAST_ROW or count > MAX_ROWS:
                told = N_("the table has more than {most} rows")
                raise refused(path, told, N_("make several files of it"), most=MAX_ROWS)
            if values is blank or values.count(None) == len(values):
                blank = values  # one and the same for all the rows that aren't there, up to a million
                continue
            count += 1
            cells = [as_typed(value) for value in values]
            if len(cells) > MAX_COLUMNS and cells[MAX_COLUMNS]:
                report.leave_out(str(number), N_("it has more than 200 columns"))
            else:
                yield PlacedRow(str(number), _without_end(cells))
    finally:
        workbook.close()


def _without_end(cells: list[str]) -> list[str]:
    """The cells up to the last that is filled."""
    last = next((number for number in range(len(cells), 0, -1) if cells[number - 1].strip()), 0)
    return cells[:last]


def as_typed(value: Any) -> str:
    """A cell's value as text: numbers without needless zeros, dates as 2026-11-24."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace(f"{_CARRIAGE_RETURN}\n", "\n").replace(_CARRIAGE_RETURN, "")
