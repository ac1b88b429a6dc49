"""What the screen *Hari ini* shows of one deck, or of all: gathered here, drawn by the panes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from trainer.questions.kinds import title_of
from trainer.study.ahead import Tomorrow
from trainer.study.collection import Collection
from trainer.study.overview import Overview, overview
from trainer.study.session import StudySession
from trainer.study.steps import Finished
from trainer.ui.deck_rows import DeckRow


class Rest(NamedTuple):
    """What comes when nothing may be asked now.

    Attributes:
        next_learning: when the next learning card comes back today; None if none does.
        tomorrow: what the next study day brings. tomorrow_minutes: an estimate for it.
    """

    next_learning: datetime | None
    tomorrow: Tomorrow
    tomorrow_minutes: float


class Day(NamedTuple):
    """A day of one deck, or of all.

    Attributes:
        name: the deck's title; empty where it needn't be told.
        rest: what comes later; None while something may be asked now.
        edit_is_broken: the deck's file has a mistake, and this is its last good edition.
    """

    name: str
    today: date
    overview: Overview
    rest: Rest | None
    edit_is_broken: bool


def day_of(collection: Collection, row: DeckRow, *, named: bool) -> Day:
    """The day behind a row of the list of decks, as it stands now."""
    seen = overview(collection, row.ids)
    rest = None
    if not seen.counts.due and not seen.counts.new and not seen.counts.contrasts:
        rest = _rest(collection, row.ids)
    name = title_of(row.deck.title) if named and row.deck is not None else ""
    return Day(name, collection.today, seen, rest, row.problem is not None)


def _rest(collection: Collection, ids: Sequence[str] | None) -> Rest | None:
    """What comes later, if a sitting that began now would be over at once."""
    session = StudySession(collection, ids)
    if not isinstance(session.current, Finished):
        return None
    summary = session.summary()
    return Rest(session.current.next_learning, summary.tomorrow, summary.tomorrow_minutes)
