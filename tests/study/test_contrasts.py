"""Look-alikes are set side by side after a confusion, and once both are known."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.answering import answer
from tests.support.collections import open_small
from tests.support.confusing import DECK, both_known, confuse, due, finish, morning_when_all_are_due, next_day, now
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.history.events import Review
from trainer.scheduling.memory import Phase
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.contrasts import SPACING
from trainer.study.session import StudySession
from trainer.study.steps import Question


@pytest.fixture
def collection(tmp_path: Path, clock: FakeClock) -> Collection:
    return open_small(tmp_path, clock, Settings(new_per_day=9), DECK)


@pytest.fixture
def all_due(tmp_path: Path, clock: FakeClock) -> StudySession:
    return morning_when_all_are_due(tmp_path, clock)


# --- after a confusion ---------------------------------------------------------------------------------------------


def test_right_after_a_confusion_the_two_are_set_side_by_side(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    first = session.current
    assert isinstance(first, Question) and first.origin == "contrast"
    assert {first.card.id.note, first.against} == {"c", "d"}
    assert first.against in [option.key for option in first.options]
    answer(session)
    second = session.current
    assert isinstance(second, Question) and second.origin == "contrast"
    assert (second.card.id.note, second.against) == (first.against, first.card.id.note)
    answer(session)
    assert not (isinstance(session.current, Question) and session.current.origin == "contrast")
    reviews = [event for event in collection.history.events if isinstance(event, Review)][-2:]
    assert [(review.origin, review.against) for review in reviews] == [
        ("contrast", first.against),
        ("contrast", first.card.id.note),
    ]


def test_the_contrast_is_no_second_lapse_and_the_named_role_does_not_lapse(
    collection: Collection, clock: FakeClock
) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    lapsed, named = (collection.history_of(f"kecil/{note}#case").state for note in "cd")
    assert lapsed is not None and named is not None
    assert (lapsed.phase, lapsed.lapses) == (Phase.RELEARNING, 1)
    assert (named.phase, named.lapses) == (Phase.REVIEW, 0)
    for _half in range(2):
        asked = session.current
        assert isinstance(asked, Question)
        assert bool(asked.outcomes) is (asked.card.id.note == "d")  # c was asked today already
        answer(session)
    assert collection.history_of("kecil/c#case").state == lapsed
    state = collection.history_of("kecil/d#case").state
    assert state is not None and state.lapses == 0 and state.reps == named.reps + 1


def test_a_note_that_was_never_asked_is_not_set_against_anything(tmp_path: Path, clock: FakeClock) -> None:
    collection = open_small(tmp_path, clock, Settings(new_per_day=1), DECK)
    session = StudySession(collection)
    session.read()
    question = session.current
    assert isinstance(question, Question)
    wrong = next(place for place, option in enumerate(question.options) if not option.right)
    session.choose(wrong)
    session.rate()
    assert not (isinstance(session.current, Question) and session.current.origin == "contrast")
    assert session.queue.counts().contrasts == 0


def test_a_pair_is_contrasted_once_a_day_however_often_it_is_confused(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    blocks = 0
    for _ in range(40):
        question = session.current
        if not isinstance(question, Question):
            break
        if question.origin == "contrast" and question.against in "cd":
            blocks += 1
            keys = [option.key for option in question.options]
            session.choose(keys.index(question.against))  # confused again
            session.rate()
        else:
            answer(session)
    assert blocks == 2  # both halves
    next_day(clock)
    assert due(collection)[0] == {"c", "d"}


def test_the_other_half_follows_though_something_else_is_due(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    answer(session)
    clock.forward(hours=1)  # a learning card's time has come
    session.advance()
    assert now(session)[0] == "contrast"


def test_undo_takes_back_half_a_contrast(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    first = now(session)
    answer(session)
    second = now(session)
    assert session.undo() and now(session) == first
    answer(session)
    assert now(session) == second
    answer(session)
    assert session.undo() and now(session) == second
    answer(session)
    assert not session.queue.counts().contrasts


def test_a_half_put_aside_does_not_hold_up_the_rest(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    answer(session)
    session.suspend()
    assert not (isinstance(session.current, Question) and session.current.origin == "contrast")


# --- without a confusion -------------------------------------------------------------------------------------------


def test_a_pair_of_the_deck_is_contrasted_as_soon_as_both_are_known(tmp_path: Path, clock: FakeClock) -> None:
    """Turned over, nothing shows that the learner can tell them apart: the deck's word for it counts."""
    collection = open_small(tmp_path, clock, Settings(new_per_day=9, ask_case="flip"), DECK)
    assert due(collection) == []
    finish(StudySession(collection))
    assert due(collection) == []  # not on the day on which they were met
    next_day(clock)
    assert due(collection) == [{"a", "b"}]
    assert finish(StudySession(collection))[:2] in (["contrast a", "contrast b"], ["contrast b", "contrast a"])


