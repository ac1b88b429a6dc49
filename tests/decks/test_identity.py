"""What decks and notes are called."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.decks.identity import MAX_SLUG, note_slug, refused_character, slug
from trainer.decks.messages import DeckError
from trainer.decks.model import CardId
from trainer.decks.parse import parse_deck

texts = st.text(st.characters(codec="utf-8"), max_size=120)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Penghubung", "penghubung"),
        ("Manajer Kasus/Koordinator", "manajer-kasus-koordinator"),
        ("  -- Apa   itu PKH?! ", "apa-itu-pkh"),
        ("C++", "c"),
        ("3.5 tahun", "3-5-tahun"),
        ("Café", "café"),
        ("Cafe\u0301", "café"),
        ("Соціальна РОБОТА", "соціальна-робота"),
        ("社会福祉士", "社会福祉士"),
        ("สังคมสงเคราะห์", "สังคมสงเคราะห์"),
        ("सामाजिक कार्य", "सामाजिक-कार्य"),
        ("می\u200cروم", "می-روم"),
        ("STRASSE straße", "strasse-straße"),
        ("İstanbul", "i̇stanbul"),
        ("???", ""),
        ("", ""),
        ("-\u0301-", ""),
        ("a" * 70, "a" * 64),
        ("a" * 63 + " bcd", "a" * 63),
    ],
)
def test_a_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(texts)
def test_a_slug_is_an_id_and_its_own_slug(text: str) -> None:
    found = slug(text)
    assert slug(found) == found
    assert len(found) <= MAX_SLUG
    assert not found or refused_character(found) == ""
    assert "--" not in found
    assert found == found.strip("-")
    assert unicodedata.is_normalized("NFC", found)


@given(texts, texts)
def test_an_id_goes_through_the_name_of_a_card_unchanged(deck: str, note: str) -> None:
    name = CardId(slug(deck) or "a", note_slug("", note) or "b", "case")
    assert CardId.parse(str(name)) == name


@given(texts)
def test_what_is_no_id_is_refused_by_one_of_its_characters(text: str) -> None:
    character = refused_character(text)
    assert character == "" or character in text
    assert character or text == "" or not {"/", "#", " ", "\n", "\t"} & set(text)


def test_the_level_stands_before_the_front() -> None:
    assert note_slug("mikro", "Pembela") == "mikro-pembela"
    assert note_slug("", "Pembela") == "pembela"
    assert note_slug("mikro", "???") == ""


@pytest.mark.parametrize("good", ["a", "A.b_c-1", "007", "-a", "kasus-1", "社会", "é", "कार्य", "a" * 200])
def test_an_id_of_an_author(good: str) -> None:
    deck = parse_deck(f"id: {good}\ncards:\n- {{id: {good}, front: a, back: b}}\n")
    assert (deck.id, deck.notes[0].id) == (good, good)
    assert deck.pinned
    assert deck.notes[0].pinned


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("a/b", 'an id can\'t hold "/"; write "a-b"'),
        ("a#b", 'an id can\'t hold "#"; write "a-b"'),
        ("a b", 'an id can\'t hold spaces; write "a-b"'),
        ("a\u00a0b", 'an id can\'t hold spaces; write "a-b"'),
        ("a:b", 'an id can\'t hold ":"; write "a-b"'),
        ("a\u202eb", 'an id can\'t hold "⟨"; write "a-202e-b"'),
        ("...", 'an id needs a letter or a digit; use letters, digits, "-", "_" and "."'),
        ("../../x", 'an id can\'t hold "/"; write "x"'),
    ],
)
@pytest.mark.parametrize("where", ["id: '{}'\ncards: [[a, b]]", "- {{front: a, back: b, id: '{}'}}"])
def test_an_id_that_cannot_be_one(wrong: str, told: str, where: str) -> None:
    with pytest.raises(DeckError) as caught:
        parse_deck(where.format(wrong))
    assert caught.value.explain(str).split(": ", 1)[1].startswith(told)


def test_ids_are_equal_when_they_look_equal() -> None:
    with pytest.raises(DeckError, match='"caf\u00e9" is already the id'):
        parse_deck("- {id: caf\u00e9, front: a, back: b}\n- {id: cafe\u0301, front: c, back: d}\n")


def test_a_derived_id_may_not_be_that_of_another() -> None:
    with pytest.raises(DeckError) as caught:
        parse_deck("- {front: Pembela, back: b}\n- {id: pembela, front: c, back: d}\n")
    assert "give one of the two another id" in caught.value.explain(str)


def test_homonyms_of_two_levels_differ() -> None:
    deck = parse_deck("- {front: Pembela, level: mikro, back: x}\n- {front: Pembela, level: makro, back: y}\n")
    assert [note.id for note in deck.notes] == ["mikro-pembela", "makro-pembela"]
    assert not any(note.pinned for note in deck.notes)


def test_the_wording_of_the_back_and_the_place_leave_the_id_alone() -> None:
    before = parse_deck("- [Pembela, x]\n- [Penghubung, y]\n")
    after = parse_deck("- [Penghubung, lain]\n- [Baru, z]\n- [Pembela, lagi]\n")
    assert {note.id for note in before.notes} < {note.id for note in after.notes}


def test_the_marks_of_gaps_are_no_part_of_an_id() -> None:
    assert parse_deck('- front: "{{c1::Empati::E…}} ialah"').notes[0].id == "empati-ialah"


def test_a_file_name_without_letters_gives_no_id() -> None:
    with pytest.raises(DeckError) as caught:
        parse_deck("- [a, b]", Path("???.yaml"))
    assert caught.value.explain(str).startswith("???.yaml:1:1: no id can be made from the name of this file; add")
