"""The format of decks as a JSON Schema (draft-07): editors complete keys by it and mark mistakes while one types.

It says what can be said of single keys and values; what needs the whole deck (equal ids, levels that aren't listed) is
for `trainer.decks.parse` to find.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from trainer.decks.saving import save_deck
from trainer.errors import StorageError

SCHEMA_NAME: Final = "deck-1.schema.json"
"""The file's name, here and beside the learner's decks; the number is that of the format."""

SCHEMA_LINE: Final = f"# yaml-language-server: $schema={SCHEMA_NAME}"
"""First line of a deck file: tells an editor that the schema lies beside it."""


def schema_text() -> str:
    """The schema, in JSON."""
    return (Path(__file__).parent / SCHEMA_NAME).read_text(encoding="utf-8")


def put_schema(folder: Path) -> None:
    """Writes the schema into ``folder`` unless it is there already. Decks do without: errors are passed over."""
    target = folder / SCHEMA_NAME
    text = schema_text().encode()
    with suppress(OSError, StorageError):
        if not target.is_file() or target.read_bytes() != text:
            save_deck(target, text)
