"""``stats confusions``: which notes the learner takes for one another, the heaviest pair first."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from trainer.cli.deck_choice import open_with
from trainer.cli.grammar import Command
from trainer.cli.opening import Run
from trainer.cli.options import deck_option, json_option
from trainer.cli.render import write, write_json
from trainer.decks.model import Deck, Note
from trainer.i18n import N_, _, current_language, n_
from trainer.i18n.formats import day_month, number
from trainer.questions.explanation import called
from trainer.questions.kinds import title_of
from trainer.questions.marks import one_line
from trainer.statistics.confusions import Confusion, Confusions
from trainer.study.collection import Collection


@click.command(
    cls=Command,
    name="confusions",
    short_help=N_("List what you take for one another."),
    help=N_(
        "List the pairs that you took for one another, with how often and when last. The pairs that weigh most come "
        "first; a confusion of 30 days ago weighs half of one of today."
    ),
)
@deck_option
@json_option
@click.pass_obj
def confusions(started: Run, decks: tuple[str, ...], json: bool) -> int:
    """See the help."""
    collection, ids = open_with(started, decks)
    known = Confusions(collection.journal.reviews(), collection.clock.now(), collection.journal.name_now)
    chosen = [deck for deck in collection.decks if ids is None or deck.id in ids]
    found = [(deck, pairs) for deck in chosen if (pairs := known.pairs(deck))]
    if json or started.json:  # it may stand before "confusions" too
        pairs_as_json = [_as_json(deck, pair) for deck, pairs in found for pair in pairs]
        write_json({"day": collection.today.isoformat(), "pairs": pairs_as_json})
    elif found:
        write("\n\n".join(_in_words(collection, deck, pairs, with_title=len(chosen) > 1) for deck, pairs in found))
    else:
        write(_("Nothing has been confused yet."))
    return 0


def _in_words(collection: Collection, deck: Deck, pairs: list[Confusion], *, with_title: bool) -> str:
    notes = {note.id: note for note in deck.notes}
    lines = [_line(collection, deck, notes, pair) for pair in pairs]
    if not with_title:
        return "\n".join(lines)
    return "\n".join([title_of(deck.title), *(f"  {line}" for line in lines)])


def _line(collection: Collection, deck: Deck, notes: Mapping[str, Note], pair: Confusion) -> str:
    brief = current_language() != "en"
    one, other = (called(notes[id_], deck, brief=brief) for id_ in (pair.one, pair.other))
    times = n_("{n} time", "{n} times", pair.taken, n=number(pair.taken))
    assert pair.last is not None  # it was taken
    day = _day(collection.scheduler.study_day.of(pair.last), collection.today)
    return f"{one} ↔ {other}: {times}, " + _("last on {day}", day=day)


def _day(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def _as_json(deck: Deck, pair: Confusion) -> dict[str, Any]:
    """The same in every language."""
    notes = {note.id: note for note in deck.notes}
    return {
        "deck": pair.deck,
        "one": pair.one,
        "other": pair.other,
        "one_name": one_line(notes[pair.one].front.own),
        "other_name": one_line(notes[pair.other].front.own),
        "taken": pair.taken,
        "weight": round(pair.weight, 2),
        "rate": round(pair.rate, 3),
        "last": None if pair.last is None else pair.last.isoformat(timespec="seconds"),
    }
