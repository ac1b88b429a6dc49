"""The day's backup of the history, made when it is opened, and what the one before it tells."""

from collections.abc import Callable, Iterable

from trainer.clock import Clock
from trainer.errors import StorageError
from trainer.history.backups import daily_copies, make_daily
from trainer.history.disk import Disk
from trainer.history.history import History
from trainer.history.problems import HistoryError, no_backup, shrunk
from trainer.history.reading import read_history


def keep_daily(history: History, clock: Clock, content: Callable[[], Iterable[bytes]]) -> None:
    """Makes it out of what ``content`` gives. If that can't be done, the learner is told, and everything goes on."""
    if not history.events:
        return
    today = clock.now().date()
    try:
        with history.turn():  # else a copy could be made of half an answer
            make_daily(Disk(), history.folder, today, content)
    except StorageError as error:
        cause = error.__cause__
        if isinstance(cause, OSError) and not isinstance(cause, BlockingIOError) and not history.read_only:
            history.notices.append(no_backup(history.folder, cause))


def tell_if_shrunk(history: History, size: int, clock: Clock) -> None:
    """Tells the learner if the newest backup holds events that the history lacks: somebody may have put an older file
    in its place while the program was closed.

    Args:
        size: bytes of the history; a backup is read only if it is larger.
    """
    # Not one from before a restoring: what that has more was given up on purpose.
    newest = next(iter(daily_copies(history.folder, clock.now().date())), None)
    if not history.events or newest is None:
        return
    try:
        if newest.stat().st_size <= size:
            return
        held = read_history(newest).events
    except (OSError, HistoryError):
        return
    there = {event.id for event in history.events}
    if missing := sum(event.id not in there for event in held):
        history.notices.append(shrunk(history.path, missing, newest))
