"""What the coming days hold, as things stand now: the forecast beside today's counts, and tomorrow's at the end.

Each card is counted on the first day on which it can be asked: its due day, or the day its kind may follow, or a later
one while a sibling goes first. Nothing is guessed about answers to come.
"""

from collections.abc import Iterator, Set
from datetime import date, timedelta
from operator import add
from typing import NamedTuple

from trainer.decks.model import Deck, Note
from trainer.statistics.forecast import within_limit
from trainer.study.collection import Collection
from trainer.study.queue import Queue
from trainer.study.standing import CardFacts, Standing, kind_start, standings

_WEEK = 7


class Tomorrow(NamedTuple):
    """The next study day if nothing more is done today: cards to be asked, and notes to be met."""

    cards: int
    new: int


def week(queue: Queue) -> tuple[int, ...]:
    """Cards to be reviewed today and on each of the next six days, if all that is due today is done today."""
    due = queue.due()
    return (len(due), *_coming(queue, _WEEK - 1, frozenset(due)))


def tomorrow(queue: Queue) -> Tomorrow:
    """The next study day of the decks in ``queue``."""
    collection = queue.collection
    limit = collection.settings.new_per_day
    day = collection.today + timedelta(days=1)
    waiting = new = 0
    for deck, note, begun in _notes(queue):
        # A note that was asked is neither; one that nobody met can only be one more new note.
        if any(collection.history_of(str(card.id)).state is not None for card in collection.cards(deck, note)):
            continue
        if not begun and new >= limit:
            continue
        found = collection.standings_of(deck, note, day).values()
        waiting += Standing.READ in found
        new += Standing.NEW in found
    return Tomorrow(_coming(queue, 1, frozenset())[0], min(new, limit) + waiting)


def _coming(queue: Queue, days: int, done: Set[str]) -> tuple[int, ...]:
    """Cards to be asked on each of the next ``days`` days from tomorrow on, without those that are ``done`` today."""
    first = queue.collection.today + timedelta(days=1)
    falling = [0] * days
    learning = [0] * days
    for deck, note, begun in _notes(queue):
        if begun:
            for place, standing in _falls(queue.collection, deck, note, first, days, done):
                falling[place] += standing is Standing.DUE
                learning[place] += standing is Standing.LEARNING
    asked = within_limit(falling, queue.collection.settings.reviews_per_day)
    return tuple(map(add, asked, learning))


def _notes(queue: Queue) -> Iterator[tuple[Deck, Note, bool]]:
    """Every note of the queue's decks, and whether it was ever read or asked."""
    collection = queue.collection
    begun = {name.partition("#")[0] for name, _history in collection.known()}
    begun.update(collection.journal.reads)
    for deck in queue.decks:
        for note in deck.notes:
            yield deck, note, f"{deck.id}/{note.id}" in begun


def _falls(
    collection: Collection, deck: Deck, note: Note, first: date, days: int, done: Set[str]
) -> Iterator[tuple[int, Standing]]:
    """The cards of a note that come within ``days`` days from ``first`` on: on which (0-based), and as what."""
    facts = collection.facts_of(deck, note, first)
    began = collection.began_on(deck, note)
    left = {name: opens for name, opens in _openings(facts, began) if name not in done}
    for place in range(days):
        day = first + timedelta(days=place)
        if all(opens > day for opens in left.values()):
            continue
        # A card that had its turn is put aside, and lets its siblings go.
        then = [
            one._replace(buried=name not in left or collection.journal.buried_on(name, day))
            for one in facts
            for name in (str(one.card.id),)
        ]
        for name, standing in standings(then, day, began=began, apart=collection.settings.bury_siblings).items():
            if name in left and standing in (Standing.DUE, Standing.LEARNING):
                del left[name]
                yield place, standing


def _openings(facts: list[CardFacts], began: date | None) -> Iterator[tuple[str, date]]:
    """The cards that may be asked some day, and a day before which each of them surely isn't."""
    for place, one in enumerate(one for one in facts if not one.suspended):
        state = one.history.state
        if state is not None:
            yield str(one.card.id), state.due_day or date.min
        elif began is not None:
            yield str(one.card.id), began + timedelta(days=kind_start(place))
