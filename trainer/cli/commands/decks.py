"""``decks``: the decks there are, what today holds of each, and the files that can't be used.

Its other commands have files of their own.
"""

from typing import Any

import click

from trainer.cli.commands.decks_remove import remove_deck, update_decks
from trainer.cli.commands.decks_renames import renames
from trainer.cli.counts import counted
from trainer.cli.grammar import Group
from trainer.cli.opening import Run
from trainer.cli.options import json_option
from trainer.cli.renames import tell_renames
from trainer.cli.render import tell, write, write_json
from trainer.decks.messages import DeckError, Message
from trainer.decks.model import Deck
from trainer.i18n import N_, _, n_
from trainer.questions.kinds import title_of
from trainer.study.collection import Collection
from trainer.study.queue import Counts, Queue
from trainer.text import clean_line


@click.command(
    cls=Group,
    name="decks",
    help=N_("List the decks with their ids, how much of each is due today, and where its file lies."),
)
@json_option
@click.pass_context
def command(ctx: click.Context, json: bool) -> int:
    """See the help; what it gives is of interest only if no command follows."""
    return 0 if ctx.invoked_subcommand is not None else _list(ctx.find_object(Run), json=json)


def _list(started: Run | None, *, json: bool) -> int:
    if started is None:
        raise AssertionError("the command line has its run")
    collection = started.collection(broken=False)
    if json:
        write_json(
            {
                "decks": [_as_json(collection, deck) for deck in collection.decks],
                "broken": [broken_as_json(error) for error in collection.library.broken],
            }
        )
        return 0
    write("\n\n".join(_in_words(collection, deck) for deck in collection.decks) or _("There is no deck."))
    together = Queue(collection).counts().new
    if sum(_counts(collection, deck).new for deck in collection.decks) > together:
        told = n_("All decks together: {n} new note today.", "All decks together: {n} new notes today.", together)
        write(f"\n{told}")
    for error in collection.library.broken:
        tell(error.explain(_))
    tell_renames(collection)
    return 0


for _one in (renames, remove_deck, update_decks):
    command.add_command(_one)


def _counts(collection: Collection, deck: Deck) -> Counts:
    return Queue(collection, [deck.id]).counts()


def _cards(collection: Collection, deck: Deck) -> int:
    return sum(len(collection.cards(deck, note)) for note in deck.notes)


def _in_words(collection: Collection, deck: Deck) -> str:
    cards = _cards(collection, deck)
    notes = n_("{n} note", "{n} notes", len(deck.notes))
    lines = [
        f"{title_of(deck.title)} ({deck.id})",
        f"  {notes}, " + n_("{n} card", "{n} cards", cards),
        "  " + _("today: {counts}", counts=counted(_counts(collection, deck))),
    ]
    if deck.file is not None:
        lines.append(f"  {clean_line(str(deck.file))}")
    return "\n".join(lines)


def _as_json(collection: Collection, deck: Deck) -> dict[str, Any]:
    counts = _counts(collection, deck)
    return {
        "id": deck.id,
        "title": deck.title.own,
        "notes": len(deck.notes),
        "cards": _cards(collection, deck),
        "due": counts.due,
        "new": counts.new,
        "learning": counts.learning,
        "contrasts": counts.contrasts,
        "file": clean_line(str(deck.file)) if deck.file is not None else None,
    }


def broken_as_json(error: DeckError) -> dict[str, Any]:
    """A deck that can't be used, with all its messages."""
    return {
        "file": clean_line(str(error.file)) if error.file is not None else None,
        "messages": [message_as_json(message) for message in error.messages],
    }


def message_as_json(message: Message) -> dict[str, Any]:
    """One message in the language in force; line and column count from 1, line 0 means the whole file."""
    return {
        "line": message.line,
        "column": message.column,
        "message": _(message.text).format(**message.values),
        "hint": _(message.hint).format(**message.values) if message.hint else "",
    }
