"""A deck written as YAML and read back is the same deck."""

import pytest
from hypothesis import given, settings

from tests.decks.deck_strategies import decks, without_places
from tests.decks.full_deck import FULL_DECK
from tests.support.scale import scaled
from trainer.decks.model import Deck, Level, Text
from trainer.decks.parse import parse_deck
from trainer.exporting.yaml_deck import yaml_deck


@settings(max_examples=scaled(25))
@given(deck=decks())
def test_what_is_read_back_is_the_same_deck(deck: Deck) -> None:
    text = yaml_deck(deck)
    assert without_places(parse_deck(text)) == deck
    assert without_places(parse_deck(text, pure=True)) == deck


def test_the_full_deck_survives() -> None:
    deck = parse_deck(FULL_DECK)
    assert without_places(parse_deck(yaml_deck(deck))) == without_places(deck)


@pytest.mark.parametrize(
    "text",
    [
        "levels: [a, b]\ncards: [{front: f, back: b, level: a, examples: [x], kinds: [c1]}]",
        "levels: [{id: a}, {id: a, title: Lain}]\ncards: [{front: f, back: b, kinds: [case]}]",
        'levels: {a: {title: "dua\\nbaris"}}\ncards: [{front: f, back: b, keywords: [{"": [x]}]}]',
    ],
    ids=["a kind that a note with everything can't serve", "a level twice", "a title of two lines, no keyword"],
)
def test_odd_decks_survive(text: str) -> None:
    deck = parse_deck(text)
    assert without_places(parse_deck(yaml_deck(deck))) == without_places(deck)


def test_the_comparison_sees_a_difference() -> None:
    deck = parse_deck(FULL_DECK)
    other = deck._replace(levels=(*deck.levels, Level("x", Text("X"))))
    assert without_places(parse_deck(yaml_deck(other))) != without_places(deck)
