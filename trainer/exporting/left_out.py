"""What a deck loses on its way into another format, to be told beside the result."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from trainer.decks.as_written import card_of, head_of
from trainer.decks.fields import is_own
from trainer.decks.model import Deck
from trainer.errors import Translate
from trainer.i18n import N_

_NO_VALUES: Final[Mapping[str, object]] = {}

_NAMED: Final = 8
"""Notes that a remark names; the others are counted."""

_OWN: Final = "x-…"
"""Stands for all keys that authors keep for themselves."""

_ALWAYS_THERE: Final = frozenset({"format", "kinds"})
"""Keys that say nothing which another format could lack: how a card is asked goes without saying there."""

LEVEL_CHANGES: Final = N_("importing it again would write the level otherwise: {ids}")


class Remark(NamedTuple):
    """One thing that isn't in the result, or not as it was.

    Attributes:
        place: the id of the deck; empty if it goes for all of them.
        text: a text marked with ``N_``; ``values`` go into its ``{names}``, already clean.
    """

    place: str
    text: str
    values: Mapping[str, object] = _NO_VALUES

    def explain(self, translate: Translate) -> str:
        """``place: text`` in the language of ``translate``."""
        told = translate(self.text).format(**self.values)
        return f"{self.place}: {told}" if self.place else told


class Exported(NamedTuple):
    """A deck, or several, as another program reads it, and what is missing there."""

    text: str
    remarks: tuple[Remark, ...] = ()


def fields_left_out(deck: Deck, kept: Iterable[str], *, ignored: Iterable[str] = ()) -> tuple[Remark, ...]:
    """The remark that a format has no place for some fields; none if it has one for all that ``deck`` uses.

    Args:
        kept: the keys (of a deck and of a card) that the format holds.
        ignored: keys that aren't worth a remark in this format.
    """
    there = _ALWAYS_THERE.union(kept, ignored)
    kinds: tuple[str, ...] = ()
    used = dict.fromkeys(head_of(deck))
    for note in deck.notes:
        used |= dict.fromkeys(card_of(note, deck, kinds))
    missing = dict.fromkeys(_OWN if is_own(key) else key for key in used if key not in there)
    if not missing:
        return ()
    told = N_("this format has no place for: {fields}")
    return (Remark(deck.id, told, {"fields": ", ".join(missing)}),)


def notes_told(deck: Deck, ids: Iterable[str], text: str) -> tuple[Remark, ...]:
    """The remark ``text`` (marked, with ``{ids}``) about some notes; none if there are none."""
    named = tuple(ids)
    if not named:
        return ()
    more = f", … ({len(named)})" if len(named) > _NAMED else ""
    return (Remark(deck.id, text, {"ids": ", ".join(named[:_NAMED]) + more}),)
