"""What can be wrong with a history, in words for the learner.

Errors stop what was asked for; notices are said once while everything goes on.
"""

import errno
import shlex
from pathlib import Path

from trainer.errors import FileFormatError, StorageError, TrainerError
from trainer.i18n import N_, n_
from trainer.i18n.refusals import Refusal
from trainer.text import clean_line

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE}

COPIES_MERGED = N_("copies of the history that another computer wrote were merged into it; new events: {count}")
NO_LOCKS = N_("this place knows no file locks")
PUT_BACK_OR_AWAY = N_("nothing was changed: put a copy of your history in its place, or move it away to begin anew")


class HistoryError(FileFormatError):
    """The file can't be used as a history. It was left as it is."""


class Emptied(HistoryError):
    """Nothing is left in the file: it is empty, all zeros, or a history's header with nothing that can be read."""


class EventError(FileFormatError, ValueError):
    """One event isn't what it should be, or would not read back as it is."""


class HistoryNotice(TrainerError):
    """Something the learner should know about the history, though it can be used."""

    exit_code = 0


def shown(path: Path) -> str:
    """``path`` as it may be shown."""
    return clean_line(str(path))


def not_a_history(path: Path, message: str, hint: str = PUT_BACK_OR_AWAY, **values: object) -> HistoryError:
    """The error for a file that must not be touched."""
    return HistoryError(message, hint=hint, place=shown(path), **values)


def unreadable(path: Path, cause: OSError) -> HistoryError:
    """The error for a file that is there and can't be read."""
    forbidden = cause.errno in (errno.EACCES, errno.EPERM)
    hint = N_("allow this user to read it") if forbidden else ""
    return not_a_history(path, N_("the history can't be read: {reason}"), hint, reason=Refusal(cause))


def not_saved(path: Path, cause: OSError) -> StorageError:
    """The error for a write that failed with ``cause``; nothing was acknowledged."""
    place = shown(path)
    if cause.errno in _FULL:
        return StorageError(N_("not saved: the disk is full"), hint=N_("make room, then try again"), place=place)
    if cause.errno in _FORBIDDEN:
        return StorageError(
            N_("not saved: this place can't be written to"),
            hint=N_("allow this user to write to the file and its folder"),
            place=place,
        )
    if cause.errno in _GONE:
        return StorageError(
            N_("not saved: the folder of the history is gone"),
            hint=N_("if it lies on a USB stick or a network drive, connect it again"),
            place=place,
        )
    if cause.errno == errno.EIO:
        return StorageError(
            N_("not saved: the disk reports an input/output error"),
            hint=N_("try again: a new file is written; make a copy of your history elsewhere soon"),
            place=place,
        )
    return StorageError(N_("not saved: {reason}"), place=place, reason=Refusal(cause))


def too_new(path: Path, version: int) -> StorageError:
    """The error for writing to a history of a later format."""
    return StorageError(
        N_("not saved: this history has format {version}, which a newer version of the program wrote"),
        hint=N_("update peksos-trainer"),
        place=shown(path),
        version=version,
    )


def busy(path: Path) -> StorageError:
    """The error for a lock that another program doesn't give back."""
    return StorageError(
        N_("not saved: another program holds the history"),
        hint=N_("close the other program, then try again"),
        place=shown(path),
    )


def written_anew(path: Path, kept: int, set_aside: int | None, copy: Path) -> HistoryNotice:
    """Said after a history was mended, or put right where another program had laid it out otherwise (None)."""
    if set_aside is None:
        return HistoryNotice(
            N_("another program had changed the layout of the history; it was put right, events kept: {kept}"),
            hint=N_("the file as it was is {copy}"),
            place=shown(path),
            kept=kept,
            copy=shown(copy),
        )
    return HistoryNotice(
        N_("the history was damaged; events kept: {kept}, bytes set aside: {bytes}"),
        hint=N_("the damaged original is {copy}"),
        place=shown(path),
        kept=kept,
        bytes=set_aside,
        copy=shown(copy),
    )


def not_mended(path: Path, kept: int, set_aside: int) -> HistoryNotice:
    """Said when a damaged history could be read but not written anew."""
    return HistoryNotice(
        N_("the history is damaged; events read: {kept}, unreadable bytes: {bytes}"),
        hint=N_("it can't be mended here and stays as it is until it can be written"),
        place=shown(path),
        kept=kept,
        bytes=set_aside,
    )


def written_again(path: Path, kept: int, emptied: Path | None = None) -> HistoryNotice:
    """Said after a file that had vanished, or been emptied (and kept as ``emptied``), was written from memory."""
    if emptied is not None:
        return HistoryNotice(
            N_("the history had been emptied while the program ran; it was written again, events kept: {kept}"),
            hint=N_("the file as it was is {copy}"),
            place=shown(path),
            kept=kept,
            copy=shown(emptied),
        )
    return HistoryNotice(
        N_("the history had vanished while the program ran; it was written again, events kept: {kept}"),
        place=shown(path),
        kept=kept,
    )


