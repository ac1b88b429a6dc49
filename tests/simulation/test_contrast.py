"""The arithmetic of the learners who don't exist, and a course of a few days: ``pytest tests/simulation``."""

from math import exp
from statistics import fmean

import pytest

from tests.simulation.contrast import crossing, less, students_t, where_it_stops
from tests.simulation.courses import ROLES, Plan, Student, opened, take
from tests.simulation.learners import (
    FAMILIES,
    Confusability,
    HalfLifeMemory,
    Learner,
    Lessons,
    Memory,
    PowerMemory,
)
from trainer.questions.look_alikes import look_alikes
from trainer.scheduling.fsrs import Fsrs
from trainer.scheduling.rating import Rating

ALIKE = {"a": {"b", "c"}, "b": {"a"}, "c": {"a"}}
NOTES = ("a", "b", "c", "d")


def learner(seed: int = 1, family: str = "power") -> Learner:
    return Learner(seed, family, ALIKE, NOTES)


class Fixed:
    """A memory that is always as good."""

    def __init__(self, chance: float) -> None:
        self._chance = chance

    def recall(self, day: float) -> float:
        return self._chance

    def read(self, day: float) -> None:
        pass

    def review(self, day: float, *, knew: bool) -> None:
        pass


# --- what is confused ----------------------------------------------------------------------------------------------


def test_practice_lowers_c_and_time_brings_it_back() -> None:
    pair = Confusability(0.4, tau=40.0)
    assert pair.chance(100.0) == 0.4
    pair.weaken(100.0, 0.6)
    assert pair.chance(100.0) == pytest.approx(0.24)
    assert pair.chance(140.0) == pytest.approx(0.4 - 0.16 * exp(-1))
    pair.weaken(140.0, 0.5)
    assert pair.chance(140.0) == pytest.approx((0.4 - 0.16 * exp(-1)) / 2)
    assert pair.chance(9999.0) == pytest.approx(0.4)


def test_any_look_alike_that_is_possible_may_be_answered() -> None:
    who = learner()
    b, c = (who.pairs[frozenset(("a", other))].at_first for other in "bc")
    assert who.chance("a", [], 0.0) == 0.0
    assert who.chance("a", ["b"], 0.0) == pytest.approx(b)
    assert who.chance("a", ["b", "c"], 0.0) == pytest.approx(1 - (1 - b) * (1 - c))
    assert "d" not in {note for pair in who.pairs for note in pair}


@pytest.mark.parametrize("recall", [1.0, 0.6])
def test_an_answer_is_right_with_r_times_one_minus_c(recall: float) -> None:
    who = learner()
    who.memory["a"] = Fixed(recall)
    answers = [who.answer("a", ["b", "c"], (), 0.0) for _time in range(20_000)]
    right = fmean(answer.named == "a" for answer in answers)
    assert right == pytest.approx(recall * (1 - who.chance("a", ["b", "c"], 0.0)), abs=0.015)
    assert fmean(answer.named == "" for answer in answers) == pytest.approx(1 - recall, abs=0.015)
    assert all((answer.rating is Rating.AGAIN) == (answer.named != "a") for answer in answers)


def test_who_knows_nothing_guesses_half_of_the_time() -> None:
    who = learner()
    who.memory["a"] = Fixed(0.0)
    named = [who.answer("a", ["b"], ("a", "b", "d", "e"), 0.0).named for _time in range(20_000)]
    assert named.count("") / len(named) == pytest.approx(0.5, abs=0.015)
    for option in ("a", "b", "d", "e"):
        assert named.count(option) / len(named) == pytest.approx(0.125, abs=0.01)


@pytest.mark.parametrize("of_roles", [True, False])
def test_how_far_a_contrast_reaches(of_roles: bool) -> None:
    with opened(5) as (collection, clock):
        deck = collection.deck(ROLES)
        assert deck is not None
        who = Learner(5, "power", look_alikes(deck), [note.id for note in deck.notes])
        student = Student(deck, who, clock, Lessons(0.5, of_roles=of_roles))
        one, other = "mikro-penghubung", "mikro-perantara"
        before = {pair: c.chance(0.0) for pair, c in who.pairs.items()}
        student._learn_from_contrast(one, other)
        lowered = {pair for pair, c in who.pairs.items() if c.chance(0.0) == pytest.approx(before[pair] / 2)}
        assert lowered == (
            {pair for pair in who.pairs if pair & {one, other}} if of_roles else {frozenset((one, other))}
        )


