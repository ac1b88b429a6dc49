"""Papers to print: nothing in them but the paper, and a key that is right."""

from collections import Counter

import pytest
from hypothesis import given, settings

from tests.decks.deck_strategies import decks
from tests.exporting.paper import Paper
from tests.support.hostile import hostile_deck
from tests.support.scale import scaled
from trainer.decks.library import starter_folder
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck, read_deck
from trainer.exporting.sheet import sheet
from trainer.i18n import catalog

ROLES = read_deck(starter_folder() / "peran-pekerja-sosial.yaml")
TAGS = set("html head meta title style body h1 h2 p span ol li section b i code br".split())  # noqa: SIM905
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "dir", "class", "type"}


def paper(deck: Deck, count: int = 20, options: int = 5, seed: int = 1) -> Paper:
    return Paper(sheet(deck, count, options, seed).text)


@settings(max_examples=scaled(15))
@given(deck=decks())
def test_whatever_a_deck_holds_the_paper_is_a_paper(deck: Deck) -> None:
    found = paper(deck)
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert len(found.bodies) == len(found.options) == len(found.key) == len(found.explained)
    for options, letter in zip(found.options, found.key, strict=True):
        assert len({option.casefold() for option in options}) == len(options) >= 2
        assert 0 <= "ABCDE".index(letter) < len(options)


@pytest.mark.parametrize("options", [4, 5])
def test_the_key_is_right_and_the_right_options_are_spread_evenly(options: int) -> None:
    found = paper(ROLES, 60, options)
    cases = {example.text.en: note for note in ROLES.notes for example in note.examples}
    assert len(found.bodies) == len(set(found.bodies)) == 60
    for body, choices, letter, told in zip(found.bodies, found.options, found.key, found.explained, strict=True):
        note = cases[body]
        right = choices["ABCDE".index(letter)]
        assert len(choices) == options
        assert right.startswith(note.front.en or note.front.own)
        assert told.startswith(f"{letter}. {right}")
        assert (note.back.en or "") in told
    assert set(Counter(found.key).values()) == {60 // options}


def test_each_note_is_asked_once_before_one_is_asked_again() -> None:
    cases = {example.text.en: note.id for note in ROLES.notes for example in note.examples}
    asked = [cases[body] for body in paper(ROLES, 54).bodies]
    assert set(Counter(asked[:27]).values()) == set(Counter(asked[27:]).values()) == {1}


def test_when_the_cases_are_over_meanings_are_asked_and_then_it_is_said() -> None:
    deck = parse_deck("id: d\ncards: [{front: a, back: satu, examples: [kasus]}, {front: b, back: dua}]")
    exported = sheet(deck, 9, 5, 1)
    assert sorted(Paper(exported.text).bodies[1:]) == ["dua", "satu"]
    told = "d: the deck yields fewer questions than wanted, only 3"
    assert [remark.explain(str) for remark in exported.remarks] == [told]
    assert sheet(deck, 3, 5, 1).remarks == ()


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert sheet(ROLES, 20, 5, 7) == sheet(ROLES, 20, 5, 7)
    assert sheet(ROLES, 20, 5, 7) != sheet(ROLES, 20, 5, 8)


def test_the_language_is_that_in_force() -> None:
    assert paper(ROLES).language == "en"
    catalog.use("id")
    found = paper(ROLES)
    assert found.language == "id"
    assert set(found.bodies) <= {example.text.own for note in ROLES.notes for example in note.examples}


def test_marks_are_shown_and_html_is_text() -> None:
    deck = parse_deck("cards: [{front: '<b>x', back: '**tebal** <script>alert(1)</script>'}, {front: y, back: z}]")
    text = sheet(deck, 2, 5, 1).text
    assert "<b>tebal</b> &lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert '<li dir="auto">&lt;b&gt;x</li>' in text


def test_a_hostile_deck_commands_nobody() -> None:
    text = sheet(parse_deck(hostile_deck()), 9, 5, 1).text
    assert "]52;" in text
    assert not any(sign in text for sign in "\x1b\x07\x9b\x9d\u202e\x00")
