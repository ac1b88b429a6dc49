"""``history verify``, ``repair``, ``backups``, ``restore``: is the file sound, and what to do if it isn't."""

import sys
from datetime import date
from pathlib import Path
from random import Random
from shlex import quote
from typing import Any

import click

from trainer.cli.grammar import Argument, Command, Option
from trainer.cli.history_place import named_file, place_of
from trainer.cli.opening import Run, is_terminal
from trainer.cli.options import json_option
from trainer.cli.render import ask, tell, tell_error, write, write_json
from trainer.errors import UsageError
from trainer.history.backups import backups_in, newest_readable
from trainer.history.bringing_back import load_or_bring_back
from trainer.history.file_format import VERSION
from trainer.history.place import follow
from trainer.history.problems import Emptied, HistoryError, vanished
from trainer.history.reading import read_history
from trainer.history.restore import restore as put_in_place
from trainer.history.store import HistoryFile
from trainer.history.verify import Problem, Verdict
from trainer.history.verify import verify as examine
from trainer.i18n import N_, _, n_
from trainer.i18n.formats import file_size
from trainer.text import clean_line

_SOUND, _REPAIRABLE = 0, 1

_file_argument = click.argument(
    "file", cls=Argument, required=False, metavar=N_("FILE"), about=N_("Another history, such as a backup.")
)


@click.command(
    "verify",
    cls=Command,
    short_help=N_("Look for damage in a history."),
    help=N_(
        "Read the history, or another FILE, and say what is good and what is wrong in it. Nothing is changed. Exit "
        "code 0 if it is sound, 1 if it can be repaired, 3 if it isn't a history."
    ),
)
@_file_argument
@json_option
@click.pass_obj
def verify(started: Run, file: str | None, json: bool) -> int:
    """See the help."""
    path = named_file(file) if file else follow(place_of(started).path)
    try:
        verdict = examine(path) if file or path.exists() else Verdict(0, 0, 0, (), 1)
    except Emptied as error:
        backup = None if file else newest_readable(place_of(started).folder, started.clock.now().date())
        if backup is None:
            raise
        verdict = Verdict(0, 0, 0, (Problem(error),), 1)
    if json:
        write_json(_as_json(path, verdict))
    else:
        _tell_verdict(path, verdict, own=not file)
        there = [] if file or path.exists() else backups_in(place_of(started).folder, started.clock.now().date())
        if there:
            tell_error(vanished(path, there[0]))
    if not verdict.problems:
        return _SOUND
    return _REPAIRABLE if verdict.version <= VERSION else HistoryError.exit_code


def _as_json(path: Path, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": clean_line(str(path)),
        "format_version": verdict.version,
        "events": verdict.events,
        "undone": verdict.undone,
        "set_aside_bytes": verdict.set_aside,
        "problems": [
            {"line": one.line, "bytes": one.bytes, "message": _(one.error.message).format(**one.error.values)}
            for one in verdict.problems
        ],
    }


def _tell_verdict(path: Path, verdict: Verdict, *, own: bool) -> None:
    name = clean_line(str(path))
    for one in verdict.problems:
        text = _(one.error.message).format(**one.error.values)
        write(f"{name}:{one.line}: {text}" if one.line else f"{name}: {text}")
    counts = n_("{n} event", "{n} events", verdict.events)
    if verdict.undone:
        counts += ", " + n_("{n} of them undone", "{n} of them undone", verdict.undone)
    if not verdict.problems:
        write(_("{file}: sound; {events}", file=name, events=counts))
        return
    if verdict.version > VERSION:
        text = N_("{file}: a newer version of the program wrote it, and can repair it; {events}")
        write(_(text, file=name, events=counts))
        return
    lost = n_("{n} byte belongs to no event", "{n} bytes belong to no event", verdict.set_aside)
    write(_("{file}: it can be repaired; {events}; {lost}", file=name, events=counts, lost=lost))
    if own:
        tell(_("peksos-trainer history repair writes it anew and keeps the file as it is; so does the next start."))
    else:
        tell(_("peksos-trainer history repair {file} writes it anew and keeps the file as it is.", file=quote(name)))


