"""A deck file and the cache's folder, as starts of the program find and leave them."""

import os
from pathlib import Path

from tests.decks.full_deck import FULL_DECK
from trainer.decks.cache import DeckCache
from trainer.decks.model import Deck
from trainer.decks.parse import read_deck

DAY = 24 * 60 * 60 * 10**9


def put(path: Path, text: str = FULL_DECK, *, age: int = DAY) -> Path:
    """A deck file that was written ``age`` nanoseconds ago."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    written = path.stat().st_mtime_ns - age
    os.utime(path, ns=(written, written))
    return path


def keep(folder: Path, path: Path) -> Deck:
    """Reads ``path`` and keeps it, as a start of the program does."""
    status = path.stat()
    deck = read_deck(path)
    DeckCache(folder).keep(path, status, deck)
    return deck


def found(folder: Path, path: Path) -> Deck | None:
    """What the next start finds."""
    return DeckCache(folder).find(path, path.stat())


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []
