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
from trainer.questions.kinds import level_of, named, title_of
from trainer.questions.marks import one_line
from trainer.statistics.confusions import Confusion
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
    known = collection.confusions
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
    one, other = _told_apart(deck, notes[pair.one], notes[pair.other])
    times = n_("{n} time", "{n} times", pair.taken, n=number(pair.taken))
    assert pair.last is not None  # it was taken
    day = _day(collection.scheduler.study_day.of(pair.last), collection.today)
    return f"{one} ↔ {other}: {times}, " + _("last on {day}", day=day)


def _day(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def _told_apart(deck: Deck, one: Note, other: Note) -> tuple[str, str]:
    """The names of two notes; of namesakes with their levels, or if need be with their ids."""
    names = (_name(one), _name(other))
    if one_line(one.front.own).casefold() != one_line(other.front.own).casefold():
        return names
    beside = [title_of(level.title) if (level := level_of(deck, note.level)) else note.id for note in (one, other)]
    if beside[0] == beside[1]:
        beside = [one.id, other.id]
    return f"{names[0]}, {beside[0]}", f"{names[1]}, {beside[1]}"


def _name(note: Note) -> str:
    """As its own people say it; in English with the English name beside it."""
    return named(note.front) if current_language() == "en" else one_line(note.front.own)


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
