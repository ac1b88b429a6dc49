"""Excel workbooks for tests: real ones, and ones whose XML nobody's spreadsheet would write."""

import io
from collections.abc import Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
_BEGIN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_END = "</sheetData></worksheet>"


def workbook(*sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with these sheets, each a list of rows."""
    made = Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def with_member(data: bytes, name: str, content: str | bytes) -> bytes:
    """The same workbook with another content of one member, or one more."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, content)
    return made.getvalue()


def with_rows(xml: str) -> bytes:
    """A workbook whose sheet holds these rows as XML."""
    return with_member(workbook([["a"]]), SHEET, _BEGIN + xml + _END)


def cell(text: str, place: str = "") -> str:
    """A cell as XML."""
    where = f' r="{place}"' if place else ""
    return f'<c{where} t="inlineStr"><is><t>{text}</t></is></c>'
