"""``import``: takes deck files into the learner's own decks."""

from pathlib import Path

import click

from trainer.cli.grammar import Argument, Command, Files, Option
from trainer.cli.opening import Run
from trainer.cli.render import tell, tell_error, write
from trainer.errors import TrainerError
from trainer.i18n import N_, _, n_
from trainer.importing.yaml_deck import ImportReport, import_deck
from trainer.text import clean_line


@click.command(
    cls=Command,
    name="import",
    help=N_(
        "Copy deck files into the folder of your decks, each under the name of its id. A deck with a mistake is left "
        "out, with the place and the remedy; the others come in."
    ),
)
@click.argument(
    "files", cls=Argument, nargs=-1, required=True, type=Files(), metavar=N_("FILE"), about=N_("Deck files in YAML.")
)
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Only say what would come in; nothing is written."))
@click.pass_obj
def command(started: Run, files: tuple[tuple[Path, ...], ...], dry_run: bool) -> int:
    """See the help."""
    code = 0
    for file in (file for named in files for file in named):
        try:
            report = import_deck(file, started.paths.decks, dry_run)
        except TrainerError as error:
            tell_error(error)
            code = max(code, error.exit_code)
        else:
            _tell(file, report, dry_run=dry_run)
    return code


def _tell(file: Path, report: ImportReport, *, dry_run: bool) -> None:
    name = clean_line(str(file))
    for warning in report.warnings:
        tell(warning.explain(_, name, warning=True))
    notes = n_("{n} note", "{n} notes", report.notes)
    cards = n_("{n} card", "{n} cards", report.cards)
    target = clean_line(str(report.target))
    if report.unchanged:
        text = N_("{file}: {notes}, {cards}; it is already there: {target}")
    elif dry_run:
        text = N_("{file}: {notes}, {cards}; it would become {target}")
    else:
        text = N_("{file}: {notes}, {cards}; it is now {target}")
    write(_(text, file=name, notes=notes, cards=cards, target=target))
    if report.for_starter and not dry_run:
        tell(
            _(
                "{file}: it now stands in the place of the deck that comes with the program; deleting {target} brings "
                "that one back",
                file=name,
                target=target,
            )
        )
