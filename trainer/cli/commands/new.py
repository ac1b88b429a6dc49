"""``new``: begins a deck from an example, as a YAML file or as a table."""

from pathlib import Path

import click

from trainer.cli.grammar import Argument, Group, Option, one_of_its_commands
from trainer.cli.opening import Run
from trainer.cli.render import tell, write
from trainer.decks.example_deck import example_deck
from trainer.decks.identity import slug
from trainer.decks.parse import parse_deck
from trainer.decks.saving import save_deck
from trainer.decks.schema import put_schema
from trainer.errors import UsageError
from trainer.i18n import N_, _, current_language
from trainer.importing.arrival import OwnDecks, SameIdError
from trainer.importing.report import Imported, Report
from trainer.study.bringing_in import folders_of
from trainer.text import clean_line

command = Group("new", callback=one_of_its_commands, help=N_("Begin something of your own from an example."))


@command.command(
    "deck",
    short_help=N_("Begin a deck."),
    help=N_(
        "Begin a deck: a file with a few cards as an example and comments that explain them, among your decks. "
        "What is there already is never overwritten."
    ),
)
@click.argument("name", cls=Argument, metavar=N_("NAME"), about=N_("What the deck is called, such as “Work ethics”."))
@click.option(
    "--sheet",
    cls=Option,
    is_flag=True,
    help=N_("Begin a table instead (XLSX or CSV), in the folder you are in; import it when it's filled in."),
)
@click.pass_obj
def deck(started: Run, name: str, sheet: bool) -> int:
    """See the help."""
    title = clean_line(name).strip()
    deck_id = slug(title)
    if not deck_id:
        told = N_("a name needs a letter or a digit")
        raise UsageError(told, hint=N_('write it like "Work ethics"'), place=title)
    file = _sheet(title, deck_id) if sheet else _deck(started, title, deck_id)
    write(clean_line(str(file)))
    if sheet:
        next_command = f"peksos-trainer import {_for_a_shell(file)}"
        tell(_("Fill it in, one card a row, then take it in: {command}", command=next_command))
    else:
        next_command = f"peksos-trainer check {_for_a_shell(file)}"
        tell(_("Open it in an editor and write your cards. Look for mistakes: {command}", command=next_command))
    return 0


def _deck(started: Run, title: str, deck_id: str) -> Path:
    """The deck's new file. Raises TrainerError if there is such a deck, or it can't be written."""
    text = example_deck(title, deck_id, f"{deck_id}.yaml", current_language())
    imported = Imported(text, parse_deck(text), Report())
    folders = folders_of(started.paths)
    try:
        arrival = OwnDecks(folders).arrival(imported, Path(f"{deck_id}.yaml"))
    except SameIdError as error:
        raise _is_there(str(error.values.get("other", deck_id))) from error
    if arrival.what != "new":
        raise _is_there(clean_line(str(arrival.target)))
    save_deck(arrival.target, text)
    put_schema(arrival.target.parent)
    return arrival.target


def _sheet(title: str, deck_id: str) -> Path:
    """The table's new file, in the current folder. Raises TrainerError if there is one, or it can't be written.

    The file is called like the deck, for an import takes the deck's title from there.
    """
    from trainer.exporting.example_sheet import as_csv, as_workbook, can_write_workbooks, example_rows

    in_excel = can_write_workbooks()
    is_a_name = all(character.isalnum() or character in " -_" for character in title)
    target = Path(f"{title if is_a_name else deck_id}.{'xlsx' if in_excel else 'csv'}")
    if target.exists():
        raise _is_there(target.name)
    rows = example_rows(current_language())
    save_deck(target, as_workbook(rows) if in_excel else as_csv(rows))
    return target


def _is_there(place: str) -> UsageError:
    told = N_("there is such a deck already; nothing was written")
    return UsageError(told, hint=N_("open it, or choose another name"), place=place)


def _for_a_shell(file: Path) -> str:
    name = clean_line(str(file))
    return f'"{name}"' if " " in name else name
