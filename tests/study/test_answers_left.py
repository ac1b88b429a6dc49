"""An answer that was judged counts, also if the learner puts its card aside or leaves instead of going on."""

from pathlib import Path

import pytest

from tests.support.answering import answer
from tests.support.collections import open_small
from tests.support.confusing import DECK, both_known, next_day
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.history.events import Bury, Event, Read, Review, Suspend
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.session import StudySession
from trainer.study.steps import Question


@pytest.fixture
def session(tmp_path: Path, clock: FakeClock) -> StudySession:
    return a_later_day(tmp_path, clock, Settings(new_per_day=9))


def a_later_day(folder: Path, clock: FakeClock, settings: Settings) -> StudySession:
    collection = open_small(folder, clock, settings, DECK.replace("level: mikro,", "level: mikro, hint: petunjuk,"))
    both_known(collection, clock)
    next_day(clock, 20)
    return StudySession(collection)


def choose_wrong(session: StudySession) -> tuple[str, str]:
    """The note asked, and the one chosen instead."""
    question = session.current
    assert isinstance(question, Question) and question.origin == ""
    place, option = next((place, one) for place, one in enumerate(question.options) if not one.right)
    session.choose(place)
    return question.card.id.note, option.key


def weight(collection: Collection, asked: str, given: str) -> float:
    return collection.confusions.weight("kecil", asked, given)


def newest(session: StudySession, count: int) -> list[Event]:
    return list(session.collection.history.events[-count:])


@pytest.mark.parametrize("aside", [StudySession.bury, StudySession.suspend])
def test_a_wrong_answer_counts_though_its_card_is_put_aside(session: StudySession, aside: object) -> None:
    asked, given = choose_wrong(session)
    known = len(session.collection.history.events)
    before = session.current
    aside(session)  # type: ignore[operator]
    review, put = newest(session, 2)
    assert isinstance(review, Review) and (review.rating, review.gave) == (Rating.AGAIN, given)
    assert isinstance(put, Bury | Suspend) and put.card == review.card
    assert weight(session.collection, asked, given) > 0.9
    assert [one.rating for one in session.answered] == [Rating.AGAIN]

    again = StudySession(session.collection)
    assert again.undo()
    assert isinstance(again.current, Question) and isinstance(before, Question)
    assert again.current.card.id == before.card.id and not again.revealed
    assert weight(session.collection, asked, given) == 0
    assert len(session.collection.history.events) == known + 3
    action = session.collection.journal.newest_action()
    assert action is not None and action.at < review.at


def test_undo_forgets_the_answer_in_the_sitting_as_well(session: StudySession) -> None:
    choose_wrong(session)
    session.bury()
    assert session.undo() and session.answered == []


def test_a_right_answer_counts_as_good(session: StudySession) -> None:
    question, known = session.current, len(session.collection.history.events)
    assert isinstance(question, Question)
    session.choose(next(place for place, option in enumerate(question.options) if option.right))
    session.bury()
    assert len(session.collection.history.events) == known + 2
    review = newest(session, 2)[0]
    assert isinstance(review, Review) and review.rating is Rating.GOOD


def test_what_only_the_learner_could_judge_is_not_judged(tmp_path: Path, clock: FakeClock) -> None:
    session = a_later_day(tmp_path, clock, Settings(new_per_day=9, ask_case="flip"))
    while isinstance(session.current, Question) and session.current.origin:
        answer(session)
    known = len(session.collection.history.events)
    session.reveal()
    session.settle()
    assert len(session.collection.history.events) == known
    session.bury()
    assert len(session.collection.history.events) == known + 1


def test_leaving_settles_what_was_judged(session: StudySession) -> None:
    asked, given = choose_wrong(session)
    session.settle()
    review = newest(session, 1)[0]
    assert isinstance(review, Review) and review.gave == given
    assert weight(session.collection, asked, given) > 0.9
    known = len(session.collection.history.events)
    session.settle()  # the next question wasn't answered
    assert len(session.collection.history.events) == known


def test_undo_takes_back_the_answer_that_shows_first(session: StudySession) -> None:
    """Nothing was written of it yet, and what was written before stays."""
    answer(session)
    while isinstance(session.current, Question) and session.current.origin:
        answer(session)
    known, question = len(session.collection.history.events), session.current
    asked, _given = choose_wrong(session)
    assert session.undo()
    assert session.current == question and not session.revealed
    assert len(session.collection.history.events) == known
    assert session.undo() and len(session.collection.history.events) == known + 1
    assert isinstance(session.current, Question) and session.current.card.id.note != asked


def test_hints_that_were_taken_stay_taken(session: StudySession) -> None:
    assert session.attempt is not None and isinstance(session.current, Question)
    hint = session.attempt.hint()
    session.choose(next(place for place, option in enumerate(session.current.options) if option.right))
    assert session.undo() and session.attempt.hints == (hint,)
    session.choose(next(place for place, option in enumerate(session.current.options) if option.right))
    assert session.attempt.allowed == (Rating.HARD,)
    session.rate()
    assert session.undo() and session.attempt.hints == (hint,)


def test_only_what_is_taken_back_makes_the_confusions_be_counted_anew(session: StudySession) -> None:
    """Counting all of them takes time in proportion to the history."""
    known = session.collection.confusions
    choose_wrong(session)
    session.bury()
    at = session.collection.clock.now()
    session.collection.record([Read(session.collection.new_id(at), at, "kecil/a")])
    assert session.collection.confusions is known
    session.undo()
    assert session.collection.confusions is not known
