"""Reading foreign files in tests."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from trainer.decks.model import Note, Text
from trainer.importing.report import Imported, Reader, Wanted

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=7)))
WANTED = Wanted(NOW)


def written(folder: Path, name: str, data: str | bytes) -> Path:
    """A file of that name and content."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def only(read: Reader, path: Path, wanted: Wanted = WANTED) -> Imported:
    """The one deck in a file."""
    (imported,) = read(path, wanted)
    return imported


def fields(note: Note, names: dict[str, Any]) -> dict[str, Any]:
    """Those fields of a note, in plain values."""
    return {name: plain(getattr(note, name), name) for name in names}


def plain(value: Any, name: str) -> Any:
    if name == "examples":
        return [(example.text.own, example.why.own if example.why else None) for example in value]
    if name == "confusable_with":
        return {other: why.own if why else None for other, why in value.items()}
    return value.own if isinstance(value, Text) else value
