"""``history merge`` and ``history git-merge-driver``: histories that went their own ways become one."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import click

from trainer.cli.grammar import Argument, Command, Files
from trainer.cli.history_place import named_file
from trainer.cli.opening import Run
from trainer.cli.options import json_option
from trainer.cli.render import tell, tell_error, write, write_json
from trainer.errors import UsageError
from trainer.history.git_driver import merge_for_git
from trainer.history.problems import HistoryError
from trainer.history.taking_in import MergeReport, Source, Taken, merge, read_source
from trainer.i18n import N_, _, n_
from trainer.study.opening import open_to_merge
from trainer.text import clean_line


@click.command(
    "merge",
    cls=Command,
    short_help=N_("Take in another history."),
    help=N_(
        "Take in the events of other histories: of another computer, a backup, a copy. Whatever is there already is "
        "there once; nothing is lost and nothing counts twice. The files stay as they are. Of a folder every history "
        "in it is taken."
    ),
)
@click.argument(
    "files",
    cls=Argument,
    nargs=-1,
    required=True,
    type=Files(),
    metavar=N_("FILE"),
    about=N_("Histories, or folders that hold some."),
)
@json_option
@click.pass_obj
def merge_files(started: Run, files: tuple[tuple[Path, ...], ...], json: bool) -> int:
    """See the help."""
    sources: list[Source] = []
    for path in (path for named in files for path in named):
        sources += _sources(named_file(str(path)))
    history = open_to_merge(started.paths, started.settings_file.settings, started.clock, Random())
    while history.notices:
        tell_error(history.notices.pop(0))
    report = merge(history, sources)
    history.close()
    if json:
        write_json(_as_json(report, len(history.events)))
    else:
        _tell(report)
    return 0


def _sources(path: Path) -> list[Source]:
    """The histories that a named file or folder stands for. Raises HistoryError before anything is merged."""
    if not path.is_dir():
        return [read_source(path)]
    found = []
    for file in sorted(path.glob("*.json")):
        try:
            found.append(read_source(file.resolve() if file.is_symlink() else file))
        except HistoryError as error:
            tell_error(error)
    if not found:
        raise UsageError(N_("there is no history in this folder"), place=clean_line(str(path)))
    return found


def _as_json(report: MergeReport, total: int) -> dict[str, Any]:
    return {
        "files": [
            {
                "file": clean_line(str(taken.path)),
                "events": taken.events,
                "new": taken.new,
                "set_aside_bytes": taken.set_aside,
            }
            for taken in report.taken
        ],
        "new": report.new,
        "two_contents": report.two_contents,
        "events": total,
    }


def _tell(report: MergeReport) -> None:
    for taken in report.taken:
        write(_line(taken))
    write(n_("{n} event came in.", "{n} events came in.", report.new))
    if report.copy is not None:
        tell(
            n_(
                "{n} event was there in two versions; the one set aside is in {copy}.",
                "{n} events were there in two versions; those set aside are in {copy}.",
                report.two_contents,
                copy=clean_line(str(report.copy)),
            )
        )


def _line(taken: Taken) -> str:
    events = n_("{n} event", "{n} events", taken.events)
    text = _("{file}: {events}, {new} new", file=clean_line(str(taken.path)), events=events, new=taken.new)
    if taken.set_aside:
        text += ", " + n_("{n} byte belongs to no event", "{n} bytes belong to no event", taken.set_aside)
    return text


@click.command(
    "git-merge-driver",
    cls=Command,
    short_help=N_("Merge for git; see the README."),
    help=N_("Merge two versions of a history for git, which calls this by itself once it is told to (see the README)."),
)
@click.argument(
    "versions",
    cls=Argument,
    nargs=3,
    metavar="%O %A %B",
    about=N_("The common ancestor, our version (the result goes there), their version."),
)
def git_merge_driver(versions: Sequence[str]) -> int:
    """See the help."""
    _ancestor, ours, theirs = (Path(name) for name in versions)
    merge_for_git(ours, theirs)
    return 0
