"""The explanation (pembahasan) of a note: what is worth reading once the answer is known, most useful first."""

from typing import NamedTuple

from trainer.decks.model import Deck, Example, Note
from trainer.i18n import N_, _
from trainer.questions.kinds import level_of, named, shown, title_of


class Section(NamedTuple):
    """One paragraph with its heading, in the language in force."""

    heading: str
    text: str


WHY = N_("This case")
DEFINITION = N_("Definition")
LOOK_ALIKES = N_("Don't confuse with")
THEORY = N_("Theory")
SOURCE = N_("Source")
REMARK = N_("Note")


def explanation(note: Note, deck: Deck, example: Example | None = None) -> tuple[Section, ...]:
    """The sections that ``note`` has something for; ``example`` is the case that was shown."""
    sections: list[Section] = []
    if example is not None and example.why is not None:
        sections.append(Section(_(WHY), shown(example.why)))
    if note.back.own:
        sections.append(Section(_(DEFINITION), shown(note.back)))
    if look_alikes := _look_alikes(note, deck):
        sections.append(Section(_(LOOK_ALIKES), look_alikes))
    if note.theory is not None:
        sections.append(Section(_(THEORY), shown(note.theory)))
    if note.sources:
        sections.append(Section(_(SOURCE), "\n".join(note.sources)))
    if note.note is not None:
        sections.append(Section(_(REMARK), shown(note.note)))
    return tuple(sections)


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
