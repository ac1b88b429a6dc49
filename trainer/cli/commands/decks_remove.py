"""``decks remove`` and ``decks update``: an own deck goes, or follows the one that comes with the program."""

from pathlib import Path

import click

from trainer.cli.deck_choice import SEE_DECKS
from trainer.cli.grammar import Argument, Command, Option
from trainer.cli.import_words import tell_aside, tell_prepared
from trainer.cli.opening import Run
from trainer.cli.questions import sure
from trainer.cli.render import tell, write
from trainer.decks.library import deck_files, starter_folder
from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.decks.parse import read_deck
from trainer.errors import UsageError
from trainer.i18n import N_, _
from trainer.importing.arrival import OwnDecks
from trainer.importing.report import Wanted
from trainer.importing.taking_in import remove
from trainer.study.bringing_in import bring_in, folders_of, prepare
from trainer.text import clean_line


@click.command(
    "remove",
    cls=Command,
    short_help=N_("Take a deck out of your own."),
    help=N_(
        "Take a deck out of your own. Its file is put aside and your history stays: if the deck comes back, so does "
        "your progress."
    ),
)
@click.argument("deck_id", cls=Argument, metavar="ID", about=N_("The id of the deck; peksos-trainer decks shows it."))
@click.option("--yes", cls=Option, is_flag=True, help=N_("Don't ask."))
@click.pass_obj
def remove_deck(started: Run, deck_id: str, yes: bool) -> int:
    """See the help."""
    folders = folders_of(started.paths)
    file = _file_of(deck_id, folders.decks)
    if started.on_a_terminal and not yes and not sure(_("Take {file} out?", file=clean_line(str(file)))):
        return 0
    aside = remove(file, deck_id, folders, started.clock.now())
    write(_("{id}: taken out; its file is now {file}", id=deck_id, file=clean_line(str(aside))))
    if any(deck.id == deck_id for deck in _starters()):
        tell(_("The deck of this id that comes with the program is back in its place."))
    return 0


def _file_of(deck_id: str, folder: Path) -> Path:
    """The file of an own deck; a broken one goes by its file's name. Raises UsageError."""
    ids = {path: _id_in(path) for path in deck_files(folder)}
    found = [path for path, id_ in ids.items() if id_ == deck_id]
    found += [path for path, id_ in ids.items() if id_ is None and path.stem == deck_id]
    if found:
        return found[0]
    told = N_("there is no deck of yours with the id {name}")
    if any(deck.id == deck_id for deck in _starters()):
        raise UsageError(
            N_("{name} comes with the program and can't be taken out"),
            hint=N_("suspend its cards instead"),
            place="decks remove",
            name=deck_id,
        )
    raise UsageError(told, hint=SEE_DECKS, place="decks remove", name=clean_line(deck_id))


def _id_in(path: Path) -> str | None:
    """The id of the deck in ``path``; None for one that is broken."""
    try:
        return read_deck(path).id
    except DeckError:
        return None


def _starters() -> list[Deck]:
    return [read_deck(path) for path in deck_files(starter_folder())]


@click.command(
    "update",
    cls=Command,
    short_help=N_("Bring copies of the program's decks up to date."),
    help=N_(
        "Bring your edited copies of decks that come with the program up to their newest edition. What you edited "
        "stays yours, and so does your progress."
    ),
)
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Only say what would change; nothing is written."))
@click.pass_obj
def update_decks(started: Run, dry_run: bool) -> int:
    """See the help."""
    folders = folders_of(started.paths)
    own = OwnDecks(folders)
    wanted = Wanted(started.clock.now())
    newer = own.starters_updated(_starters())
    files = [deck.file for deck in newer.values() if deck.file is not None]
    if not files:
        write(_("Everything is up to date."))
        return 0
    prepared = [prepare(file, own, wanted) for file in files]
    for file in prepared:
        tell_prepared(file, dry_run=dry_run, past=False)
    if not dry_run:
        tell_aside(bring_in(prepared, folders, None, wanted))
    return 0