@click.command(
    "repair",
    cls=Command,
    short_help=N_("Repair a damaged history."),
    help=N_(
        "Write the history, or another FILE, anew with every event that is whole. The file as it was is kept in the "
        "folder damaged beside it."
    ),
)
@_file_argument
@click.pass_obj
def repair(started: Run, file: str | None) -> int:
    """See the help."""
    path = named_file(file) if file else place_of(started).path
    folder = None if file else place_of(started).folder
    history = HistoryFile(path, started.clock, Random(), folder=folder)
    if file:
        history.load()
    else:
        load_or_bring_back(history, started.clock.now())
    history.require_known_version()
    if history.events:
        history.take_in()
    history.close()
    said = list(history.notices)
    for notice in said:
        tell_error(notice)
    if not said:
        events = n_("{n} event", "{n} events", len(history.events))
        write(_("{file}: sound; {events}", file=clean_line(str(path)), events=events))
    return 0


@click.command(
    "backups",
    cls=Command,
    short_help=N_("List the backups of the history."),
    help=N_("List the copies of the history: one a day, the newest seven; and those made before a restoring."),
)
@json_option
@click.pass_obj
def backups(started: Run, json: bool) -> int:
    """See the help."""
    found = [_listed(path) for path in backups_in(place_of(started).folder, started.clock.now().date())]
    if json:
        write_json({"backups": found})
        return 0
    for one in found:
        if one["events"] is None:
            text = _("not readable")
        else:
            text = n_("{n} event", "{n} events", one["events"])
        write(f"{one['name']}  {file_size(one['bytes'])}  {text}")
    if not found:
        tell(_("There are no backups yet."))
    return 0


def _listed(path: Path) -> dict[str, Any]:
    try:
        events: int | None = len(read_history(path).events)
    except HistoryError:
        events = None
    return {"name": path.stem, "file": clean_line(str(path)), "bytes": path.stat().st_size, "events": events}


@click.command(
    "restore",
    cls=Command,
    short_help=N_("Take the history from a backup."),
    help=N_(
        "Put a backup in the place of the history. The history as it is now is kept among the backups: what you "
        "answered since then comes back by history merge."
    ),
)
@click.argument(
    "name",
    cls=Argument,
    required=False,
    metavar=N_("BACKUP"),
    about=N_("Its name, such as 2026-11-24, or a file; without it the newest that can be read."),
)
@click.option("--yes", cls=Option, is_flag=True, help=N_("Don't ask."))
@click.pass_obj
def restore(started: Run, name: str | None, yes: bool) -> int:
    """See the help."""
    place = place_of(started)
    backup = _backup(place.folder, name, started.clock.now().date())
    events = n_("{n} event", "{n} events", len(read_history(backup).events))
    if not yes and not _agreed(
        _("{backup} holds {events}. Take the history from it?", backup=backup.stem, events=events)
    ):
        tell(_("Nothing was changed."))
        return 1
    done = put_in_place(backup, place.path, place.folder, place.lock, started.clock.now(), place.device)
    write(
        _(
            "The history was taken from {backup}: {events}.",
            backup=clean_line(str(backup)),
            events=n_("{n} event", "{n} events", done.events),
        )
    )
    if done.copy is not None:
        tell(_("The history as it was is {copy}.", copy=clean_line(str(done.copy))))
    return 0


def _backup(folder: Path, name: str | None, today: date) -> Path:
    """The copy that is meant. Raises UsageError if there is none."""
    if name is None:
        newest = newest_readable(folder, today)
        if newest is None:
            raise UsageError(N_("there is no backup that can be read"), place=clean_line(str(folder)))
        return newest.path
    for path in backups_in(folder, today):
        if name in (path.stem, path.name):
            return path
    if Path(name).is_file():
        return Path(name).resolve()
    hint = N_("peksos-trainer history backups lists those there are")
    raise UsageError(N_("there is no backup of this name"), hint=hint, place=clean_line(name))


def _agreed(question: str) -> bool:
    if not is_terminal(sys.stdin):
        raise UsageError(N_("nobody can be asked here"), hint=N_("say --yes"))
    ask(question + " " + _("[y/N]") + " ")
    answer = sys.stdin.readline().strip().lower()
    return answer in ("y", "ya", "yes")
