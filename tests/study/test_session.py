"""A sitting, as a learner goes through it."""

from pathlib import Path

import pytest

from tests.support.answering import answer, give_answer
from tests.support.collections import open_small
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.errors import FileFormatError, StorageError
from trainer.history.events import Bury, Read, Review, Suspend, Undo
from trainer.i18n import use
from trainer.scheduling.rating import Rating
from trainer.study.queue import Counts
from trainer.study.session import StudySession
from trainer.study.steps import Finished, Question, ReadPage
from trainer.study.summary import sentences


@pytest.fixture
def session(tmp_path: Path, clock: FakeClock) -> StudySession:
    return StudySession(open_small(tmp_path, clock))


def shown(session: StudySession) -> str:
    match session.current:
        case ReadPage(note=note):
            return f"read {note.id}"
        case Question(card=card):
            return f"{card.id.note}#{card.id.kind}"
        case Finished():
            return "finished"


def first_day(session: StudySession) -> list[str]:
    """Everything good: what was shown, in order."""
    seen: list[str] = []
    while not isinstance(session.current, Finished):
        seen.append(shown(session))
        if isinstance(session.current, ReadPage):
            session.read()
        else:
            answer(session)
        assert len(seen) < 99
    return seen


def test_the_first_day_teaches_two_notes_in_the_order_of_introduction(session: StudySession) -> None:
    assert first_day(session) == ["read b", "read a", "b#case", "a#case", "b#case", "a#case"]


def test_the_days_after_bring_the_next_notes_and_kinds(session: StudySession, clock: FakeClock) -> None:
    first_day(session)
    clock.forward(days=1)
    session.advance()
    seen = first_day(session)
    assert [step for step in seen if step.startswith("read")] == ["read c", "read d"]
    # d has no case: its first kind is the term. A right choice may have been a guess, so the cases are due again.
    assert {step for step in seen if "#" in step} == {"a#case", "b#case", "c#case", "d#term"}
    clock.forward(days=1)
    session.advance()
    assert set(first_day(session)) == {"a#term", "b#term", "c#case", "d#definition"}


def test_a_question_shows_another_case_than_the_page_did(session: StudySession) -> None:
    assert isinstance(session.current, ReadPage) and session.current.example is not None
    on_page = session.current.example.text.own
    session.read()
    session.read()
    assert isinstance(session.current, Question) and session.current.example is not None
    assert (on_page, session.current.example.text.own) == ("kasus b1", "kasus b2")


def test_cases_take_turns(session: StudySession, clock: FakeClock) -> None:
    seen: list[str] = []
    for _ in range(90):
        match session.current:
            case ReadPage():
                session.read()
            case Question(card=card, example=example):
                if card.id.note == "b" and example is not None:
                    seen.append(example.text.own)
                answer(session)
            case Finished():
                clock.forward(days=3)
                session.advance()
    assert seen[:4] == ["kasus b2", "kasus b3", "kasus b1", "kasus b2"]


def test_a_new_note_waits_for_four_other_cards_before_its_first_question(tmp_path: Path, clock: FakeClock) -> None:
    cards = "\n".join(f"  - {{front: istilah {n}, back: arti {n}}}" for n in range(12))
    deck = f"format: 1\nid: d\ntitle: D\nkinds: [term]\ncards:\n{cards}\n"
    collection = open_small(tmp_path, clock, Settings(new_per_day=6), deck)
    session = StudySession(collection)
    first_day(session)
    clock.forward(days=30)
    session.advance()
    seen = first_day(session)
    page = next(place for place, step in enumerate(seen) if step.startswith("read"))
    question = seen.index(f"{seen[page][5:]}#term")
    assert sum(not step.startswith("read") for step in seen[page:question]) >= 4


def test_a_failed_card_comes_back_in_the_same_sitting(session: StudySession) -> None:
    session.read()
    session.read()
    answer(session, Rating.AGAIN)
    assert shown(session) == "a#case"
    answer(session, Rating.EASY)
    assert shown(session) == "b#case"


def test_nothing_is_rated_before_it_was_revealed(session: StudySession) -> None:
    session.read()
    session.read()
    session.rate(Rating.GOOD)
    assert not any(isinstance(event, Review) for event in session.collection.history.events)


def test_a_review_records_what_happened(session: StudySession) -> None:
    session.read()
    session.read()
    answer(session, Rating.EASY, seconds=4.21)
    review = session.collection.history.events[-1]
    assert isinstance(review, Review)
    assert (review.card, review.rating, review.ms, review.how) == ("kecil/b#case", Rating.EASY, 4210, "choose")
    assert review.due is not None and len(review.case) == 8


