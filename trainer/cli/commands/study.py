"""``study``: straight to the cards, on the screen or line by line."""

import click

from trainer.cli.grammar import Command, Option
from trainer.cli.opening import Run
from trainer.cli.options import deck_option
from trainer.cli.start import study_line_by_line, study_on_the_screen
from trainer.i18n import N_


@click.command(
    cls=Command,
    name="study",
    help=N_(
        "Study what is due today, without looking at the day first. Where nothing can be drawn, in a pipe or with "
        "TERM=dumb, it goes line by line."
    ),
)
@deck_option
@click.option(
    "--plain",
    cls=Option,
    is_flag=True,
    help=N_("Line by line: for screen readers, pipes and slow connections."),
)
@click.pass_obj
def command(started: Run, decks: tuple[str, ...], plain: bool) -> int:
    """See the help."""
    if plain or not started.on_a_terminal:
        return study_line_by_line(started, decks)
    return study_on_the_screen(started, decks)
