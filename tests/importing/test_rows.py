"""What columns mean and what becomes of a row."""

import pytest

from trainer.decks.fields import CARD_FIELDS
from trainer.importing.columns import Heading, header, heading
from trainer.importing.report import Report
from trainer.importing.rows import PlacedRow, notes_of, split


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Peran", Heading("front")),
        (" ARTI: ", Heading("back")),
        ("Tingkat", Heading("level")),
        ("kasus 1", Heading("case", 1)),
        ("Kasus2", Heading("case", 2)),
        ("Contoh", Heading("case", 1)),
        ("Alasan_12", Heading("why", 12)),
        ("why #3", Heading("why", 3)),
        ("kasus 2 en", Heading("case_en", 2)),
        ("alasan 2 en", Heading("why_en", 2)),
        ("Mirip  dengan", Heading("confusable_with")),
        ("confused-with", Heading("confusable_with")),
        ("confusable_with", Heading("confusable_with")),
        ("Beda", Heading("difference")),
        ("front_en", Heading("front_en")),
        ("Tag", Heading("tags")),
        ("Petunjuk", Heading("hint")),
        ("Sumber", Heading("source")),
        ("id", Heading("id")),
        ("front 2", None),
        ("Halaman", None),
        ("", None),
        ("kasus 12345", None),
        ("x" * 100_000, None),
        ("9" * 100_000, None),
    ],
)
def test_a_heading_is_known_in_both_languages(cell: str, meant: Heading | None) -> None:
    assert heading(cell) == meant


def test_every_field_of_a_card_is_a_heading() -> None:
    unknown = [key for key in CARD_FIELDS if heading(key) is None or heading(key.upper()) is None]
    assert unknown == []


@pytest.mark.parametrize(
    ("cells", "is_header"),
    [
        (["front", "back"], True),
        (["istilah", "Kasus 1"], True),
        (["id", "front"], True),
        (["front", "back", "x", "y"], True),
        (["front", "back", "x", "y", "z"], False),
        (["role", "peran"], False),
        (["answer", "jawaban"], False),
        (["Pembela", "Membela"], False),
        (["front"], False),
        ([], False),
    ],
)
def test_headings_are_told_from_a_row_like_any_other(cells: list[str], is_header: bool) -> None:
    assert (header(cells) is not None) == is_header


@pytest.mark.parametrize(
    ("text", "parts", "with_commas"),
    [
        ("a, b", ["a, b"], ["a", "b"]),
        ("a; b, c", ["a", "b, c"], ["a", "b, c"]),
        ("a;b\nc", ["a;b", "c"], ["a;b", "c"]),
        ("", [], []),
    ],
)
def test_a_cell_is_taken_apart_at_the_strongest_sign(text: str, parts: list[str], with_commas: list[str]) -> None:
    assert split(text) == parts
    assert split(text, commas=True) == with_commas


def test_ragged_rows_are_filled_up_and_told() -> None:
    report = Report()
    rows = [PlacedRow("1", ["front", "back", "hint"]), PlacedRow("2", ["a"]), PlacedRow("3", ["b", "c", "d", "e"])]
    notes, head = notes_of(rows, report)
    assert [(note.front, note.back, note.place) for note in notes] == [("a", "", "2"), ("b", "c", "3")]
    assert notes[1].more == {"hint": "d"}
    assert [(remark.place, remark.values) for remark in report.left_out] == [("3", {"column": 4})]
    assert head == {}


def test_what_commands_a_terminal_is_clean_before_it_is_told() -> None:
    report = Report()
    attack = "\x1b[2J\x07"
    rows = [
        PlacedRow("1", ["front", "back", f"x{attack}", "mirip dengan"]),
        PlacedRow("2", [f"a{attack}", "b", "", f"entah{attack}"]),
    ]
    notes, _ = notes_of(rows, report)
    told = [remark.explain(str) for remark in (*report.changed, *report.left_out)]
    assert len(told) == 2
    assert not any("\x1b" in text or "\x07" in text for text in (*told, notes[0].front))


def test_lists_that_do_not_go_together_cost_only_the_english_one() -> None:
    report = Report()
    rows = [PlacedRow("1", ["front", "back", "ideas", "ideas_en"]), PlacedRow("2", ["a", "b", "x; y", "z"])]
    notes, _ = notes_of([*rows, PlacedRow("3", ["c", "d", "x; y", "z; w"])], report)
    assert [note.more for note in notes] == [{"ideas": ["x", "y"]}, {"ideas": ["x", "y"], "ideas_en": ["z", "w"]}]
    assert [remark.place for remark in report.changed] == ["2"]


def test_a_column_that_is_no_level_does_not_make_thousands_of_them() -> None:
    report = Report()
    rows = [PlacedRow(str(number), [f"a{number}", "b", f"l{number}"]) for number in range(105)]
    notes, head = notes_of([PlacedRow("0", ["front", "back", "level"]), *rows], report)
    assert len(notes) == 105
    assert head == {"levels": [f"l{number}" for number in range(100)]}
    assert [remark.place for remark in report.changed] == ["100", "101", "102", "103", "104"]


def test_a_table_of_nothing_has_no_notes() -> None:
    assert notes_of([], Report()) == ([], {})
    assert notes_of([PlacedRow("1", ["", " "]), PlacedRow("2", [])], Report()) == ([], {})
