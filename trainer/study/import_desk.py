"""Where decks come in while the program runs: a file is read, looked at, and taken in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer.config.paths import Paths
from trainer.study.collection import Collection

if TYPE_CHECKING:
    from trainer.study.bringing_in import Brought, Prepared

ENDINGS: Final = frozenset(
    {
        *(".yaml", ".yml", ".csv", ".tsv", ".tab", ".txt", ".md", ".markdown"),
        *(".apkg", ".colpkg", ".xlsx", ".xlsm", ".json"),
    }
)
"""Of the files that are offered; any other can be named."""


class ImportDesk:
    """See the module's text. What reads files is loaded only when the first one is read.

    Attributes:
        start: the folder in which files are looked for at first.
    """

    def __init__(self, collection: Collection, paths: Paths, start: Path) -> None:
        self.start = start
        self._collection = collection
        self._paths = paths

    def read(
        self, file: Path, *, reviews: bool = False, deck_id: str = "", tick: Callable[[float], None] = lambda done: None
    ) -> "Prepared":
        """Reads ``file`` and says what would become of it. Nothing is written.

        Args:
            reviews: its reviews are wanted as well.
            deck_id: another id for its deck; empty: the one it has.
            tick: called now and then with how much is done (0..1); raises Stopped to end it.

        Raises:
            SameIdError: another deck has its id; it can come in under another one.
            TrainerError: it can't be read, or can't be taken in.
            Stopped: the learner stopped it.
        """
        from trainer.importing.arrival import OwnDecks
        from trainer.importing.report import Wanted
        from trainer.study.bringing_in import folders_of, prepare

        wanted = Wanted(self._collection.clock.now(), reviews, tick)
        return prepare(file, OwnDecks(folders_of(self._paths)), wanted, deck_id)

    def take(self, prepared: "Prepared") -> "Brought":
        """Writes what was read; from then on the collection knows it.

        Raises:
            TrainerError: it couldn't be written; everything is as it was.
        """
        from trainer.history.store import HistoryFile
        from trainer.history.synced import SyncedHistory
        from trainer.importing.report import Wanted
        from trainer.study.bringing_in import bring_in, folders_of

        history = self._collection.history
        if not isinstance(history, HistoryFile | SyncedHistory):
            raise AssertionError("a history of another kind can't take anything in")
        wanted = Wanted(self._collection.clock.now())
        brought = bring_in([prepared], folders_of(self._paths), history, wanted)
        if brought.reviews:
            self._collection.take_history()  # the history knows of them already, and would see no change
        self._collection.look_again()
        return brought
