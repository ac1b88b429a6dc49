"""Look-alikes that a table names by their fronts: which cards those are is known when all rows are."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from trainer.decks.emit import Plain
from trainer.decks.identity import slug
from trainer.i18n import N_
from trainer.importing.columns import DIFFERENCE, Heading
from trainer.importing.report import Report
from trainer.text import clean_line

_NAMES: Final = Heading("confusable_with")
_WHY: Final = Heading(DIFFERENCE)
_WHY_EN: Final = Heading(f"{DIFFERENCE}_en")
_MOST_LEVELS: Final = 20
"""Levels of which cards of one and the same name are told apart."""

_SEPARATORS: Final = ("\n", ";", ",")


class _Wish(NamedTuple):
    """A row that names others."""

    number: int
    id: str
    level: str
    place: str
    names: str
    why: str
    why_en: str


class LookAlikes:
    """The rows by their names, and which of them name others."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._by_name: dict[str, dict[str, list[str]]] = {}  # name -> level -> ids
        self._wishes: list[_Wish] = []
        self._count = 0

    def add(self, id_: str, front: str, level: str, place: str, values: Mapping[Heading, str]) -> None:
        """Takes the next row; ``id_`` is empty if nobody can be confused with it."""
        if id_:
            for name in {id_, _key(front)}:
                known = self._by_name.setdefault(name, {})
                if level in known or len(known) < _MOST_LEVELS:
                    known.setdefault(level, []).append(id_)
        if _NAMES in values:
            names, why, why_en = (values.get(heading, "") for heading in (_NAMES, _WHY, _WHY_EN))
            self._wishes.append(_Wish(self._count, id_, level, place, names, why, why_en))
        self._count += 1

    def found(self) -> dict[int, dict[str, Plain]]:
        """Number of a row (from 0) -> its ``confusable_with``, as a deck has it."""
        made: dict[int, dict[str, Plain]] = {}
        for wish in self._wishes:
            pairs = dict(self._pairs(wish))
            if any(pairs.values()):
                made[wish.number] = {"confusable_with": pairs}
            elif pairs:
                made[wish.number] = {"confusable_with": list(pairs)}
        return made

    def _pairs(self, wish: _Wish) -> Iterator[tuple[str, Plain]]:
        """The ids that a row names, each with the difference."""
        names = [wish.names] if self._id(wish.names, wish) else _parts(wish.names, _SEPARATORS)
        whys = _parts(wish.why, _SEPARATORS[:2])
        each = whys if len(whys) == len(names) > 1 else [wish.why] * len(names)
        for name, why in zip(names, each, strict=True):
            id_ = self._id(name, wish)
            before, colon, after = name.partition(":")
            if not id_ and colon and (id_ := self._id(before, wish)):
                why = after.strip() or why
            if id_:
                yield id_, {"why": why, "why_en": wish.why_en} if why and wish.why_en else why
            else:
                told = N_('no other card is called "{name}", so it isn\'t among the look-alikes')
                self._report.change(wish.place, told, name=clean_line(name))

    def _id(self, name: str, wish: _Wish) -> str:
        """The id of the card that is called ``name``: one of the same level first, never the row itself."""
        known = self._by_name.get(name.strip()) or self._by_name.get(_key(name)) or {}
        nearest = chain(known.get(wish.level, ()), chain.from_iterable(known.values()))
        return next((id_ for id_ in nearest if id_ != wish.id), "")


def _key(name: str) -> str:
    """Names that differ only by case and punctuation are the same."""
    return slug(name) or name.strip()


def _parts(text: str, separators: Iterable[str]) -> list[str]:
    separator = next((one for one in separators if one in text), "\n")
    return [part for part in map(str.strip, text.split(separator)) if part]
