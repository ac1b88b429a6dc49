"""A deck for Quizlet: a line for each note, whatever its texts hold."""

from hypothesis import given, settings

from tests.decks.deck_strategies import decks
from tests.support.scale import scaled
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck
from trainer.exporting.quizlet import quizlet
from trainer.i18n import catalog


@settings(max_examples=scaled(10))
@given(deck=decks())
def test_there_is_one_line_with_one_tab_for_each_note(deck: Deck) -> None:
    lines = quizlet(deck).text.split("\n")
    assert lines.pop() == ""
    assert [line.count("\t") for line in lines] == [1] * len(deck.notes)


def test_texts_are_plain_and_in_the_language_asked_for() -> None:
    deck = parse_deck("cards: [{front: '**Penghubung**', front_en: Broker, back: \"satu\\ndua\\tx\", back_en: one}]")
    assert quizlet(deck).text == "Broker\tone\n"
    catalog.use("id")
    assert quizlet(deck).text == "Penghubung\tsatu · dua x\n"
    assert [remark.text for remark in quizlet(deck).remarks] == ["line ends became a dot between the lines: {ids}"]


def test_namesakes_carry_their_levels_and_gaps_are_lines() -> None:
    deck = parse_deck(
        "levels: {mikro: Mikro, mezzo: Mezzo}\ncards: [{front: Evaluator, back: a, level: mikro}, {front: evaluator, "
        "back: b, level: mezzo}, {front: 'Ia {{c1::empati::apa}} dan {{c2::hak}}', back: c}]"
    )
    assert quizlet(deck).text == (
        "Evaluator (Mikro)\ta\nevaluator (Mezzo)\tb\nIa _____ (apa) dan _____\tempati; hak · c\n"
    )
