"""Answers that couldn't be written to the history, put into a file of the learner's choice."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from trainer.errors import StorageError
from trainer.history.codec import encode
from trainer.history.events import Event
from trainer.i18n import N_
from trainer.text import clean_line

FILE_NAME: Final = "peksos-trainer-unsaved.jsonl"
"""The name offered."""


def put_aside(events: Sequence[Event], path: Path) -> Path:
    """Writes ``events`` into a new file, one JSON object a line, in their order.

    Returns:
        Where it is, as an absolute path.

    Raises:
        StorageError: the file is there already, or can't be written; then none is left behind.
    """
    target = path.expanduser().absolute()
    place = clean_line(str(target))
    text = "".join(f"{encode(event)}\n" for event in events)
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise StorageError(
            N_("there is a file of this name already"), hint=N_("choose another name"), place=place
        ) from error
    except (OSError, ValueError) as error:
        raise _failed(place, error) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        target.unlink(missing_ok=True)
        raise _failed(place, error) from error
    return target


def _failed(place: str, error: Exception) -> StorageError:
    reason = clean_line(getattr(error, "strerror", None) or str(error))
    return StorageError(
        N_("the file can't be written: {reason}"), hint=N_("choose another folder"), place=place, reason=reason
    )
