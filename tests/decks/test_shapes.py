"""The shapes a deck may be written in."""

from pathlib import Path

import pytest

from tests.decks.good_decks import GOOD_DECKS, TWO, Good
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck

FILE = Path("folder/Peran Pekerja.yaml")
every_good_deck = pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])


def fronts_and_backs(deck: Deck) -> tuple[tuple[str, str], ...]:
    return tuple((note.front.own, note.back.own) for note in deck.notes)


@every_good_deck
def test_its_cards_are_read(good: Good) -> None:
    assert fronts_and_backs(parse_deck(good.text, FILE)) == good.cards


@every_good_deck
def test_both_parsers_read_the_same_deck(good: Good) -> None:
    assert parse_deck(good.text, FILE, pure=True) == parse_deck(good.text, FILE)


def test_where_libyaml_is_missing_the_other_parser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "yaml.cyaml", None)
    for good in GOOD_DECKS:
        assert fronts_and_backs(parse_deck(good.text, FILE)) == good.cards


def test_a_deck_without_a_head_takes_id_and_title_from_its_file() -> None:
    deck = parse_deck("Penghubung: x", FILE)
    assert (deck.id, deck.title.own, deck.pinned) == ("peran-pekerja", "Peran Pekerja", False)


def test_a_deck_of_no_file_has_an_id_as_well() -> None:
    deck = parse_deck("Penghubung: x")
    assert (deck.id, deck.title.own, deck.pinned) == ("deck", "deck", False)


def test_places_are_kept() -> None:
    notes = parse_deck("title: x\ncards:\n  - [a, b]\n\n  - front: c\n    back: d\n").notes
    assert [(note.position, note.line) for note in notes] == [(0, 3), (1, 5)]


def test_a_large_deck_in_a_bare_list_is_read_in_order() -> None:
    text = "".join(f"- [kata {number}, arti {number}]\n" for number in range(3000))
    assert [note.position for note in parse_deck(text).notes] == list(range(3000))


@pytest.mark.parametrize("key", ["title", "format"])
def test_a_head_is_a_head_even_without_cards(key: str) -> None:
    with pytest.raises(DeckError, match="no cards"):
        parse_deck(f"{key}: 1\nPenghubung: x\n")


def test_two_names_for_the_cards_are_one_too_many() -> None:
    with pytest.raises(DeckError, match='"kartu" means the same as "cards" in line 1, column 1'):
        parse_deck("cards:\n- [a, b]\nkartu:\n- [c, d]\n")


def test_text_from_memory_and_bytes_are_read_alike() -> None:
    text = "Caf\u00e9: kopi\nPembela: Membela\n"
    assert parse_deck(text, FILE) == parse_deck(text.encode(), FILE)
    assert TWO[1] in fronts_and_backs(parse_deck(text, FILE))
