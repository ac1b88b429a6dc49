"""Which notes the author calls look-alikes, in either direction; and namesakes at two levels, which always are.

Look-alikes are offered against each other as far as anything tells them apart.

So many notes of one name that they can't be meant as look-alikes ("What does it stand for?") aren't.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from trainer.decks.model import Deck, Note
from trainer.questions.spelling import folded

_MOST_NAMESAKES: Final = 12


def look_alikes(deck: Deck) -> Mapping[str, frozenset[str]]:
    """Note id -> the ids of its look-alikes; a note without any isn't there."""
    found: dict[str, set[str]] = {}
    by_name: dict[str, list[Note]] = {}
    for note in deck.notes:
        by_name.setdefault(note.front.own.casefold(), []).append(note)
        for other in note.confusable_with:
            if other != note.id:
                found.setdefault(note.id, set()).add(other)
                found.setdefault(other, set()).add(note.id)
    for notes in by_name.values():
        for note in notes if 1 < len(notes) <= _MOST_NAMESAKES else ():
            if others := {other.id for other in notes if other.level != note.level}:
                found.setdefault(note.id, set()).update(others)
    return {id_: frozenset(others) for id_, others in found.items()}


def look_alikes_of(asked: Note, deck: Deck) -> frozenset[str]:
    """The ids of the look-alikes of one note."""
    name = asked.front.own.casefold()
    namesakes = [note for note in deck.notes if note.front.own.casefold() == name]
    named = frozenset(_at_other_levels(asked, namesakes)) if len(namesakes) <= _MOST_NAMESAKES else frozenset()
    back = {note.id for note in deck.notes if asked.id in note.confusable_with}
    return (named | back | frozenset(asked.confusable_with)) - {asked.id}


def _at_other_levels(asked: Note, namesakes: Iterable[Note]) -> Iterable[str]:
    return (note.id for note in namesakes if note.level != asked.level)


def are_told_apart(one: Note, other: Note) -> bool:
    """Whether two notes may be offered against each other: their meanings differ, and their names or their levels."""
    if any(this and that and folded(this) == folded(that) for this, that in zip(one.back, other.back, strict=True)):
        return False
    return one.level != other.level or folded(one.front.own) != folded(other.front.own)
