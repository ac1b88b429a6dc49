"""A typed answer against a card: right, right but for a slip, near in meaning, another note's answer, or wrong.

An exact match of any note's name wins over every slip; what two notes share belongs to the one that was asked. Between
slips the nearest name wins, each within its own allowance, and a tie between two notes is never right.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from trainer.decks.by_id import ById
from trainer.decks.cloze import Cloze, parts
from trainer.decks.model import Card, Deck, Note
from trainer.questions.deck_names import DeckNames
from trainer.questions.kinds import level_of
from trainer.questions.names import Form, distinct, name_forms, on_a_line
from trainer.questions.ruling import Judgement, Ruling
from trainer.questions.slips import LONGEST, slips_between, slips_in
from trainer.questions.spelling import Reading, read, unsifted
from trainer.text import clean_line

MOST_KEPT: Final = 200
"""Characters of an answer that are kept."""

_NEVER: Final = LONGEST + 1
"""More slips than any answer allows."""

_BESIDE_A_LEVEL: Final = ("{}", "tingkat{}", "level{}", "{}level")
_LEVEL_WORDS: Final = frozenset({"tingkat", "level"})
_SURE: Final = 4
"""Letters from which on the name of a level is known even when it is written together with the role."""

_MOST_WORDS: Final = 16
"""Words among which two names with slips are looked for."""


class _Asked(NamedTuple):
    """Answers that are right, near in meaning, and right for something else."""

    own: tuple[Form, ...]
    near: tuple[Form, ...] = ()
    rivals: tuple[Form, ...] = ()


class _Finding(NamedTuple):
    """A ruling, with the right answer that was meant or the note that was named."""

    ruling: Ruling
    meant: str = ""
    other: Note | None = None

    @property
    def is_right(self) -> bool:
        return self.ruling in (Ruling.RIGHT, Ruling.SLIP)


_WRONG: Final = _Finding(Ruling.WRONG)
_EMPTY: Final = _Finding(Ruling.EMPTY)


def judge(typed: str, card: Card, deck: Deck) -> Judgement:
    """The judgement on ``typed``, the answer to ``card``.

    Case and term ask for the note's name, level for the level's, a gap for its text (several gaps of one kind: all of
    them in order), definition for the back. Only names can be another note's.
    """
    reading = read(typed)
    asked = _plain_asked(card, deck)
    if asked is not None:
        finding = _judge_plain(reading, asked, _LEVEL_WORDS if card.id.kind == "level" else frozenset())
    else:
        asked = _Asked(name_forms(card.note), distinct(map(on_a_line, card.note.near)))
        finding = _NameJudge(typed, card.note, asked, *_names_in(ById(deck))).judge(reading)
    expected = finding.meant or _nearest_written(reading.key, asked.own)
    return Judgement(finding.ruling, clean_line(typed).strip()[:MOST_KEPT], expected, finding.other)


def _nearest_written(key: str, own: tuple[Form, ...]) -> str:
    """As the deck writes it, the right answer most like ``key``."""
    nearest = own[0].written if own else ""
    best, of = 1, 2
    for known in own:
        longer = max(len(known.key), len(key))
        # In proportion to the length: else the shortest name would be the nearest to any nonsense.
        slips = slips_between(key, known.key, best * longer // of) if longer <= LONGEST else None
        if slips is not None and slips * of < best * longer:
            nearest, best, of = known.written, slips, longer
    return nearest


# Levels, gaps and definitions


def _plain_asked(card: Card, deck: Deck) -> _Asked | None:
    """What is asked for if it isn't the note's name."""
    note, kind = card.note, card.id.kind
    if kind == "level":
        others = [level.id for level in deck.levels if level.id != note.level]
        return _Asked(_titles(deck, [note.level]), rivals=_titles(deck, others))
    if kind == "definition":
        return _Asked(distinct(map(on_a_line, (note.back.own, note.back.en or ""))))
    if kind in ("case", "term"):
        return None
    return _gaps_asked(note, kind)


def _titles(deck: Deck, ids: Iterable[str]) -> tuple[Form, ...]:
    levels = [level for level in (level_of(deck, level_id) for level_id in ids) if level is not None]
    return distinct(
        text for level in levels for text in map(on_a_line, (level.title.own, level.title.en or "", level.id))
    )


def _gaps_asked(note: Note, kind: str) -> _Asked | None:
    """What belongs into the gaps of ``kind``; None if the note has no such gap."""
    texts: dict[str, list[str]] = {}
    for language in ("own", "en"):
        gaps: dict[str, list[str]] = {}
        for text in (note.front, note.back):
            for piece in parts(text.in_language(language)):
                if isinstance(piece, Cloze):
                    gaps.setdefault(piece.kind, []).append(on_a_line(piece.text))
        for found, inside in gaps.items():
            texts.setdefault(found, []).extend(between.join(inside) for between in (", ", " dan ", " and "))
    if kind not in texts:
        return None
    rivals = distinct(text for other, found in texts.items() if other != kind for text in found)
    if len(texts) > 1:
        return _Asked(distinct(texts[kind]), rivals=rivals)
    return _Asked(distinct((*texts[kind], *map(on_a_line, note.accept))), distinct(map(on_a_line, note.near)))


def _judge_plain(reading: Reading, asked: _Asked, noise: frozenset[str]) -> _Finding:
    keys = list(dict.fromkeys((reading.key, "".join(word for word in reading.words if word not in noise))))
    for known in asked.own:
        if known.key in keys:
            return _Finding(Ruling.RIGHT, known.written)
    if any(known.key in keys for known in asked.near):
        return _Finding(Ruling.NEAR)
    if any(known.key in keys for known in asked.rivals):
        return _WRONG
    if reading.blank:
        return _EMPTY
    fewest, _ = _fewest(keys, asked.rivals)
    return _by_slips(_fewest(keys, asked.own), _fewest(keys, asked.near), fewest) or _WRONG


def _fewest(keys: Iterable[str], forms: Iterable[Form]) -> tuple[int, Form | None]:
    """The form nearest to one of ``keys``, with its slips."""
    best, nearest = _NEVER, None
    for known in forms:
        for key in keys:
            slips = slips_in(key, known, best - 1)
            if slips is not None:
                best, nearest = slips, known
    return best, nearest


def _by_slips(own: tuple[int, Form | None], near: tuple[int, Form | None], others: int) -> _Finding | None:
    """The ruling if what was asked is nearest; None if the nearest answer is another's as well, or there is none."""
    if near[0] < min(own[0], others):
        return _Finding(Ruling.NEAR)
    if own[1] is not None and own[0] < others:
        return _Finding(Ruling.SLIP, own[1].written)
    return None


