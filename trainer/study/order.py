"""In which order due cards are asked: look-alikes as far from one another as the others allow.

Two roles that are taken for one another are learnt slower when they come close together (Tinkham 1993), as long as
they aren't set side by side on purpose (`trainer.study.contrasts`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from trainer.decks.model import Deck

APART: Final = 5
"""Cards between two look-alikes are enough."""

Alike = Callable[[str, str], bool]
"""Whether the notes with these two keys (``deck/note``) are look-alikes."""


def note_of(card: str) -> str:
    """``deck/note`` of a card's name."""
    return card.rpartition("#")[0]


def first_apart(cards: Iterable[str], recent: Sequence[str], alike: Alike) -> str:
    """The first of at least one card that keeps its distance from the notes asked last, or the one that keeps most.

    Args:
        cards: names, the one to be asked first first.
        recent: keys of the notes asked last, the latest last.
    """
    best = ""
    farthest = -1
    latest = list(reversed(recent[-APART:]))
    for card in cards:
        note = note_of(card)
        distance = next((place for place, other in enumerate(latest) if alike(note, other)), APART)
        if distance >= APART:
            return card
        if distance > farthest:
            best, farthest = card, distance
    return best


def spread(cards: Sequence[str], recent: Sequence[str], alike: Alike) -> list[str]:
    """``cards`` in an order that differs from the given one only where look-alikes would come close."""
    left = list(cards)
    done: list[str] = []
    asked = list(recent)
    while left:
        card = first_apart(left, asked, alike)
        left.remove(card)
        done.append(card)
        asked.append(note_of(card))
    return done


def look_alikes(deck: Deck) -> Mapping[str, frozenset[str]]:
    """Note id -> the ids of the notes that the deck calls its look-alikes, in either direction, and its namesakes."""
    found: dict[str, set[str]] = {}
    by_name: dict[str, list[str]] = {}
    for note in deck.notes:
        by_name.setdefault(note.front.own.casefold(), []).append(note.id)
        for other in note.confusable_with:
            found.setdefault(note.id, set()).add(other)
            found.setdefault(other, set()).add(note.id)
    for namesakes in by_name.values():
        if len(namesakes) > 1:
            for id_ in namesakes:
                found.setdefault(id_, set()).update(other for other in namesakes if other != id_)
    return {id_: frozenset(others) for id_, others in found.items()}
