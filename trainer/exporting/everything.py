"""All that the program knows, as one JSON object: for scripts, and for programs that are yet to be written.

::

    {"format": "peksos-export", "version": 1, "at": "2026-11-24T09:12:00.000+07:00",
     "decks": [{"format": 1, "id": …, "title": …, "cards": [{"id": …, "front": …, "back": …}, …]}, …],
     "memory": [{"card": "deck/note#kind", "phase": "review", …}, …],
     "events": [{"k": "review", "id": …, "t": …, "card": …, "r": 3, "ms": 4210}, …]}

- ``decks``: with the keys of a deck file; written into one, such an object is the deck again.
- ``memory``: each card of these decks, and those others that were answered once. ``phase`` is new, learning, review or
  relearning; if it isn't new there are ``stability`` (days after which the recall probability has fallen to 90 %),
  ``difficulty`` (1 to 10), ``step`` (of learning, from 0) with ``due_at`` (a moment) or ``due_day`` (a study day),
  ``last_review``, ``reps`` and ``lapses``. ``suspended`` is true for a card that isn't asked.
- ``events``: reviews and everything else that happened, with the keys of the history file, in its order; what was
  undone later is there as well as the undoing.

``version`` grows when a key changes its meaning or goes, not when one comes. A list has one item a line.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from trainer.decks.as_written import card_of, deck_kinds, head_of
from trainer.decks.model import Deck
from trainer.history.codec import encode
from trainer.history.events import Event
from trainer.scheduling.memory import MemoryState

VERSION: Final = 1


class CardMemory(NamedTuple):
    """What is believed about a card; ``state`` is None while it is new."""

    card: str
    state: MemoryState | None
    suspended: bool = False


def everything(
    decks: Iterable[Deck], memory: Iterable[CardMemory], events: Iterable[Event], at: datetime
) -> Iterator[str]:
    """The lines of the object, without line ends; made one by one, so that a long history takes no memory.

    Args:
        at: the moment of the export, with the offset from UTC.

    Raises:
        EventError: an event can't be written.
    """
    head = _json({"format": "peksos-export", "version": VERSION, "at": at.isoformat(timespec="milliseconds")})
    yield f"{head[:-1]},"
    yield from _list("decks", map(_json, map(_deck, decks)), ",")
    yield from _list("memory", map(_json, map(_memory, memory)), ",")
    yield from _list("events", map(encode, events), "}")


def _list(name: str, items: Iterable[str], end: str) -> Iterator[str]:
    yield f'"{name}":['
    before = ""
    for item in items:
        if before:
            yield f"{before},"
        before = item
    if before:
        yield before
    yield f"]{end}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _deck(deck: Deck) -> dict[str, Any]:
    kinds = deck_kinds(deck)
    return {**head_of(deck), "cards": [card_of(note, deck, kinds) for note in deck.notes]}


def _memory(memory: CardMemory) -> dict[str, Any]:
    found: dict[str, Any] = {"card": memory.card, "phase": "new" if memory.state is None else memory.state.phase.value}
    if memory.state is not None:
        state = memory.state
        found |= {"stability": state.stability, "difficulty": state.difficulty}
        if state.step is not None:
            found["step"] = state.step
        if state.due_at is not None:
            found["due_at"] = state.due_at.isoformat(timespec="milliseconds")
        if state.due_day is not None:
            found["due_day"] = state.due_day.isoformat()
        found["last_review"] = state.last_review.isoformat(timespec="milliseconds")
        found |= {"reps": state.reps, "lapses": state.lapses}
    return {**found, "suspended": True} if memory.suspended else found
