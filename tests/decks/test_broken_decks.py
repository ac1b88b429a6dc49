"""Every deck of the table of broken ones: what its author is told, and where."""

from operator import itemgetter
from pathlib import Path

import pytest

from tests.decks.broken_decks import BROKEN_DECKS, Broken
from tests.decks.broken_decks_more import MORE_WARNINGS
from trainer.decks.messages import DeckError, Message
from trainer.decks.parse import parse_deck

FILE = Path("paket.yaml")
WITH_TWO_MISTAKES = {
    "space missing after the dash",
    "only text where a card is wanted",
    "an alias with its anchor",
    "one id twice, once without a back",
    "a merge key",
    "cards below each other without dashes",
    "cards below each other without dashes, at the root",
    "a dash before each key",
}
every_broken_deck = pytest.mark.parametrize("broken", BROKEN_DECKS, ids=[broken.name for broken in BROKEN_DECKS])


def told(broken: Broken, *, pure: bool = False) -> DeckError:
    with pytest.raises(DeckError) as caught:
        parse_deck(broken.text, FILE, pure=pure)
    return caught.value


def in_english(message: Message) -> tuple[str, str]:
    return message.text.format(**message.values), message.hint.format(**message.values)


def test_there_are_enough_of_them() -> None:
    assert len(BROKEN_DECKS) >= 40


@every_broken_deck
def test_the_author_is_told_where_what_and_what_to_write(broken: Broken) -> None:
    first = told(broken).messages[0]
    text, hint = in_english(first)
    assert (first.line, first.column) == (broken.line, broken.column), f"{text}; {hint}"
    assert broken.says in text
    assert broken.remedy in hint


@every_broken_deck
def test_nothing_is_said_that_is_only_a_consequence(broken: Broken) -> None:
    assert len(told(broken).messages) == (2 if broken.name in WITH_TWO_MISTAKES else 1)


@every_broken_deck
def test_both_parsers_say_the_same(broken: Broken) -> None:
    assert told(broken, pure=True).messages == told(broken).messages


@every_broken_deck
def test_the_line_is_shown_with_a_caret(broken: Broken) -> None:
    error = told(broken)
    lines = error.explain(str).splitlines()
    assert lines[0].startswith(f"paket.yaml:{broken.line}:{broken.column}: ")
    assert error.place == f"paket.yaml:{broken.line}:{broken.column}"
    assert error.exit_code == 3
    if error.messages[0].excerpt.strip():
        caret = lines[2].index("^")
        assert 2 <= caret <= len(lines[1])


@pytest.mark.parametrize("odd", MORE_WARNINGS, ids=[odd.name for odd in MORE_WARNINGS])
def test_what_is_odd_in_a_good_deck_is_told_in_the_same_way(odd: Broken) -> None:
    (warning,) = parse_deck(odd.text, FILE).warnings
    assert isinstance(warning, Message)
    text, hint = in_english(warning)
    assert (warning.line, warning.column) == (odd.line, odd.column), f"{text}; {hint}"
    assert odd.says in text
    assert odd.remedy in hint


@pytest.mark.parametrize("text", ["- {id: a, front: x}\n- {id: a, front: z, back: y}\n", "- {id: a}\n- {id: a}\n"])
def test_an_id_is_taken_even_by_a_card_that_lacks_something(text: str) -> None:
    with pytest.raises(DeckError) as caught:
        parse_deck(text, FILE)
    assert '"a" is already the id of the card in line 1, column 8' in map(
        itemgetter(0), map(in_english, caught.value.messages)
    )
