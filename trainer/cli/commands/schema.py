"""``schema``: the format of decks, for editors and other programs."""

import click

from trainer.cli.grammar import Command
from trainer.cli.render import write
from trainer.decks.schema import schema_text
from trainer.i18n import N_


@click.command(
    cls=Command,
    name="schema",
    help=N_(
        "Print the JSON Schema of deck files. Beside the decks it lies as deck-1.schema.json; editors that read YAML "
        "complete keys by it and mark mistakes."
    ),
)
def command() -> int:
    """See the help."""
    write(schema_text().rstrip("\n"))
    return 0