def test_expected_confusions_are_a_sum_over_all_notes() -> None:
    who = learner()
    for note in NOTES:
        who.memory[note] = Fixed(0.5)
    expected = 0.5 * sum(who.chance(note, ALIKE.get(note, ()), 7.0) for note in NOTES)
    assert who.expected_confusions(7.0) == pytest.approx(expected)
    who.tells_apart("a", ["b", "c"], 7.0, 0.0)
    assert who.expected_confusions(7.0) == 0.0
    assert who.expected_confusions(7.0, practised=False) == pytest.approx(expected)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_seed_is_a_person(family: str) -> None:
    first, again, other = learner(3, family), learner(3, family), learner(4, family)
    assert {pair: c.at_first for pair, c in first.pairs.items()} == {p: c.at_first for p, c in again.pairs.items()}
    assert first.expected_confusions(0.0) == again.expected_confusions(0.0)
    assert [first.pairs[pair].at_first for pair in first.pairs] != [other.pairs[pair].at_first for pair in first.pairs]


# --- what is remembered --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("memory", [PowerMemory(Fsrs(), 1.0), HalfLifeMemory(8.0, 2.0)])
def test_memory_fades_and_grows(memory: Memory) -> None:
    assert memory.recall(0.0) == 0.0
    memory.read(0.0)
    memory.review(0.01, knew=True)
    assert memory.recall(0.01) == 1.0 > memory.recall(1.0) > memory.recall(9.0) > 0.0
    before = memory.recall(1.0)
    memory.review(3.0, knew=True)
    assert memory.recall(4.0) > before
    grown = memory.recall(13.0)
    memory.review(3.2, knew=False)
    assert memory.recall(13.2) < grown


def test_a_half_life_is_one() -> None:
    memory = HalfLifeMemory(8.0, 2.0)
    memory.read(0.0)
    memory.review(0.0, knew=True)
    assert memory.recall(8.0) == pytest.approx(0.5)
    memory.review(8.0, knew=True)
    assert memory.recall(24.0) == pytest.approx(0.5)
    memory.review(8.0, knew=True)  # at once again: nothing could be forgotten, nothing is gained
    assert memory.recall(24.0) == pytest.approx(0.5)


# --- figures -------------------------------------------------------------------------------------------------------


def test_intervals() -> None:
    assert students_t(15) == pytest.approx(2.131, abs=0.001)
    assert students_t(5) == pytest.approx(2.571, abs=0.01)
    figure = less([3.0, 4.0, 5.0], [5.0, 5.0, 8.0])
    assert figure.percent == pytest.approx(100 * 2 / 6)
    assert figure.half_width == pytest.approx(100 * students_t(2) / 3**0.5 / 6)
    assert not figure.is_sure


def test_where_it_stops() -> None:
    assert crossing([(0.5, 10.0), (0.7, 10.0), (0.9, -10.0)]) == pytest.approx(0.8)
    assert crossing([(0.5, 10.0), (0.7, 1.0)]) is None
    sure, unsure, worse = less([1, 1, 1.1], [2, 2, 2]), less([1, 2, 3], [3, 2, 2]), less([2, 2, 2.1], [1, 1, 1])
    assert "surely up to 0.60" in where_it_stops({0.6: sure, 0.8: unsure, 0.9: worse})
    assert "none" in where_it_stops({0.6: unsure})


# --- the product ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES)
def test_a_course_runs_through_the_product(family: str) -> None:
    plan = Plan(days=7)
    course = take(1, family, Lessons(), plan, contrasts=True)
    again = take(1, family, Lessons(), plan, contrasts=True)
    without = take(1, family, Lessons(), plan, contrasts=False)
    filled = take(1, family, Lessons(), plan, contrasts=False, at_least=[minutes + 1 for minutes in without.minutes])
    assert course == again
    assert course.contrasts > 0 == without.contrasts == filled.contrasts
    assert len(course.minutes) == 7 and max(course.minutes) < plan.most + 2
    assert filled.extra > 0 == without.extra
    assert sum(without.minutes) + 3 < sum(filled.minutes) < sum(without.minutes) + 8
    assert filled.confusions < without.confusions < without.unpractised
