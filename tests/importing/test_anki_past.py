"""What Anki knows of the past of its cards becomes events of ours."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.importing.anki_files import VERSIONS, Content
from tests.importing.anki_histories import (
    FILTERED,
    LEARNING,
    MANUAL,
    RELEARNING,
    RESCHEDULED,
    REVIEW,
    histories,
)
from trainer.history.codec import decode, encode
from trainer.history.events import Event, Reset, Review, Seed, Suspend
from trainer.history.ids import device_of, is_id
from trainer.history.replay import NEW, CardHistory, fold
from trainer.importing.anki_collection import read_collection
from trainer.importing.anki_log import of_later_schedulers, state_from_sm2
from trainer.importing.anki_past import past_events
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiNote, AnkiReview
from trainer.importing.report import Report, Stopped, Wanted
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Scheduler
from trainer.scheduling.tuning import Tuning

JAKARTA = timezone(timedelta(hours=7))
NOW = datetime(2026, 3, 14, 20, 15, tzinfo=JAKARTA)
CREATED = int(datetime(2026, 1, 1, 4, tzinfo=JAKARTA).timestamp())
ADDED = int(datetime(2026, 1, 2, 9, tzinfo=JAKARTA).timestamp() * 1000)
NAME = "peran/guid-1#term"
_PLAIN = AnkiCard(ADDED, 1, 1, 0, kind=2, queue=2, due=80, interval=20, factor=2500, reps=5, lapses=0)


def at(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment ``day`` days after the first of January."""
    return datetime(2026, 1, 1, hour, minute, tzinfo=JAKARTA) + timedelta(days=day)


def entry(moment: datetime | int, ease: int = 3, kind: int = REVIEW, **other: Any) -> AnkiReview:
    id_ = moment if isinstance(moment, int) else round(moment.timestamp() * 1000)
    values = {"interval": 5, "last_interval": 3, "factor": 0 if kind == LEARNING else 2500, "ms": 4000} | other
    return AnkiReview(id_, _PLAIN.id, ease, kind=kind, **values)


def collection(*cards: AnkiCard, reviews: Sequence[AnkiReview] = ()) -> AnkiCollection:
    notes = {card.note: AnkiNote(card.note, f"guid-{card.note}", 1, (), ("a", "b")) for card in cards}
    return AnkiCollection(CREATED, 4, {}, {1: "Peran"}, notes, cards, tuple(reviews))


def past(*reviews: AnkiReview, report: Report | None = None, reviews_wanted: bool = True, **card: Any) -> list[Event]:
    """The events of one card."""
    whole = collection(_PLAIN._replace(**card), reviews=reviews)
    wanted = Wanted(NOW, reviews_wanted)
    return list(past_events(whole, {_PLAIN.id: NAME}, wanted, Report() if report is None else report))


def folded(events: Sequence[Event]) -> CardHistory:
    return fold(NAME, [event for event in events if isinstance(event, Review | Reset | Seed)], Scheduler(Tuning()))


