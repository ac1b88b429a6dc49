"""The lines at the begin of Anki's text files that say how the rows are to be read.

Which there are: ankitects/anki, rslib/src/import_export/text/csv/metadata.rs.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from trainer.text import clean_line

GUID, NOTE_TYPE, DECK, TAGS = "guid", "notetype", "deck", "tags"
HINT = "hint"

_COLUMN: Final = " column"
_COLUMNS: Final = (GUID, NOTE_TYPE, DECK, TAGS)
KEYS: Final = frozenset(
    {"separator", "html", TAGS, "columns", NOTE_TYPE, DECK, "if matches", "match scope"}
    | {name + _COLUMN for name in _COLUMNS}
)
_SEPARATORS: Final = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_NAMED: Final = {HINT: HINT, "petunjuk": HINT, **{name: name for name in _COLUMNS}}
"""Headings that say more than which text comes first."""

_LONGEST_KEY: Final = 40
_MOST_LINES: Final = 100
_MAX_DIGITS: Final = 4


class Head(NamedTuple):
    """What the lines at the begin say.

    Attributes:
        lines: how many they are.
        html: None if they don't say it.
        columns: number of a column, from 0 -> what it holds that isn't just shown.
        deck, note_type, tags: for all notes whose row says nothing else.
    """

    lines: int
    separator: str
    html: bool | None
    columns: Mapping[int, str]
    deck: str
    note_type: str
    tags: tuple[str, ...]


def is_header(line: str) -> bool:
    """Whether a line says something about the file that Anki knows of."""
    return _key_and_value(line)[0] in KEYS


def head_of(lines: Sequence[str]) -> Head:
    """What the first of ``lines`` say, up to the first that doesn't begin with ``#``."""
    said: dict[str, str] = {}
    count = 0
    while count < min(len(lines), _MOST_LINES) and lines[count].startswith("#"):
        key, value = _key_and_value(lines[count])
        said.setdefault(key, value)
        count += 1
    separator = _separator(said.get("separator", "tab"))
    columns = {number: name for name in _COLUMNS if (number := _number(said.get(name + _COLUMN, ""))) is not None}
    for number, heading in enumerate(said.get("columns", "").split(separator)):
        meant = _NAMED.get(heading.strip().strip('"').lower())
        if meant and number not in columns and meant not in columns.values():
            columns[number] = meant
    html = said["html"].strip().lower() == "true" if "html" in said else None
    tags = tuple(said.get(TAGS, "").split())
    return Head(count, separator, html, columns, said.get(DECK, ""), said.get(NOTE_TYPE, ""), tags)


def _key_and_value(line: str) -> tuple[str, str]:
    """Of ``#key:value``; empty if it is no such line."""
    key, colon, value = line.partition(":")
    if not colon or key[:1] != "#" or len(key) > _LONGEST_KEY:
        return "", ""
    return clean_line(key[1:]).strip().lower(), value


def _separator(name: str) -> str:
    """The character that a name means, or that stands there itself; a tab for anything else."""
    plain = name.strip().lower()
    return _SEPARATORS.get(plain) or (name[:1] if plain in _SEPARATORS.values() or name == "\t" else "\t")


def _number(text: str) -> int | None:
    """The number of a column, from 0, that a line says, from 1."""
    text = text.strip()
    return int(text) - 1 if text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS and int(text) else None
