"""A good deck with one character wrong: still a deck, or a problem told with its place; never anything else."""

import random

import pytest

from tests.decks.full_deck import FULL_DECK
from tests.support.scale import scaled
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck

CHARACTERS = "abz09 \t\n:-#'\"[]{}&*|>%@`,?\\.~!=_/é\u0301\u200b\u202e\x00\x1b\x85\u2028😀\ufeff"
BATCHES = 10


def damaged(chance: random.Random) -> str:
    """The full deck with one character inserted, deleted or replaced."""
    at = chance.randrange(len(FULL_DECK))
    new = chance.choice([chance.choice(CHARACTERS), ""])
    return FULL_DECK[:at] + new + FULL_DECK[at + (chance.random() < 0.5 or not new) :]


def outcome(text: str, *, pure: bool = False) -> Deck | DeckError:
    try:
        return parse_deck(text, pure=pure)
    except DeckError as error:
        return error


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_deck_or_a_located_problem(batch: int) -> None:
    chance = random.Random(f"damage {batch}")
    for _ in range(scaled(2000) // BATCHES):
        text = damaged(chance)
        found = outcome(text)
        lines = text.split("\n")
        if isinstance(found, DeckError):
            assert found.messages
            for message in found.messages:
                assert 1 <= message.line <= len(lines), message
                assert 1 <= message.column <= len(lines[message.line - 1]) + 1, message
                assert message.hint, message
            assert found.explain(str)
        else:
            assert len(found.notes) >= 1


@pytest.mark.parametrize("batch", range(BATCHES))
def test_both_parsers_agree_about_damage(batch: int) -> None:
    """They give the same deck, or both say first the same. (Behind a stray ``!`` they may part company.)"""
    chance = random.Random(f"two parsers {batch}")
    for _ in range(scaled(600) // BATCHES):
        text = damaged(chance)
        ours, pure = outcome(text), outcome(text, pure=True)
        if isinstance(ours, Deck):
            assert ours == pure, text
        else:
            assert isinstance(pure, DeckError), text
            assert ours.messages[0] == pure.messages[0], text


def test_the_damage_is_worth_the_name() -> None:
    chance = random.Random("worth")
    broken = sum(isinstance(outcome(damaged(chance)), DeckError) for _ in range(300))
    assert 30 < broken < 270
