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


def mixed_up(collection: Collection, decks: Iterable[Deck], most: int) -> list[MixedUp]:
    """At most so many pairs of some decks, those confused most lately first."""
    pairs = [(pair, deck) for deck in decks for pair in collection.confusions.pairs(deck) if pair.weight > _NOT_LATELY]
    pairs.sort(key=lambda found: -found[0].weight)
    told: list[MixedUp] = []
    for pair, deck in pairs[:most]:
        one, other = (note for id_ in (pair.one, pair.other) for note in deck.notes if note.id == id_)
        told.append(MixedUp(called(one, deck, brief=True), called(other, deck, brief=True), pair.taken))
    return told
