"""An exported file, taken in again as from any other program."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from trainer.decks.model import Deck
from trainer.importing.formats import format_of
from trainer.importing.report import Imported, Wanted

NOW = datetime(2026, 11, 24, 9, 12, tzinfo=timezone(timedelta(hours=7)))


def imported(path: Path, text: str) -> list[Imported]:
    """What importing makes of ``text`` in the file ``path``."""
    path.write_bytes(text.encode())
    return format_of(path).read()(path, Wanted(NOW))


def read_back(path: Path, text: str) -> Deck:
    """The one deck in it."""
    (one,) = imported(path, text)
    return one.deck
