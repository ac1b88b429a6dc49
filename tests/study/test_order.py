"""In which order cards are asked: look-alikes far from one another, and who was named wrongly again the same day."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questions.roles import roles
from tests.support.collections import open_small
from tests.support.confusing import DECK, both_known, finish, next_day
from tests.support.fake_clock import FakeClock
from trainer.config.settings import Settings
from trainer.history.events import Review
from trainer.questions.look_alikes import look_alikes
from trainer.scheduling.draw import draw
from trainer.study.collection import Collection
from trainer.study.order import APART, first_apart, note_of, spread
from trainer.study.session import StudySession
from trainer.study.steps import Question


@pytest.fixture
def collection(tmp_path: Path, clock: FakeClock) -> Collection:
    return open_small(tmp_path, clock, Settings(new_per_day=9), DECK)


PAIRS = st.sets(st.frozensets(st.integers(0, 11), min_size=2, max_size=2))


@given(st.lists(st.integers(0, 11), unique=True, max_size=12), PAIRS)
@settings(deadline=None)
def test_spreading_loses_nothing_and_moves_only_for_a_reason(cards: list[int], pairs: set[frozenset[int]]) -> None:
    names = [f"d/{card}#case" for card in cards]

    def alike(note: str) -> set[str]:
        return {f"d/{other}" for pair in pairs if int(note[2:]) in pair for other in pair if f"d/{other}" != note}

    found = spread(names, [], alike)
    assert sorted(found) == sorted(names)
    if not pairs:
        assert found == names


def test_look_alikes_keep_five_cards_apart_where_there_are_as_many() -> None:
    names = [f"d/{card}#case" for card in "abcdefgh"]

    def alike(note: str) -> set[str]:
        return {"d/a": {"d/b"}, "d/b": {"d/a"}}.get(note, set())

    found = spread(names, [], alike)
    assert abs(found.index("d/b#case") - found.index("d/a#case")) > APART
    assert first_apart(["d/b#case"], ["d/a"], alike) == "d/b#case"  # there is nothing else


def test_all_27_roles_can_be_asked_with_five_cards_between_any_two_look_alikes() -> None:
    pairs = look_alikes(roles())

    def alike(note: str) -> set[str]:
        return {f"d/{other}" for other in pairs.get(note[2:], ())}

    for day in range(50):
        lots = {f"d/{note.id}#case": draw(f"{day}{note.id}") for note in roles().notes}
        asked = spread(sorted(lots, key=lots.__getitem__), [], alike)
        places = {note_of(name)[2:]: place for place, name in enumerate(asked)}
        distances = [abs(places[one] - places[other]) for one, others in pairs.items() for other in others]
        assert min(distances) > APART


def test_due_look_alikes_are_asked_apart(collection: Collection, clock: FakeClock) -> None:
    both_known(collection, clock)
    next_day(clock, 30)
    session = StudySession(collection)
    assert session.queue.counts().due == 6
    asked = finish(session)[:6]
    places = {note: place for place, note in enumerate(asked)}
    assert abs(places["a"] - places["b"]) >= 3


def test_the_first_question_of_a_new_note_keeps_away_from_its_look_alikes(tmp_path: Path, clock: FakeClock) -> None:
    deck = DECK.replace("cards:", "introduce: [a, c, d, e, f, b]\ncards:")
    collection = open_small(tmp_path, clock, Settings(new_per_day=5), deck)
    both_known(collection, clock)
    for _day in range(20):
        seen = finish(StudySession(collection))
        first = next((place for place, note in enumerate(seen) if note == "b"), None)
        if first:
            others = [note for note in seen[:first] if note not in "ab"]
            assert "a" not in seen[max(0, first - 5) : first] or len(others) < APART
        next_day(clock)


def test_the_role_named_comes_back_the_same_day_without_a_lapse(tmp_path: Path, clock: FakeClock) -> None:
    """By typing there are no cases to contrast here: the role that was named is asked ahead of its day."""
    deck = DECK.replace("kinds: [case]", "kinds: [term]")
    collection = open_small(tmp_path, clock, Settings(new_per_day=9), deck)
    both_known(collection, clock)
    session = StudySession(collection)
    question = session.current
    assert isinstance(question, Question)
    other = "Pencatat" if question.card.id.note != "d" else "Pendengar"
    session.type(other)
    session.rate()
    named = "d" if other == "Pencatat" else "c"
    state = collection.history_of(f"kecil/{named}#term").state
    assert state is not None and state.lapses == 0
    assert named in [card.note for card in session.queue.learning()] or state.due_day == collection.today
    seen = finish(session)
    assert named in seen
    review = [
        event
        for event in collection.history.events
        if isinstance(event, Review) and event.card == f"kecil/{named}#term"
    ][-1]
    assert collection.scheduler.study_day.of(review.at) == collection.today
    assert review.origin in ("ahead", "")
    assert session.queue.counts().total == 0
