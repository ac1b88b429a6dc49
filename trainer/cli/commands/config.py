"""``config``: read and change settings, those in the settings file and those that belong to the history."""

from typing import TYPE_CHECKING

import click

from trainer.cli.grammar import Argument, Group, one_of_its_commands
from trainer.cli.opening import Run
from trainer.cli.render import tell, tell_error, write
from trainer.cli.theme import unknown_theme
from trainer.config.file import write_setting
from trainer.config.settings import OPTIONS, Option, caution, option
from trainer.config.values import Value, written
from trainer.errors import TrainerError, UsageError
from trainer.i18n import N_, _
from trainer.text import clean_line

if TYPE_CHECKING:
    from trainer.study.collection import Collection


command = Group(
    "config",
    callback=one_of_its_commands,
    help=N_(
        "Settings. Those that decide when a card is due belong to the history and go wherever it goes; the others "
        "stand in a file of this computer."
    ),
)


@command.command(
    "path",
    short_help=N_("Print where the settings lie."),
    help=N_("Print where the settings file lies. It need not exist."),
)
@click.pass_obj
def path(started: Run) -> int:
    """See the help."""
    write(clean_line(str(started.paths.settings_file)))
    return 0


@command.command(
    "get",
    short_help=N_("Print settings."),
    help=N_("Print the value of a setting; without a name all of them, each with its meaning."),
)
@click.argument(
    "key", cls=Argument, required=False, metavar=N_("KEY"), about=N_("Name of a setting, such as new_per_day.")
)
@click.pass_obj
def get(started: Run, key: str | None) -> int:
    """See the help."""
    wanted = [option(key)] if key is not None else list(OPTIONS.values())
    started.tell_settings_problems()
    values = _values(started, wanted)
    if key is not None:
        write(clean_line(written(values[key])))
        return 0
    lines = {one: f"{one.id} = {clean_line(written(values[one.id]))}" for one in wanted}
    longest = max(map(len, lines.values()))
    for one, line in lines.items():
        write(f"{line:<{longest}}  # {_(one.meaning)}")
    return 0


@command.command(
    "set",
    short_help=N_("Change a setting."),
    help=N_("Change a setting. A new retention or new steps move the days on which cards are due."),
)
@click.argument("key", cls=Argument, metavar=N_("KEY"), about=N_("Name of a setting, such as new_per_day."))
@click.argument(
    "words", cls=Argument, nargs=-1, required=True, metavar=N_("VALUE"), about=N_("Its new value; steps are several.")
)
@click.pass_obj
def set_(started: Run, key: str, words: tuple[str, ...]) -> int:
    """See the help."""
    chosen = option(key)
    value = chosen.parse(" ".join(words))
    if chosen.id == "theme" and (unknown := unknown_theme(str(value))) is not None:
        raise unknown
    if (warning := caution(key, value)) is not None:
        tell_error(warning)
    if chosen.id == "sync_folder":
        _move_history(started, chosen, str(value))
    elif chosen.kept_in == "file":
        write_setting(started.paths.settings_file, chosen, value)
    else:
        _tune(started.collection(), chosen, value)
    tell(f"{chosen.id} = {clean_line(written(value))}")
    return 0


def _move_history(started: Run, chosen: Option, folder: str) -> None:
    """Takes the history out of the folder it is shared in, if it is, and into another one, if one is named."""
    from pathlib import Path
    from random import Random

    from trainer.history.place import follow
    from trainer.history.problems import COPIES_MERGED
    from trainer.history.reading import read_history
    from trainer.history.synced import SharedFolderAway
    from trainer.study.shared_history import leave, open_shared

    if folder and not Path(folder).is_dir():
        hint = N_("make it first")
        raise UsageError(N_("there is no such folder"), hint=hint, place=clean_line(folder))
    before, paths = started.settings_file.settings.sync_folder, started.paths
    if before and before != folder:
        try:
            leave(paths, Path(before), started.clock, Random())
        except SharedFolderAway:
            told = N_("the shared folder isn't there; the newest backup has what it held that day")
            tell_error(TrainerError(told, hint=N_("peksos-trainer history restore takes it"), place=clean_line(before)))
    elif folder and paths.history_file.exists():
        read_history(follow(paths.history_file))  # what isn't a history can't come along
    write_setting(paths.settings_file, chosen, folder)
    if folder:
        try:
            history = open_shared(paths, Path(folder), started.clock, Random())
        except TrainerError:
            write_setting(paths.settings_file, chosen, before)
            raise
        for notice in history.notices:
            if notice.message != COPIES_MERGED:  # that is the move itself
                tell_error(notice)
        tell(_("This device writes {file} from now on.", file=clean_line(str(history.path))))


def _values(started: Run, wanted: list[Option]) -> dict[str, Value]:
    """The values in force; the history is opened only if one of them is kept there."""
    settings = started.settings_file.settings
    found: dict[str, Value] = {one.id: getattr(settings, one.id) for one in wanted if one.kept_in == "file"}
    in_history = [one.id for one in wanted if one.kept_in == "history"]
    if in_history:
        tuning = started.collection().scheduler.tuning
        found.update((name, getattr(tuning, name)) for name in in_history)
    return found


def _tune(collection: "Collection", chosen: Option, value: Value) -> None:
    """Says by one event how cards are scheduled from now on.

    It repeats every value in force, so that it stands for itself; only parameters that nobody ever set stay unset, and
    a later version of the program may know better ones.
    """
    from trainer.history.events import Tune

    now = collection.clock.now()
    tuning = collection.scheduler.tuning
    newest = collection.journal.tune
    values = {name: getattr(tuning, name) for name, one in OPTIONS.items() if one.kept_in == "history"}
    try:
        event = Tune(
            id=collection.new_id(now),
            at=now,
            parameters=newest.parameters if newest is not None else None,
            **{**values, chosen.id: value},
        )
    except (TypeError, ValueError) as error:
        raise UsageError(N_("this value can't be used"), place=chosen.id) from error
    collection.record([event])
