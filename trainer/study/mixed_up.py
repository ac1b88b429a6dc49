"""The pairs that this learner mixes up these days, by name."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from trainer.decks.model import Deck
from trainer.questions.explanation import called
from trainer.study.collection import Collection

_NOT_LATELY: Final = 0.1
"""A pair whose confusions have faded to this weight isn't worth a line any more."""


class MixedUp(NamedTuple):
    """One pair: the names of both, and how often one was answered instead of the other."""

    one: str
    other: str
    times: int


def mixed_up(collection: Collection, decks: Iterable[Deck]) -> list[MixedUp]:
    """The pairs of some decks, those confused most lately first."""
    found: list[tuple[float, MixedUp]] = []
    for deck in decks:
        notes = {note.id: note for note in deck.notes}
        for pair in collection.confusions.pairs(deck):
            if pair.weight > _NOT_LATELY:
                one, other = (called(notes[id_], deck, brief=True) for id_ in (pair.one, pair.other))
                found.append((pair.weight, MixedUp(one, other, pair.taken)))
    return [pair for _weight, pair in sorted(found, key=lambda one: (-one[0], one[1]))]
