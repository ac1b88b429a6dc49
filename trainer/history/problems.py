"""What can be wrong with a history, in words for the learner.

Errors stop what was asked for; notices are said once while everything goes on.
"""

import errno
from pathlib import Path

from trainer.errors import FileFormatError, StorageError, TrainerError
from trainer.i18n import N_, n_
from trainer.i18n.refusals import Refusal
from trainer.text import clean_line

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE}

PUT_BACK_OR_AWAY = N_("nothing was changed: put a copy of your history in its place, or move it away to begin anew")


class HistoryError(FileFormatError):
    """The file can't be used as a history. It was left as it is."""


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


def mended(path: Path, kept: int, set_aside: int, copy: Path) -> HistoryNotice:
    """Said after a damaged history was written anew."""
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


def laid_out_anew(path: Path, kept: int, copy: Path) -> HistoryNotice:
    """Said after a history that another program had laid out otherwise was written anew."""
    return HistoryNotice(
        N_("another program had changed the layout of the history; it was put right, events kept: {kept}"),
        hint=N_("the file as it was is {copy}"),
        place=shown(path),
        kept=kept,
        copy=shown(copy),
    )


def written_again(path: Path, kept: int) -> HistoryNotice:
    """Said after a file that had vanished was written from memory."""
    return HistoryNotice(
        N_("the history had vanished while the program ran; it was written again, events kept: {kept}"),
        place=shown(path),
        kept=kept,
    )


def of_a_newer_version(path: Path, version: int) -> HistoryNotice:
    """Said when a later format is opened."""
    return HistoryNotice(
        N_("this history has format {version}, which a newer version of the program wrote; answers can't be saved"),
        hint=N_("update peksos-trainer"),
        place=shown(path),
        version=version,
    )


def place_is_read_only(path: Path) -> HistoryNotice:
    """Said when the history can't be written where it lies."""
    return HistoryNotice(
        N_("this place can't be written to; you can practise, but answers can't be saved"),
        hint=N_("allow this user to write to the file and its folder"),
        place=shown(path),
    )


def no_locks(path: Path) -> HistoryNotice:
    """Said when the file system has no locks."""
    return HistoryNotice(
        N_("this place knows no file locks"),
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
