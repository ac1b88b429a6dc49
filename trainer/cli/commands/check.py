"""``check``: what is wrong with deck files: place, cause, remedy."""

from pathlib import Path

import click

from trainer.cli.grammar import Argument, Command, Files
from trainer.cli.render import write
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
def command(files: tuple[tuple[Path, ...], ...]) -> int:
    """See the help."""
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


def warnings(deck: Deck) -> tuple[Message, ...]:
    """What the author of a good deck should know all the same."""
    return tuple(warning for warning in deck.warnings if isinstance(warning, Message))
