"""Another text for one field of a card: it is there, and nothing else has changed."""

import difflib
from pathlib import Path

import pytest

from tests.decks.full_deck import FULL_DECK
from tests.decks.good_decks import GOOD_DECKS, Good
from trainer.decks.edit_field import FIELDS, with_texts
from trainer.decks.library import deck_files, starter_folder
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck
from trainer.errors import TrainerError

FILE = Path("paket.yaml")

NEW_TEXTS = (
    "Perantara",
    'Artinya: "dua" hal, [lihat] #1; it\'s \\ {so}',
    "- satu\n- dua: tiga\n\n    empat",
    "ya",
    "kata " * 60 + "akhir",
    "Caf\u00e9 \u2013 \u0643\u062a\u0627\u0628 \U0001f642",
)


def as_data(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def without(deck: Deck, position: int) -> list[object]:
    """All notes of a deck but one, wherever they stand."""
    return [note._replace(line=0, pinned=True) for note in deck.notes if note.position != position]


@pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])
def test_in_every_shape_of_deck_only_that_text_changes(good: Good) -> None:
    data = as_data(good.text)
    before = parse_deck(data, FILE)
    for note in before.notes:
        for field in FIELDS:
            for text in (*NEW_TEXTS, "Perantara {{c3::dalam::isian}}"):
                if not getattr(note, field).own or (not note.back.own and "{{" not in text):
                    continue  # it isn't written, so there is no place to put it; a card without a back needs a gap
                changed = with_texts(data, FILE, note.id, {field: text})
                after = parse_deck(changed, FILE)
                new = after.notes[note.position]
                assert (new.id, getattr(new, field).own) == (note.id, text.strip())
                assert new._replace(**{field: getattr(note, field)}, kinds=note.kinds, line=0, pinned=True) == (
                    note._replace(line=0, pinned=True)
                )
                assert without(after, note.position) == without(before, note.position)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", NEW_TEXTS)
def test_comments_and_all_other_lines_stay(field: str, text: str) -> None:
    data = FULL_DECK.replace("    level: mikro\n", "    level: mikro  # tingkat\n", 1).encode()
    for note in parse_deck(data, FILE).notes:
        if note.back.own:
            changed = with_texts(data, FILE, note.id, {field: text}).decode()
            gone = [line for line in difflib.ndiff(data.decode().splitlines(), changed.splitlines()) if line[0] == "-"]
            old = getattr(note, field).own.splitlines()
            assert len(gone) <= len(old) + 1, gone


def test_both_at_once() -> None:
    data = with_texts(b"- {id: a, front: x, back: y}\n", FILE, "a", {"front": "satu", "back": "dua"})
    assert data == b"- {id: a, front: satu, back: dua}\n"


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("- {id: a, front: x, back: y}  # z\n", "dua, tiga", '- {id: a, front: x, back: "dua, tiga"}  # z\n'),
        ('- id: a\n  front: x\n  back: "y"  # z\n', "dua", '- id: a\n  front: x\n  back: "dua"  # z\n'),
        ("- id: a\n  front: x\n  back: 'y'\n", "it's", "- id: a\n  front: x\n  back: 'it''s'\n"),
        ("- id: a\n  front: x\n  back: y # z\n", "dua", "- id: a\n  front: x\n  back: dua # z\n"),
        (
            "- id: a\n  front: x\n  back: y\n  level: m\n",
            "satu\ndua",
            "- id: a\n  front: x\n  back: |-\n    satu\n    dua\n  level: m\n",
        ),
        (
            "- id: a\n  front: x\n  back: |  # z\n    y\n\n\n# w\n- {id: b, front: x, back: y}\n",
            "satu\ndua",
            "- id: a\n  front: x\n  back: |-  # z\n    satu\n    dua\n\n\n# w\n- {id: b, front: x, back: y}\n",
        ),
        (
            "- id: a\n  front: x\n  back: >-\n    y\n    z\n\n- [b, c]\n",
            "w",
            "- id: a\n  front: x\n  back: w\n\n- [b, c]\n",
        ),
        ("- id: a\r\n  front: x\r\n  back: y\r\n", "s\nd", "- id: a\r\n  front: x\r\n  back: |-\r\n    s\r\n    d\r\n"),
        ('- id: a\n  front: "{{c1::x}}"\n  back:\n', "dua", '- id: a\n  front: "{{c1::x}}"\n  back: dua\n'),
    ],
)
def test_a_text_is_written_as_the_author_wrote_the_one_before(before: str, text: str, after: str) -> None:
    assert with_texts(before.encode(), FILE, "a", {"back": text}).decode() == after


def test_a_long_text_is_filled_where_it_was_before() -> None:
    file = deck_files(starter_folder())[0]
    data = file.read_bytes()
    note = parse_deck(data, file).notes[3]
    changed = with_texts(data, file, note.id, {"back": "kata " * 50 + "akhir"}).decode()
    assert max(map(len, changed.splitlines())) <= 120
    assert parse_deck(changed, file).notes[3].back.own == "kata " * 50 + "akhir"


def test_a_note_whose_id_came_from_its_front_keeps_it() -> None:
    changed = with_texts(b"# paket\nPenghubung: x\nPembela: y\n", FILE, "penghubung", {"front": "Perantara"})
    deck = parse_deck(changed, FILE)
    assert [(note.id, note.front.own) for note in deck.notes] == [("penghubung", "Perantara"), ("pembela", "Pembela")]
    assert changed.startswith(b"# paket\n")


def test_a_note_keeps_its_derived_id_where_only_the_back_changes() -> None:
    assert with_texts(b"Penghubung: x\n", FILE, "penghubung", {"back": "dua"}) == b"Penghubung: dua\n"


def test_the_same_text_changes_nothing() -> None:
    data = b"- {id: a, front: x, back: 'y' }\n"
    assert with_texts(data, FILE, "a", {"front": " x ", "back": "y"}) is data


@pytest.mark.parametrize(
    ("data", "note", "texts", "told"),
    [
        (b"- {id: a, front: x, back: y}\n", "a", {"front": " "}, '"front" is empty'),
        (b"- {id: a, front: x, back: y}\n", "a", {"back": ""}, "can't be put into the file"),
        (b"- {id: a, front: x, back: y}\n", "a", {"back": "y" * 20_000}, "can't be put into the file"),
        (b"- {id: a, front: x, back: y}\n", "b", {"back": "z"}, 'no card has the id "b"'),
        (b'- {id: a, front: "{{c1::x}}"}\n', "a", {"back": "z"}, "can't be put into the file"),
        (b'- {id: a, front: "{{c1::x}} y", kinds: [c1], back: z}\n', "a", {"front": "x"}, "can't be put into"),
    ],
)
def test_what_cannot_be_is_refused(data: bytes, note: str, texts: dict[str, str], told: str) -> None:
    with pytest.raises(TrainerError) as caught:
        with_texts(data, FILE, note, texts)
    assert told in caught.value.explain(str)


def test_a_broken_file_is_told_as_such() -> None:
    with pytest.raises(DeckError):
        with_texts(b"- front: a\n  back: b: c\n", FILE, "a", {"back": "d"})