def test_undo_goes_back_as_far_as_there_is_anything(session: StudySession) -> None:
    first_day(session)
    history = session.collection.history
    done = [event for event in history.events if isinstance(event, Review | Read)]
    for event in reversed(done):
        assert session.undo()
        undo = history.events[-1]
        assert isinstance(undo, Undo) and undo.of == (event.id,)
    assert not session.undo()
    assert shown(session) == "read b"
    assert session.queue.counts() == Counts(due=0, new=2, learning=0)
    assert session.progress().done == 0


def test_undo_reaches_into_the_sitting_before(session: StudySession, tmp_path: Path, clock: FakeClock) -> None:
    first_day(session)
    again = StudySession(open_small(tmp_path, clock, seed=2))
    assert shown(again) == "finished"
    assert again.undo()
    assert shown(again) == "a#case"
    assert again.undo()
    assert shown(again) == "b#case"


def test_an_undone_question_shows_the_same_case(session: StudySession) -> None:
    session.read()
    session.read()
    assert isinstance(session.current, Question)
    example = session.current.example
    answer(session)
    session.undo()
    assert isinstance(session.current, Question)
    assert session.current.example == example
    assert not session.revealed


def test_a_buried_card_comes_back_tomorrow(session: StudySession, clock: FakeClock) -> None:
    session.read()
    session.read()
    session.bury()
    assert isinstance(session.collection.history.events[-1], Bury)
    assert "b#case" not in first_day(session)
    clock.forward(days=1)
    session.advance()
    assert "b#case" in first_day(session)


def test_a_suspended_card_stays_away_and_comes_back_by_undo(session: StudySession, clock: FakeClock) -> None:
    session.read()
    session.read()
    session.suspend()
    assert isinstance(session.collection.history.events[-1], Suspend)
    clock.forward(days=2)
    session.advance()
    assert "b#case" not in first_day(session)


def test_undo_brings_a_suspended_card_back(session: StudySession) -> None:
    session.read()
    session.read()
    session.suspend()
    assert session.undo()
    assert shown(session) == "b#case"


def test_later_leaves_a_page_for_another_sitting(session: StudySession, tmp_path: Path, clock: FakeClock) -> None:
    session.later()
    assert shown(session) == "read a"
    session.later()
    assert shown(session) == "finished"
    assert session.queue.counts().new == 2
    assert shown(StudySession(open_small(tmp_path, clock, seed=2))) == "read b"


def test_reading_first_can_be_switched_off(tmp_path: Path, clock: FakeClock) -> None:
    session = StudySession(open_small(tmp_path, clock, Settings(read_first=False)))
    assert shown(session) == "b#case"
    answer(session)
    assert first_day(session)[0] == "a#case"
    assert session.queue.counts() == Counts()


def test_the_limit_of_reviews_holds_for_the_day(tmp_path: Path, clock: FakeClock) -> None:
    cards = "\n".join(f"  - {{front: istilah {n}, back: arti {n}}}" for n in range(9))
    deck = f"format: 1\nid: d\ntitle: D\nkinds: [term]\ncards:\n{cards}\n"
    session = StudySession(open_small(tmp_path, clock, Settings(new_per_day=9), deck))
    first_day(session)
    clock.forward(days=40)
    limited = StudySession(open_small(tmp_path, clock, Settings(reviews_per_day=4), seed=2))
    assert limited.queue.counts().due == 4
    assert len(first_day(limited)) == 4
    assert limited.queue.counts().due == 0


class FailingHistory:
    """A history whose disk is full."""

    def __init__(self, session: StudySession) -> None:
        self.history = session.collection.history
        self.fails = True

    def __getattr__(self, name: str) -> object:
        return getattr(self.history, name)

    def append(self, events: list[object]) -> None:
        if self.fails:
            raise StorageError("the disk is full")
        self.history.append(events)  # type: ignore[arg-type]


def test_a_failed_write_changes_nothing(session: StudySession) -> None:
    session.read()
    session.read()
    give_answer(session)
    step, counts = session.current, session.queue.counts()
    session.collection.history = FailingHistory(session)  # type: ignore[assignment]
    with pytest.raises(StorageError):
        session.rate(Rating.GOOD)
    assert session.current is step and session.revealed
    assert session.queue.counts() == counts
    assert session.progress().ratings == ()


def test_an_answer_on_disk_counts_though_the_files_cannot_be_looked_at_again(session: StudySession) -> None:
    session.read()
    session.read()
    give_answer(session)

    def fails() -> bool:
        raise FileFormatError("the folder is gone")

    session.collection.library.refresh = fails  # type: ignore[method-assign]
    session.rate(Rating.GOOD)
    assert shown(session) == "a#case"
    reviews = [event.card for event in session.collection.history.events if isinstance(event, Review)]
    assert reviews == ["kecil/b#case"]
    with pytest.raises(FileFormatError):
        session.look_again()  # where it is told


