"""Decks that the add-on CrowdAnki wrote: a ``deck.json`` with decks in decks, note types and notes, but no cards.

The cards are those that Anki would make of the notes.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from trainer.decks.messages import shorten
from trainer.i18n import N_
from trainer.importing.anki_faces import Faces
from trainer.importing.anki_notes import Drafted, draft_notes
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiNote, NoteType, Template
from trainer.importing.anki_templates import TooLargeError
from trainer.importing.foreign_bytes import refused
from trainer.importing.report import Imported, Report, Wanted
from trainer.importing.several_decks import Lot, Made, deck_path, finish_all
from trainer.importing.text_file import begin_as_text, text_of

_MOST_FIELDS: Final = 500
_MOST_GAPS: Final = 999
_MOST_DIGITS: Final = 3
_LONGEST_NAME: Final = 200
_TICK: Final = 200
_BETWEEN: Final = "::"


class _Found(NamedTuple):
    """A note as it stands in the file, and the full name of its deck."""

    deck: str
    note: Mapping[str, Any]


def fits(start: bytes, path: Path) -> bool:
    """Whether the file is JSON that says that it is a deck, or is called as CrowdAnki calls it."""
    text = begin_as_text(start)
    if text is None or not text.lstrip().startswith("{"):
        return False
    return '"__type__"' in text or '"crowdanki_uuid"' in text or path.name.lower() == "deck.json"


def read(path: Path, wanted: Wanted) -> list[Imported]:
    """The deck in the file ``path``, with all that are in it.

    Raises:
        ForeignFileError: it can't be read, isn't such a deck, or holds no cards.
        Stopped: by ``wanted.tick``.
    """
    common = Report()
    root = _json(path, common)
    types = _note_types(root, common)
    collection, decks = _collection(root, types, path.stem, common, wanted.tick)
    lots: list[Lot] = []
    drafted: list[Drafted] = []
    by_id = {card.id: card for card in collection.cards}
    of_notes: dict[int, list[AnkiCard]] = {}
    for card in collection.cards:
        of_notes.setdefault(card.note, []).append(card)
    for title, notes in decks.items():
        lot = Lot(title, [], Report() if lots else common)
        drafted.append(draft_notes(collection, notes, of_notes, lot.report, lambda done: wanted.tick(0.3 + done / 3)))
        lot.notes.extend(drafted[-1].notes)
        lots.append(lot)
    made = finish_all(lots, path, lambda done: wanted.tick(0.7 + 0.3 * done))
    return [_imported(lots[one.number], one, drafted[one.number], by_id) for one in made]


def _imported(lot: Lot, made: Made, drafted: Drafted, cards: Mapping[int, AnkiCard]) -> Imported:
    kept = [cards[card] for card, (number, _) in drafted.cards.items() if made.finished.ids[number] is not None]
    lot.report.cards, lot.report.notes = len(kept), len({card.note for card in kept})
    return Imported(made.finished.text, made.finished.deck, lot.report)


def _json(path: Path, report: Report) -> Mapping[str, Any]:
    """The outermost mapping."""
    try:
        root = json.loads(text_of(path, report))
    except (ValueError, RecursionError) as error:
        told, hint = N_("this JSON can't be read"), N_("export the deck again with CrowdAnki, or as an Anki package")
        raise refused(path, told, hint) from error
    if not isinstance(root, dict) or not (root.get("__type__") == "Deck" or "notes" in root or "children" in root):
        raise refused(path, N_("this JSON holds no deck of CrowdAnki's"), N_("take the deck.json that CrowdAnki wrote"))
    return root


def _note_types(root: Mapping[str, Any], report: Report) -> dict[str, NoteType]:
    """The note types by the names that notes know them by."""
    types: dict[str, NoteType] = {}
    for deck, _ in _decks(root, ""):
        for model in _list(deck, "note_models"):
            uuid = _text(model, "crowdanki_uuid")
            if not uuid or uuid in types:
                continue
            fields = tuple(_text(one, "name") for one in _list(model, "flds"))
            if not fields or len(fields) > _MOST_FIELDS:
                report.leave_out(shorten(_text(model, "name")), N_("this note type has no fields, or too many"))
                continue
            templates = tuple(
                Template(number, _text(one, "name"), _text(one, "qfmt"), _text(one, "afmt"))
                for number, one in enumerate(_list(model, "tmpls"))
            )
            kind = model.get("type")
            types[uuid] = NoteType(len(types), _text(model, "name"), fields, templates, kind == 1)
    return types


def _collection(
    root: Mapping[str, Any], types: Mapping[str, NoteType], stem: str, report: Report, tick: Callable[[float], None]
) -> tuple[AnkiCollection, dict[str, list[AnkiNote]]]:
    """All of it as Anki would have it, and the notes by the decks at the top."""
    decks: dict[str, int] = {}
    notes: dict[int, AnkiNote] = {}
    cards: list[AnkiCard] = []
    by_top: dict[str, list[AnkiNote]] = {}
    faces = {one.id: Faces(one) for one in types.values()}
    for number, (deck, found) in enumerate(_notes(root)):
        if number % _TICK == 0:
            tick(0.2)
        note_type = types.get(_text(found, "note_model_uuid"))
        fields = found.get("fields")
        if note_type is None or not isinstance(fields, list) or not all(isinstance(one, str) for one in fields):
            report.leave_out(shorten(_text(found, "guid")), N_("this note has no note type or no fields"))
            continue
        where = deck_path(deck)
        tags = [tag for tag in _list_of_texts(found, "tags") if tag] + [where.tag] * bool(where.tag)
        guid = _text(found, "guid")
        note = AnkiNote(number, guid, note_type.id, tuple(dict.fromkeys(tags)), tuple(fields[:_MOST_FIELDS]))
        notes[number] = note
        deck_id = decks.setdefault(deck, len(decks))
        for ord_ in _ords(note, note_type, faces[note_type.id]):
            cards.append(AnkiCard(len(cards), number, deck_id, ord_, 0, 0, 0, 0, 0, 0, 0))
        by_top.setdefault(where.top or stem, []).append(note)
    names = {id_: name for name, id_ in decks.items()}
    note_types = {one.id: one for one in types.values()}
    return AnkiCollection(0, 4, note_types, names, notes, tuple(cards), ()), by_top


def _ords(note: AnkiNote, note_type: NoteType, faces: Faces) -> list[int]:
    """The numbers of the cards that Anki would make."""
    try:
        if note_type.cloze:
            return _gaps(note)
        return [number for number in sorted(faces.templates) if faces.is_shown(note, number)]
    except TooLargeError:
        return [0]  # told when it is drafted


def _gaps(note: AnkiNote) -> list[int]:
    """Numbers of gaps in any field, less one."""
    found: set[int] = set()
    for text in note.fields:
        for piece in text.split("{{c")[1:]:
            digits = piece[: _MOST_DIGITS + 2].partition(_BETWEEN)[0]
            if digits.isascii() and digits.isdigit() and 0 < int(digits) <= _MOST_GAPS:
                found.add(int(digits) - 1)
    return sorted(found)


def _notes(root: Mapping[str, Any]) -> Iterator[_Found]:
    for deck, name in _decks(root, ""):
        for note in _list(deck, "notes"):
            yield _Found(name, note)


def _decks(root: Mapping[str, Any], above: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """A deck and all below it, each with its full name."""
    waiting = [(root, above)]
    while waiting:
        deck, above = waiting.pop()
        name = _text(deck, "name")[:_LONGEST_NAME]
        full = name if not above or name.startswith(above + _BETWEEN) else f"{above}{_BETWEEN}{name}"
        yield deck, full
        waiting.extend((child, full) for child in reversed(_list(deck, "children")))


def _list(of: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The mappings in a list; whatever isn't one is passed over."""
    value = of.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _list_of_texts(of: Mapping[str, Any], key: str) -> list[str]:
    value = of.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""
