"""The explanation (pembahasan) of an answer: what is worth reading once it is known, most useful first.

After a mistake that is the difference between what was answered and what is right; the rest about the note follows.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from trainer.decks.by_id import ById
from trainer.decks.model import Card, Deck, Example, Note
from trainer.i18n import N_, _
from trainer.questions.kinds import answer_of, level_of, named, prompt_of, shown, title_of
from trainer.questions.marks import one_line
from trainer.questions.names import on_a_line


class Section(NamedTuple):
    """One paragraph with its heading, in the language in force."""

    heading: str
    text: str


WHY = N_("This case")
DIFFERENCE = N_("The difference")
COMPARE = N_("Compare")
DEFINITION = N_("Definition")
LOOK_ALIKES = N_("Don't confuse with")
THEORY = N_("Theory")
SOURCE = N_("Source")
REMARK = N_("Note")


def explanation(
    card: Card, deck: Deck, example: Example | None = None, *, other: Note | None = None
) -> tuple[Section, ...]:
    """The sections that there is something for. What stands in the question or the answer already isn't repeated.

    Args:
        example: the case that was shown.
        other: the note that was answered instead, or that this one is set against; None if there is none.
    """
    seen = {prompt_of(card, deck, example).body, answer_of(card, deck).text}
    return tuple(section for section in _sections(card.note, deck, example, other) if section.text not in seen)


def _sections(note: Note, deck: Deck, example: Example | None, other: Note | None) -> Iterator[Section]:
    why = Section(_(WHY), shown(example.why)) if example is not None and example.why is not None else None
    # Why it is this one comes after the difference between the two, unless it speaks of just that.
    why_first = other is None or (why is not None and one_line(other.front.own).casefold() in why.text.casefold())
    if why is not None and why_first:
        yield why
    between = None if other is None else _between(note, other, deck)
    if between is not None:
        yield between
    if why is not None and not why_first:
        yield why
    if note.back.own and (between is None or between.heading != _(COMPARE)):
        yield Section(_(DEFINITION), shown(note.back))
    if other is None and (look_alikes := _look_alikes(note, deck)):
        yield Section(_(LOOK_ALIKES), look_alikes)
    if note.theory is not None:
        yield Section(_(THEORY), shown(note.theory))
    if note.sources:
        yield Section(_(SOURCE), "\n".join(note.sources))
    if note.note is not None:
        yield Section(_(REMARK), shown(note.note))


def _between(note: Note, other: Note, deck: Deck) -> Section:
    """What tells two notes apart: in the author's words, else both definitions side by side."""
    why = note.confusable_with.get(other.id) or other.confusable_with.get(note.id)
    if why is not None:
        return Section(_(DIFFERENCE), shown(why))
    return Section(_(COMPARE), "\n".join(f"{called(one, deck)}: {shown(one.back)}" for one in (note, other)))


def called(note: Note, deck: Deck, *, brief: bool = False) -> str:
    """The name of a note, with its level (or, if that doesn't help, its id) where another one has the same name.

    Args:
        brief: the English name isn't told beside the deck's own.
    """
    name = one_line(note.front.own) if brief else named(note.front)
    levels = _levels_by_name(ById(deck)).get(_as_told(note), [])
    if len(levels) < 2:
        return name
    level = level_of(deck, note.level)
    tells = level is not None and levels.count(note.level) == 1
    return f"{name}, {title_of(level.title) if level is not None and tells else note.id}"


@lru_cache(maxsize=4)
def _levels_by_name(known: ById) -> Mapping[str, list[str]]:
    """Name -> the level of each note that is called so."""
    found: dict[str, list[str]] = {}
    for note in known.deck.notes:
        found.setdefault(_as_told(note), []).append(note.level)
    return found


def _as_told(note: Note) -> str:
    return on_a_line(note.front.own).casefold()


def look_alike_names(note: Note, deck: Deck) -> tuple[str, ...]:
    """The names of the notes that ``note`` is easily taken for, with their level, as far as the deck holds them."""
    by_id = {other.id: other for other in deck.notes}
    names: list[str] = []
    for id_ in note.confusable_with:
        other = by_id.get(id_)
        if other is None:
            continue
        level = level_of(deck, other.level)
        names.append(f"{named(other.front)}, {title_of(level.title)}" if level else named(other.front))
    return tuple(names)


def _look_alikes(note: Note, deck: Deck) -> str:
    by_id = {other.id: other for other in deck.notes}
    lines: list[str] = []
    for id_, why in note.confusable_with.items():
        other = by_id.get(id_)
        if why is not None:
            lines.append(shown(why))
        elif other is not None:
            lines.append(named(other.front))
    return "\n".join(f"– {line}" for line in lines)
