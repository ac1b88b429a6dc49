"""In which order due cards are asked: look-alikes as far from one another as the others allow.

Two roles that are taken for one another are learnt slower when they come close together (Tinkham 1993), as long as
they aren't set side by side on purpose (`trainer.study.contrasts`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import islice
from typing import Final

APART: Final = 5
"""Cards between two look-alikes are enough."""

_LOOKED_THROUGH: Final = 8
"""Of so many cards that keep their distance the one with most look-alikes goes first: it is the hardest to place."""

Alike = Callable[[str], Set[str]]
"""The keys (``deck/note``) of the look-alikes of a note."""


def note_of(card: str) -> str:
    """``deck/note`` of a card's name."""
    return card.rpartition("#")[0]


def first_apart(cards: Iterable[str], recent: Sequence[str], alike: Alike) -> str:
    """The first of at least one card that keeps its distance from the notes asked last, or the one that keeps most.

    Args:
        cards: names, the one to be asked first first.
        recent: keys of the notes asked last, the latest last.
    """
    best, farthest = "", -1
    for card in cards:
        distance = _distance(alike(note_of(card)), recent)
        if distance >= APART:
            return card
        if distance > farthest:
            best, farthest = card, distance
    return best


def _distance(look_alikes: Set[str], recent: Sequence[str]) -> int:
    """Cards since a look-alike was asked; `APART` if that is long enough."""
    latest = reversed(recent[-APART:])
    return next((place for place, other in enumerate(latest) if other in look_alikes), APART)


def keeps_distance(card: str, recent: Sequence[str], alike: Alike) -> bool:
    """Whether no look-alike was asked just before."""
    return _distance(alike(note_of(card)), recent) >= APART


def spread(cards: Sequence[str], recent: Sequence[str], alike: Alike) -> list[str]:
    """``cards`` with look-alikes as far from one another as can be, and else about in the order given."""
    left = list(cards)
    done: list[str] = []
    asked = list(recent)
    near = {card: alike(note_of(card)) for card in cards}
    waiting = Counter(map(note_of, cards))
    while left:
        free = islice((card for card in left if _distance(near[card], asked) >= APART), _LOOKED_THROUGH)
        # max takes the first of equals, so that without look-alikes the order stays.
        card = max(free, key=lambda one: sum(waiting[note] for note in near[one]), default="")
        card = card or first_apart(left, asked, alike)
        left.remove(card)
        done.append(card)
        asked.append(note_of(card))
        waiting[note_of(card)] -= 1
    return done