def test_a_contrast_after_a_confusion_does_not_use_up_the_planned_ones(tmp_path: Path, clock: FakeClock) -> None:
    """Six look-alikes in three pairs, all of them easily confused: three a day are planned."""
    deck = DECK
    for one, other in ("cd", "ef"):
        deck = deck.replace(f"{{id: {one},", f"{{id: {one}, confusable_with: {{{other}: x}},")
    collection = open_small(tmp_path, clock, Settings(new_per_day=9, ask_case="flip"), deck)
    finish(StudySession(collection))
    next_day(clock)
    assert len(due(collection)) == 3
    now = clock.now()
    review = Review(
        collection.new_id(now), now, "kecil/a#case", Rating.AGAIN, 0, "choose", gave="b", options=("a", "b")
    )
    collection.record([review])
    session = StudySession(collection)
    answer(session)
    answer(session)
    assert sorted(map(sorted, due(collection))) == [["c", "d"], ["e", "f"]]


def test_who_tells_them_apart_again_and_again_needs_no_contrast(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    assert collection.confusions.pair(collection.decks[0], "a", "b").rate < 0.1
    assert due(collection) == []


def test_contrasts_are_spaced(collection: Collection, clock: FakeClock) -> None:
    """After a confusion: at once, then 1, 3, 7 and 14 days apart, as long as the pair is still easily confused."""
    both_known(collection, clock)
    confuse(collection, clock, "c", "d")
    began = collection.today
    days = []
    for _day in range(40):
        session = StudySession(collection)
        if any(step.startswith("contrast") and step[-1] in "cd" for step in finish(session)):
            days.append((collection.today - began).days)
        next_day(clock)
    gaps = [later - earlier for earlier, later in pairwise(days)]
    assert days[0] == 0
    assert all(gap >= least for gap, least in zip(gaps, SPACING, strict=False)), days
    assert len(days) >= 2


@pytest.mark.parametrize("mixed_up", [False, True])
def test_three_a_day_even_if_the_two_are_confused_in_them(
    all_due: StudySession, clock: FakeClock, mixed_up: bool
) -> None:
    halves = 0
    while isinstance(question := all_due.current, Question) and halves < 20:
        if question.origin == "contrast":
            halves += 1
            if mixed_up and halves % 2:
                clock.forward(seconds=5)
                all_due.choose([option.key for option in question.options].index(question.against))
                all_due.rate()
                continue
        answer(all_due)
    assert halves == 2 * 3


def test_a_contrast_that_was_begun_is_one_of_the_three(all_due: StudySession) -> None:
    totals = []
    while isinstance(all_due.current, Question):
        totals.append(all_due.progress().total)
        answer(all_due)
    assert len(totals) >= 6 and len(set(totals)) == 1, totals


def test_notes_that_never_stand_beside_each_other_are_not_contrasted(tmp_path: Path, clock: FakeClock) -> None:
    """The deck calls two notes with one meaning look-alikes: neither is a wrong answer for the other."""
    deck = DECK.replace("back: arti b", "back: arti a")
    collection = open_small(tmp_path, clock, Settings(new_per_day=9, ask_case="flip"), deck)
    finish(StudySession(collection))
    next_day(clock)
    assert due(collection) == []
