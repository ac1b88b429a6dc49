"""Cards that are asked again keep all that is known of them; only the day changes."""

from datetime import timedelta
from pathlib import Path

from tests.support.collections import SMALL_DECK
from tests.support.fake_clock import FakeClock
from trainer.config.paths import paths_from
from trainer.config.settings import Settings
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.ask_again import ask_again
from trainer.study.collection import Collection
from trainer.study.opening import open_collection


def opened(home: Path, clock: FakeClock) -> Collection:
    from random import Random

    paths = paths_from({"PEKSOS_TRAINER_HOME": str(home)})
    paths.decks.mkdir(parents=True, exist_ok=True)
    (paths.decks / "kecil.yaml").write_text(SMALL_DECK, encoding="utf-8")
    return open_collection(paths, Settings(), clock, Random(1))


def test_only_the_day_changes(tmp_path: Path) -> None:
    clock = FakeClock()
    collection = opened(tmp_path, clock)
    deck = collection.deck("kecil")
    assert deck is not None
    note = deck.notes[0]
    card = str(collection.cards(deck, note)[0].id)
    for days in (0, 3, 9):
        clock.forward(days=days)
        collection.look_again()
        now = clock.now()
        collection.record([Review(collection.new_id(now), now, card, Rating.EASY, 900)])
    clock.forward(days=1)
    collection.look_again()
    before = collection.history_of(card).state
    assert before is not None
    assert before.due_day is not None
    assert before.due_day > collection.today
    assert ask_again(collection, {"kecil": {note.id}, "lain": {"x"}}) == 1
    after = collection.history_of(card).state
    assert after is not None
    assert after.due_day == collection.today
    assert (after.stability, after.difficulty) == (before.stability, before.difficulty)
    assert (after.reps, after.lapses) == (before.reps, before.lapses)
    assert abs(after.last_review - before.last_review) <= timedelta(milliseconds=1)
    assert opened(tmp_path, clock).history_of(card).state == after
    assert ask_again(collection, {"kecil": {note.id}}) == 0  # it is due already
