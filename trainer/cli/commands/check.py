"""``check``: what is wrong with deck files: place, cause, remedy."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from trainer.cli.commands.decks import message_as_json
from trainer.cli.grammar import Argument, Command, Files, Option
from trainer.cli.options import json_option
from trainer.cli.render import write, write_json
from trainer.decks.messages import DeckError, Message
from trainer.decks.model import Deck
from trainer.decks.parse import read_deck
from trainer.i18n import N_, _, n_
from trainer.text import clean_line


@click.command(
    cls=Command,
    name="check",
    help=N_(
        "Read deck files and say what is wrong with them: file, line and column, the cause and what to write instead. "
        "Exit code 3 if one can't be used."
    ),
)
@click.argument(
    "files", cls=Argument, nargs=-1, required=True, type=Files(), metavar=N_("FILE"), about=N_("Deck files in YAML.")
)
@click.option(
    "--pin-ids",
    cls=Option,
    is_flag=True,
    help=N_("Write an id into the file for the deck and for every card that has none; all else in it stays."),
)
@json_option
def command(files: tuple[tuple[Path, ...], ...], pin_ids: bool, json: bool) -> int:
    """See the help."""
    if pin_ids:
        from trainer.cli.commands.check_pin_ids import pin_all

        return pin_all([file for named in files for file in named], json=json)
    if json:
        return _check_as_json(file for named in files for file in named)
    results = [_check(file) for named in files for file in named]
    return 0 if all(results) else DeckError.exit_code


def _check(file: Path) -> bool:
    try:
        deck = read_deck(file)
    except DeckError as error:
        write(error.explain(_))
        return False
    name = clean_line(str(file))
    for warning in warnings(deck):
        write(warning.explain(_, name, warning=True))
    write(f"{name}: " + n_("ok, {n} note", "ok, {n} notes", len(deck.notes)))
    return True


def _check_as_json(files: Iterable[Path]) -> int:
    found = [_as_json(file) for file in files]
    write_json({"files": found})
    return 0 if all(one["ok"] for one in found) else DeckError.exit_code


def _as_json(file: Path) -> dict[str, Any]:
    name = clean_line(str(file))
    try:
        deck = read_deck(file)
    except DeckError as error:
        told = [message_as_json(message) for message in error.messages]
        return {"file": name, "ok": False, "notes": 0, "messages": told, "warnings": []}
    odd = [message_as_json(warning) for warning in warnings(deck)]
    return {"file": name, "ok": True, "notes": len(deck.notes), "messages": [], "warnings": odd}


def warnings(deck: Deck) -> tuple[Message, ...]:
    """What the author of a good deck should know all the same."""
    return tuple(warning for warning in deck.warnings if isinstance(warning, Message))
