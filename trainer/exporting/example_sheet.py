"""A table to write cards into, for those who would rather use a spreadsheet: headings and two rows as examples.

The headings are those that an import of tables knows.
"""

import csv
import io
from importlib.util import find_spec
from typing import Any, Final

Rows = tuple[tuple[str, ...], ...]

_INDONESIAN: Final[Rows] = (
    ("peran", "arti", "tingkat", "kasus 1", "alasan 1", "mirip dengan", "beda"),
    (
        "Pendamping",
        "Menemani klien selama ia menempuh jalannya sendiri.",
        "mikro",
        "Bu Wati ikut ke pengadilan bersama korban dan duduk di sampingnya.",
        "Ia menemani; yang berbicara tetap klien.",
        "Pembela",
        "Pendamping menemani; pembela berbicara atas nama klien.",
    ),
    (
        "Pembela",
        "Berbicara dan bertindak bagi klien agar haknya dipenuhi.",
        "mikro",
        "Pak Hasan menyurati dinas karena bantuan bagi kliennya ditahan.",
        "Ia menuntut hak klien kepada pihak lain.",
        "Pendamping",
        "Pembela berbicara atas nama klien; pendamping menemani.",
    ),
)

_ENGLISH: Final[Rows] = (
    ("role", "definition", "level", "case 1", "reason 1", "confusable with", "difference"),
    (
        "Companion",
        "Goes with clients while they take their own way.",
        "micro",
        "Mrs Wati goes to court with the victim and sits beside her.",
        "She is there; the client does the talking.",
        "Advocate",
        "A companion goes along; an advocate speaks for the client.",
    ),
    (
        "Advocate",
        "Speaks and acts for clients so that they get their rights.",
        "micro",
        "Mr Hasan writes to the office because his client's aid is held back.",
        "He claims the client's right from others.",
        "Companion",
        "An advocate speaks for the client; a companion goes along.",
    ),
)

_WIDTHS: Final = (18, 44, 12, 44, 36, 18, 44)
"""Columns of a workbook, in characters."""


def example_rows(language: str) -> Rows:
    """Headings and examples; English for "en", else Indonesian."""
    return _ENGLISH if language == "en" else _INDONESIAN


def can_write_workbooks() -> bool:
    """Whether openpyxl, which comes with the extra ``xlsx``, is installed."""
    return find_spec("openpyxl") is not None


def as_csv(rows: Rows) -> bytes:
    """``rows`` as a spreadsheet program opens them by a double click where commas stand in numbers, as in Indonesia."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(rows: Rows) -> bytes:
    """``rows`` as an Excel workbook; needs openpyxl (see `can_write_workbooks`)."""
    import openpyxl
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[sheet.cell(1, number).column_letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
