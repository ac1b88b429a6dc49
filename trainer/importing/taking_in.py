"""Decks come into the learner's folder: all of an import, or none of it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from trainer.decks.saving import refused, save_deck
from trainer.errors import TrainerError
from trainer.i18n import N_
from trainer.importing.arrival import Arrival, Folders
from trainer.text import clean_line


def take_in(
    arrivals: Sequence[Arrival], folders: Folders, now: datetime, then: Callable[[], None] = lambda: None
) -> list[Path]:
    """Writes the decks, then does ``then``, which brings in their reviews. Gives the old files that were put aside.

    Raises:
        TrainerError: something couldn't be written, or ``then`` failed; every file is as it was.
    """
    before: list[tuple[Path, bytes | None]] = []
    aside: list[Path] = []
    try:
        for arrival in arrivals:
            if arrival.what != "unchanged":
                _check_still(arrival)
            if arrival.what == "update" and arrival.keep_old:
                aside.append(put_aside(arrival.target, folders, now))
            for named, text in _files_of(arrival, folders):
                path = named.resolve()  # a link stays one
                before.append((path, path.read_bytes() if path.exists() else None))
                save_deck(path, text)
        then()
    except BaseException as error:
        _restore(before, aside)
        if isinstance(error, OSError):
            raise refused(error, Path(str(error.filename or folders.decks))) from error
        raise
    return aside


def remove(file: Path, deck_id: str, folders: Folders, now: datetime) -> Path:
    """Takes a deck out of the learner's folder; its history stays. Gives where its file lies now.

    Raises:
        StorageError: it couldn't be moved.
    """
    aside = put_aside(file, folders, now)
    try:
        file.unlink()
        folders.base_of(deck_id).unlink(missing_ok=True)
    except OSError as error:
        raise refused(error, file) from error
    return aside


def put_aside(file: Path, folders: Folders, now: datetime) -> Path:
    """Copies ``file`` to where old files are kept, under a name with the moment. Raises StorageError."""
    stem = f"{now:%Y-%m-%d-%H%M%S}-{file.stem}"
    target = folders.replaced / f"{stem}{file.suffix}"
    number = 2
    while target.exists():
        target = folders.replaced / f"{stem}-{number}{file.suffix}"
        number += 1
    try:
        content = file.read_bytes()
    except OSError as error:
        raise refused(error, file) from error
    save_deck(target, content)
    return target


def _check_still(arrival: Arrival) -> None:
    """Refuses to write over what nobody has looked at: time has passed since the arrival was worked out."""
    target = arrival.target
    if (target.read_bytes() if target.exists() else None) != arrival.stands:
        told = N_("the file was changed by another program in the meantime; nothing was written")
        raise TrainerError(told, hint=N_("try again"), place=clean_line(str(target)))


def _files_of(arrival: Arrival, folders: Folders) -> Iterable[tuple[Path, str]]:
    """What has to be written for a deck; the base last, so that it never is newer than the file."""
    if arrival.what != "unchanged":
        yield arrival.target, arrival.text
    base = folders.base_of(arrival.deck.id)
    if arrival.base and (not base.exists() or base.read_bytes() != arrival.base.encode()):
        yield base, arrival.base


def _restore(before: Sequence[tuple[Path, bytes | None]], aside: Iterable[Path]) -> None:
    is_whole = True
    for path, content in reversed(before):
        try:
            if content is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != content:
                save_deck(path, content)
        except (OSError, TrainerError):
            is_whole = False
    if not is_whole:
        return  # what is put aside still holds it
    for path in aside:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue
