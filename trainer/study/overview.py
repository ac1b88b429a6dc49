"""What the day looks like before it begins: per deck, and for all of them together."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from trainer.decks.model import Deck, Note
from trainer.plots.shades import level_glyph
from trainer.scheduling.memory import MemoryState, Phase
from trainer.statistics.activity import Activity, activity, study_days
from trainer.statistics.mastery import is_mastered
from trainer.study.ahead import week
from trainer.study.collection import Collection
from trainer.study.pace import pace_of
from trainer.study.queue import Counts, Queue

_IN_LEARNING = 0.5
"""The recall of a card in learning at most: that it was right a minute ago says little."""


class LevelMap(NamedTuple):
    """The notes of one level in the deck's order.

    Attributes:
        glyph: the level's sign.
        level: index into the deck's levels; None for notes without one.
        recalls: per note its recall probability now (0..1), None when it was never asked. A note with a card in
            learning is weak, however lately it was seen.
    """

    glyph: str
    level: int | None
    recalls: tuple[float | None, ...]


class Overview(NamedTuple):
    """A day of one deck, or of all.

    Attributes:
        counts: what is left today.
        minutes: an estimate for it.
        week: cards to be reviewed today (as in ``counts``) and on each of the next six days.
        mastered, notes: how many notes are mastered, of how many.
        activity: days studied of the latest 14 (of all decks: a habit isn't a deck's).
        done_today: cards asked today, however often.
        begun: whether anything was ever read or asked.
    """

    counts: Counts
    minutes: float
    week: tuple[int, ...]
    mastered: int
    notes: int
    activity: Activity
    done_today: int
    begun: bool


def overview(collection: Collection, decks: Iterable[str] | None = None) -> Overview:
    """The day as it stands now."""
    queue = Queue(collection, decks)
    counts = queue.counts()
    reviews = [review for _card, review in collection.journal.reviews()]
    today = collection.today
    notes = [(deck, note) for deck in queue.decks for note in deck.notes]
    return Overview(
        counts=counts,
        minutes=pace_of(reviews).minutes(counts.known, counts.new),
        week=week(queue),
        mastered=sum(_is_mastered(collection, deck, note) for deck, note in notes),
        notes=len(notes),
        activity=activity(study_days(reviews, collection.scheduler.study_day), today),
        done_today=_asked_on(collection, queue, today),
        begun=bool(reviews or collection.journal.reads),
    )


def _asked_on(collection: Collection, queue: Queue, day: date) -> int:
    """How many cards of the queue's decks were asked on a study day."""
    of = collection.scheduler.study_day.of
    ids = {deck.id for deck in queue.decks}
    asked = {card for card, review in collection.journal.reviews() if of(review.at) == day}
    return sum(card.partition("/")[0] in ids for card in asked)


def has_map(deck: Deck) -> bool:
    """Whether there is a map to fill in: at least two of them have notes."""
    return len({note.level for note in deck.notes if note.level}) > 1


def level_maps(collection: Collection, deck: Deck) -> tuple[LevelMap, ...]:
    """The map of a deck's notes by level; notes of a level the deck doesn't list come last, in one row."""
    maps: list[LevelMap] = []
    listed = [level.id for level in deck.levels]
    for place, level_id in enumerate(listed):
        recalls = tuple(_recall(collection, deck, note) for note in deck.notes if note.level == level_id)
        maps.append(LevelMap(level_glyph(place), place, recalls))
    others = tuple(_recall(collection, deck, note) for note in deck.notes if note.level not in listed)
    if others:
        maps.append(LevelMap(" ", None, others))
    return tuple(maps)


def _recalls(collection: Collection, deck: Deck, note: Note) -> list[tuple[float | None, int]]:
    now = collection.clock.now()
    found: list[tuple[float | None, int]] = []
    for card in collection.cards(deck, note):
        history = collection.history_of(str(card.id))
        recall = None if history.state is None else _recall_of(collection, history.state, now)
        found.append((recall, history.right_days))
    return found


def _recall_of(collection: Collection, state: MemoryState, now: datetime) -> float:
    recall = collection.scheduler.recall(state, now)
    return recall if state.phase is Phase.REVIEW else min(recall, _IN_LEARNING)


def _recall(collection: Collection, deck: Deck, note: Note) -> float | None:
    """Mean recall of the note's cards that were asked, weak as long as one is in learning; None if none was asked."""
    known = [recall for recall, _days in _recalls(collection, deck, note) if recall is not None]
    if not known:
        return None
    states = [collection.history_of(str(card.id)).state for card in collection.cards(deck, note)]
    learning = any(state is not None and state.phase is not Phase.REVIEW for state in states)
    mean = sum(known) / len(known)
    return min(mean, _IN_LEARNING) if learning else mean


def _is_mastered(collection: Collection, deck: Deck, note: Note) -> bool:
    return is_mastered(_recalls(collection, deck, note))
