"""Note types, decks and settings where Anki keeps them in tables, with records of Protocol Buffers in them.

Source of the fields' numbers: ankitects/anki, proto/anki/notetypes.proto (``Notetype.Config``: kind = 1;
``Notetype.Template.Config``: q_format = 1, a_format = 2).
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from trainer.i18n import N_
from trainer.importing.anki_protobuf import ProtobufError, number_field, text_field
from trainer.importing.anki_records import NoteType, Template
from trainer.importing.anki_sqlite import Tables
from trainer.importing.report import Report
from trainer.text import clean_line

MOST_TYPES: Final = 20_000
MOST_PARTS: Final = 100_000
"""Fields, and templates, of all note types."""

MOST_DECKS: Final = 100_000
MOST_SETTINGS: Final = 100_000

_MOST_SETTING: Final = 1000
_CLOZE: Final = 1

_Parts = dict[int, dict[int, tuple[str, bytes]]]


def read_note_types(tables: Tables, report: Report) -> dict[int, NoteType]:
    """The note types by their ids; those that aren't what they should be are left out. Raises ForeignFileError."""
    fields, templates = _parts(tables, "fields"), _parts(tables, "templates")
    found: dict[int, NoteType] = {}
    for id_, name, config in tables.rows("notetypes", ("id", "name", "config"), MOST_TYPES):
        note_type = None
        if type(id_) is int and isinstance(name, str) and isinstance(config, bytes):
            note_type = _note_type(id_, name, config, fields.get(id_, {}), templates.get(id_, {}))
        if note_type is None:
            place = f"notetypes {id_}" if type(id_) is int else "notetypes"
            report.leave_out(place, N_("this note type is damaged and was left out"))
        else:
            found[note_type.id] = note_type
    return found


def read_decks(tables: Tables) -> dict[int, str]:
    """The decks' names by their ids. Raises ForeignFileError."""
    rows = tables.rows("decks", ("id", "name"), MOST_DECKS)
    return {id_: name.replace("\x1f", "::") for id_, name in rows if type(id_) is int and isinstance(name, str)}


def read_setting(tables: Tables, name: str) -> object:
    """A setting, such as ``rollover``: the hour at which a day ends; None if nothing is said of it.

    Raises:
        ForeignFileError: the table of settings is damaged.
    """
    for key, value in tables.rows("config", ("KEY", "val"), MOST_SETTINGS):
        if key == name and isinstance(value, bytes | str) and len(value) <= _MOST_SETTING:
            try:
                return json.loads(value)
            except (ValueError, RecursionError):
                return None
    return None


def _parts(tables: Tables, table: str) -> _Parts:
    """Name and record of each field, or template: by note type and number."""
    parts: _Parts = defaultdict(dict)
    for type_, number, name, config in tables.rows(table, ("ntid", "ord", "name", "config"), MOST_PARTS):
        if type(type_) is int and type(number) is int and isinstance(name, str) and isinstance(config, bytes):
            parts[type_][number] = name, config
    return parts


def _note_type(
    id_: int,
    name: str,
    config: bytes,
    fields: Mapping[int, tuple[str, bytes]],
    templates: Mapping[int, tuple[str, bytes]],
) -> NoteType | None:
    if not (_in_a_row(sorted(fields)) and _in_a_row(sorted(templates))):
        return None
    try:
        made = tuple(
            Template(number, title, text_field(how, 1), text_field(how, 2))
            for number, (title, how) in sorted(templates.items())
        )
        cloze = number_field(config, 1) == _CLOZE
    except ProtobufError:
        return None
    return NoteType(
        id_, clean_line(name), tuple(title for _number, (title, _how) in sorted(fields.items())), made, cloze
    )


def _in_a_row(numbers: Sequence[int]) -> bool:
    """Whether they are 0, 1, 2 … with none missing, at least one."""
    return bool(numbers) and numbers == list(range(len(numbers)))
