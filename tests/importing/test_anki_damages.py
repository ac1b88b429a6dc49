"""Whatever a package holds: it is taken in as far as it is sound, or refused with what to do; never more."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.importing.anki_files import VERSIONS, Content, in_wal, oldest, schema_11, schema_18, zipped
from tests.importing.hostile_packages import HOSTILE, REFUSED, TAKEN, Make, odd_rows
from tests.importing.test_anki_collection import NOW
from tests.support.hostile import commands_in
from tests.support.scale import counted
from trainer.errors import TrainerError
from trainer.importing.anki_collection import read_collection
from trainer.importing.anki_package import read
from trainer.importing.anki_records import AnkiCollection
from trainer.importing.anki_sqlite import Tables, open_tables
from trainer.importing.report import ForeignFileError, Imported, Report, Wanted
from trainer.importing.sqlite_begin import MOST_ENTRIES


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files are made; none may stay."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def imported(folder: Path, data: bytes) -> list[Imported]:
    (folder / "paket.apkg").write_bytes(data)
    return read(folder / "paket.apkg", Wanted(NOW, reviews=True))


def collection(folder: Path, data: bytes) -> tuple[AnkiCollection, Report]:
    (folder / "paket.apkg").write_bytes(data)
    report = Report()
    return read_collection(folder / "paket.apkg", report), report


def opened(folder: Path, data: bytes, **budget: int):
    (folder / "koleksi").write_bytes(data)
    return open_tables(folder / "koleksi", **budget)


def shown(found: Iterable[Imported]) -> bytes:
    """All texts that an import leads to."""
    texts = []
    for one in found:
        texts += [one.text, str(one.deck.title.own), one.deck.id]
        texts += [remark.explain(str) for remark in (*one.report.changed, *one.report.left_out)]
    return "\n".join(texts).encode()


@pytest.mark.parametrize(("name", "make"), REFUSED, ids=[name for name, _make in REFUSED])
def test_what_is_refused_says_what_to_do(name: str, make: Make, tmp_path: Path, temporary: Path) -> None:
    with pytest.raises(TrainerError) as raised:
        imported(tmp_path, make())
    assert isinstance(raised.value, ForeignFileError)
    assert raised.value.hint
    assert raised.value.place == str(tmp_path / "paket.apkg")
    assert commands_in(raised.value.explain(str).encode()) == set()


@pytest.mark.parametrize(("name", "make"), TAKEN, ids=[name for name, _make in TAKEN])
def test_what_is_sound_is_taken(name: str, make: Make, tmp_path: Path, temporary: Path) -> None:
    found = imported(tmp_path, make())
    assert sum(one.report.notes for one in found) == 3
    assert commands_in(shown(found)) == set()
    assert {file.name for file in tmp_path.iterdir()} == {"paket.apkg", "sementara"}


def test_each_hostile_package_has_a_name_of_its_own() -> None:
    assert len({name for name, _make in HOSTILE}) == len(HOSTILE)


def test_rows_of_wrong_types_are_left_out_with_a_remark(tmp_path: Path) -> None:
    good = Content()
    found, report = collection(tmp_path, odd_rows())
    assert set(found.notes) == {11, 12, 13, 109, 110}
    assert found.notes[110].tags == ()
    assert {card.id for card in found.cards} == {21, 22, 23, 24, 207, *range(210, 220)}
    assert [review.id for review in found.reviews] == [8 + 1]
    clipped = next(card for card in found.cards if card.id == 207)
    assert (clipped.factor, clipped.reps, clipped.lapses, clipped.due) == (0, 0, 0, 1)
    rounded = [card for card in found.cards if card.id >= 210]
    assert {(card.due, card.interval) for card in rounded} == {(10, 3)}
    assert {(card.stability, card.difficulty, card.last_review) for card in rounded} == {
        (None, None, None),
        (5.0, 5.0, None),
    }
    assert found.cards[: len(good.cards)] == collection(tmp_path, oldest())[0].cards
    places = [remark.place for remark in report.left_out]
    assert {f"notes {number}" for number in (-107, *range(101, 107), 108, 111)} <= set(places)
    assert {f"cards {number}" for number in range(201, 207)} <= set(places)
    assert {f"revlog {number}" for number in (-1, 2**62, *range(5, 8))} <= set(places)
    assert len(places) == len(set(places)) == 9 + 6 + 6


@pytest.mark.parametrize("version", ["anki2", "anki21b"])
def test_a_damaged_note_type_takes_only_its_own_notes_along(version: str, tmp_path: Path) -> None:
    broken = (1002, "Celah", (), (("Celah", "{{cloze:Teks}}", ""),), 1)
    content = Content()
    found, report = collection(tmp_path, VERSIONS[version](content._replace(types=(content.types[0], broken))))
    assert set(found.notes) == {11, 13}
    assert {remark.place.split()[-1] for remark in report.left_out} == {"1002", "12"}


def test_a_value_that_is_too_large_takes_only_its_own_row_along(tmp_path: Path) -> None:
    texts = [f"{number}\x1f{'x' * (5_000_000 if number % 3 == 0 else 10)}" for number in range(7)]
    notes = [(number + 1, f"guid-{number}", 1001, "", text) for number, text in enumerate(texts)]
    with opened(tmp_path, schema_11(Content(notes=notes))) as tables:
        skipped: list[int] = []
        rows = list(tables.numbered_rows("notes", ("flds",), 100, skipped.append))
    assert [row[0] for row in rows] == [2, 3, 5, 6]
    assert skipped == [1, 4, 7]


def _all(tables: Tables) -> list[object]:
    return list(tables.numbered_rows("notes", ("guid", "flds"), 10_000, lambda number: None))


def _notes(count: int) -> Content:
    return Content(notes=[(number, f"g{number}", 1001, "", "depan\x1fbelakang") for number in range(1, count + 1)])


def test_reading_ends_when_its_steps_are_used_up(tmp_path: Path) -> None:
    data = schema_11(_notes(9000))
    with opened(tmp_path, data) as tables:
        assert len(_all(tables)) == 9000
    with opened(tmp_path, data, steps=20_000) as tables:
        with pytest.raises(ForeignFileError, match="takes too long"):
            _all(tables)
        with pytest.raises(ForeignFileError, match="takes too long"):
            _all(tables)


def test_reading_ends_when_there_is_too_much_text_or_too_many_rows(tmp_path: Path) -> None:
    data = schema_11(_notes(100))
    with opened(tmp_path, data, text=3000) as tables:
        assert len(_all(tables)) == 100
        with pytest.raises(ForeignFileError, match="too much text"):
            _all(tables)
    with opened(tmp_path, data) as tables:
        assert len(list(tables.numbered_rows("notes", ("guid",), 100, lambda number: None))) == 100
        for rows in (
            tables.rows("notes", ("guid",), 99),
            tables.numbered_rows("notes", ("guid",), 99, lambda number: None),
        ):
            with pytest.raises(ForeignFileError, match="more than 99 rows"):
                list(rows)


def test_only_our_own_queries_of_real_tables_are_run(tmp_path: Path) -> None:
    def more(database) -> None:
        database.execute("CREATE VIEW lihat AS SELECT * FROM notes")
        database.execute("CREATE VIRTUAL TABLE cari USING fts4(a)")
        database.execute("CREATE TABLE hitung (a, b AS (a + 1))")

    with opened(tmp_path, schema_11(Content(more=more))) as tables:
        for name in ("lihat", "cari", "hitung", "sqlite_master", "tidak_ada"):
            assert name not in tables
            with pytest.raises(ForeignFileError):
                list(tables.rows(name, ("*",), 10))
        for query in ("max(id)", "load_extension('x')", "(SELECT 1 FROM lihat)", "(SELECT a FROM cari)"):
            with pytest.raises(ForeignFileError):
                list(tables.rows("notes", (query,), 10))
        assert "notes" in tables


@pytest.mark.parametrize("count", [MOST_ENTRIES // 2, MOST_ENTRIES + 1])
def test_tables_are_counted_before_sqlite_takes_them_in(count: int, tmp_path: Path) -> None:
    def more(database) -> None:
        for number in range(count):
            database.execute(f"CREATE TABLE t{number} (a)")

    data = schema_11(Content(more=more))
    if count < MOST_ENTRIES:
        with opened(tmp_path, data) as tables:
            assert f"t{count - 1}" in tables
    else:
        with pytest.raises(ForeignFileError), opened(tmp_path, data):
            pass


def test_the_file_is_never_changed(tmp_path: Path) -> None:
    data = in_wal(schema_18())
    with opened(tmp_path, data) as tables:
        assert len(_all(tables)) == 3
    assert (tmp_path / "koleksi").read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["koleksi"]


@pytest.mark.parametrize("make", [schema_11, schema_18])
def test_any_damage_is_read_or_refused(make: Callable[[], bytes], tmp_path: Path) -> None:
    good, random = make(), Random(4)
    outcomes = set()
    for _ in range(counted(60, 6000)):
        bad = bytearray(good)
        for _ in range(random.choice((1, 1, 5, 50))):
            place = random.randrange(len(bad)) if random.random() < 0.5 else random.choice(_filled(good, random))
            bad[place] = random.randrange(256)
        try:
            imported(tmp_path, zipped({"collection.anki2": bytes(bad)}, packed=False))
            outcomes.add("taken")
        except TrainerError as error:
            assert error.hint
            outcomes.add("refused")
    assert outcomes == {"taken", "refused"}


def _filled(data: bytes, random: Random) -> list[int]:
    """Places that hold something, out of a part of the file."""
    start = random.randrange(0, len(data), 512)
    return [place for place in range(start, start + 512) if data[place]] or [start]
