"""Which notes are probably the same under another name, and which deck is probably another one with a new id.

Nothing is decided here: these are guesses that a learner is asked about.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from trainer.decks.seen import SeenDeck, SeenNote

LIKE: Final = 0.8
"""Likeness of two fronts (0..1, `difflib.SequenceMatcher`) from which on they may be the same."""

SAME_DECK: Final = 0.8
"""Share of a vanished deck's notes that another deck must hold to be the same one."""

_MOST: Final = 150
"""Vanished notes, and new ones, that are compared letter by letter; whatever is equal is found among any number."""

_LETTERS: Final = 100
"""Characters of a front that are compared letter by letter."""

_TRIES: Final = 500
"""Pairs that are compared letter by letter: what passes the quick look before that has mostly the same letters."""


class Same(NamedTuple):
    """Two names that probably mean one note."""

    old: SeenNote
    new: SeenNote


def same_notes(vanished: Iterable[SeenNote], new: Iterable[SeenNote]) -> list[Same]:
    """Pairs of a note that vanished and one that is new, the surest first; each note stands in one pair at most."""
    olds, news = {note.id: note for note in vanished}, {note.id: note for note in new}
    found: list[Same] = []
    for likeness in (_all_alike, _front_and_back, _front, _back):
        for pair in _equal_in(likeness, olds.values(), news.values()):
            found.append(pair)
            del olds[pair.old.id], news[pair.new.id]
    if olds and news:
        found += _alike(list(olds.values())[:_MOST], list(news.values())[:_MOST])
    return found


def share_held(seen: SeenDeck, notes: Mapping[str, SeenNote]) -> float:
    """The share (0..1) of the notes of ``seen`` that are among ``notes``: of the same id, with front or back equal."""
    if not seen.notes:
        return 0.0
    held = sum(
        (other := notes.get(note.id)) is not None and (other.front == note.front or other.back == note.back)
        for note in seen.notes.values()
    )
    return held / len(seen.notes)


def _all_alike(note: SeenNote) -> Hashable:
    return note.level, note.front, note.back


def _front_and_back(note: SeenNote) -> Hashable:
    return note.front, note.back


def _front(note: SeenNote) -> Hashable:
    return note.front


def _back(note: SeenNote) -> Hashable:
    return note.back  # a note of gaps alone has none


def _equal_in(
    key: Callable[[SeenNote], Hashable], olds: Iterable[SeenNote], news: Iterable[SeenNote]
) -> Iterator[Same]:
    """Pairs with the same key, in the order of the deck where several have it."""
    waiting: defaultdict[Hashable, list[SeenNote]] = defaultdict(list)
    for note in reversed(list(news)):
        waiting[key(note)].append(note)
    for note in list(olds):
        wanted = key(note)
        if wanted and waiting.get(wanted):
            yield Same(note, waiting[wanted].pop())


def _alike(olds: Sequence[SeenNote], news: Sequence[SeenNote]) -> Iterator[Same]:
    """Pairs whose fronts are alike, the best first, of the same level before others."""
    scored = sorted(_likely(olds, news))
    taken: set[str] = set()
    given: set[str] = set()
    for _unlikeness, _levels_differ, place, other in scored:
        old, new = olds[place], news[other]
        if old.id not in taken and new.id not in given:
            taken.add(old.id)
            given.add(new.id)
            yield Same(old, new)


def _likely(olds: Sequence[SeenNote], news: Sequence[SeenNote]) -> Iterator[tuple[float, bool, int, int]]:
    """How unlike the fronts of two notes are, whether their levels differ, and their places."""
    from difflib import SequenceMatcher  # only where a note vanished and another one came

    letters = [Counter(note.front[:_LETTERS].casefold()) for note in news]
    matcher = SequenceMatcher(None, autojunk=False)
    tries = 0
    for place, old in enumerate(olds):
        front = old.front[:_LETTERS].casefold()
        own = Counter(front)
        matcher.set_seq2(front)
        for other, new in enumerate(news):
            together = len(front) + letters[other].total()
            if 2 * _in_common(own, letters[other]) < LIKE * together or tries >= _TRIES:
                continue
            tries += 1
            matcher.set_seq1(new.front[:_LETTERS].casefold())
            likeness = matcher.ratio()
            if likeness >= LIKE:
                yield -likeness, old.level != new.level, place, other


def _in_common(one: Counter[str], other: Counter[str]) -> int:
    """How many letters two texts share, whatever their order: at least as many as a matcher finds."""
    return sum(min(count, other[letter]) for letter, count in one.items() if letter in other)
