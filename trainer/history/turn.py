"""One's turn at a history: nobody else writes, and whatever goes wrong is told as an answer that wasn't saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.errors import StorageError
from trainer.history.lock import FileLock
from trainer.history.place import make_folder
from trainer.history.problems import HistoryError, not_saved


@contextmanager
def turn(lock: FileLock, shown: Path, *, new: bool) -> Iterator[None]:
    """Holds ``lock`` for a ``with``.

    Args:
        shown: the learner's name for the history.
        new: it may not be there yet: the folder of the lock is made.

    Raises:
        StorageError: for any OSError or HistoryError, from here or from within the ``with``.
    """
    try:
        if new:
            make_folder(lock.path.parent)  # the history's own; a folder shared by devices is never ours to make
        with lock:
            yield
    except OSError as error:
        raise not_saved(shown, error) from error
    except HistoryError as error:
        raise StorageError(error.message, hint=error.hint, place=error.place, **error.values) from error
