"""Note types, decks and settings where Anki keeps them as JSON in one row: in its versions up to 2.1.27."""

import json
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Final

from trainer.i18n import N_
from trainer.importing.anki_records import NoteType, Template
from trainer.importing.report import Report
from trainer.importing.sqlite_begin import not_a_collection
from trainer.text import clean_line

MOST_JSON: Final = 4 * 1024 * 1024
"""Characters."""

_MOST_DIGITS: Final = 19


def read_note_types(models: str, report: Report) -> dict[int, NoteType]:
    """The note types by their ids; those that aren't what they should be are left out.

    Raises:
        ForeignFileError: ``models`` is no JSON, or no mapping.
    """
    found: dict[int, NoteType] = {}
    for id_, model in _by_id(models):
        note_type = _note_type(id_, model)
        if note_type is None:
            report.leave_out(f"models {id_}", N_("this note type is damaged and was left out"))
        else:
            found[id_] = note_type
    return found


def read_decks(decks: str) -> dict[int, str]:
    """The decks' names by their ids. Raises ForeignFileError: it is no JSON, or no mapping."""
    return {id_: name for id_, deck in _by_id(decks) if isinstance(name := deck.get("name"), str)}


def read_setting(conf: str, name: str) -> object:
    """A setting, such as ``rollover``: the hour at which a day ends; None if nothing is said of it."""
    try:
        return json_mapping(conf).get(name)
    except ValueError:
        return None


def json_mapping(text: str | bytes) -> Mapping[str, object]:
    """A JSON object. Raises ValueError: it is none, is too large or too deep."""
    if len(text) > MOST_JSON:
        raise ValueError("too large")
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _by_id(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        mapping = json_mapping(text)
    except ValueError as error:
        raise not_a_collection() from error
    for key, value in mapping.items():
        if key.isascii() and key.isdigit() and len(key) <= _MOST_DIGITS and isinstance(value, dict):
            yield int(key), value


def _note_type(id_: int, model: Mapping[str, object]) -> NoteType | None:
    name = model.get("name")
    fields = [field.get("name") for field in _in_order(model.get("flds"))]
    names = tuple(name for name in fields if isinstance(name, str))
    templates = tuple(
        Template(number, _text(template.get("name")), _text(template.get("qfmt")), _text(template.get("afmt")))
        for number, template in enumerate(_in_order(model.get("tmpls")))
    )
    if not isinstance(name, str) or not names or len(names) < len(fields) or not templates:
        return None
    return NoteType(id_, clean_line(name), names, templates, cloze=model.get("type") == 1)


def _in_order(value: object) -> list[Mapping[str, object]]:
    """The objects of a list, by what they say of their place; where that is no order they stay as they stand."""
    items: list[Mapping[str, object]] = []
    places: list[int] = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            items.append(item)
            places.append(place if type(place := item.get("ord")) is int else -1)
    if sorted(places) != list(range(len(items))):
        return items
    return [item for _place, item in sorted(zip(places, items, strict=True), key=itemgetter(0))]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
