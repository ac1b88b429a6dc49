"""The table of commands, and the group that imports a command's module only when that command runs."""

from collections.abc import Sequence
from importlib import import_module
from typing import cast

import click

from trainer import __version__
from trainer.cli.grammar import PROGRAM, Group, Option
from trainer.cli.opening import COMPLETE_VARIABLE, Run
from trainer.cli.render import write
from trainer.i18n import N_

COMMANDS = {
    "study": N_("Study what is due today."),
    "due": N_("Say how much is due today."),
    "decks": N_("List the decks."),
    "check": N_("Look for mistakes in deck files."),
    "new": N_("Begin a deck of your own from an example."),
    "import": N_("Add deck files to your decks."),
    "export": N_("Write decks for other programs, or a paper to print."),
    "schema": N_("Print the JSON Schema of deck files, for editors."),
    "stats": N_("Count cards and reviews, and what is remembered."),
    "history": N_("Find, undo, check, repair, restore and merge the history."),
    "config": N_("Read and change settings."),
}
"""Name and short text of every command, in the order of the help.

The module ``commands.NAME`` (``commands.import_`` for ``import``) holds it as ``command``.
"""


class Program(Group):
    """``peksos-trainer`` itself."""

    def short_texts(self) -> Sequence[tuple[str, str]]:
        """See `Group.short_texts`."""
        return list(COMMANDS.items())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """See click; imports the command."""
        if cmd_name not in COMMANDS:
            return None
        name = "import_" if cmd_name == "import" else cmd_name
        command = cast(click.Command, import_module(f"trainer.cli.commands.{name}").command)
        command.short_help = COMMANDS[cmd_name]  # shells that complete show it
        return command


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        write(f"{PROGRAM} {__version__}")
        ctx.exit()


@click.command(
    cls=Program,
    name=PROGRAM,
    help=N_("Learn the roles of a social worker, ten minutes a day. Without a command the program opens."),
)
@click.option(
    "--deck",
    "decks",
    cls=Option,
    multiple=True,
    metavar=N_("FILE"),
    help=N_("Open this deck file as well; may be given several times."),
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=N_("Show the version."),
)
@click.pass_context
def program(ctx: click.Context, decks: tuple[str, ...]) -> int:
    """The whole command line; `Run` is its ``obj``."""
    started: Run = ctx.obj
    started.extra_decks += [started.deck_file(name) for name in decks]
    if ctx.invoked_subcommand is not None:
        return 0
    from trainer.cli.start import open_program

    return open_program(started)


def run_command(started: Run) -> int:
    """Does what the arguments say and gives the exit code. Raises TrainerError."""
    if COMPLETE_VARIABLE in started.environ:
        program.main(prog_name=PROGRAM, complete_var=COMPLETE_VARIABLE, obj=started)  # click knows what shells speak
    try:
        with program.make_context(PROGRAM, list(started.arguments), obj=started) as ctx:
            return int(program.invoke(ctx) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