# Names


class _Beside(NamedTuple):
    """A level's name at one end of what was typed: its key, the ids of the levels called so, the key of the rest."""

    name: str
    levels: frozenset[str]
    rest: str


class _LevelNames:
    """The names of the levels of a deck, each also with "tingkat" or "level" beside it."""

    def __init__(self, deck: Deck) -> None:
        self._levels: dict[str, frozenset[str]] = {}
        ids = (*(level.id for level in deck.levels), *(note.level for note in deck.notes))
        for level_id in dict.fromkeys(filter(None, ids)):
            for known in _titles(deck, [level_id]):
                for pattern in _BESIDE_A_LEVEL:
                    name = pattern.format(known.key)
                    self._levels[name] = self._levels.get(name, frozenset()) | {level_id}
        self.longest = max(map(len, self._levels), default=0)

    def among(self, words: tuple[str, ...]) -> list[frozenset[str]]:
        """For each level named in ``words``, the ids of the levels called so."""
        whole = self._levels.get("".join(words))
        return [self._levels[word] for word in words if word in self._levels] if whole is None else [whole]

    def beside(self, words: tuple[str, ...]) -> Iterator[_Beside]:
        """Every way to take a level's name away from the beginning or the end of ``words``."""
        key = "".join(words)
        edges = {len("".join(words[:place])) for place in range(1, len(words))} if self._levels else set()
        for name, levels in self._levels.items():
            if len(name) >= len(key):
                continue
            if key.startswith(name) and (len(name) >= _SURE or len(name) in edges):
                yield _Beside(name, levels, key[len(name) :])
            if key.endswith(name) and (len(name) >= _SURE or len(key) - len(name) in edges):
                yield _Beside(name, levels, key[: -len(name)])


