"""Questions for Moodle, read back by a reader of their own."""

from random import Random

import pytest
from hypothesis import given, settings

from tests.decks.deck_strategies import decks
from tests.exporting.gift_reader import read_gift
from tests.support.hostile import hostile_deck
from tests.support.scale import scaled
from trainer.decks.library import starter_folder
from trainer.decks.model import Deck
from trainer.decks.parse import parse_deck, read_deck
from trainer.exporting.gift import gift

ROLES = read_deck(starter_folder() / "peran-pekerja-sosial.yaml")


def written(deck: Deck, options: int = 5, seed: int = 1) -> str:
    return gift([deck], Random(seed), options).text


@settings(max_examples=scaled(20))
@given(deck=decks())
def test_whatever_a_deck_holds_the_questions_can_be_read(deck: Deck) -> None:
    questions = read_gift(written(deck))
    assert {question.category for question in questions} <= {written(deck).partition("\n")[0][len("$CATEGORY: ") :]}
    asked = [note.id for note in deck.notes if not note.suspended]
    assert list(dict.fromkeys(question.name.partition("/")[2].partition(" ")[0] for question in questions)) == asked
    for question in questions:
        texts = [answer.text.casefold() for answer in question.answers]
        assert len(set(texts)) == len(texts)
        assert question.right
        assert question.format == "html"


@pytest.mark.parametrize("options", [4, 5])
def test_every_case_is_a_question_with_one_right_option(options: int) -> None:
    questions = read_gift(written(ROLES, options))
    assert len(questions) == sum(len(note.examples) for note in ROLES.notes)
    names = {note.id: note.front.en or note.front.own for note in ROLES.notes}
    for question in questions:
        id_ = question.name.partition("/")[2].partition(" ")[0]
        assert len(question.answers) == options
        assert len(question.right) == 1
        assert question.right[0].startswith(names[id_])
        assert all(answer.feedback for answer in question.answers)
        assert question.feedback
        assert question.body.endswith("<br><br>Which role is this?")
    places = {[answer.right for answer in question.answers].index(True) for question in questions}
    assert places == set(range(options))


def test_the_nearest_come_first_and_namesakes_carry_their_levels() -> None:
    text = written(ROLES, 4)
    alike = {note.id: set(note.confusable_with) for note in ROLES.notes}
    names = {note.front.en or note.front.own: note.id for note in ROLES.notes}
    for question in read_gift(text):
        id_ = question.name.partition("/")[2].partition(" ")[0]
        others = {names.get(answer.text, id_) for answer in question.answers if not answer.right}
        assert len(alike[id_]) < 3 or others <= alike[id_] | {id_}
    namesakes = parse_deck(
        "levels: {mikro: Mikro, mezzo: Mezzo}\ncards: [{id: a, front: Evaluator, back: a, level: mikro, examples: [k]},"
        "{id: b, front: Evaluator, back: b, level: mezzo}, {id: c, front: Pembela, back: c}]"
    )
    question = read_gift(written(namesakes))[0]
    assert question.right == ["Evaluator (Mikro)"]
    assert {answer.text for answer in question.answers} == {"Evaluator (Mikro)", "Evaluator (Mezzo)", "Pembela"}


def test_what_is_also_right_is_no_wrong_option() -> None:
    deck = parse_deck(
        "cards: [{front: Penghubung, back: a, accept: [broker], near: [Pialang], examples: [kasus]}, {front: Broker, "
        "back: x}, {front: pialang, back: y}, {front: Sama, back: A}, {front: Hakim, back: z}]"
    )
    assert {answer.text for answer in read_gift(written(deck))[0].answers} == {"Penghubung", "Hakim"}


def test_without_cases_the_term_is_typed_and_gaps_are_filled() -> None:
    deck = parse_deck(
        "cards: [{front: '50% = *a*', back: 'satu {x} ~', accept: ['%5% b', '[c] d->e*']},"
        "{front: 'Ia {{c1::empati}} dan {{c2::hak}}'}]"
    )
    first, second, third = read_gift(written(deck))
    assert first.right == ["50% = a", "%5% b", "[plain][c] d→e\\*"]
    assert first.body == "satu {x} ~<br><br>What is the name for this?"
    assert (second.body, second.right) == ("Ia _____ dan hak<br><br>What belongs in the gap?", ["empati"])
    assert third.right == ["hak"]


def test_a_begin_that_means_something_is_escaped() -> None:
    deck = parse_deck(
        "cards: [{front: '%50% a', back: '[plain]b', examples: ['[html]k']}, {front: '[plain] c', back: d}]"
    )
    question = read_gift(written(deck))[0]
    assert {answer.text for answer in question.answers} == {"%50% a", "[plain] c"}
    assert question.body.startswith("&#91;html]k<br>")


def test_the_seed_decides() -> None:
    assert written(ROLES, seed=3) == written(ROLES, seed=3)
    assert written(ROLES, seed=3) != written(ROLES, seed=4)


def test_what_is_suspended_is_not_asked_and_that_is_said() -> None:
    exported = gift([parse_deck("id: d\ncards: [{id: n, front: a, back: b, suspended: ya}]")], Random(1), 5)
    assert read_gift(exported.text) == []
    assert [remark.explain(str) for remark in exported.remarks] == ["d: suspended, so not asked: n"]


def test_a_hostile_deck_commands_no_terminal() -> None:
    text = written(parse_deck(hostile_deck()))
    assert "]52;" in text
    assert not any(sign in text for sign in "\x1b\x07\x9b\x9d\u202e\x00")
