"""Every text is the text that was typed: YAML's guesses about numbers, dates and truth are not made."""

import pytest

from tests.decks.full_deck import FULL_DECK
from trainer.decks.parse import parse_deck

TYPED = (
    *["no", "yes", "on", "off", "true", "false", "null", "~", "NULL", "ya", "tidak", "n", "y"],
    *["1998", "0o17", "017", "0x1F", "1_000", "1.0", "1e3", ".5", "+1", "-1", ".inf", ".nan"],
    *["1:20", "190:20:30", "2011-01-12", "2001-12-14t21:59:43.10-05:00", "12/24", "50%", "=", "<<"],
)


@pytest.mark.parametrize("typed", TYPED)
def test_a_text_stays_what_was_typed(typed: str) -> None:
    note = parse_deck(f"- front: Istilah\n  back: {typed}\n  tags: [{typed}]\n  level: {typed}\n").notes[0]
    assert (note.back.own, note.tags, note.level) == (typed, (typed,), typed)


@pytest.mark.parametrize("typed", [typed for typed in TYPED if any(map(str.isalnum, typed))])
def test_a_key_stays_what_was_typed(typed: str) -> None:
    note = parse_deck(f"kata: x\n{typed}: y\n").notes[1]
    assert (note.front.own, note.back.own) == (typed, "y")


def test_an_id_like_a_number_stays_so() -> None:
    deck = parse_deck("id: 007\nversion: 1.10\ncards:\n- {id: 0x1, front: a, back: b}\n")
    assert (deck.id, deck.version, deck.notes[0].id) == ("007", "1.10", "0x1")


def test_numbers_and_words_in_the_full_deck_stay() -> None:
    deck = parse_deck(FULL_DECK)
    assert deck.version == "1.0"
    assert deck.extra == {"x-redaksi": "{tahun: 2026, oleh: [Sri, Budi]}"}
