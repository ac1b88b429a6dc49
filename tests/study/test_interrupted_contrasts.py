"""A contrast is put aside, taken back, left in the middle, or the day ends in it."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.answering import answer, give_answer
from tests.support.collections import open_small
from tests.support.confusing import DECK, both_known, confuse, due, morning_when_all_are_due, next_day, now
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.contrasts import plan_of
from trainer.study.session import StudySession
from trainer.study.steps import Question


@pytest.fixture
def collection(tmp_path: Path, clock: FakeClock) -> Collection:
    return open_small(tmp_path, clock, Settings(new_per_day=9), DECK)


@pytest.fixture
def all_due(tmp_path: Path, clock: FakeClock) -> StudySession:
    return morning_when_all_are_due(tmp_path, clock)


@pytest.mark.parametrize("action", ["bury", "suspend"])
@pytest.mark.parametrize("half", [1, 2])
def test_a_half_that_was_put_aside_and_taken_back_is_that_half_again(
    collection: Collection, clock: FakeClock, action: str, half: int
) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    if half == 2:
        answer(session)
    before = now(session)
    assert before[0] == "contrast"
    clock.forward(seconds=3)
    getattr(session, action)()
    assert session.undo() and now(session) == before


def test_a_contrast_that_was_left_in_the_middle_goes_on(
    tmp_path: Path, collection: Collection, clock: FakeClock
) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    answer(session)
    second = now(session)
    again = StudySession(open_small(tmp_path, clock, collection.settings, DECK))
    assert now(again) == second == ("contrast", second[1])
    answer(again)
    assert again.undo()
    once_more = StudySession(open_small(tmp_path, clock, collection.settings, DECK))
    assert now(once_more) == second
    answer(once_more)
    assert not (isinstance(once_more.current, Question) and once_more.current.origin == "contrast")


def test_a_card_that_was_put_aside_and_taken_back_is_asked_as_before(all_due: StudySession, clock: FakeClock) -> None:
    """Also if it comes in a contrast later on this day."""
    collection = all_due.collection
    later = plan_of(collection, collection.decks, collection.today).due[2].first
    at = clock.now()
    collection.record([Review(collection.new_id(at), at, str(later.id), Rating.AGAIN, 10, "flip")])
    clock.forward(minutes=20)
    session = StudySession(collection)
    assert now(session) == ("", later.id.note)
    assert later.id in {one.first.id for one in plan_of(collection, collection.decks, collection.today).due}
    session.suspend()
    assert session.undo() and now(session) == ("", later.id.note)


def test_the_other_half_follows_though_the_day_ends_in_between(all_due: StudySession, clock: FakeClock) -> None:
    first = now(all_due)
    clock.set_wall((clock.moment + timedelta(days=1)).replace(hour=3, minute=59, second=40))
    answer(all_due, seconds=15)
    second = now(all_due)
    answer(all_due, seconds=15)
    assert clock.moment.hour == 4
    assert (first[0], second[0]) == ("contrast", "contrast")
    assert {first[1], second[1]} not in due(all_due.collection)
    assert now(all_due)[1] not in (first[1], second[1])


def test_half_a_contrast_is_none(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    answer(confuse(collection, clock, "c", "d"))
    next_day(clock)
    assert due(collection)[0] == {"c", "d"}


def test_a_contrast_answered_after_the_day_ended_promises_its_day(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    session = confuse(collection, clock, "c", "d")
    while session.current.card.id.note != "c":  # type: ignore[union-attr]
        answer(session)
    assert isinstance(session.current, Question) and session.current.outcomes == {}
    clock.set_wall((clock.moment + timedelta(days=1)).replace(hour=4, minute=1))
    answer(session)
    review = collection.history.events[-1]
    assert isinstance(review, Review)
    state = collection.history_of("kecil/c#case").state
    assert state is not None and state.due_day == review.due


@pytest.mark.parametrize("half", [1, 2])
@pytest.mark.parametrize("aside", ["bury", "suspend"])
def test_a_contrast_of_which_a_half_was_put_aside_is_one_of_the_three(
    all_due: StudySession, aside: str, half: int
) -> None:
    pairs: list[set[str]] = []
    while isinstance(question := all_due.current, Question) and len(pairs) < 20:
        if question.origin != "contrast":
            answer(all_due)
            continue
        pair = {question.card.id.note, question.against}
        place = 2 if pairs and pairs[-1] == pair else 1
        if place == 1:
            pairs.append(pair)
        if place == half:
            give_answer(all_due)
            getattr(all_due, aside)()
        else:
            answer(all_due)
    assert len(pairs) == 3


def test_a_half_is_a_new_beginning_an_hour_after_the_day_ended(all_due: StudySession, clock: FakeClock) -> None:
    clock.set_wall((clock.moment + timedelta(days=1)).replace(hour=3, minute=20))
    answer(all_due)
    assert now(all_due)[0] == "contrast"
    for hour, minute in ((4, 10), (4, 40)):
        clock.set_wall(clock.moment.replace(hour=hour, minute=minute))
        all_due.look_again()
        all_due.advance()
        fresh = StudySession(all_due.collection)
        assert now(all_due) == now(fresh) and all_due.queue.counts() == fresh.queue.counts()
