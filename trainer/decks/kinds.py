"""In which ways a note is asked. A kind is named by what is asked *for*; one that the note can't serve is left out."""

from functools import lru_cache
from typing import NamedTuple

KINDS = ("definition", "term", "case", "level")
CLOZE = "cloze"
"""In a list of kinds: all gaps, in place of c1, c2, …"""

WAYS = ("flip", "type", "choose")
"""How a kind may be asked: answered to oneself and graded, typed, or chosen from options."""


class Wishes(NamedTuple):
    """What a note asks for.

    Attributes:
        own: its ``kinds``; empty without them.
        reverse: the term is to be asked as well.
    """

    own: tuple[str, ...] = ()
    reverse: bool = False


class Means(NamedTuple):
    """What a note has to be asked with.

    Attributes:
        gaps: the kinds of its gaps.
        back, examples, level: whether it has them; a level only counts if the deck lists it.
    """

    gaps: tuple[str, ...]
    back: bool
    examples: bool
    level: bool


def is_kind(name: str) -> bool:
    """Whether there is a kind ``name``."""
    return name in KINDS or name == CLOZE or (name[:1] == "c" and name[1:].isascii() and name[1:].isdigit())


@lru_cache(maxsize=512)
def kinds_of(wishes: Wishes, deck: tuple[str, ...], means: Means) -> tuple[str, ...]:
    """The kinds of one note, in the order of learning; ``deck`` are those the whole deck asks for.

    A note's own kinds win. A note with gaps follows the deck only as far as it speaks of gaps: asked as a definition,
    it would give its gaps away.
    """
    only_gaps = bool(means.gaps) and not wishes.own
    if only_gaps:
        wanted = tuple(kind for kind in deck if kind not in KINDS) or (CLOZE,)
    else:
        wanted = wishes.own or deck or ("definition",)
    if wishes.reverse and not only_gaps and "term" not in wanted:
        wanted = (*wanted, "term")
    return tuple(dict.fromkeys(kind for name in wanted for kind in _served(name, means)))


def _served(kind: str, means: Means) -> tuple[str, ...]:
    if kind == CLOZE:
        return means.gaps
    if kind in KINDS:
        served = means.examples if kind == "case" else means.back and (means.level or kind != "level")
    else:
        served = kind in means.gaps
    return (kind,) if served else ()