class _NameJudge:
    """Judges the names typed for one note."""

    def __init__(self, typed: str, note: Note, asked: _Asked, names: DeckNames, levels: _LevelNames) -> None:
        self._typed = typed
        self._note = note
        self._asked = asked
        self._own = {known.key: known for known in asked.own}
        self._near = {known.key for known in asked.near}
        self._names = names
        self._levels = levels
        self._room = names.room + levels.longest

    def judge(self, reading: Reading) -> _Finding:
        mentioned = self._levels_beside(reading)
        if any(self._note.level not in levels for levels in mentioned):
            return self._elsewhere(reading.key, mentioned[0]) if len(mentioned) == 1 else _WRONG
        if others := self._named_in_brackets(reading):
            return self._other(others)
        if found := self._exactly(reading.key):
            return found
        if reading.blank or len(reading.key) > self._room:
            return _EMPTY if reading.blank else _WRONG
        keys = [reading.key]
        wrong_levels: list[str] = []
        for beside in self._levels.beside(reading.words):
            found = self._exactly(beside.rest)
            if self._note.level not in beside.levels:
                wrong_levels.append(beside.name)
            elif found:
                return found
            else:
                keys.append(beside.rest)
            if found:
                return self._elsewhere(beside.rest, beside.levels)
        return self._nearly(keys, wrong_levels) or self._two_names(reading.words) or _WRONG

    def _levels_beside(self, reading: Reading) -> list[frozenset[str]]:
        """The levels named in brackets, but not in brackets that belong to the name."""
        found = {aside: levels for aside in reading.asides if (levels := self._levels.among(aside))}
        if found:
            for aside in self._own_asides():
                found.pop(aside, None)
        return [levels for mentioned in found.values() for levels in mentioned]

    def _named_in_brackets(self, reading: Reading) -> list[Note]:
        """The other notes whose name stands in brackets, or is written with just these brackets."""
        for aside in reading.asides:
            key = "".join(aside)
            if key in self._own or key in self._near or aside in self._own_asides():
                continue
            others = self._names.holders(key) or self._names.holders_with(reading.key, key)
            if others := self._all_but_asked(others):
                return others
        return []

    def _own_asides(self) -> set[tuple[str, ...]]:
        texts = (self._note.front.own, self._note.front.en or "", *self._note.accept)
        return {aside for text in texts for aside in read(text).asides}

    def _elsewhere(self, key: str, levels: frozenset[str]) -> _Finding:
        """A name with a level that isn't the asked note's."""
        for other in self._names.holders(key) or self._names.holders_of_two(key):
            if other.level in levels and other.id != self._note.id:
                return _Finding(Ruling.OTHER, other=other)
        return _WRONG

    def _exactly(self, key: str) -> _Finding | None:
        others = self._all_but_asked(self._names.holders(key))
        if key in self._own:
            other = self._other_in_writing(key, others)
            return _Finding(Ruling.OTHER, other=other) if other else _Finding(Ruling.RIGHT, self._own[key].written)
        if key in self._near:
            return _Finding(Ruling.NEAR)
        if not others and len(key) <= self._room:
            for begin in self._asked.own:
                end = self._own.get(key.removeprefix(begin.key)) if key.startswith(begin.key) else None
                if end is not None and end != begin:
                    return _Finding(Ruling.RIGHT, f"{begin.written} {end.written}")
            others = self._all_but_asked(self._names.holders_of_two(key))
        return self._other(others) if others else None

    def _all_but_asked(self, notes: list[Note]) -> list[Note]:
        return [note for note in notes if note.id != self._note.id]

    def _other(self, notes: list[Note]) -> _Finding:
        """Of notes with one name the likeliest: of the asked level, then a look-alike, then the first."""
        asked = self._note
        return _Finding(
            Ruling.OTHER,
            other=min(notes, key=lambda note: (note.level != asked.level, note.id not in asked.confusable_with)),
        )

    def _other_in_writing(self, key: str, others: list[Note]) -> Note | None:
        """Of notes told apart by noise words and signs alone, the one that was typed; None if that is the asked."""
        written = {note.id: _written(note, key) for note in others}
        own = _written(self._note, key)
        typed = unsifted(self._typed) if any(texts - own for texts in written.values()) else ""
        if not typed or len(typed) > LONGEST:
            return None
        best, nearest = _unlike(typed, own), None
        for note in others:
            unlike = _unlike(typed, written[note.id])
            if unlike < best:
                best, nearest = unlike, note
        return nearest

    def _nearly(self, keys: list[str], wrong_levels: list[str]) -> _Finding | None:
        # A wrong level's name isn't a slip of the right one's, unless the name itself has it.
        own = _fewest(keys, [known for known in self._asked.own if all(name in known.key for name in wrong_levels)])
        near = _fewest(keys, self._asked.near)
        fewest = own[0]
        forms: list[Form] = []
        for key in keys:
            found = self._names.nearest(key, self._own, fewest)
            if found:
                forms = [*(forms if found[0] == fewest else ()), *found[1]]
                fewest = found[0]
        ruling = _by_slips(own, near, fewest if forms else _NEVER)
        if ruling or not forms:
            return ruling
        called = self._names.holders(forms[0].key) if fewest < own[0] else []
        called = [note for note in called if all(self._holds(note, known) for known in forms)]
        return self._other(called) if called else _WRONG

    def _holds(self, note: Note, known: Form) -> bool:
        return any(holder.id == note.id for holder in self._names.holders(known.key))

    def _two_names(self, words: tuple[str, ...]) -> _Finding | None:
        """Two names of the asked note beside each other, at least one of them with slips."""
        for place in range(1, len(words) if len(words) <= _MOST_WORDS else 0):
            both = ["".join(words[:place]), "".join(words[place:])]
            begin, end = (_fewest([key], self._asked.own)[1] for key in both)
            if begin is None or end is None or begin == end:
                continue
            if all((found := self._exactly(key) or self._nearly([key], [])) and found.is_right for key in both):
                return _Finding(Ruling.SLIP, f"{begin.written} {end.written}")
        return None


def _written(note: Note, key: str) -> set[str]:
    return {unsifted(known.written) for known in name_forms(note) if known.key == key}


def _unlike(typed: str, texts: set[str]) -> int:
    found = (slips_between(typed, text, LONGEST) for text in texts)
    return min((slips for slips in found if slips is not None), default=_NEVER)


@lru_cache(maxsize=4)
def _names_in(known: ById) -> tuple[DeckNames, _LevelNames]:
    return DeckNames(known.deck), _LevelNames(known.deck)
