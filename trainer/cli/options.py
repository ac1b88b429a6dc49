"""Options that several commands share."""

import click

from trainer.cli.grammar import Option
from trainer.i18n import N_

json_option = click.option(
    "--json", cls=Option, is_flag=True, help=N_("Answer with one JSON object on one line; an error as well.")
)

deck_option = click.option(
    "--deck",
    "decks",
    cls=Option,
    multiple=True,
    metavar=N_("ID|FILE"),
    help=N_("Only this deck: its id, or a deck file, which is then opened too; may be given several times."),
)
