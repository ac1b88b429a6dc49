"""Opens what a learner has: decks, history and settings, from the folders they lie in."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from trainer.clock import Clock
from trainer.config.paths import Paths
from trainer.config.settings import Settings
from trainer.decks.cache import DeckCache
from trainer.decks.library import DeckLibrary, starter_folder
from trainer.history import problems
from trainer.history.backups import backups_in, pieces
from trainer.history.bringing_back import load_or_bring_back
from trainer.history.conflict_copies import conflict_copies
from trainer.history.disk import Disk
from trainer.history.elsewhere import take_in_elsewhere
from trainer.history.place import follow
from trainer.history.store import HistoryFile
from trainer.history.synced import SyncedHistory
from trainer.study.collection import Collection
from trainer.study.daily_copy import keep_daily, tell_if_shrunk


def open_collection(
    paths: Paths,
    settings: Settings,
    clock: Clock,
    random: Random,
    extra: Sequence[Path] = (),
) -> Collection:
    """The collection in ``paths``; ``extra`` are deck files to be opened besides the library's.

    Raises:
        HistoryError: the history file isn't one, or can't be read. It is left as it is.
        StorageError: the folder that several devices share isn't there.
    """
    history = open_history(paths, settings, clock, random)
    # Who only looks at the program leaves nothing behind, not even what can be thrown away.
    cache = DeckCache(paths.cache / "parsed-decks") if history.events else None
    library = DeckLibrary(starter_folder(), paths.decks, extra, cache)
    library.load()
    return Collection(library, history, settings, clock)


def open_history(paths: Paths, settings: Settings, clock: Clock, random: Random) -> HistoryFile | SyncedHistory:
    """The history, loaded; the day's backup made, then conflict copies beside it merged.

    Raises:
        HistoryError, StorageError: see `open_collection`.
    """
    if settings.sync_folder:
        from trainer.study.shared_history import open_shared  # few learners need it

        return open_shared(paths, Path(settings.sync_folder), clock, random)
    history = HistoryFile(paths.history_file, clock, random)
    load_or_bring_back(history, clock.now())
    file = follow(history.path)
    tell_if_shrunk(history, file.stat().st_size if file.exists() else 0, clock)
    keep_daily(history, clock, lambda: pieces(Disk(), file))
    take_in_elsewhere(history, paths.data)
    if _has_copies(history.path):
        from trainer.history.taking_in import take_in_conflict_copies

        take_in_conflict_copies(history)
    if not history.events and (backups := backups_in(history.folder, clock.now().date())):
        history.notices.append(problems.vanished(history.path, backups[0]))
    return history


def open_to_merge(paths: Paths, settings: Settings, clock: Clock, random: Random) -> HistoryFile:
    """The file into which other histories are merged on this computer, loaded, its backup made.

    Raises:
        HistoryError, StorageError: see `open_collection`.
    """
    history = open_history(paths, settings, clock, random)
    return history if isinstance(history, HistoryFile) else history.own


def _has_copies(path: Path) -> bool:
    return any(conflict_copies(place) for place in dict.fromkeys((path, follow(path))))
