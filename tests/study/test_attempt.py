"""From what was answered to the rating it earns: the table of the module, row by row."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.i18n import use
from trainer.questions.ruling import Ruling
from trainer.scheduling.rating import Rating
from trainer.study.attempt import Attempt
from trainer.study.question import question_of

DECK = """\
format: 1
id: kecil
title: Paket kecil
levels: [mikro, makro]
kinds: [case, term, definition]
cards:
  - {id: a, front: Penghubung, back: Mempertemukan klien, level: mikro, examples: [k1, k2], near: [Pialang],
     ideas: [satu, dua, tiga], hint: BPJS}
  - {id: b, front: Pendengar, back: Menyimak anggota, level: mikro, examples: [k3], ideas: [x, y]}
  - {id: c, front: Perunding, back: Berunding, level: makro, examples: [k4], ideas: [x]}
"""

AGAIN, HARD, GOOD, EASY = Rating


@pytest.fixture
def attempt(tmp_path: Path) -> Callable[..., Attempt]:
    def begin(card: str, **settings: str) -> Attempt:
        use("en")
        collection = open_small(tmp_path, FakeClock(), Settings(**settings), DECK)  # type: ignore[arg-type]
        found = collection.card(f"kecil/{card}")
        assert found is not None
        question = question_of(collection, found)
        assert question is not None
        return Attempt(question)

    return begin


def ratings(attempt: Attempt) -> tuple[Rating, tuple[Rating, ...]]:
    return attempt.grade, attempt.allowed


def test_the_usual_way_of_each_kind(attempt: Callable[..., Attempt]) -> None:
    assert [attempt(f"a#{kind}").question.how for kind in ("case", "term", "definition")] == ["choose", "type", "ideas"]


# --- turned over ---------------------------------------------------------------------------------------------------


def test_turned_over_the_learner_rates(attempt: Callable[..., Attempt]) -> None:
    flipped = attempt("a#case", ask_case="flip")
    flipped.reveal()
    assert ratings(flipped) == (GOOD, (AGAIN, HARD, GOOD, EASY))
    hinted = attempt("a#case", ask_case="flip")
    hinted.hint()
    hinted.reveal()
    assert ratings(hinted) == (HARD, (AGAIN, HARD))


@pytest.mark.parametrize(
    "card,ticks,grade",
    [
        *[("a", ticks, grade) for ticks, grade in (((), 1), ((0,), 1), ((0, 1), 2), ((0, 1, 2), 3), ((0, 0, 0), 1))],
        *[("b", ticks, grade) for ticks, grade in (((), 1), ((1,), 2), ((0, 1), 3), ((0, 1, 7), 3))],
        *[("c", ticks, grade) for ticks, grade in (((), 1), ((0,), 3))],
    ],
)
def test_ideas_grade(attempt: Callable[..., Attempt], card: str, ticks: tuple[int, ...], grade: int) -> None:
    recalled = attempt(f"{card}#definition")
    recalled.tick(0)  # before the answer shows there is nothing to tick
    recalled.reveal()
    for place in ticks:
        recalled.tick(place)
    assert recalled.grade == grade
    assert recalled.allowed[-1] == (EASY if grade == GOOD else grade)
    assert recalled.allowed[0] == AGAIN


# --- typed ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed,grade,gave",
    [
        ("penghubung", GOOD, ""),
        ("Broker", AGAIN, ""),
        ("penghubng", GOOD, ""),
        ("pendengar", AGAIN, "b"),
        ("perundng", AGAIN, "c"),
        ("", AGAIN, ""),
        ("apa saja", AGAIN, ""),
    ],
)
def test_a_typed_answer_grades(attempt: Callable[..., Attempt], typed: str, grade: Rating, gave: str) -> None:
    written = attempt("a#term")
    written.type(typed)
    assert written.revealed
    assert (written.grade, written.gave, written.typed) == (grade, gave, typed)
    assert written.allowed == ((AGAIN,) if grade is AGAIN else (HARD, GOOD, EASY))


def test_after_a_hint_the_best_is_hard(attempt: Callable[..., Attempt]) -> None:
    for taken in range(1, 5):
        hinted = attempt("a#term")
        for _ in range(taken):
            assert hinted.hint()
        hinted.type("penghubung")
        assert ratings(hinted) == (HARD, (HARD,))
        assert hinted.hint() is None


def test_hints_say_more_each_time_and_never_the_answer(attempt: Callable[..., Attempt]) -> None:
    hinted = attempt("a#term")
    while hinted.has_hint:
        hinted.hint()
    assert hinted.hints == ("BPJS", "level mikro", "it begins with P", "10 letters: P·········")
    assert not any("enghubung" in hint for hint in hinted.hints)


def test_a_word_that_means_the_same_is_no_lapse(attempt: Callable[..., Attempt]) -> None:
    for then in ("penghubung", "", "penghubng"):
        near = attempt("a#term")
        judgement = near.type("pialang")
        assert judgement is not None and judgement.ruling is Ruling.NEAR
        assert not near.revealed
        near.type("pendengar")  # the name was told: nothing but the name ends it
        assert not near.revealed and near.gave == ""
        assert near.missed is not None and near.missed.typed == "pendengar"
        assert not near.has_hint and near.hint() is None
        near.type(then)
        assert near.revealed and ratings(near) == (HARD, (HARD,))
        assert (near.typed, near.gave) == ("pialang", "")


def test_the_judge_may_be_overruled_and_the_overruling_taken_back(attempt: Callable[..., Attempt]) -> None:
    wrong = attempt("a#term")
    wrong.overrule()  # nothing to overrule yet
    wrong.type("makelar")
    assert wrong.overruled == "" and wrong.grade == AGAIN
    wrong.overrule()
    assert (wrong.overruled, wrong.grade, wrong.allowed) == ("right", GOOD, (HARD, GOOD, EASY))
    wrong.overrule()
    assert (wrong.overruled, wrong.grade) == ("", AGAIN)
    right = attempt("a#term")
    right.type("penghubung")
    right.overrule()
    assert (right.overruled, right.grade, right.allowed) == ("wrong", AGAIN, (AGAIN,))
    nothing = attempt("a#term")
    nothing.type("  ")
    assert not nothing.may_overrule


# --- chosen --------------------------------------------------------------------------------------------------------


def test_a_choice_grades(attempt: Callable[..., Attempt]) -> None:
    chosen = attempt("a#case")
    for place, option in enumerate(chosen.question.options):
        one = attempt("a#case")
        one.choose(place)
        assert one.revealed and one.is_right is option.right
        assert ratings(one) == ((GOOD, (HARD, GOOD, EASY)) if option.right else (AGAIN, (AGAIN,)))
        assert one.gave == ("" if option.right else option.key)
        one.choose((place + 1) % 3)
        assert one.chosen == option  # the first one counts
    chosen.choose(99)
    assert not chosen.revealed
    chosen.reveal()
    assert (chosen.is_right, chosen.gave, ratings(chosen)) == (False, "", (AGAIN, (AGAIN,)))


def test_a_choice_cannot_be_overruled(attempt: Callable[..., Attempt]) -> None:
    chosen = attempt("a#case")
    chosen.choose(0)
    chosen.overrule()
    assert chosen.overruled == "" and not chosen.may_overrule


def test_a_right_choice_may_have_been_a_guess(attempt: Callable[..., Attempt]) -> None:
    """With three options the first Good is 0.5/(0.5 + 0.5/3) = 3/4 known and 1/4 guessed: a geometric mean."""
    chosen, flipped = attempt("a#case").question, attempt("a#case", ask_case="flip").question
    assert len(chosen.options) == 3
    known, guessed = flipped.outcomes[GOOD].state.stability, flipped.outcomes[AGAIN].state.stability
    assert chosen.outcomes[GOOD].state.stability == pytest.approx(known**0.75 * guessed**0.25)
    assert chosen.outcomes[AGAIN].state.stability == guessed


def test_with_a_single_note_there_is_nothing_to_choose(tmp_path: Path) -> None:
    deck = "id: satu\nkinds: [case, definition]\ncards:\n  - {id: a, front: A, back: B, examples: [k]}\n"
    collection = open_small(tmp_path, FakeClock(), Settings(ask_definition="choose"), deck)
    ways = []
    for kind in ("case", "definition"):
        card = collection.card(f"satu/a#{kind}")
        assert card is not None
        question = question_of(collection, card)
        assert question is not None and question.options == ()
        ways.append(question.how)
    assert ways == ["type", "flip"]


@pytest.mark.parametrize(
    "how,settings,ways",
    [
        ("", {}, ["choose", "type", "ideas"]),
        ("how: {case: type, term: flip, definition: choose}", {}, ["type", "flip", "choose"]),
        ("how: {case: type}", {"ask_case": "flip", "ask_term": "choose"}, ["flip", "choose", "ideas"]),
        ("how: {definition: type}", {"ask_definition": "flip"}, ["choose", "type", "ideas"]),
        ("how: {definition: type}", {}, ["choose", "type", "type"]),
    ],
)
def test_the_deck_says_how_and_the_learner_has_the_last_word(
    tmp_path: Path, how: str, settings: dict[str, str], ways: list[str]
) -> None:
    deck = DECK.replace("levels:", f"{how}\nlevels:") if how else DECK
    collection = open_small(tmp_path, FakeClock(), Settings(**settings), deck)  # type: ignore[arg-type]
    found = []
    for kind in ("case", "term", "definition"):
        card = collection.card(f"kecil/a#{kind}")
        assert card is not None
        question = question_of(collection, card)
        assert question is not None
        found.append(question.how)
    assert found == ways
