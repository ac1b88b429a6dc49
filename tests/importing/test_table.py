"""Tables as text: which character divides them, what is a heading, where a row ends."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.reading import WANTED, fields, only, written
from tests.importing.table_of_tables import SHEET, TABLES, Table
from trainer.decks.library import starter_folder
from trainer.decks.parse import parse_deck, read_deck
from trainer.exporting.csv_table import csv_table
from trainer.importing import table
from trainer.importing.cells import layout, rows_of
from trainer.importing.report import ForeignFileError, Stopped

CELL = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=12)
TRICKY = st.text(st.sampled_from('",;|\t\n a'), max_size=8)


@pytest.mark.parametrize("case", TABLES, ids=[case.name for case in TABLES])
def test_a_table_is_the_cards_it_says(case: Table, tmp_path: Path) -> None:
    path = written(tmp_path, case.file, case.data)
    assert table.fits(path.read_bytes(), path)
    imported = only(table.read, path)
    deck = imported.deck
    assert [fields(note, card) for note, card in zip(deck.notes, case.cards, strict=True)] == case.cards
    assert [level.id for level in deck.levels] == case.levels
    assert [remark.place for remark in imported.report.changed] == case.changed
    assert [remark.place for remark in imported.report.left_out] == case.left_out
    assert imported.report.notes == len(case.cards)
    assert deck.warnings == ()
    assert parse_deck(imported.text, Path(f"{deck.id}.yaml")) == deck


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@given(st.lists(st.lists(CELL | TRICKY, min_size=2, max_size=4), min_size=1, max_size=4))
def test_rows_are_read_as_the_csv_module_writes_them(delimiter: str, rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    assert [list(row.cells) for row in rows_of(text.getvalue(), delimiter)] == rows


def test_the_lines_of_rows_are_those_of_an_editor() -> None:
    text = 'a,"b\nc"\n\nd,e\n"f\n\n",g\nh,i'
    assert [row.line for row in rows_of(text, ",")] == [1, 4, 5, 8]


@pytest.mark.parametrize(
    "text",
    [
        "Ini sebuah kalimat.\nDan ini satu lagi, dengan koma.\nTanpa apa-apa.\n",
        "",
        "\n\n\n",
        "satu kata\n",
        "Ia datang, ia melihat, ia menang.\nTanpa koma\nLagi tanpa\nLagi, satu\n",
    ],
)
def test_what_has_no_columns_is_no_table(text: str, tmp_path: Path) -> None:
    assert layout(text) is None
    assert not table.fits(text.encode(), tmp_path / "catatan.txt")


def test_the_name_helps_where_the_content_is_unclear(tmp_path: Path) -> None:
    start = b"satu\ndua\ntiga,empat\n"
    assert table.fits(start, tmp_path / "kata.csv")
    assert not table.fits(start, tmp_path / "kata.md")


def test_a_file_without_columns_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = written(tmp_path, "kata.csv", "air\napi\n")
    with pytest.raises(ForeignFileError, match="no columns") as error:
        table.read(path, WANTED)
    assert error.value.place == str(path)
    assert error.value.hint
    assert error.value.exit_code == 3


def test_too_many_columns_cost_only_their_row(tmp_path: Path) -> None:
    imported = only(table.read, written(tmp_path, "kata.csv", "front,back\n" + "x," * 5000 + "\nair,water\n"))
    assert [note.front.own for note in imported.deck.notes] == ["air"]
    assert [remark.place for remark in imported.report.left_out] == ["2"]


def test_empty_lines_within_a_text_stay_but_not_many(tmp_path: Path) -> None:
    text = "a\tb\n" + "\n" * 3 + "c\n" + "\n" * 500 + "d\ne\n\n"
    deck = only(table.read, written(tmp_path, "kata.txt", text)).deck
    assert [note.back.own for note in deck.notes] == ["b\n\n\n\nc" + "\n" * 21 + "d\ne"]


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "kata.csv", "".join(f"{number},b\n\n" for number in range(100)))
    assert len(table.read(path, WANTED, most_rows=100)[0].deck.notes) == 100
    with pytest.raises(ForeignFileError, match="more than 99 rows"):
        table.read(path, WANTED, most_rows=99)


def test_an_import_can_be_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, "kata.csv", "".join(f"a{number},b\n" for number in range(2000)))

    def stop(done: float) -> None:
        assert 0 <= done <= 1
        raise Stopped

    with pytest.raises(Stopped):
        table.read(path, WANTED._replace(tick=stop))


def test_the_same_table_gives_the_same_text_each_time(tmp_path: Path) -> None:
    path = written(tmp_path, "peran.csv", SHEET)
    assert only(table.read, path).text == only(table.read, path).text


def test_a_table_that_was_exported_comes_back_as_the_same_cards(tmp_path: Path) -> None:
    deck = read_deck(starter_folder() / "peran-pekerja-sosial.yaml")
    back = only(table.read, written(tmp_path, "peran.csv", csv_table(deck).text)).deck
    kept = ["id", "front", "back", "level", "hint", "note", "examples", "accept", "near", "kinds", "tags"]
    names = dict.fromkeys(kept)
    assert [fields(note, names) for note in back.notes] == [fields(note, names) for note in deck.notes]
    assert [set(note.confusable_with) for note in back.notes] == [set(note.confusable_with) for note in deck.notes]
