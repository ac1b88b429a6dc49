"""Excel workbooks: values as they were typed, and nothing that a harmful file could do."""

import builtins
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from tests.importing.reading import WANTED, fields, only, written
from tests.importing.workbooks import SHEET, cell, with_member, with_rows, workbook
from trainer.importing import xlsx_deck
from trainer.importing.report import ForeignFileError, Stopped

ROWS = [
    ["Istilah", "Arti", "Tingkat", "Kasus 1", "Alasan 1"],
    ["Penghubung", "Mempertemukan\nklien", "mikro", "Bu Sari", "karena"],
    [],
    ["Tahun", 1998, "makro", None, None],
    ["kosong"],
]


def test_a_sheet_is_read_as_any_table(tmp_path: Path) -> None:
    path = written(tmp_path, "peran.xlsx", workbook(ROWS))
    assert xlsx_deck.fits(path.read_bytes()[:100], path)
    imported = only(xlsx_deck.read, path)
    wanted: list[dict[str, Any]] = [
        {"id": "mikro-penghubung", "back": "Mempertemukan\nklien", "examples": [("Bu Sari", "karena")]},
        {"id": "makro-tahun", "back": "1998", "level": "makro"},
    ]
    assert [fields(note, card) for note, card in zip(imported.deck.notes, wanted, strict=True)] == wanted
    assert [level.id for level in imported.deck.levels] == ["mikro", "makro"]
    assert [remark.place for remark in imported.report.left_out] == ["5"]
    assert imported.report.notes == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1998, "1998"),
        (1998.0, "1998"),
        (1.5, "1.5"),
        (0.1, "0.1"),
        (-3, "-3"),
        (True, "true"),
        (None, ""),
        (date(2026, 11, 24), "2026-11-24"),
        (datetime(2026, 11, 24), "2026-11-24"),
        (datetime(2026, 11, 24, 8, 30), "2026-11-24 08:30:00"),
        (time(8, 30), "08:30:00"),
        ("a_x000D_\nb_x000D_c", "a\nbc"),
        ("'=1", "'=1"),
        (1e300, "1e+300"),
    ],
)
def test_values_are_texts_as_they_were_typed(value: object, text: str) -> None:
    assert xlsx_deck.as_typed(value) == text


def test_only_the_first_sheet_is_read_and_that_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlsx", workbook([["a", "b"]], [["c", "d"]]))
    imported = only(xlsx_deck.read, path)
    assert [note.front.own for note in imported.deck.notes] == ["a"]
    assert len(imported.report.left_out) == 1


def test_a_guard_against_formulas_is_not_taken_off_a_workbook(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlsx", workbook([["id", "front", "back"], ["x", "'=1", "b"]]))
    assert only(xlsx_deck.read, path).deck.notes[0].front.own == "'=1"


def test_what_a_sheet_says_about_its_size_need_not_be_true(tmp_path: Path) -> None:
    sheet = '<dimension ref="A1:XFD1048576"/>'
    data = with_rows(f"<row>{cell('a')}{cell('b')}</row>")
    with ZipFile(written(tmp_path, "b.xlsx", data)) as package:
        xml = package.read(SHEET).decode().replace("<sheetData>", f"{sheet}<sheetData>")
    path = written(tmp_path, "a.xlsx", with_member(data, SHEET, xml))
    assert [note.back.own for note in only(xlsx_deck.read, path).deck.notes] == ["b"]


def test_rows_that_are_far_away_are_found_but_not_those_beyond_the_last(tmp_path: Path) -> None:
    far = f'<row r="500000">{cell("a", "A500000")}{cell("b", "B500000")}</row>'
    assert len(only(xlsx_deck.read, written(tmp_path, "a.xlsx", with_rows(far))).deck.notes) == 1
    beyond = f'<row r="99999999999">{cell("a")}{cell("b")}</row>'
    with pytest.raises(ForeignFileError):
        xlsx_deck.read(written(tmp_path, "b.xlsx", with_rows(beyond)), WANTED)


def test_too_many_columns_cost_only_their_row(tmp_path: Path) -> None:
    many = "".join(map(cell, "x" * 250))
    path = written(tmp_path, "a.xlsx", with_rows(f"<row>{many}</row><row>{cell('a')}{cell('b')}</row>"))
    imported = only(xlsx_deck.read, path)
    assert [note.front.own for note in imported.deck.notes] == ["a"]
    assert [remark.place for remark in imported.report.left_out] == ["1"]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    "<row><c t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("name", [SHEET, "xl/media/a.png"])
def test_a_document_type_is_refused_wherever_it_stands(encoding: str, name: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlsx", with_member(workbook([["a", "b"]]), name, ENTITIES.encode(encoding)))
    with pytest.raises(ForeignFileError, match="isn't built as spreadsheets") as error:
        xlsx_deck.read(path, WANTED)
    assert error.value.place == str(path)


def test_a_document_type_is_found_across_the_seam_of_two_pieces(tmp_path: Path) -> None:
    for shift in range(12):
        padding = b" " * (64 * 1024 - shift)
        path = written(tmp_path, "a.xlsx", with_member(workbook([["a"]]), "xl/x.xml", padding + b"<!DOCTYPE x>"))
        with pytest.raises(ForeignFileError):
            xlsx_deck.read(path, WANTED)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlsx", with_member(workbook([["a", "b"]]), SHEET, b" " * 20_000_000))
    with pytest.raises(ForeignFileError, match="200 times"):
        xlsx_deck.read(path, WANTED)


def test_members_packed_in_a_way_that_is_not_looked_into_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlsx", workbook([["a", "b"]]))
    with ZipFile(path, "a", ZIP_BZIP2) as package:
        package.writestr("xl/extra.xml", ENTITIES)
    with pytest.raises(ForeignFileError):
        xlsx_deck.read(path, WANTED)


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"])
@pytest.mark.parametrize("content", ["", "<a", "<a/>", "\0" * 100, "[" * 5000])
def test_a_damaged_workbook_is_refused_or_read_but_never_worse(member: str, content: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlsx", with_member(workbook([["a", "b"]]), member, content))
    try:
        imported = only(xlsx_deck.read, path)
    except ForeignFileError as error:
        assert error.hint
        assert error.place == str(path)
    else:
        assert len(imported.deck.notes) == 1


def test_half_a_workbook_is_refused(tmp_path: Path) -> None:
    data = workbook(ROWS)
    for length in (0, 4, 30, len(data) // 2, len(data) - 1):
        path = written(tmp_path, "a.xlsx", data[:length])
        assert not xlsx_deck.fits(data[:4], path)
        with pytest.raises(ForeignFileError):
            xlsx_deck.read(path, WANTED)


def test_an_import_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: float) -> None:
        if done > 0.3:
            raise Stopped

    path = written(tmp_path, "a.xlsx", workbook([["a", "b"]] * 1000))
    with pytest.raises(Stopped):
        xlsx_deck.read(path, WANTED._replace(tick=stop))


def test_without_openpyxl_it_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.xlsx", workbook([["a", "b"]]))
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ForeignFileError, match="openpyxl") as error:
        xlsx_deck.read(path, WANTED)
    assert "peksos-trainer[xlsx]" in error.value.hint
    assert "CSV" in error.value.hint


def test_openpyxl_is_loaded_only_when_a_workbook_is_read() -> None:
    code = "import sys, trainer.importing.xlsx_deck; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
