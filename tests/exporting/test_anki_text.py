"""Decks for Anki: read back by our import they are the same cards, and Anki itself takes them as they are meant."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.decks.deck_strategies import decks
from tests.exporting.reading_back import imported, read_back
from tests.support.hostile import hostile_deck
from tests.support.scale import scaled
from trainer.decks import cloze
from trainer.decks.identity import refused_character
from trainer.decks.model import Deck, Note
from trainer.decks.parse import parse_deck
from trainer.exporting.anki_text import anki_text

ROLES = """\
id: peran
title: Peran
cards:
  - {id: a, front: Penghubung, back: "Mempertemukan **klien** & sumber\\n  <b> 1 < 2,  dua spasi", level: mikro}
  - {id: b, front: Pembela, back: 'Membela "hak"', reverse: true, tags: [dasar, dua kata], hint: ingat}
  - {id: c, front: "{{c1::Empati::apa}} berarti {{c2::merasakan}}", back: Rogers}
  - {id: d, front: "{{c1::Simpati}}"}
"""
TYPES = ["Basic", "Basic (and reversed card)", "Cloze", "Cloze"]


def held(note: Note) -> tuple[object, ...]:
    """What Anki's text holds of a note."""
    level = "" if refused_character(note.level) else note.level
    return note.id, note.front.own, note.back.own, note.hint.own if note.hint else "", level


def as_anki_has_it(note: Note) -> Note:
    """``note`` with what the export fills in: gaps that nobody asks for, or of which Anki would make no card."""
    gaps = set(cloze.kinds(note.front.own))
    if gaps and (gaps & set(note.kinds) or not note.back.own):
        return note
    front, back = (text._replace(own=cloze.filled(text.own)) for text in (note.front, note.back))
    return note._replace(front=front, back=back)


@settings(max_examples=scaled(25))
@given(deck=decks())
def test_what_is_read_back_are_the_same_cards(tmp_path_factory: pytest.TempPathFactory, deck: Deck) -> None:
    path = tmp_path_factory.getbasetemp() / "paket.txt"
    back = read_back(path, anki_text([deck]).text)
    odd = {note.id for note in deck.notes if refused_character(note.level)}
    again = [note._replace(level="") if note.id in odd else note for note in back.notes]
    assert (back.id, back.title.own) == (deck.id, deck.title.own)
    assert list(map(held, again)) == [held(as_anki_has_it(note)) for note in deck.notes]
    tags = [tuple("_".join(tag.split()) for tag in note.tags) for note in deck.notes]
    assert [note.tags for note in back.notes] == tags


def test_several_decks_in_one_file_come_back_apart(tmp_path: Path) -> None:
    both = [parse_deck(ROLES), parse_deck("id: lain\ntitle: Lain\ncards: [[a, b]]")]
    found = [one.deck for one in imported(tmp_path / "x.txt", anki_text(both).text)]
    assert [(deck.id, deck.title.own, len(deck.notes)) for deck in found] == [
        ("peran", "Peran", 4),
        ("lain", "Lain", 1),
    ]
    assert found[0].notes[1].kinds == ("definition", "term")
    assert found[0].notes[2].kinds == ("c1", "c2")


@pytest.mark.parametrize(
    "odd",
    ["&amp;", "&lt;br&gt;", "<br>", "&nbsp;", "**", "**a", "** a **", "a  b", " * ` *", "#x", "'=1", "⟨202E⟩", '"'],
)
def test_odd_texts_survive(tmp_path: Path, odd: str) -> None:
    deck = parse_deck("id: d\ncards: [{front: depan, back: belakang, id: x}]")
    note = deck.notes[0]
    text = note.back._replace(own=f"{odd}\nlagi {odd}".strip())
    deck = deck._replace(notes=(note._replace(back=text),))
    assert read_back(tmp_path / "x.txt", anki_text([deck]).text).notes[0].back == text


def test_a_line_that_was_added_by_hand_is_told(tmp_path: Path) -> None:
    (one,) = imported(tmp_path / "x.txt", anki_text([parse_deck("id: d\ncards: [[a, b]]")]).text + "satu\tdua\n")
    assert [remark.place for remark in one.report.left_out] == ["10"]


def test_what_anki_cannot_hold_is_said() -> None:
    deck = parse_deck(
        "id: d\ncards: [{id: n, front: 'a {{c1::b}}', kinds: [definition], back: c, tags: [dua kata], note: x}]"
    )
    assert [remark.explain(str) for remark in anki_text([deck]).remarks] == [
        "d: this format has no place for: note",
        "d: spaces in tags became _: n",
        "d: gaps that Anki wouldn't ask for were filled in: n",
    ]


def test_a_hostile_deck_commands_no_terminal() -> None:
    text = anki_text([parse_deck(hostile_deck())]).text
    assert "]52;" in text
    assert not any(sign in text for sign in "\x1b\x07\x9b\x9d\u202e\x00")


# --- Anki itself ------------------------------------------------------------------------------------------------------


class Anki:
    """A collection of Anki's, new and empty."""

    def __init__(self, folder: Path) -> None:
        self._collection = pytest.importorskip("anki.collection").Collection(str(folder / "anki.anki2"))
        self._requests = pytest.importorskip("anki.import_export_pb2")
        self._file = folder / "peran.txt"

    def take(self, text: str) -> tuple[int, int, int]:
        """Imports ``text``; how many notes were new, brought up to date, and there already."""
        self._file.write_bytes(text.encode())
        metadata = self._collection.get_csv_metadata(str(self._file), None)
        request = self._requests.ImportCsvRequest(path=str(self._file), metadata=metadata)
        log = self._collection.import_csv(request).log
        assert not [*log.conflicting, *log.missing_notetype, *log.missing_deck, *log.empty_first_field]
        return len(log.new), len(log.updated), len(log.duplicate)

    def notes(self) -> list[Any]:
        """All notes, in the order of their ids."""
        return [self._collection.get_note(id_) for id_ in sorted(self._collection.find_notes(""))]


def test_anki_takes_every_note_once(tmp_path: Path) -> None:
    anki = Anki(tmp_path)
    assert anki.take(anki_text([parse_deck(ROLES)]).text) == (4, 0, 0)
    assert anki.take(anki_text([parse_deck(ROLES)]).text) == (0, 0, 4)
    assert anki.take(anki_text([parse_deck(ROLES.replace("Membela", "Memperjuangkan"))]).text) == (0, 1, 3)
    notes = {note.guid: note for note in anki.notes()}
    assert [notes[f"peran/{id_}"].note_type()["name"] for id_ in "abcd"] == TYPES
    assert [len(notes[f"peran/{id_}"].cards()) for id_ in "abcd"] == [1, 2, 2, 1]
    assert notes["peran/a"].fields == [
        "Penghubung",
        "Mempertemukan <b>klien</b> &amp; sumber<br>&nbsp; &lt;b&gt; 1 &lt; 2,&nbsp; dua spasi",
    ]
    assert notes["peran/b"].fields == ["Pembela", 'Memperjuangkan "hak"']
    assert notes["peran/b"].tags == ["dasar", "dua_kata"]
    assert notes["peran/c"].fields == ["{{c1::Empati::apa}} berarti {{c2::merasakan}}", "Rogers"]
