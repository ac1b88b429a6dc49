"""Wrong options beside a right one, for papers: look-alikes first, then notes of the same level, then any."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, NamedTuple

from trainer.decks import cloze
from trainer.decks.model import Deck, Note
from trainer.exporting.names import Names, folded, on_one_line

MOST: Final = 5
"""Options A to E."""

_TRIED: Final = 4
"""Notes of a level, and of the deck, that are looked at for each option wanted."""


class Option(NamedTuple):
    """One option.

    Attributes:
        text: on one line, without marks; no other option of the question looks the same.
    """

    text: str
    note: Note


class Options:
    """Chooses among the notes of one deck."""

    def __init__(self, deck: Deck, random: Random) -> None:
        self.names = Names(deck)
        self._random = random
        self._all = [note for note in deck.notes if not cloze.kinds(note.front.own)]
        self._by_level: dict[str, list[Note]] = {}
        self._by_name: dict[str, list[Note]] = {}
        self._alike: dict[str, list[Note]] = {}
        by_id = {note.id: note for note in self._all}
        for note in self._all:
            self._by_level.setdefault(note.level, []).append(note)
            self._by_name.setdefault(folded(note.front.own), []).append(note)
            for other in note.confusable_with:
                if other in by_id:
                    self._alike.setdefault(note.id, []).append(by_id[other])
                    self._alike.setdefault(other, []).append(note)

    def of(self, asked: Note, most: int) -> tuple[Option, ...]:
        """The right option and up to ``most`` - 1 wrong ones, best first; one alone if there is none beside it."""
        options = [Option(self.names.of(asked), asked)]
        taken = {folded(options[0].text)}
        also_right = _also_right(asked)
        for note in self._candidates(asked, most):
            if len(options) == most:
                break
            text = self.names.of(note)
            if folded(text) not in taken and not _is_right(note, asked, also_right):
                taken.add(folded(text))
                options.append(Option(text, note))
        return tuple(options)

    def _candidates(self, asked: Note, most: int) -> Iterator[Note]:
        namesakes = [note for note in self._by_name.get(folded(asked.front.own), ()) if note.level != asked.level]
        alike = {note.id: note for note in (*self._alike.get(asked.id, ()), *namesakes)}
        yield from self._some(list(alike.values()), most)
        yield from self._some(self._by_level.get(asked.level, ()), most)
        yield from self._some(self._all, most)

    def _some(self, notes: Sequence[Note], most: int) -> list[Note]:
        return self._random.sample(notes, min(len(notes), _TRIED * most))


def _also_right(asked: Note) -> frozenset[str]:
    """Names that would be right as well, so that they can't be wrong options."""
    return frozenset(map(folded, (*asked.accept, *asked.near)))


def _is_right(note: Note, asked: Note, also_right: frozenset[str]) -> bool:
    if note.id == asked.id or folded(note.back.own) == folded(asked.back.own):
        return True
    names = {folded(on_one_line(note.front)), folded(note.front.own)}
    same_name = folded(asked.front.own) in names
    return (same_name and note.level == asked.level) or not names.isdisjoint(also_right)
