"""A deck as a table: read back it is the same cards, and no spreadsheet runs any of it."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.decks.deck_strategies import decks
from tests.exporting.reading_back import NOW, read_back
from tests.support.hostile import hostile_deck
from tests.support.scale import scaled
from trainer.decks.identity import refused_character
from trainer.decks.model import Deck, Note
from trainer.decks.parse import parse_deck
from trainer.exporting.csv_table import csv_table
from trainer.importing import table
from trainer.importing.report import Wanted

HELD = ("id", "front", "back", "hint", "note", "theory", "theme", "difficulty", "kinds", "suspended")


def rows(text: str) -> list[list[str]]:
    """The cells as any reader of RFC 4180 finds them."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def held(note: Note) -> tuple[object, ...]:
    """What a table holds of a note in any case."""
    level = "" if refused_character(note.level) else note.level
    examples = tuple(example._replace(difficulty="") for example in note.examples)
    return (*(getattr(note, name) for name in HELD), level, examples)


@settings(max_examples=scaled(25))
@given(deck=decks())
def test_what_is_read_back_are_the_same_cards(tmp_path_factory: pytest.TempPathFactory, deck: Deck) -> None:
    path = tmp_path_factory.getbasetemp() / "paket.csv"
    exported = csv_table(deck)
    path.write_bytes(exported.text.encode())
    (back,) = table.read(path, Wanted(NOW))
    levels = {note.id: note.level for note in deck.notes}
    again = [note if not refused_character(levels[note.id]) else note._replace(level="") for note in back.deck.notes]
    assert list(map(held, again)) == list(map(held, deck.notes))
    for note, own in zip(back.deck.notes, deck.notes, strict=True):
        if "lists that a cell" not in str(exported.remarks):
            assert (note.tags, note.ideas, note.choices) == (own.tags, own.ideas, own.choices)


@settings(max_examples=scaled(10))
@given(deck=decks())
def test_no_cell_is_a_formula(deck: Deck) -> None:
    text = csv_table(deck).text
    found = rows(text)
    assert {len(row) for row in found} == {len(found[0])}
    assert [cell for row in found for cell in row if cell[:1] in tuple("=+-@\t\r")] == []


ODD = ["=1+1", "'=1", "'", "''x", "+62 812", "-", "@nama", "⟨202E⟩", "&amp;", "**x** *", 'kata "itu"', "a;b", "a|b\tc"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts_survive(tmp_path: Path, odd: str) -> None:
    deck = parse_deck("cards: [{front: depan, back: belakang, id: x, tags: [a, b], level: mikro}]")
    note = deck.notes[0]
    deck = deck._replace(notes=(note._replace(back=note.back._replace(own=f"{odd}\nlagi"), tags=(odd, "b")),))
    assert held(read_back(tmp_path / "paket.csv", csv_table(deck).text).notes[0]) == held(deck.notes[0])


def test_the_table_begins_with_a_mark_and_the_columns_people_want() -> None:
    text = csv_table(parse_deck("cards: [{front: a, back: b, examples: [{text: k, why: w}], x-a: b}]")).text
    assert text.startswith("\ufeffid,front,back,level,tags,hint,note,kinds,kasus 1,alasan 1\n")
    assert rows(csv_table(parse_deck("a: b")).text) == [
        ["id", "front", "back", "level", "tags", "hint", "note"],
        ["a", "a", "b", "", "", "", ""],
    ]


def test_look_alikes_come_back_with_their_differences(tmp_path: Path) -> None:
    deck = parse_deck(
        "cards: [{id: a, front: A, back: satu, confusable_with: {b: 'lain; beda', c: ''}},"
        " {id: b, front: B, back: dua, confusable_with: {a: {why: x, why_en: y}}}, {id: c, front: C, back: tiga}]"
    )
    back = read_back(tmp_path / "paket.csv", csv_table(deck).text)
    assert [note.confusable_with for note in back.notes] == [note.confusable_with for note in deck.notes]


def test_what_a_table_cannot_hold_is_said() -> None:
    deck = parse_deck(
        "id: d\nabout: x\nx-a: b\ncards: [{id: n, front: A, back: b, tags: ['a,b'], keywords: [k], x-b: c,"
        " examples: [{text: t, difficulty: mudah}]}]"
    )
    assert [remark.explain(str) for remark in csv_table(deck).remarks] == [
        "d: this format has no place for: about, x-…, keywords",
        "d: lists that a cell can't hold were left out: n",
        "d: the difficulty of the cases was left out: n",
    ]
    assert csv_table(parse_deck("id: d\ncards: [[a, b]]")).remarks == ()


def test_a_hostile_deck_commands_no_terminal() -> None:
    text = csv_table(parse_deck(hostile_deck())).text
    assert "]52;" in text
    assert not any(sign in text for sign in "\x1b\x07\x9b\x9d\u202e\x00")
