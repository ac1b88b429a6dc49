"""``import``: takes decks into the learner's own, from our YAML and from the files of other programs."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import click

from trainer.cli.failures import as_json
from trainer.cli.grammar import Argument, Command, Files, Option
from trainer.cli.import_words import imported_as_json, tell_aside, tell_past, tell_prepared
from trainer.cli.opening import Run
from trainer.cli.options import json_option
from trainer.cli.questions import ask_for, sure
from trainer.cli.render import tell_error, write_json
from trainer.errors import TrainerError, UsageError
from trainer.i18n import N_, _, n_
from trainer.importing.arrival import OwnDecks, SameIdError
from trainer.importing.report import Wanted
from trainer.study.bringing_in import Brought, Prepared, bring_in, folders_of, prepare

if TYPE_CHECKING:
    from trainer.history.store import HistoryFile


@click.command(
    cls=Command,
    name="import",
    help=N_(
        "Take decks into your own: YAML, Anki packages and text, spreadsheets (CSV, TSV, XLSX), Quizlet, CrowdAnki, "
        "hashcards, Obsidian, SuperMemo. Each becomes a YAML file that you can read and edit; a new edition of a deck "
        "that is there already brings it up to date, and your progress stays. A file that can't be read is left out, "
        "with the place and the remedy; the others come in."
    ),
)
@click.argument(
    "files", cls=Argument, nargs=-1, required=True, type=Files(), metavar=N_("FILE"), about=N_("The files to import.")
)
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Only say what would come in; nothing is written."))
@click.option("--yes", cls=Option, is_flag=True, help=N_("Don't ask before a deck of yours is changed."))
@click.option(
    "--reviews", cls=Option, is_flag=True, help=N_("Take in the reviews as well, as far as the file holds some.")
)
@click.option("--id", "deck_id", cls=Option, metavar="ID", help=N_("Give the deck this id in place of its own."))
@click.option(
    "--again",
    cls=Option,
    is_flag=True,
    help=N_("Ask cards that a new edition changed once more today, if you know them."),
)
@json_option
@click.pass_obj
def command(
    started: Run,
    files: tuple[tuple[Path, ...], ...],
    dry_run: bool,
    yes: bool,
    reviews: bool,
    deck_id: str | None,
    again: bool,
    json: bool,
) -> int:
    """See the help."""
    folders = folders_of(started.paths)
    paths = [path for named in files for path in named]
    wanted = Wanted(started.clock.now(), reviews)
    asks = not (yes or json or dry_run) and started.on_a_terminal
    read = _Reading(OwnDecks(folders), wanted, asks)
    prepared = read.all(paths, _own_id(deck_id, paths))
    if not prepared:
        raise read.failures[0]
    for error in () if json else read.failures:
        tell_error(error)
    for file in () if json else prepared:
        tell_prepared(file, dry_run=dry_run or asks, past=reviews)
    brought = Brought(0, ())
    if dry_run or (asks and _is_declined(prepared)):
        again = False
    else:
        brought = bring_in(prepared, folders, _history(started, prepared), wanted)
    asked = _ask_again(started, prepared) if again else 0
    if json:
        failed = [as_json(error) for error in read.failures]
        write_json(imported_as_json(prepared, brought, failed, dry_run=dry_run))
    elif not dry_run:
        tell_past(brought, asked)
        tell_aside(brought)
    return max((error.exit_code for error in read.failures), default=0)


def _own_id(deck_id: str | None, paths: Sequence[Path]) -> str:
    from trainer.decks.identity import refused_character

    if deck_id is None:
        return ""
    if len(paths) > 1:
        raise UsageError(N_("one id can only be given to one deck"), place="--id")
    if not deck_id or refused_character(deck_id):
        told = N_("an id holds only letters, digits, - and _, and at least one letter or digit")
        raise UsageError(told, place="--id")
    return deck_id


class _Reading:
    """The files being read; what can't be is remembered."""

    def __init__(self, own: OwnDecks, wanted: Wanted, asks: bool) -> None:
        self._own = own
        self._wanted = wanted
        self._asks = asks
        self.failures: list[TrainerError] = []

    def all(self, paths: Iterable[Path], deck_id: str) -> list[Prepared]:
        """What was read, in the order given."""
        return [found for path in paths if (found := self._one(path, deck_id)) is not None]

    def _one(self, path: Path, deck_id: str) -> Prepared | None:
        try:
            return prepare(path, self._own, self._wanted, deck_id)
        except SameIdError as error:
            if self._asks and (other := _other_id(error)):
                return self._one(path, other)
            self.failures.append(error)
        except TrainerError as error:
            self.failures.append(error)
        return None


def _other_id(error: SameIdError) -> str:
    """Another id for a deck whose own is taken; empty to leave the deck out."""
    from trainer.decks.identity import refused_character

    tell_error(error)
    answer = ask_for(_("Another id for this deck (Enter: leave it out): "))
    while answer and refused_character(answer):
        answer = ask_for(_("An id holds only letters, digits, - and _; another one: "))
    return answer


def _is_declined(prepared: Sequence[Prepared]) -> bool:
    decks = sum(arrival.what != "unchanged" for file in prepared for arrival in file.arrivals)
    if not decks:
        return False
    return not sure(n_("Take in {n} deck?", "Take in {n} decks?", decks))


def _history(started: Run, prepared: Iterable[Prepared]) -> "HistoryFile | None":
    """The history, if there is anything to put into it."""
    if not any(arrival.imported.events for file in prepared for arrival in file.arrivals):
        return None
    from trainer.study.opening import open_to_merge

    history = open_to_merge(started.paths, started.settings_file.settings, started.clock, Random())
    while history.notices:
        tell_error(history.notices.pop(0))
    return history


def _ask_again(started: Run, prepared: Iterable[Prepared]) -> int:
    """How many known cards of changed notes were made due today."""
    from trainer.study.ask_again import ask_again

    changed = {
        arrival.deck.id: {change.note for change in arrival.merged.changes if change.what == "changed"}
        for file in prepared
        for arrival in file.arrivals
        if arrival.merged is not None
    }
    return ask_again(started.collection(told=False), changed) if any(changed.values()) else 0
