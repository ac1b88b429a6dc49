"""The day's backup of the history, made when it is opened."""

from collections.abc import Callable, Iterable

from trainer.clock import Clock
from trainer.history.backups import make_daily
from trainer.history.disk import Disk
from trainer.history.history import History
from trainer.history.problems import no_backup


def keep_daily(history: History, clock: Clock, content: Callable[[], Iterable[bytes]]) -> None:
    """Makes it out of what ``content`` gives. If that can't be done, the learner is told, and everything goes on."""
    if not history.events:
        return
    try:
        make_daily(Disk(), history.folder, clock.now().date(), content)
    except OSError as error:
        if not history.read_only:
            history.notices.append(no_backup(history.folder, error))
