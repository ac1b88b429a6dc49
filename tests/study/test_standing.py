"""Where a note's cards stand on a day."""

from datetime import date, datetime, timedelta

import pytest

from tests.support.fake_clock import WIB
from trainer.decks.model import Card, CardId, Note, Text
from trainer.history.replay import NEW, CardHistory
from trainer.scheduling.memory import MemoryState, Phase
from trainer.study.standing import CardFacts, Standing, kind_start, standings

DAY = date(2026, 11, 24)
NOTE = Note(id="a", front=Text("A"), back=Text("b"), position=0, line=1, kinds=("case", "term", "definition"))


def history(due_in: int | None = None, *, right_days: int = 1, answered: int = -3) -> CardHistory:
    """A card in review that is due in so many days (learning if None) and was last answered so many days ago."""
    at = datetime(2026, 11, 20, 10, tzinfo=WIB)
    state = MemoryState(
        stability=5,
        difficulty=5,
        phase=Phase.LEARNING if due_in is None else Phase.REVIEW,
        step=0 if due_in is None else None,
        due_at=at if due_in is None else None,
        due_day=None if due_in is None else DAY + timedelta(days=due_in),
        last_review=at,
        reps=1,
        lapses=0,
    )
    return CardHistory(state, at, right_days, DAY + timedelta(days=answered), None)


def facts(kind: str, of: CardHistory = NEW, *, suspended: bool = False, buried: bool = False) -> CardFacts:
    return CardFacts(Card(CardId("d", "a", kind), NOTE), of, suspended, buried)


def stand(*cards: CardFacts, began: int | None = None, apart: bool = True) -> list[str]:
    began_day = None if began is None else DAY + timedelta(days=began)
    found = standings(cards, DAY, began=began_day, apart=apart)
    return [found[str(card.card.id)].value for card in cards]


def test_a_note_nobody_met_is_new_in_its_first_kind_only() -> None:
    assert stand(facts("case"), facts("term"), facts("definition")) == ["new", "later", "later"]


def test_a_note_that_was_read_waits_for_its_first_question() -> None:
    assert stand(facts("case"), facts("term"), began=0) == ["read", "later"]


@pytest.mark.parametrize(("days", "expected"), [(0, "later"), (-1, "due"), (-4, "due")])
def test_the_second_kind_comes_a_day_after_the_first(days: int, expected: str) -> None:
    assert stand(facts("case", history(5)), facts("term"), began=days) == ["later", expected]


@pytest.mark.parametrize(("days", "expected"), [(-3, "later"), (-4, "due")])
def test_the_third_kind_comes_four_days_after_the_first(days: int, expected: str) -> None:
    assert stand(facts("case", history(5)), facts("term", history(5)), facts("definition"), began=days)[2] == expected


def test_a_kind_waits_until_the_one_before_was_right() -> None:
    assert stand(facts("case", history(5, right_days=0)), facts("term"), began=-9) == ["later", "later"]


def test_a_suspended_kind_holds_up_none_after_it() -> None:
    cards = [facts("case", suspended=True), facts("term", history(5)), facts("definition")]
    assert stand(*cards, began=-5) == ["suspended", "later", "due"]


def test_the_kind_after_a_suspended_one_that_was_asked_is_the_next_of_a_begun_note() -> None:
    cards = [facts("case", history(-1), suspended=True), facts("term"), facts("definition")]
    assert stand(*cards, began=-3) == ["suspended", "due", "later"]
    assert stand(*cards, began=0) == ["suspended", "later", "later"]
    assert stand(facts("case", suspended=True), facts("term"), began=-3) == ["suspended", "read"]


def test_a_card_that_was_suspended_after_its_turn_keeps_its_siblings_away_that_day() -> None:
    assert stand(facts("case", history(5, answered=0), suspended=True), facts("term", history(0)), began=-9) == [
        "suspended",
        "hidden",
    ]


def test_only_the_longest_due_sibling_is_asked() -> None:
    assert stand(facts("case", history(-1)), facts("term", history(-4)), began=-9) == ["hidden", "due"]


def test_a_review_goes_before_a_kind_never_asked() -> None:
    assert stand(facts("case", history(0)), facts("term"), began=-9) == ["due", "hidden"]


def test_siblings_of_a_note_answered_today_are_hidden_but_learning_cards_are_not() -> None:
    cards = [facts("case", history(-1)), facts("term", history(None, answered=0))]
    assert stand(*cards, began=-9) == ["hidden", "learning"]


def test_siblings_meet_when_they_may() -> None:
    assert stand(facts("case", history(-1)), facts("term", history(-4)), began=-9, apart=False) == ["due", "due"]


def test_a_buried_card_is_hidden_and_its_sibling_takes_its_place() -> None:
    assert stand(facts("case", history(-2), buried=True), facts("term", history(0)), began=-9) == ["hidden", "due"]


def test_kinds_start_further_and_further_apart() -> None:
    assert [kind_start(place) for place in range(6)] == [0, 1, 4, 7, 10, 13]
    assert Standing.NEW == "new"
