"""The collection in an Anki package is read the same from each of its three versions."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.importing.anki_files import (
    CREATED,
    STUB,
    VERSIONS,
    Content,
    field,
    middle,
    newest,
    number,
    oldest,
    packed,
    schema_11,
    schema_18,
    stub,
    zipped,
)
from trainer.decks.cards import cards_of
from trainer.history.events import Review, Suspend
from trainer.importing.anki_collection import ROLLOVER, read_collection
from trainer.importing.anki_package import fits, read
from trainer.importing.anki_protobuf import ProtobufError, fields, number_field, text_field
from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiReview, NoteType, Template
from trainer.importing.report import ForeignFileError, Report, Stopped, Wanted

NOW = datetime.fromisoformat("2026-11-25T10:00:00+07:00")


@pytest.fixture
def collection(tmp_path: Path) -> Callable[[bytes], AnkiCollection]:
    def read_bytes(data: bytes) -> AnkiCollection:
        report = Report()
        (tmp_path / "paket.apkg").write_bytes(data)
        found = read_collection(tmp_path / "paket.apkg", report)
        assert report == Report()
        return found

    return read_bytes


def imported(folder: Path, data: bytes, *, reviews: bool = False, name: str = "paket.apkg") -> list:
    (folder / name).write_bytes(data)
    return read(folder / name, Wanted(NOW, reviews))


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_is_read_from_each_version(version: str, collection: Callable[[bytes], AnkiCollection]) -> None:
    found = collection(VERSIONS[version](Content()))
    assert (found.created, found.rollover, found.media) == (CREATED, 3, ("gambar.jpg",))
    assert found.decks == {1: "Default", 7: "Peran::Mikro", 8: "Riwayat"}
    answer = "{{FrontSide}}<hr id=answer>{{Belakang}}"
    basic = NoteType(1001, "Dasar", ("Depan", "Belakang"), (Template(0, "Kartu 1", "{{Depan}}", answer),))
    assert found.note_types[1001] == basic
    assert found.note_types[1002].cloze
    assert [note.fields for note in found.notes.values()] == [
        ("Penghubung", "Mempertemukan klien dan sumber"),
        ("Klien {{c1::mandiri}} dan {{c2::berdaya}}", "catatan"),
        ("Perunding", "Berunding dengan pihak lain"),
    ]
    assert found.notes[11].tags == ("dasar", "uji")
    assert found.cards[0] == AnkiCard(21, 11, 7, 0, 2, 2, 400, 30, 2500, 5, 1, 31.5, 4.25, 1_767_225_600)
    assert [card.id for card in found.cards] == [21, 22, 23, 24]
    assert found.reviews[1] == AnkiReview(1_767_100_000_000, 21, 4, 30, 10, 2500, 2345, 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_in_a_filtered_deck_is_taken_from_its_home(
    version: str, collection: Callable[[bytes], AnkiCollection]
) -> None:
    card = collection(VERSIONS[version](Content())).cards[-1]
    assert (card.deck, card.due) == (8, 410)


def test_a_new_card_in_a_filtered_deck_keeps_its_due(collection: Callable[[bytes], AnkiCollection]) -> None:
    cards = ((21, 11, 99, 0, 0, 0, 5, 0, 0, 0, 0, 0, 8, ""),)
    assert collection(oldest(Content(cards=cards, reviews=()))).cards[0].due == 5


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("said", [{}, {"rollover": 24}, {"rollover": "3"}, {"rollover": True}, {"rollover": None}])
def test_a_day_ends_at_four_unless_it_is_said(
    version: str, said: dict[str, object], collection: Callable[[bytes], AnkiCollection]
) -> None:
    assert collection(VERSIONS[version](Content(conf=said))).rollover == ROLLOVER


def test_the_version_between_has_settings_in_a_table_and_note_types_in_json(
    collection: Callable[[bytes], AnkiCollection],
) -> None:
    config = "CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn, mtime_secs, val blob NOT NULL) without rowid"

    def more(database) -> None:
        database.execute(config)
        database.execute("INSERT INTO config VALUES ('rollover', 0, 0, ?)", (b"6",))

    found = collection(oldest(Content(more=more)))
    assert found.rollover == 6
    assert set(found.note_types) == {1001, 1002}


def test_the_newest_collection_in_a_package_counts(collection: Callable[[bytes], AnkiCollection]) -> None:
    data = zipped({"collection.anki2": schema_11(stub()), "collection.anki21b": packed(schema_18())})
    assert set(collection(data).notes) == {11, 12, 13}


@pytest.mark.parametrize(
    "data",
    [
        zipped({"collection.anki2": schema_11(stub())}),
        zipped({"collection.anki2": schema_11(), "meta": number(1, 3)}),
        newest(version=4),
    ],
    ids=["only a stub", "its newer collection is missing", "newer than we know"],
)
def test_a_package_for_newer_versions_says_how_to_export_it(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError) as raised:
        imported(tmp_path, data)
    assert "Support older Anki versions" in raised.value.hint
    assert raised.value.place == str(tmp_path / "paket.apkg")


def test_a_note_that_tells_to_update_is_no_stub_among_others(collection: Callable[[bytes], AnkiCollection]) -> None:
    content = Content()
    told = (14, "guid-d", 1001, "", STUB)
    found = collection(oldest(content._replace(notes=(*content.notes, told))))
    assert set(found.notes) == {11, 12, 13, 14}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_deck_at_the_top_becomes_a_deck(version: str, tmp_path: Path) -> None:
    found = imported(tmp_path, VERSIONS[version](Content()), reviews=True)
    assert [(one.deck.id, one.deck.title.own) for one in found] == [("peran", "Peran"), ("riwayat", "Riwayat")]
    first, second = found
    assert (first.report.notes, first.report.cards, second.report.notes, second.report.cards) == (2, 3, 1, 1)
    assert {"dasar", "uji", "Mikro"} == set(first.deck.notes[0].tags)
    assert second.deck.notes[0].tags == ()
    assert first.report.reviews == sum(isinstance(event, Review) for event in first.events) == 2
    [suspended] = [event for event in first.events if isinstance(event, Suspend)]
    assert suspended.card in {str(card.id) for card in cards_of(first.deck)}


def test_the_media_are_told_once(tmp_path: Path) -> None:
    found = imported(tmp_path, oldest())
    told = [remark for one in found for remark in one.report.changed if remark.values.get("count") == 1]
    assert len(told) == 1
    assert told == found[0].report.changed[:1]


def test_without_reviews_they_are_only_counted(tmp_path: Path) -> None:
    first, second = imported(tmp_path, middle())
    assert (first.report.reviews, second.report.reviews) == (2, 0)
    assert not [event for one in (first, second) for event in one.events if isinstance(event, Review)]


def test_decks_whose_names_have_the_same_letters_get_ids_of_their_own(tmp_path: Path) -> None:
    content = Content(decks={7: "Peran!", 8: "Peran?", 9: "…", 10: "!"}, reviews=())
    cards = tuple((20 + deck, note, deck, 0, *[0] * 9, "") for note, deck in ((11, 7), (13, 8)))
    found = imported(tmp_path, oldest(content._replace(cards=cards)))
    assert [one.deck.id for one in found] == ["peran", "peran-2"]
    cards = tuple((20 + deck, note, deck, 0, *[0] * 9, "") for note, deck in ((11, 9), (13, 10)))
    found = imported(tmp_path, oldest(content._replace(cards=cards)))
    assert [one.deck.id for one in found] == ["paket", "paket-2"]


def test_a_note_is_in_the_deck_of_its_first_card(tmp_path: Path) -> None:
    cards = ((22, 12, 8, 1, *[0] * 9, ""), (23, 12, 7, 0, *[0] * 9, ""))
    [found] = imported(tmp_path, oldest(Content(cards=cards, reviews=())))
    assert (found.deck.id, found.report.cards) == ("peran", 2)


def test_a_package_without_cards_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match="no cards"):
        imported(tmp_path, oldest(Content(cards=(), reviews=())))


def test_an_import_can_be_stopped_at_any_time(tmp_path: Path) -> None:
    (tmp_path / "paket.apkg").write_bytes(newest())
    done: list[float] = []
    read(tmp_path / "paket.apkg", Wanted(NOW, True, done.append))
    assert done == sorted(done)
    assert 0 <= min(done) < 0.1 < 0.9 < max(done) <= 1
    for most in range(len(done)):
        left = iter(range(most))

        def tick(done: float, left=left) -> None:
            if next(left, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            read(tmp_path / "paket.apkg", Wanted(NOW, True, tick))


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("paket.zip", oldest(), True),
        ("paket", newest(), True),
        ("paket.apkg", b"<html>", True),
        ("PAKET.COLPKG", b"", True),
        ("paket.zip", zipped({"xl/workbook.xml": b""}), False),
        ("paket.zip", oldest()[:500], False),
        ("paket.zip", zipped({"collection.anki2/": b""}), False),
        ("paket.yaml", b"format: 1", False),
    ],
)
def test_a_package_is_known_by_its_name_or_its_members(name: str, data: bytes, expected: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert fits(data[:65536], tmp_path / name) is expected


def test_fields_of_records() -> None:
    record = number(1, 300) + field(2, "é".encode()) + b"\x1d\0\0\0\0" + b"\x21" + bytes(8) + number(4, 2**64 - 1)
    assert list(fields(record)) == [(1, 300), (2, "é".encode()), (3, bytes(4)), (4, bytes(8)), (4, 2**64 - 1)]
    assert (text_field(record, 2), number_field(record, 1), text_field(record, 9)) == ("é", 300, "")


@pytest.mark.parametrize(
    "record", [b"\x08", b"\x08" + b"\xff" * 11, b"\x12\x05ab", b"\x0b" * 9, b"\x12" + b"\xff" * 9 + b"\x01"]
)
def test_damaged_records(record: bytes) -> None:
    with pytest.raises(ProtobufError):
        list(fields(record))
