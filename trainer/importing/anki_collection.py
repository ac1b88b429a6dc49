"""The collection in an Anki package, whichever of the three versions it has.

The newest of the collections in a package is the one that counts: beside it lies an old one that only says that Anki
should be updated. Source: ankitects/anki, rslib/src/import_export/package/meta.rs.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from trainer.i18n import N_
from trainer.importing import anki_schema_11, anki_schema_18
from trainer.importing.anki_log import of_later_schedulers
from trainer.importing.anki_protobuf import ProtobufError, fields, number_field, text_field
from trainer.importing.anki_records import AnkiCollection, NoteType
from trainer.importing.anki_rows import read_cards, read_notes, read_reviews
from trainer.importing.anki_sqlite import Tables, open_tables
from trainer.importing.report import ForeignFileError, Report
from trainer.importing.sqlite_begin import not_a_collection
from trainer.importing.zip_members import ZipMembers, joined, open_zip, temporary_copy
from trainer.importing.zstandard import MAGIC, unpacked
from trainer.text import clean_line

MEMBERS: Final = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Names of the collection in a package, the newest version first."""

ROLLOVER: Final = 4
"""Hour at which a day ends unless it is said; Anki's own."""

_META, _MEDIA = "meta", "media"
_NEWEST: Final = 3
_OLDEST: Final = 1
_FIRST_SCHEDULER: Final = 1
_MOST_META: Final = 4096
_MOST_MEDIA: Final = 4 * 1024 * 1024
_MOST_ROWS: Final = 100
_STUB: Final = "Please update to the latest Anki version"
_EXPORT_AGAIN: Final = N_('export it again with Anki, with "Support older Anki versions" ticked')


def read_collection(path: Path, report: Report, tick: Callable[[float], None] = lambda done: None) -> AnkiCollection:
    """All that the package ``path`` holds.

    Args:
        report: gets a remark for whatever is damaged and left out.
        tick: called now and then with how much is done (0..1).

    Raises:
        ForeignFileError: it is no package, a damaged or a harmful one; without its place.
        OSError: it can't be read, or there is no room for a copy.
        Stopped: by ``tick``.
    """
    with open_zip(path) as members:
        member = _newest(members)
        media = _media(members, report)
        chunks = members.chunks(member)
        if member == MEMBERS[0]:
            chunks = members.allowance.counted(unpacked(chunks), members.stored_size(member))
        with temporary_copy(_ticking(chunks, tick)) as copy, open_tables(copy) as tables:
            return _collection(tables, media, report, tick, may_be_stub=member == MEMBERS[-1])


def _newest(members: ZipMembers) -> str:
    version = _version(members)
    if version > _NEWEST:
        raise ForeignFileError(
            N_("this package is of version {version}, which is newer than what can be read"),
            hint=_EXPORT_AGAIN,
            version=version,
        )
    found = next((name for name in MEMBERS if name in members), "")
    if not found:
        raise not_a_collection()
    if found == MEMBERS[-1] and version > _OLDEST:
        raise _only_stub()
    return found


def _version(members: ZipMembers) -> int:
    """What the package says of its version; 0 if it says nothing."""
    if _META not in members:
        return 0
    try:
        return number_field(members.read(_META, _MOST_META), 1)
    except ProtobufError:
        return 0


def _media(members: ZipMembers, report: Report) -> tuple[str, ...]:
    """Names of the files that came along; they are never opened."""
    if _MEDIA not in members:
        return ()
    try:
        data = members.read(_MEDIA, _MOST_MEDIA)
        if data.startswith(MAGIC):
            data = joined(members.allowance.counted(unpacked([data]), len(data)), _MOST_MEDIA)
            names = [text_field(entry, 1) for number, entry in fields(data) if number == 1 and isinstance(entry, bytes)]
        else:
            names = [name for name in anki_schema_11.json_mapping(data).values() if isinstance(name, str)]
    except ValueError:
        report.leave_out("", N_("the list of pictures and sounds is damaged"))
        return ()
    return tuple(clean_line(name) for name in names)


def _collection(
    tables: Tables, media: tuple[str, ...], report: Report, tick: Callable[[float], None], *, may_be_stub: bool
) -> AnkiCollection:
    created, models, decks_json, conf = _about(tables)
    types: dict[int, NoteType]
    in_tables = "notetypes" in tables
    types = (
        anki_schema_18.read_note_types(tables, report) if in_tables else anki_schema_11.read_note_types(models, report)
    )
    decks = anki_schema_18.read_decks(tables) if in_tables else anki_schema_11.read_decks(decks_json)

    def setting(name: str) -> object:
        if "config" in tables:
            return anki_schema_18.read_setting(tables, name)
        return anki_schema_11.read_setting(conf, name)

    notes = read_notes(tables, types, report, lambda: tick(0.3))
    if may_be_stub and len(notes) == 1 and next(iter(notes.values())).fields[0].startswith(_STUB):
        raise _only_stub()
    cards = read_cards(tables, notes, report, lambda: tick(0.5))
    reviews = read_reviews(tables, {card.id for card in cards}, report, lambda: tick(0.7))
    if setting("schedVer") in (None, _FIRST_SCHEDULER) and setting("sched2021") is not True:
        reviews = tuple(map(of_later_schedulers, reviews))
    return AnkiCollection(created, _hour(setting("rollover")), types, decks, notes, cards, reviews, media)


def _about(tables: Tables) -> tuple[int, str, str, str]:
    """Its birthday, and what older versions keep in JSON: note types, decks, settings."""
    for created, *texts in tables.rows("col", ("crt", "models", "decks", "conf"), _MOST_ROWS):
        models, decks, conf = (text if isinstance(text, str) else "" for text in texts)
        if type(created) is not int or not 0 <= created < 10**11:
            raise not_a_collection()
        return created, models, decks, conf
    raise not_a_collection()


def _hour(said: object) -> int:
    return said if type(said) is int and 0 <= said < 24 else ROLLOVER


def _only_stub() -> ForeignFileError:
    return ForeignFileError(N_("this package holds no cards, only a note that says to update Anki"), hint=_EXPORT_AGAIN)


def _ticking(chunks: Iterator[bytes], tick: Callable[[float], None]) -> Iterator[bytes]:
    for chunk in chunks:
        tick(0.1)
        yield chunk
