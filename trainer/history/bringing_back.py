"""A history that holds nothing any more, though it once did: the newest backup takes its place."""

from datetime import datetime

from trainer.errors import StorageError
from trainer.history.backups import newest_readable
from trainer.history.file_format import VERSION
from trainer.history.problems import Emptied, brought_back
from trainer.history.store import DAMAGED, HistoryFile


def load_or_bring_back(history: HistoryFile, now: datetime) -> None:
    """`HistoryFile.load`; where nothing is left in the file, its events are those of the newest backup.

    The file as it was is kept. Where nothing can be written the backup's events are there all the same.

    Raises:
        HistoryError: what is there can't be a history, or holds nothing and there is no backup; it was left as it is.
    """
    try:
        history.load()
        return
    except Emptied:
        backup = newest_readable(history.folder, now.date())
        if backup is None or backup.contents.header.version > VERSION:
            raise
    history.device = backup.contents.header.device
    try:
        history.take_in(backup.contents.events)
    except StorageError:
        history.events = list(backup.contents.events)
    history.notices.append(brought_back(history.path, len(history.events), backup.path, history.folder / DAMAGED))
