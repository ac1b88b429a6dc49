"""Cards whose note a new edition has changed are asked once more today, without losing what is known of them."""

from collections.abc import Collection as Container
from collections.abc import Mapping
from datetime import timedelta

from trainer.history.events import Seed
from trainer.scheduling.memory import Phase
from trainer.study.collection import Collection

_RIGHT_AFTER = timedelta(milliseconds=1)


def ask_again(collection: Collection, changed: Mapping[str, Container[str]]) -> int:
    """Makes the known cards of the notes ``changed`` (deck id -> note ids) due today; says how many.

    The memory state stays as it is: the event repeats it as of the moment after the last review, with today as the day
    it is due. So no progress is lost.

    Raises:
        StorageError: it couldn't be written; nothing changed.
    """
    today = collection.today
    events = []
    for deck in collection.decks:
        for note in deck.notes:
            if note.id not in changed.get(deck.id, ()):
                continue
            for card in collection.cards(deck, note):
                state = collection.history_of(str(card.id)).state
                if state is None or state.phase is not Phase.REVIEW or state.due_day is None or state.due_day <= today:
                    continue
                events.append(
                    Seed(
                        id=collection.new_id(collection.clock.now()),
                        at=state.last_review + _RIGHT_AFTER,
                        card=str(card.id),
                        stability=state.stability,
                        difficulty=state.difficulty,
                        due=today,
                        reps=state.reps,
                        lapses=state.lapses,
                    )
                )
    if events:
        collection.record(events)
    return len(events)
