"""The deck changes while the answer shows: what was answered counts, in the way it was asked."""

from pathlib import Path

import pytest

from tests.support.answering import give_answer
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.session import StudySession
from trainer.study.steps import Question

FIVE = "id: lima\nkinds: [case]\ncards:\n" + "".join(
    f"  - {{id: n{n}, front: N{n}, back: arti {n}, examples: [k{n}]}}\n" for n in range(5)
)


@pytest.fixture
def answered(tmp_path: Path, clock: FakeClock) -> StudySession:
    session = StudySession(open_small(tmp_path, clock, None, FIVE))
    session.read()
    session.read()
    give_answer(session)
    return session


def edit(session: StudySession, text: str) -> None:
    file = session.collection.decks[0].file
    assert file is not None
    file.write_text(text, encoding="utf-8")
    assert session.look_again()


def test_an_answer_counts_though_its_note_left_the_deck_meanwhile(answered: StudySession) -> None:
    question = answered.current
    assert isinstance(question, Question)
    gone = question.card.id.note
    edit(answered, "".join(line for line in FIVE.splitlines(keepends=True) if f"id: {gone}," not in line))
    assert answered.current is question and answered.revealed
    answered.rate()
    review = answered.collection.history.events[-1]
    assert isinstance(review, Review) and review.card == str(question.card.id)


def test_the_keys_promise_what_is_written_though_the_way_of_asking_changed(answered: StudySession) -> None:
    edit(answered, FIVE.replace("kinds:", "how: {case: flip}\nkinds:"))
    question = answered.current
    assert isinstance(question, Question) and question.how == "choose" and len(question.options) == 4
    promised = question.outcomes[Rating.EASY]
    answered.rate(Rating.EASY)
    review = answered.collection.history.events[-1]
    assert isinstance(review, Review) and review.due == promised.due
    state = answered.collection.history_of(review.card).state
    assert state is not None and state.stability == pytest.approx(promised.state.stability)


def test_more_ideas_than_were_shown_wait_for_the_next_time(tmp_path: Path, clock: FakeClock) -> None:
    deck = "id: satu\ncards:\n  - {id: a, front: A, back: B, ideas: [x, y]}\n"
    session = StudySession(open_small(tmp_path, clock, None, deck))
    session.read()
    give_answer(session)
    assert session.attempt is not None and session.attempt.grade is Rating.GOOD
    edit(session, deck.replace("[x, y]", "[x, y, z, p, q, r]"))
    assert session.attempt.grade is Rating.GOOD and len(session.attempt.question.card.note.ideas) == 2


THREE = "id: tiga\nkinds: [case]\ncards:\n" + "".join(
    f"  - {{id: n{n}, front: N{n}, back: arti {n}, examples: [satu {n}, dua {n}, tiga {n}]}}\n" for n in range(5)
)


@pytest.mark.parametrize("change", ["removed", "moved"])
def test_the_case_that_was_answered_stays(tmp_path: Path, clock: FakeClock, change: str) -> None:
    session = StudySession(open_small(tmp_path, clock, None, THREE))
    session.read()
    session.read()
    question = session.current
    assert isinstance(question, Question) and question.example is not None
    asked = question.example
    give_answer(session)
    other = "lain sama sekali" if change == "removed" else "sebelum itu, " + asked.text.own
    edit(session, THREE.replace(f"{asked.text.own},", f"{other},").replace(f"{asked.text.own}]", f"{other}]"))
    assert isinstance(session.current, Question) and session.current.example == asked
    session.rate()
    review = session.collection.history.events[-1]
    assert isinstance(review, Review) and review.case == asked.key


def test_what_left_the_deck_meanwhile_is_not_asked_again(answered: StudySession) -> None:
    question = answered.current
    assert isinstance(question, Question)
    edit(answered, FIVE.replace(f"id: {question.card.id.note},", "id: lain,"))
    assert answered.undo()
    assert not isinstance(answered.current, Question) or answered.current.card.id != question.card.id
