"""Who is taken for whom."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from itertools import count
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_clock import WIB
from trainer.decks.model import Deck, Level, Note, Text
from trainer.history.events import Event, Rename, Review, Undo
from trainer.history.journal import Journal
from trainer.scheduling.rating import Rating
from trainer.statistics.confusions import PRIOR_NAMED, PRIOR_OTHER, Confusion, Confusions

NOW = datetime(2026, 11, 24, 9, 12, tzinfo=WIB)
NOTES = ("a", "b", "c", "d", "e")
_numbers = count(1)


def id_() -> str:
    return f"{next(_numbers):020}aaaaaa"


def review(asked: str, gave: str = "", days: float = 0, how: str = "type", **more: object) -> Review:
    """An answer of so many days ago; with options if it was chosen."""
    card = f"{more.pop('deck', 'd')}/{asked}#{more.pop('kind', 'term')}"
    values = {"rating": Rating.AGAIN, "ms": 1000, "how": how, "gave": gave, **more}
    return Review(id=id_(), at=NOW - timedelta(days=days), card=card, **values)  # type: ignore[arg-type]


def choose(asked: str, gave: str, *others: str, days: float = 0, **more: object) -> Review:
    return review(asked, gave, days, "choose", options=(asked, gave or "e", *others), kind="case", **more)


def rename(old: str, new: str, days: float) -> Rename:
    return Rename(id=id_(), at=NOW - timedelta(days=days), old=old, new=new)


def confusions(*events: Event, now: datetime = NOW) -> Confusions:
    journal = Journal(events, now, "aaaaaa")
    return Confusions(journal.reviews(), now, journal.name_now)


def note(id_: str, position: int, **more: object) -> Note:
    values = {"front": Text(id_.upper()), "back": Text("…"), "line": position + 1, **more}
    return Note(id=id_, position=position, **values)  # type: ignore[arg-type]


DECK = Deck("d", Text("Uji"), tuple(note(one, position) for position, one in enumerate(NOTES)))
NAMED = Deck(
    "d",
    Text("Uji"),
    (
        note("z", 0, front=Text("Pembela"), level="mikro"),
        note("a", 1, confusable_with={"b": None}, level="mikro"),
        note("b", 2, level="mikro"),
        note("y", 3, front=Text("PEMBELA"), level="makro"),
        note("x", 4, front=Text("Pembela"), level="makro"),
    ),
    (Level("mikro", Text("Mikro")), Level("makro", Text("Makro"))),
)


# --- what counts -----------------------------------------------------------------------------------------------------


def test_a_confusion_has_a_direction_and_a_pair_has_both() -> None:
    found = confusions(review("a", "b"), review("a", "b"), review("b", "a", days=2), choose("a", "c", "b"))
    assert (found.weight("d", "a", "b"), found.weight("d", "a", "c"), found.weight("d", "c", "a")) == (2, 1, 0)
    assert found.weight("d", "b", "a") == 0.5 ** (2 / 30)
    assert found.weight("other", "a", "b") == 0
    pair = found.pair(DECK, "a", "b")
    assert (pair.taken, pair.weight, pair.last) == (3, 2 + 0.5 ** (2 / 30), NOW)
    assert found.given_for("d", "a") == {"b": pair.weight, "c": 1}
    assert list(found.given_for("d", "a")) == ["b", "c"]
    assert found.given_for("d", "b") == {"a": pair.weight}
    assert found.given_for("d", "e") == found.given_for("other", "a") == {}


def test_what_was_given_stays_as_it_was_asked_for() -> None:
    found = confusions(review("a", "b"))
    before = found.given_for("d", "a")
    found.add("d/a#term", review("a", "c"))
    found.add("d/a#term", review("a", "c"))
    assert list(before) == ["b"]
    assert list(found.given_for("d", "a")) == ["c", "b"]


def test_thousands_taken_for_one_are_counted_soon() -> None:
    events = [review("a", f"n{n}") for n in range(10_000)]
    began = process_time()
    found = confusions(*events)
    assert len(found.given_for("d", "a")) == 10_000
    assert process_time() - began < 3


def test_a_confusion_of_thirty_days_ago_counts_half() -> None:
    found = confusions(review("a", "b", days=30), review("a", "c", days=60), review("a", "d", days=-0.5))
    assert [found.weight("d", "a", other) for other in "bcd"] == [0.5, 0.25, 1]
    assert found.pair(DECK, "a", "c").taken == 1
    assert found.pair(DECK, "a", "d").last == NOW + timedelta(days=0.5)


def test_what_faded_to_nothing_was_still_taken() -> None:
    found = confusions(review("a", "b"), now=NOW + timedelta(days=100_000))
    (pair,) = found.pairs(DECK)
    assert (pair.taken, pair.weight, pair.rate) == (1, 0, PRIOR_OTHER)
    assert found.given_for("d", "a") == {}


@pytest.mark.parametrize(
    "event",
    [
        review("a"),
        review("a", "a"),
        review("a", "b", overruled="right"),
        review("a", "level:mikro", how="choose", options=("level:mikro", "level:makro")),
        review("a", "text:0123abcd", how="choose", options=("a", "text:0123abcd")),
    ],
    ids=["nothing given", "the note itself", "overruled", "a level", "the deck's own choice"],
)
def test_no_confusion(event: Review) -> None:
    found = confusions(event)
    assert found.pairs(DECK) == []
    assert found.given_for("d", "a") == {}


@pytest.mark.parametrize("origin", ["", "ahead", "contrast", "cram", "exam"])
def test_every_origin_feeds_it(origin: str) -> None:
    assert confusions(review("a", "b", origin=origin)).weight("d", "a", "b") == 1


def test_wrong_by_the_learners_own_word_is_a_confusion() -> None:
    assert confusions(review("a", "b", overruled="wrong")).weight("d", "a", "b") == 1


def test_an_undone_answer_confuses_nobody() -> None:
    wrong = review("a", "b")
    assert confusions(wrong, Undo(id=id_(), at=NOW, of=(wrong.id,))).pairs(DECK) == []


def test_answers_that_no_deck_holds_do_no_harm() -> None:
    odd = ["gone", "b/c", "b#term", "/", "#", "⟦", " ", "x:y"]
    found = confusions(*(review("a", gave) for gave in odd), review("gone", "a"), review("gone", "gone2"))
    assert found.pairs(DECK) == []
    assert found.given_for("d", "a")["gone"] == 2
    assert found.pair(DECK, "a", "gone") == Confusion("d", "a", "gone", 2, 2, 2.02 / 11, NOW)


# --- renames ---------------------------------------------------------------------------------------------------------


def test_a_renamed_note_keeps_its_confusions() -> None:
    before = (review("a", "old", days=3), choose("old", "a", days=3), choose("a", "c", "old", days=3))
    after = review("a", "b", days=1)
    found = confusions(*before, after, rename("d/old", "d/b", days=2))
    (heaviest, _other) = found.pairs(DECK)
    assert (heaviest.one, heaviest.other, heaviest.taken) == ("a", "b", 3)
    then, later = 0.5 ** (3 / 30), 0.5 ** (1 / 30)
    typed = then + later
    assert heaviest.rate == pytest.approx((2 * then + later + PRIOR_OTHER) / (typed + 2 * then + 1))


def test_an_old_name_used_again_is_another_note() -> None:
    found = confusions(review("a", "b", days=3), review("a", "b", days=1), rename("d/b", "d/c", days=2))
    assert {pair.other: pair.taken for pair in found.pairs(DECK)} == {"b": 1, "c": 1}


def test_two_notes_that_became_one_are_not_confused() -> None:
    assert confusions(review("a", "b", days=3), rename("d/b", "d/a", days=2)).pairs(DECK) == []


def test_a_renamed_deck_takes_its_confusions_along() -> None:
    found = confusions(
        review("a", "b", days=3, deck="lama"), rename("lama/", "d/", days=2), rename("d/b", "d/c", days=1)
    )
    (pair,) = found.pairs(DECK)
    assert (pair.deck, pair.one, pair.other, pair.taken) == ("d", "a", "c", 1)
    assert found.given_for("lama", "a") == {}


def test_notes_that_stand_in_two_decks_now_are_no_pair() -> None:
    found = confusions(review("a", "b", days=3), rename("d/b", "e/b", days=2))
    assert found.pairs(DECK) == []
    assert found.given_for("d", "a") == found.given_for("e", "b") == {}


# --- the rate --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "prior"),
    [
        ("a", "b", PRIOR_NAMED),
        ("b", "a", PRIOR_NAMED),
        ("z", "y", PRIOR_NAMED),
        ("y", "x", PRIOR_OTHER),  # at the same level, the name alone doesn't say that they are two
        ("a", "z", PRIOR_OTHER),
    ],
)
def test_before_any_answer_the_rate_is_the_prior(one: str, other: str, prior: float) -> None:
    pair = confusions().pair(NAMED, one, other)
    assert (pair.rate, pair.taken, pair.weight, pair.last) == (prior, 0, 0, None)


def test_a_pair_stands_in_the_order_of_the_deck() -> None:
    found = confusions(review("a", "z"))
    assert found.pair(NAMED, "a", "z") == found.pair(NAMED, "z", "a") == found.pairs(NAMED)[0]
    assert (found.pairs(NAMED)[0].one, found.pairs(NAMED)[0].other) == ("z", "a")


def test_the_rate_counts_answers_where_the_other_was_possible() -> None:
    always = [review("a", days=30), review("b")]
    with_both = [choose("a", "", "b"), choose("b", "", "a", days=60)]
    never = [
        choose("a", "", "c"),
        review("a", how="flip"),
        review("b", how="ideas"),
        review("c"),
        review("a", how="choose", options=("level:mikro",), kind="level"),
    ]
    rate = confusions(*always, *with_both, *never, review("a", "b")).pair(DECK, "a", "b").rate
    assert rate == pytest.approx((1 + PRIOR_OTHER) / (0.5 + 1 + 1 + 0.25 + 1 + 1))


def test_an_overruled_answer_is_one_where_the_other_was_possible() -> None:
    assert confusions(review("a", "b", overruled="right")).pair(DECK, "a", "b").rate == PRIOR_OTHER / 2


def test_an_option_shown_twice_counts_once() -> None:
    twice = review("a", "", how="choose", options=("b", "a", "b"))
    assert confusions(twice).pair(DECK, "a", "b").rate == PRIOR_OTHER / 2


def test_a_rate_is_never_more_than_one() -> None:
    assert confusions(*(review("a", "b", how="flip") for _ in range(3))).pair(DECK, "a", "b").rate == 1


def test_the_heaviest_pair_comes_first_and_ids_decide_ties() -> None:
    found = confusions(
        review("c", "d"),
        review("b", "a"),
        review("a", "c"),
        review("e", "d"),
        review("e", "d"),
        *[review("a", "e", days=300)] * 3,
    )
    assert [pair.one + pair.other for pair in found.pairs(DECK)] == ["de", "ab", "ac", "cd", "ae"]


def test_two_decks_at_once() -> None:
    found = confusions(review("a", "b"), review("a", "c", deck="e"))
    other = DECK._replace(id="e")
    assert [pair.other for deck in (DECK, other, DECK) for pair in found.pairs(deck)] == ["b", "c", "b"]


# --- laws ------------------------------------------------------------------------------------------------------------

_notes = st.sampled_from(NOTES)
_days = st.floats(-0.9, 200)


def _chosen(asked: str, gave: str, others: Sequence[str], days: float) -> Review:
    return choose(asked, gave, *others, days=days)


answers = st.builds(review, _notes, _notes | st.just(""), _days) | st.builds(
    _chosen, _notes, _notes, st.lists(_notes, max_size=2), _days
)
histories = st.lists(answers, max_size=25)


@given(histories, _notes, _notes, _days, st.booleans())
def test_a_confusion_raises_its_own_pair_and_the_weight_of_no_other(
    history: list[Review], one: str, other: str, days: float, typed: bool
) -> None:
    more = review(one, other, days) if typed else choose(one, other, days=days)
    before, after = confusions(*history), confusions(*history, more)
    for first in NOTES:
        for second in NOTES[NOTES.index(first) + 1 :]:
            old, new = before.pair(DECK, first, second), after.pair(DECK, first, second)
            if {first, second} == {one, other}:
                assert new.weight > old.weight
                assert new.rate > old.rate
                assert new.taken == old.taken + 1
            else:
                assert (new.weight, new.taken, new.last) == (old.weight, old.taken, old.last)
            assert 0 < new.rate < 1


@given(histories, st.lists(st.tuples(_notes, _notes, _days), max_size=2), st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(
    history: list[Review], renames: list[tuple[str, str, float]], random
) -> None:  # type: ignore[no-untyped-def]
    events: list[Event] = [*history, *(rename(f"d/{old}", f"d/{new}", days) for old, new, days in renames)]
    shuffled = random.sample(events, len(events))
    one, other = confusions(*events), confusions(*shuffled)
    assert one.pairs(DECK) == other.pairs(DECK)
    for note_id in NOTES:
        assert list(one.given_for("d", note_id).items()) == list(other.given_for("d", note_id).items())


def test_of_two_at_the_same_instant_the_later_id_says_where_it_was() -> None:
    home = review("a", "b")
    abroad = review("a", "b")._replace(at=NOW.astimezone(timezone(timedelta(hours=9))))
    for events in ((home, abroad), (abroad, home)):
        last = confusions(*events).pair(DECK, "a", "b").last
        assert last is not None
        assert last.tzinfo == abroad.at.tzinfo


@given(histories)
def test_pairs_and_neighbours_agree(history: list[Review]) -> None:
    found = confusions(*history)
    for pair in found.pairs(DECK):
        assert pair.weight == found.given_for("d", pair.one)[pair.other] == found.given_for("d", pair.other)[pair.one]
        assert pair.weight == found.weight("d", pair.one, pair.other) + found.weight("d", pair.other, pair.one)
    assert sum(len(found.given_for("d", one)) for one in NOTES) == 2 * len(found.pairs(DECK))


@given(histories, st.integers(0, 25))
def test_counting_on_comes_to_the_same_as_counting_anew(history: list[Review], first: int) -> None:
    on = Confusions(((one.card, one) for one in history[:first]), NOW, lambda name, _event: name)
    for one in history[first:]:
        on.add(one.card, one)
    anew = Confusions(((one.card, one) for one in history), NOW, lambda name, _event: name)
    assert on.pairs(DECK) == anew.pairs(DECK)
    for one in NOTES:
        assert list(on.given_for(DECK.id, one).items()) == list(anew.given_for(DECK.id, one).items())
        for other in NOTES:
            if one != other:
                assert on.pair(DECK, one, other) == anew.pair(DECK, one, other)


def test_the_halves_of_contrasts_are_known_by_pair() -> None:
    late, early = (review("a", days=days, how="choose", against="b", options=("a", "b")) for days in (1, 3))
    back = review("b", days=2, how="choose", against="a", options=("a", "b"))
    found = confusions(late, early, back).halves(DECK.id, "b", "a")
    assert [half.asked for half in found] == ["a", "b", "a"]
    assert [half.at for half in found] == [early.at, back.at, late.at]
    assert confusions(late).halves(DECK.id, "a", "c") == []
