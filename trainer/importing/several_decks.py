"""A foreign file that holds several decks: what each is called, and one after the other finished.

Of Anki's decks those at the top become ours; which deck below it a note was in is told by a tag.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from trainer.decks.identity import MAX_SLUG, slug
from trainer.i18n import N_
from trainer.importing.draft import DraftNote, Finished, finish
from trainer.importing.foreign_bytes import refused
from trainer.importing.report import ForeignFileError, Report
from trainer.text import clean_line

_BETWEEN: Final = "::"
_MOST: Final = 500
_LONGEST: Final = 200
"""Characters of a deck's name, and of the tag made of those below it."""


class DeckPath(NamedTuple):
    """Where a note is among Anki's decks.

    Attributes:
        top: the deck at the top; empty if the name was.
        tag: the decks below it, as one tag; empty if there are none.
    """

    top: str
    tag: str


class Lot(NamedTuple):
    """Notes of one deck in the making, and what was said of them."""

    title: str
    notes: list[DraftNote]
    report: Report


class Made(NamedTuple):
    """A lot that became a deck; ``number`` is its place among the lots."""

    number: int
    finished: Finished


def deck_path(name: str) -> DeckPath:
    """Takes apart the full name of one of Anki's decks (``A::B::C``)."""
    levels = [level[:_LONGEST] for part in clean_line(name).split(_BETWEEN) if (level := part.strip())]
    return DeckPath(levels[0] if levels else "", _BETWEEN.join(levels[1:]).replace(" ", "_")[:_LONGEST])


def finish_all(lots: Sequence[Lot], file: Path, tick: Callable[[float], None]) -> list[Made]:
    """Makes decks of all lots that have a note that can be one; what was said of the others goes to the first of these.

    Raises:
        ForeignFileError: there is none, or there are too many of them.
    """
    if len(lots) > _MOST:
        raise refused(
            file, N_("this file holds more than {count} decks"), N_("export it again, a deck at a time"), count=_MOST
        )
    made: list[Made] = []
    empty: list[Report] = []
    refusal: ForeignFileError | None = None
    ids: set[str] = set()
    for number, lot in enumerate(lots):
        tick(number / len(lots))
        try:
            deck_id = free_id(lot.title, file.stem, ids)
            made.append(Made(number, finish(lot.title, lot.notes, lot.report, file=file, deck_id=deck_id)))
        except ForeignFileError as error:
            lot.report.leave_out(clean_line(lot.title), error.message, **error.values)
            empty.append(lot.report)
            refusal = refusal or error
    if not made:
        told, hint = N_("there are no cards in this file"), N_("look into it with the program that made it")
        raise refusal or refused(file, told, hint)
    for report in empty:
        add_remarks(lots[made[0].number].report, report)
    return made


def add_remarks(to: Report, other: Report) -> None:
    """All remarks of ``other`` are said in ``to`` as well."""
    for remark in other.changed:
        to.change(remark.place, remark.text, **remark.values)
    for remark in other.left_out:
        to.leave_out(remark.place, remark.text, **remark.values)
    to.more_changed += other.more_changed
    to.more_left_out += other.more_left_out


def free_id(title: str, stem: str, taken: set[str]) -> str:
    """An id for a deck that none of those ``taken`` is; it is taken then. ``stem``: the name of the file."""
    plain = slug(title) or slug(stem) or "anki"
    id_, number = plain, 2
    while id_ in taken:
        id_ = f"{plain[: MAX_SLUG - 4]}-{number}"
        number += 1
    taken.add(id_)
    return id_
