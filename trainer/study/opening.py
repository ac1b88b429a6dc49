"""Opens what a learner has: decks, history and settings, from the folders they lie in."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from trainer.clock import Clock
from trainer.config.paths import Paths
from trainer.config.settings import Settings
from trainer.decks.cache import DeckCache
from trainer.decks.library import DeckLibrary, starter_folder
from trainer.history.store import HistoryFile
from trainer.study.collection import Collection

HISTORY_NAME = "history.json"


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
    """
    history = HistoryFile(paths.data / HISTORY_NAME, clock, random)
    history.load()
    # Who only looks at the program leaves nothing behind, not even what can be thrown away.
    cache = DeckCache(paths.cache / "parsed-decks") if history.events else None
    library = DeckLibrary(starter_folder(), paths.decks, extra, cache)
    library.load()
    return Collection(library, history, settings, clock)
