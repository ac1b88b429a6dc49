"""What the day looks like before it begins: per deck, and for all of them together."""

from collections.abc import Iterable
from typing import NamedTuple

from trainer.decks.model import Deck, Note
from trainer.plots.shades import level_glyph
from trainer.statistics.activity import Activity, activity, study_days
from trainer.statistics.forecast import reviews_by_day
from trainer.statistics.mastery import is_mastered
from trainer.study.collection import Collection
from trainer.study.pace import pace_of
from trainer.study.queue import Counts, Queue


class LevelMap(NamedTuple):
    """The notes of one level in the deck's order.

    Attributes:
        glyph: the level's sign.
        level: index into the deck's levels; None for notes without one.
        recalls: per note its recall probability now (0..1), None when it was never asked.
    """

    glyph: str
    level: int | None
    recalls: tuple[float | None, ...]


class Overview(NamedTuple):
    """A day of one deck, or of all.

    Attributes:
        counts: what is left today.
        minutes: an estimate for it.
        week: reviews that fall on today and the next six days.
        mastered, notes: how many notes are mastered, of how many.
        activity: days studied of the latest 14 (of all decks: a habit isn't a deck's).
        done_today: questions answered today, of all decks.
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
    of = collection.scheduler.study_day.of
    names = {str(card.id) for deck in queue.decks for note in deck.notes for card in collection.cards(deck, note)}
    states = [history.state for card, history in collection.known() if card in names and history.state is not None]
    notes = [(deck, note) for deck in queue.decks for note in deck.notes]
    return Overview(
        counts=counts,
        minutes=pace_of(reviews).minutes(counts.due + counts.learning, counts.new),
        week=reviews_by_day(states, today),
        mastered=sum(_is_mastered(collection, deck, note) for deck, note in notes),
        notes=len(notes),
        activity=activity(study_days(reviews, collection.scheduler.study_day), today),
        done_today=sum(of(review.at) == today for review in reviews),
        begun=bool(reviews or collection.journal.reads),
    )


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
        recall = None if history.state is None else collection.scheduler.recall(history.state, now)
        found.append((recall, history.right_days))
    return found


def _recall(collection: Collection, deck: Deck, note: Note) -> float | None:
    """Mean recall of the note's cards that were asked; None if none was."""
    known = [recall for recall, _days in _recalls(collection, deck, note) if recall is not None]
    return sum(known) / len(known) if known else None


def _is_mastered(collection: Collection, deck: Deck, note: Note) -> bool:
    return is_mastered(_recalls(collection, deck, note))