def taken_out(path: Path, count: int) -> HistoryNotice:
    """Said when somebody's change of the file, or another file in its place, lacks events that were known."""
    return HistoryNotice(
        N_("the history was changed while the program ran; entries that aren't there any more: {count}"),
        hint=N_("if that wasn't you: peksos-trainer history backups lists the copies there are"),
        place=shown(path),
        count=count,
    )


def put_back(path: Path, count: int) -> HistoryNotice:
    """Said after events that somebody's older or damaged file lacked were written again."""
    return HistoryNotice(
        N_("the history was changed while the program ran; events written again: {count}"),
        place=shown(path),
        count=count,
    )


def brought_back(path: Path, kept: int, backup: Path, folder: Path) -> HistoryNotice:
    """Said after a history that holds nothing any more was taken from a backup; ``folder``: of the file as it was."""
    return HistoryNotice(
        N_("the history held nothing any more; it was taken from the backup {backup}, events: {kept}"),
        hint=N_("what you answered after that copy is missing; the file as it was is in {folder}"),
        place=shown(path),
        kept=kept,
        backup=backup.name,
        folder=shown(folder),
    )


def vanished(path: Path, backup: Path) -> HistoryNotice:
    """Said at the start when there is no history though there are backups of one."""
    return HistoryNotice(
        N_("there is no history here, but a backup of one: {backup}"),
        hint=N_("peksos-trainer history restore brings it back"),
        place=shown(path),
        backup=backup.name,
    )


def shrunk(path: Path, missing: int, backup: Path) -> HistoryNotice:
    """Said at the start when the newest backup holds events that the history lacks."""
    return HistoryNotice(
        N_("the newest backup holds entries that the history lacks: {count}"),
        hint=N_("if you didn't take them out yourself, bring them back by: peksos-trainer history merge {backup}"),
        place=shown(path),
        count=missing,
        backup=shlex.quote(shown(backup)),
    )


def no_backup(folder: Path, cause: OSError) -> HistoryNotice:
    """Said when the day's copy of the history couldn't be made."""
    return HistoryNotice(
        N_("the daily copy of the history couldn't be made: {reason}"), place=shown(folder), reason=Refusal(cause)
    )


def copies_merged(path: Path, count: int, folder: Path) -> HistoryNotice:
    """Said after conflict copies were merged; ``count``: events that came in."""
    return HistoryNotice(
        COPIES_MERGED,
        hint=N_("the copies are now in {folder}"),
        place=shown(path),
        count=count,
        folder=shown(folder),
    )


def not_moved(path: Path, count: int, cause: TrainerError) -> HistoryNotice:
    """Said after copies were merged that couldn't be moved away; they will be merged again at the next start."""
    return HistoryNotice(
        N_("copies of the history were merged into it, but not all of them can be moved away; new events: {count}"),
        hint=N_("move this one away yourself: {copy}"),
        place=shown(path),
        count=count,
        copy=cause.place,
    )


def two_contents(path: Path, count: int, copy: Path) -> HistoryNotice:
    """Said after a merge in which events with one id differed; those that had to go are in ``copy``."""
    return HistoryNotice(
        N_("events that were there in two versions: {count}; one of each was set aside"),
        hint=N_("they are in {copy}"),
        place=shown(path),
        count=count,
        copy=shown(copy),
    )


def left_unread(path: Path, cause: TrainerError) -> HistoryNotice:
    """Said about a file of another device, or a conflict copy, that couldn't be read for ``cause``."""
    return HistoryNotice(cause.message, hint=cause.hint, place=cause.place or shown(path), **cause.values)


def partly_read(path: Path, kept: int, set_aside: int) -> HistoryNotice:
    """Said about the damaged file of another device, which that device has to mend."""
    return HistoryNotice(
        N_("the history of another computer is damaged; events read: {kept}, unreadable bytes: {bytes}"),
        hint=N_("it is mended when the program starts there"),
        place=shown(path),
        kept=kept,
        bytes=set_aside,
    )


def only_readable(path: Path, version: int, known: int) -> HistoryNotice:
    """Said when answers can't be saved: the format is later than that ``known``, or else the place doesn't allow it."""
    if version <= known:
        return HistoryNotice(
            N_("this place can't be written to; you can practise, but answers can't be saved"),
            hint=N_("allow this user to write to the file and its folder"),
            place=shown(path),
        )
    return HistoryNotice(
        N_("this history has format {version}, which a newer version of the program wrote; answers can't be saved"),
        hint=N_("update peksos-trainer"),
        place=shown(path),
        version=version,
    )


def no_locks(path: Path) -> HistoryNotice:
    """Said when the file system has no locks."""
    return HistoryNotice(
        NO_LOCKS,
        hint=N_("don't open the history in two programs at once"),
        place=shown(path),
    )


def too_far_ahead(count: int) -> str:
    """Said, in the language in force, while ``count`` events wait until the clock has come nearer to them."""
    return n_(
        "{n} entry of the history is dated more than a day ahead and doesn't count yet; "
        "check the clock of the computer.",
        "{n} entries of the history are dated more than a day ahead and don't count yet; "
        "check the clock of the computer.",
        count,
    )
