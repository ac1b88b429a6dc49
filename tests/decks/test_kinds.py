"""In which ways notes are asked, and the cards that come of it."""

import pytest

from tests.decks.full_deck import FULL_DECK
from trainer.decks.cards import card_of, cards_of
from trainer.decks.model import CardId
from trainer.decks.parse import parse_deck

GAPS = 'front: "{{c2::a}} dan {{c1::b}}"'


@pytest.mark.parametrize(
    ("head", "card", "kinds"),
    [
        ("", "front: a, back: b", ("definition",)),
        ("", "front: a, back: b, reverse: true", ("definition", "term")),
        ("", "front: a, back: b, kinds: [term]", ("term",)),
        ("", "front: a, back: b, kinds: 'term, definition'", ("term", "definition")),
        ("", "front: a, back: b, kinds: [term, term]", ("term",)),
        ("", "front: a, back: b, kinds: []", ("definition",)),
        ("", "front: a, back: b, kinds: [term], reverse: true", ("term",)),
        ("", "front: a, back: b, kinds: [definition], reverse: true", ("definition", "term")),
        ("kinds: [term]", "front: a, back: b", ("term",)),
        ("kinds: [case, term, definition]", "front: a, back: b", ("term", "definition")),
        ("kinds: [case, term, definition]", "front: a, back: b, examples: [c]", ("case", "term", "definition")),
        ("kinds: [definition]", "front: a, back: b, reverse: yes", ("definition", "term")),
        ("kinds: [term, definition]", "front: a, back: b, reverse: yes", ("term", "definition")),
        ("kinds: [term]", "front: a, back: b, kinds: [definition]", ("definition",)),
        ("kinds: [level, term]", "front: a, back: b", ("term",)),
        ("kinds: [level, term]", "front: a, back: b, level: mikro", ("term",)),
        ("kinds: [level, term]\nlevels: [mikro]", "front: a, back: b, level: mikro", ("level", "term")),
        ("kinds: [level, term]\nlevels: [mikro]", "front: a, back: b, level: lain", ("term",)),
        ("", GAPS, ("c1", "c2")),
        ("", f"{GAPS}, back: c", ("c1", "c2")),
        ("", f"{GAPS}, back: c, reverse: true", ("c1", "c2")),
        ("", 'front: a, back: "{{c3::b}}"', ("c3",)),
        ("kinds: [definition, term]", f"{GAPS}, back: c", ("c1", "c2")),
        ("kinds: [definition, cloze]", f"{GAPS}, back: c", ("c1", "c2")),
        ("kinds: [definition, c2]", f"{GAPS}, back: c", ("c2",)),
        ("", f"{GAPS}, back: c, kinds: [cloze, term]", ("c1", "c2", "term")),
        ("", f"{GAPS}, kinds: [c1, definition]", ("c1",)),
        ("kinds: [cloze]", "front: a, back: b", ()),
    ],
)
def test_the_kinds_of_a_note(head: str, card: str, kinds: tuple[str, ...]) -> None:
    assert parse_deck(f"{head}\ncards:\n- {{{card}}}\n").notes[0].kinds == kinds


def test_cards_come_note_by_note_in_the_order_of_learning() -> None:
    deck = parse_deck(FULL_DECK)
    assert [str(card.id) for card in cards_of(deck)] == [
        "peran/penghubung#case",
        "peran/penghubung#term",
        "peran/penghubung#definition",
        "peran/penghubung#level",
        "peran/pembela#definition",
        "peran/pendamping#term",
        "peran/pendamping#definition",
        "peran/pendamping#level",
        "peran/empati#c1",
        "peran/empati#c2",
    ]
    assert all(card.note in deck.notes for card in cards_of(deck))


def test_a_card_is_found_by_its_id() -> None:
    deck = parse_deck(FULL_DECK)
    for card in cards_of(deck):
        assert card_of(deck, card.id) == card


@pytest.mark.parametrize("name", ["peran/pembela#term", "peran/lain#term", "lain/pembela#definition"])
def test_a_card_that_is_not_there(name: str) -> None:
    assert card_of(parse_deck(FULL_DECK), CardId.parse(name)) is None