def kinds(events: Sequence[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


LEARNT = (entry(at(2), 1, LEARNING), entry(at(2, 12, 1), 3, LEARNING), entry(at(2, 12, 12), 3, LEARNING))


def test_an_answer_comes_with_its_moment_rating_and_time():
    report = Report()
    events = past(*LEARNT, entry(at(5, 21, 30), 4, ms=2500), report=report)

    assert kinds(events) == ["Review"] * 4
    assert isinstance(last := events[-1], Review)
    assert (last.card, last.at, last.rating, last.ms) == (NAME, at(5, 21, 30), Rating.EASY, 2500)
    assert (last.how, last.due, last.origin) == ("flip", None, "")
    assert last.at.utcoffset() == timedelta(hours=7)
    assert is_id(last.id)
    assert device_of(last.id) == "ankimp"
    assert report.reviews == 4
    assert folded(events).state is not None


def test_every_event_can_be_written_into_a_history_and_read_back():
    reviews = [AnkiReview(line.id, _PLAIN.id, *line[1:]) for log in histories(60, NOW) for line in log]
    events = past(*sorted(reviews), queue=-1)

    assert len(events) > 300
    assert [decode(encode(event)) for event in events] == events
    assert all(one.at <= other.at for one, other in pairwise(events))


def test_reading_the_same_twice_gives_the_same_events_whenever_it_is_done():
    reviews = (*LEARNT, entry(at(5)))
    whole = collection(_PLAIN, _PLAIN._replace(id=ADDED + 1, note=2, interval=0, queue=-1), reviews=reviews)
    names = {_PLAIN.id: NAME, ADDED + 1: "peran/guid-2#term"}

    once = past_events(whole, names, Wanted(NOW, True), Report())
    again = past_events(whole, names, Wanted(NOW + timedelta(days=40), True), Report())

    assert once == again
    assert len({event.id for event in once}) == len(once)


def test_the_same_moment_has_the_same_id_in_another_time_zone():
    whole = collection(_PLAIN, reviews=LEARNT)
    here, there = (
        past_events(whole, {_PLAIN.id: NAME}, Wanted(now, True), Report()) for now in (NOW, NOW.astimezone(UTC))
    )

    assert [event.id for event in here] == [event.id for event in there]


def test_nothing_but_suspended_cards_comes_in_where_no_reviews_are_wanted():
    assert past(*LEARNT, reviews_wanted=False) == []


def test_a_suspended_card_is_an_event_only_where_its_sibling_is_active():
    cards = [
        _PLAIN._replace(id=ADDED + number, note=note, queue=queue, last_review=last)
        for number, (note, queue, last) in enumerate(
            [(1, -1, CREATED + 90_000), (1, 2, None), (2, -1, None), (2, -1, None), (3, -1, None), (3, -2, None)]
        )
    ]
    names = {card.id: f"peran/guid-{card.note}#{card.id}" for card in cards}

    events = past_events(collection(*cards), names, Wanted(NOW), Report())

    assert kinds(events) == ["Suspend", "Suspend"]
    first, second = (event for event in events if isinstance(event, Suspend))
    assert (first.card, first.on, first.at) == (names[ADDED], True, at(1, 5))
    assert (second.card, second.at) == (names[ADDED + 4], at(1, 9) + timedelta(milliseconds=4))


def test_a_card_that_did_not_come_in_has_no_events():
    whole = collection(_PLAIN._replace(queue=-1), _PLAIN._replace(id=ADDED + 1), reviews=LEARNT)
    report = Report()

    assert past_events(whole, {}, Wanted(NOW, True), report) == ()
    assert report.reviews == 0
    assert report.left_out == []


def test_what_was_set_by_hand_or_moved_by_anki_is_no_answer():
    by_hand = entry(at(6), 0, MANUAL, interval=9)
    moved = entry(at(7), 0, RESCHEDULED, interval=12)

    assert past(*LEARNT, by_hand, moved, entry(at(9))) == past(*LEARNT, entry(at(9)))


def test_cramming_is_kept_but_counts_for_nothing():
    events = past(*LEARNT, entry(at(4), 1, FILTERED, factor=0), entry(at(9)))

    assert [event.origin for event in events if isinstance(event, Review)] == ["", "", "", "cram", ""]
    assert folded(events).state == folded(past(*LEARNT, entry(at(9)))).state


def test_a_filtered_deck_that_reschedules_counts():
    assert folded(past(*LEARNT, entry(at(4), 1, FILTERED))).state != folded(past(*LEARNT)).state


def test_a_card_that_was_forgotten_on_purpose_begins_anew():
    reset = entry(at(6), 0, MANUAL, factor=0, interval=0)
    again = (entry(at(8), 3, LEARNING), entry(at(8, 12, 10), 3, LEARNING))

    events = past(*LEARNT, entry(at(5)), reset, *again)

    assert kinds(events) == ["Review"] * 4 + ["Reset"] + ["Review"] * 2
    assert folded(events).state == folded(past(*again)).state
    assert folded(past(*LEARNT, reset, kind=0, queue=0)).state is None


def test_a_card_that_an_old_anki_made_new_without_a_word_is_new():
    events = past(*LEARNT, entry(at(5)), kind=0, queue=0, interval=0)

    assert kinds(events) == ["Review"] * 4 + ["Reset"]
    assert folded(events) == NEW._replace(last_day=date(2026, 1, 6))


def test_only_the_latest_group_of_learning_steps_counts():
    again = (entry(at(20), 3, LEARNING), entry(at(20, 12, 10), 3, LEARNING), entry(at(24)))

    events = past(*LEARNT, entry(at(5)), *again)

    assert kinds(events) == ["Review"] * 4 + ["Reset"] + ["Review"] * 3
    assert folded(events).state == folded(past(*again)).state


def test_a_log_that_was_cut_off_begins_with_the_state_that_its_first_entry_tells():
    first = entry(at(5), 3, REVIEW, interval=100, factor=2500)

    events = past(first)
    state = folded(events).state

    assert kinds(events) == ["Review", "Seed"]
    assert state is not None
    # `bypassed_learning_is_handled` in ankitects/anki, rslib/src/scheduler/fsrs/memory_state.rs, has 100 days too; the
    # difficulty follows from the parameters of FSRS-6.
    assert state.stability == 100
    assert state.difficulty == pytest.approx(state_from_sm2(2.5, 100)[1])
    assert state.due_day == date(2026, 1, 6) + timedelta(days=100)
    later = folded(past(first, entry(at(70)))).state
    assert later is not None
    assert later.stability > 150


def test_an_ease_that_is_fsrss_difficulty_is_taken_as_such():
    state = folded(past(entry(at(5), factor=600))).state

    assert state is not None
    assert state.difficulty == pytest.approx(5.5)


def test_a_card_with_a_state_but_no_log_has_a_seed():
    seconds = int(at(30).timestamp())

    (seed,) = past(stability=33.5, difficulty=6.25, last_review=seconds, reps=7, lapses=2)

    assert isinstance(seed, Seed)
    assert (seed.at, seed.card, seed.stability, seed.difficulty) == (at(30), NAME, 33.5, 6.25)
    assert (seed.due, seed.reps, seed.lapses) == (date(2026, 1, 1) + timedelta(days=80), 7, 2)


def test_without_fsrs_the_state_follows_from_interval_and_ease():
    (seed,) = past()

    assert isinstance(seed, Seed)
    assert (seed.stability, seed.difficulty) == state_from_sm2(2.5, 20)
    assert seed.at == at(60)  # 20 days before it is due


@pytest.mark.parametrize(
    ("ease", "interval", "difficulty"),
    # By hand: 11 - (ease - 1) / (e^1.8722 interval^-0.1666 (e^(0.1 * 0.796) - 1)), in 1..10
    [(2.5, 1, 8.216), (2.5, 100, 5.004), (1.3, 30, 10.0), (3.5, 1000, 1.0)],
)
def test_the_easier_and_rarer_a_card_comes_the_less_difficult_it_is(ease: float, interval: float, difficulty: float):
    assert state_from_sm2(ease, interval) == (interval, pytest.approx(difficulty, abs=0.001))


def test_a_new_card_without_a_log_has_no_past():
    assert past(kind=0, queue=0, interval=0, factor=0, reps=0) == []
    assert past(kind=1, queue=1, interval=0, factor=0) == []


@pytest.mark.parametrize(
    "id_", [-1, -(10**30), 10**30, 253_402_300_799_999, round(NOW.timestamp() * 1000) + 90_000_000]
)
def test_answers_of_an_impossible_date_are_left_out_with_a_remark(id_: int):
    report = Report()

    events = past(*LEARNT, entry(id_), entry(id_ - 1), report=report)

    assert len(events) == 3
    assert [remark.explain(str) for remark in report.left_out] == [
        "peran/guid-1#term: reviews with an impossible date were left out: 2"
    ]
    assert report.reviews == 3


def test_answers_of_an_unknown_rating_are_left_out_with_a_remark():
    report = Report()

    assert len(past(*LEARNT, entry(at(4), 5), entry(at(4), -3), report=report)) == 3
    assert [remark.values["count"] for remark in report.left_out] == [2]


def test_how_long_an_answer_took_lies_between_nothing_and_an_hour():
    events = past(entry(at(2), 3, LEARNING, ms=-5), entry(at(3), ms=10**9))

    assert [event.ms for event in events if isinstance(event, Review)] == [0, 3_600_000]


@pytest.mark.parametrize(
    "odd",
    [
        {"due": 10**30},
        {"due": -(10**30), "interval": 10**30},
        {"due": -(10**6)},
        {"interval": -(10**30)},
        {"factor": -(10**30)},
        {"factor": 10**300},
        {"last_review": 10**30, "stability": 1e-300, "difficulty": -4.0},
        {"stability": float("nan"), "difficulty": 5.0},
        {"stability": 1e300, "difficulty": 1e300},
        {"id": 10**30, "note": 10**30},
        {"reps": 10**30, "lapses": -(10**30)},
        {"kind": 77, "queue": 77, "due": 2_000_000_000},
    ],
)
def test_odd_values_never_end_in_anything_but_an_event_that_can_be_kept(odd: dict[str, Any]):
    card = _PLAIN._replace(**odd)
    events = past_events(collection(card), {card.id: NAME}, Wanted(NOW, True), Report())

    assert [decode(encode(event)) for event in events] == list(events)
    folded(events)


def test_a_relearnt_lapse_counts_as_in_anki():
    lapse = (entry(at(9), 1), entry(at(9, 12, 11), 3, RELEARNING))

    state = folded(past(*LEARNT, entry(at(5)), *lapse)).state

    assert state is not None
    assert state.lapses == 1


@pytest.mark.parametrize("kind", [LEARNING, RELEARNING])
def test_where_the_first_scheduler_had_no_hard_its_second_key_was_good(kind: int):
    later = [of_later_schedulers(entry(at(2), ease, kind)).ease for ease in (0, 1, 2, 3, 4)]

    assert later == [0, 1, 3, 4, 4]


@pytest.mark.parametrize("kind", [REVIEW, FILTERED, MANUAL, RESCHEDULED])
def test_the_first_schedulers_reviews_had_the_keys_of_today(kind: int):
    assert [of_later_schedulers(entry(at(2), ease, kind)).ease for ease in range(5)] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_of_a_package_says_which_scheduler_wrote_its_answers(version: str, tmp_path: Path):
    def read(conf: dict[str, object]) -> tuple[AnkiReview, ...]:
        path = tmp_path / "paket.apkg"
        reviews = [(1_700_000_000_000 + ease, 21, ease, 1, 0, 0, 900, LEARNING) for ease in (1, 2, 3)]
        path.write_bytes(VERSIONS[version](Content(reviews=reviews, conf=conf)))
        return read_collection(path, Report()).reviews

    later = read({"schedVer": 2})

    assert [review.ease for review in later] == [1, 2, 3]
    assert read({"schedVer": 1}) == read({}) == tuple(map(of_later_schedulers, later))
    assert read({"sched2021": True}) == later


def test_the_learner_can_stop_it():
    def stop(done: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        past_events(collection(_PLAIN), {}, Wanted(NOW, True, stop), Report())
