"""What a learner's history can do, whether it is one file or one file for each device."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from trainer.history.events import Event
from trainer.history.problems import HistoryNotice


class History(Protocol):
    """See `trainer.history.store.HistoryFile`, whose members these are, and `trainer.history.synced.SyncedHistory`."""

    path: Path
    folder: Path
    events: list[Event]

    @property
    def notices(self) -> list[HistoryNotice]: ...

    @property
    def device(self) -> str: ...

    @property
    def read_only(self) -> bool: ...

    def require_known_version(self) -> None: ...

    def refresh(self) -> bool: ...

    def new_id(self, at: datetime) -> str: ...

    def append(self, events: Sequence[Event]) -> None: ...

    def hold(self) -> list[Event]: ...

    def turn(self) -> AbstractContextManager[None]: ...

    def close(self) -> None: ...
