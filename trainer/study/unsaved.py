"""Answers that couldn't be written to the history, put into another file: a history of its own, with them alone."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from trainer.errors import StorageError, TrainerError
from trainer.history.store import HistoryFile
from trainer.i18n import N_
from trainer.study.collection import Collection
from trainer.text import clean_line

FILE_NAME: Final = "peksos-trainer-unsaved.json"
"""The name offered, and taken where nobody can be asked."""


def put_aside(collection: Collection, path: Path, random: Random) -> Path:
    """Writes what isn't saved into the history ``path``, which is made if it isn't there; then it counts as saved.

    Args:
        path: of the file, or of a folder that is there, which gets a file called `FILE_NAME`.

    Returns:
        Where it is, as an absolute path.

    Raises:
        HistoryError: another kind of file is there; it was left as it is.
        StorageError: the file can't be written, or there can't be one of this name.
    """
    target = _target(path)
    history = HistoryFile(target, collection.clock, random)
    history.load()
    history.append(collection.unsaved)
    history.close()
    collection.unsaved.clear()
    return target


def _target(path: Path) -> Path:
    try:
        target = path.expanduser().absolute()
        takes_files = not target.name or target.is_dir()
    except (OSError, RuntimeError) as error:  # a folder that nobody may look into, the home of nobody, …
        raise _no_such_place(path) from error
    if "\0" in str(target):
        raise _no_such_place(path)
    return target / FILE_NAME if takes_files else target


def _no_such_place(path: Path) -> StorageError:
    return StorageError(
        N_("not saved: there can't be a file of this name"),
        hint=N_("name a file in a folder that you may write to"),
        place=clean_line(str(path)),
    )


def gather(collection: Collection) -> int:
    """Puts what was being written when the program was ended to what isn't saved, unless it is on disk already.

    Returns:
        How many events aren't saved.
    """
    with suppress(TrainerError):
        collection.history.refresh()
    # Somebody may have put an older file in the place of the history, or removed it, just now.
    owed = collection.history.hold()
    saved = {event.id for event in collection.history.events}
    unsaved = [event for event in (*collection.unsaved, *collection.pending) if event.id not in saved]
    collection.unsaved[:] = [*owed, *unsaved]
    collection.pending = ()
    return len(collection.unsaved)


def rescue(collection: Collection, folders: Iterable[Path], random: Random) -> Path | None:
    """Saves what isn't saved when nobody can be asked where to: in the history, else in the first folder that takes it.

    What was being written when the program was ended, or hadn't been decided about, is among it (see `gather`).

    Returns:
        The file in that folder; None if the history took it, or there was nothing to save.

    Raises:
        StorageError: there is no place for it. It is still in ``collection.unsaved``.
    """
    if not gather(collection):
        return None
    try:
        collection.history.append(collection.unsaved)
        collection.unsaved.clear()
        return None
    except TrainerError as error:
        first = error
    for folder in folders:
        try:
            return put_aside(collection, folder / FILE_NAME, random)
        except TrainerError:
            continue
    told = N_("the answers that aren't saved yet could be saved nowhere, and are lost")
    raise StorageError(told, hint=first.hint, place=first.place, **first.values)