def test_going_on_unsaved_keeps_the_events_in_order_until_they_fit(session: StudySession, tmp_path: Path) -> None:
    session.read()
    session.read()
    failing = FailingHistory(session)
    collection = session.collection
    collection.history = failing  # type: ignore[assignment]
    collection.go_on_unsaved = True
    answer(session)
    answer(session)
    assert len(collection.unsaved) == 2
    assert not any(isinstance(event, Review) for event in failing.history.events)
    failing.fails = False
    answer(session)
    assert collection.unsaved == []
    reviews = [event.card for event in failing.history.events if isinstance(event, Review)]
    assert reviews == ["kecil/b#case", "kecil/a#case", "kecil/b#case"]


def test_progress_counts_cards_not_answers(session: StudySession) -> None:
    assert session.progress().total == 2
    session.read()
    session.read()
    answer(session)
    assert (session.progress().done, session.progress().total) == (0, 2)
    first_day(session)
    assert (session.progress().done, session.progress().total) == (2, 2)


def test_the_summary_is_in_words(session: StudySession) -> None:
    session.read()
    session.read()
    answer(session, Rating.AGAIN, seconds=100)
    first_day(session)
    use("en")
    assert sentences(session.summary()) == (
        "2 new notes read, 2 cards, 2 minutes.",
        "Stuck today: Pendengar and Penghubung.",
        "Tomorrow: 2 cards, 2 new notes, about 2 minutes.",
    )
    use("id")
    assert sentences(session.summary())[1] == "Melekat hari ini: Pendengar dan Penghubung."
    use("en")


def test_the_end_tells_what_is_left_today(session: StudySession, clock: FakeClock) -> None:
    use("en")
    session.later()
    session.later()
    assert "Left today: 2 new notes." in sentences(session.summary())
    session = StudySession(session.collection)
    session.read()
    session.read()
    answer(session)
    assert "Left today: 1 card, 1 new note." in sentences(session.summary())
    first_day(session)
    assert not any(sentence.startswith("Left") for sentence in sentences(session.summary()))


def test_pages_come_early_enough_for_the_due_cards_to_stand_before_their_questions(
    session: StudySession, clock: FakeClock
) -> None:
    first_day(session)
    clock.forward(days=1)
    session.advance()
    assert first_day(session)[:4] == ["read c", "read d", "b#case", "a#case"]


@pytest.mark.parametrize(("due", "pages"), [(3, [0, 0]), (4, [0, 0]), (6, [0, 2]), (9, [2, 5]), (20, [3, 6])])
def test_pages_are_spread_among_the_due_cards(tmp_path: Path, clock: FakeClock, due: int, pages: list[int]) -> None:
    cards = "\n".join(f"  - {{front: istilah {n}, back: arti {n}}}" for n in range(due + 2))
    deck = f"format: 1\nid: d\ntitle: D\nkinds: [term]\ncards:\n{cards}\n"
    first_day(StudySession(open_small(tmp_path, clock, Settings(new_per_day=due), deck)))
    clock.forward(days=60)
    seen = first_day(StudySession(open_small(tmp_path, clock, seed=2)))
    read = [place for place, step in enumerate(seen) if step.startswith("read")]
    assert [place - number for number, place in enumerate(read)] == pages
    for place in read:
        between = seen[place + 1 : seen.index(f"{seen[place][5:]}#term")]
        assert sum(not step.startswith("read") for step in between) >= min(4, due)


def test_two_programs_see_each_other(session: StudySession, tmp_path: Path, clock: FakeClock) -> None:
    other = StudySession(open_small(tmp_path, clock, seed=2))
    session.read()
    session.read()
    clock.forward(seconds=1)
    assert other.look_again()
    other.advance()
    assert shown(other) == "b#case"
    answer(other)
    answer(session)
    ids = [event.id for event in session.collection.history.events]
    assert len(ids) == len(set(ids))
    assert len([event for event in session.collection.history.events if isinstance(event, Review)]) == 2


def test_an_edited_deck_keeps_the_card_that_is_shown(session: StudySession, tmp_path: Path, clock: FakeClock) -> None:
    session.read()
    session.read()
    file = next((tmp_path / "starter").iterdir())
    file.write_text(file.read_text().replace("Menyimak anggota", "Menyimak anggota kelompok"), encoding="utf-8")
    assert session.look_again()
    assert isinstance(session.current, Question)
    assert session.current.card.note.back.own == "Menyimak anggota kelompok"
    assert shown(session) == "b#case"
    answer(session)
    assert shown(session) == "a#case"
