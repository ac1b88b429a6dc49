"""Impor by keys and by mouse: a file is chosen, looked at and taken in, and what is wrong with it is told."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input

from tests.importing.anki_files import newest
from tests.support.collections import SMALL_DECK
from tests.ui.bringing import CSV, fill_downloads, importing, open_file
from tests.ui.desk import Desk
from tests.ui.test_hostile import assert_harmless
from tests.ui.test_mouse import click
from tests.ui.test_whole_text import assert_whole
from trainer.history.events import Review
from trainer.study.bringing_in import Prepared
from trainer.study.import_desk import ImportDesk
from trainer.ui.dialogs.other_id import OtherIdDialog, next_id
from trainer.ui.screens.importing import ImportScreen
from trainer.ui.widgets.path_line import PathLine

CHANGED = SMALL_DECK.replace("Menyimak anggota", "Menyimak semua anggota")
OTHER = "id: kecil\ncards: [{front: Lain, back: Sama sekali lain}]\n"


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder with a file of each sort."""
    return fill_downloads(tmp_path)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- choosing --------------------------------------------------------------------------------------------------------


async def test_without_a_desk_it_isn_t_offered(desk: Desk) -> None:
    async with desk.running() as learner:
        assert "Import" not in learner.text.splitlines()[-1]
        await learner.press("i")
        assert learner.screens == ["TodayScreen"]


async def test_without_any_deck_the_key_is_told(desk: Desk, downloads: Path) -> None:
    desk.decks.mkdir()
    async with importing(desk, downloads, collection=desk.open()) as learner:
        await learner.press("f3")
        assert "There is no deck yet." in learner.text
        assert "Import one: i" in learner.text and "import FILE" not in learner.whole


async def test_folders_and_files_of_cards_are_offered_and_nothing_else(desk: Desk, downloads: Path) -> None:
    os.mkfifo(downloads / "pipa.csv")
    (downloads / "menggantung.csv").symlink_to(downloads / "tidak-ada.csv")
    async with importing(desk, downloads) as learner:
        shown = [row.strip("│▸▴ ") for row in learner.text.splitlines()[5:11]]
        assert shown == ["…/rumah/Unduhan/", "kosong/", "kuliah/", "kartu.csv", "rusak.yaml", ""]


async def test_many_files_begin_with_the_folder_and_the_first_of_them(desk: Desk, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"kartu{number:02}.csv").touch()
    async with importing(desk, tmp_path, size=(80, 24)) as learner:
        assert "▴ …/" in learner.text and "▸ decks/" in learner.text and "▸ kartu" not in learner.text
        assert "▸ kartu" in await learner.press("pagedown") and "▴ …/" not in learner.text


async def test_a_file_is_found_in_the_folders_by_keys(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads) as learner:
        assert "▸ kosong/" in learner.text
        assert "There is no file of cards in this folder." in await learner.press("enter")
        assert "dalam/" in await learner.press("down", "right")
        assert "dalam/" not in await learner.press("left")
        await learner.press("enter", "down", "down")
        assert "▸ baru.yaml" in learner.text
        await learner.press("left")
        assert "▸ kuliah/" in learner.text
        await learner.press("down", "down", "enter")
        assert "Paket baru" in learner.text and "2 notes, 2 cards" in learner.text


async def test_the_folder_above_and_a_folder_typed_become_the_topmost_one(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads / "kuliah") as learner:
        assert "▴ …/Unduhan/kuliah/" in learner.text
        assert "▴ …/rumah/Unduhan/" in await learner.press("backspace")
        await learner.press(*"ku", "backspace")
        assert learner.app.screen.query_one(PathLine).value == "k"
        await learner.press(*"uliah", "enter")
        assert "▴ …/Unduhan/kuliah/" in learner.text and "▸ dalam/" in learner.text
        (downloads / "kuliah" / "nanti.csv").write_text(CSV)
        assert "nanti.csv" in await learner.press("f5")


async def test_a_file_that_is_dropped_on_the_terminal_is_read(desk: Desk, downloads: Path) -> None:
    file = (downloads / "kartu.csv").rename(downloads / "kartu saya.csv")
    async with importing(desk, downloads / "kuliah") as learner:
        learner.app.screen.query_one(PathLine).post_message(Paste(f"'{file}'\n"))
        await learner.settle()
        assert "Pendamping" in await learner.press("enter")


async def test_a_path_that_is_dropped_takes_the_place_of_another_one(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads) as learner:
        line = learner.app.screen.query_one(PathLine)
        for dropped, there in [
            ("kuliah", "kuliah"),
            ("/baru.yaml", "/baru.yaml"),
            ("'/a b.csv' ", "'/a b.csv' "),
            (r"C:\a.csv", r"C:\a.csv"),
            (".gz", r"C:\a.csv.gz"),
        ]:
            line.post_message(Paste(dropped))
            await learner.settle()
            assert line.value == there


async def test_a_folder_that_can_t_be_read_is_told(desk: Desk, downloads: Path) -> None:
    (downloads / "kosong").chmod(0)
    if os.access(downloads / "kosong", os.R_OK):
        pytest.skip("whoever runs this may read everything")
    async with importing(desk, downloads) as learner:
        assert "This folder can't be looked into." in await learner.press("enter")
        assert "kuliah/" in learner.text
    (downloads / "kosong").chmod(0o700)


async def test_it_works_by_mouse(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads, size=(80, 24)) as learner:
        await click(learner, "kuliah/")
        await click(learner, "baru.yaml")
        assert "Paket baru" in learner.text
        await click(learner, "Backspace Another file")
        assert "kartu.csv" in learner.text
        await click(learner, "▴ …/rumah/Unduhan/")
        assert "Unduhan/" in learner.text and "kartu.csv" not in learner.text
        await learner.press(*"Unduhan", "enter")
        await click(learner, "kartu.csv")
        await click(learner, "Enter Take in")
        assert "Taken in." in learner.text
        await click(learner, "Enter Today")
        assert "kartu" in learner.text and learner.screens == ["TodayScreen"]


# --- what comes in ---------------------------------------------------------------------------------------------------


async def test_a_table_is_looked_at_taken_in_and_studied(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads) as learner:
        await open_file(learner, "kartu.csv")
        for words in ("What comes in", "new; it becomes kartu.yaml", "2 notes, 2 cards", "2 of 3"):
            assert words in learner.text, words
        assert "Pendamping" in learner.text and "Berjalan bersama klien" in learner.text  # question and answer
        assert not (desk.decks / "kartu.yaml").exists()
        assert "Taken in." in await learner.press("enter")
        assert (desk.decks / "kartu.yaml").exists()
        assert "kartu" in await learner.press("enter")
        assert learner.screens == ["TodayScreen"]
        await learner.press("down", "enter")
        assert "Pendamping" in learner.text
        await learner.press("q", "i")
        assert "is there already, in kartu.yaml" in await open_file(learner, "kartu.csv")
        await learner.press("enter")
        assert learner.screens == ["TodayScreen"]


async def test_enter_that_repeats_takes_nothing_in_unseen(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads) as learner:
        learner.app.screen.query_one(PathLine).value = "kartu.csv"
        await learner.press_at_once("enter", "enter", "enter")
        await learner.pilot.press("enter")
        await learner.settle()
        assert "What comes in" in learner.text and not (desk.decks / "kartu.yaml").exists()


async def test_what_is_wrong_is_told_with_its_line(desk: Desk, downloads: Path) -> None:
    before = everything(desk.folder)
    async with importing(desk, downloads, size=(40, 15)) as learner:
        await open_file(learner, "rusak.yaml")
        assert "rusak.yaml:4:15" in learner.whole
        rows = [row.strip("│").rstrip() for row in learner.text.splitlines()]
        excerpt = next(number for number, row in enumerate(rows) if row.endswith("back: arti: lain"))
        assert rows[excerpt].index(": lain") == rows[excerpt + 1].index("^")
        assert "Nothing was changed." in learner.whole
        assert "kartu.csv" in await learner.press("enter")
        await open_file(learner, "tidak-ada.csv")
        assert "tidak-ada.csv" in learner.whole and "can't be taken in" in learner.whole
        await learner.press("q")
        assert learner.screens == ["TodayScreen"]
    assert everything(desk.folder).keys() - before.keys() <= {"decks/deck0.yaml"}


async def test_a_package_brings_its_decks_and_its_reviews_if_they_are_wanted(desk: Desk, downloads: Path) -> None:
    (downloads / "anki.apkg").write_bytes(newest())
    collection = desk.open()
    async with importing(desk, downloads, collection=collection) as learner:
        await open_file(learner, "anki.apkg")
        assert "2 reviews in the file stay out" in learner.whole and "r Take in reviews" in learner.text
        await learner.press("r")
        assert "2 reviews come in as well" in learner.whole and "r Leave reviews out" in learner.text
        await learner.press("enter")
        assert "came into your history" in learner.whole
        await learner.press("enter")
        for title in ("Peran", "Riwayat"):
            assert title in learner.text
    reviews = [event for event in collection.history.events if isinstance(event, Review)]
    assert len(reviews) == 2
    assert all(collection.history_of(review.card).state is not None for review in reviews)
    again = desk.open()
    assert [again.history_of(review.card).state for review in reviews] == [
        collection.history_of(review.card).state for review in reviews
    ]


async def test_a_package_that_comes_in_once_more_brings_nothing_and_says_so(desk: Desk, downloads: Path) -> None:
    (downloads / "anki.apkg").write_bytes(newest())
    async with importing(desk, downloads, collection=desk.open()) as learner:
        for told in ("came into your history", "All of it was there already; nothing was changed."):
            assert learner.app.screen.query_one(PathLine).value == ""
            await open_file(learner, "anki.apkg")
            await learner.press("r", "enter")
            assert told in learner.whole
            await learner.press("backspace")


async def test_a_new_edition_tells_what_changes_and_keeps_the_progress(desk: Desk, downloads: Path) -> None:
    (downloads / "kecil.yaml").write_text(CHANGED, encoding="utf-8")
    async with importing(desk, downloads) as learner:
        await open_file(learner, "kecil.yaml")
        assert "a new edition; it changes deck0.yaml" in learner.whole
        assert "1 note changed; your progress stays" in learner.whole
        await learner.press("enter")
        assert "1 note changed; your progress stays" in learner.whole
        (aside,) = (desk.folder / "data" / "replaced").iterdir()
        assert aside.read_text(encoding="utf-8") == SMALL_DECK
        assert f"What stood there before is in {aside}." in learner.whole
        await learner.press("q")
        assert learner.app.screen.collection.deck("kecil").notes[1].back.own == "Menyimak semua anggota"  # type: ignore[attr-defined]


async def test_a_deck_whose_id_is_taken_comes_in_under_another_one(desk: Desk, downloads: Path) -> None:
    (downloads / "lain.yaml").write_text(OTHER, encoding="utf-8")
    async with importing(desk, downloads, size=(48, 24)) as learner:
        await open_file(learner, "lain.yaml")
        assert isinstance(learner.app.screen, OtherIdDialog)
        assert_whole(learner)
        line = learner.app.screen.query_one(Input)
        assert line.value == "kecil-2"
        line.value = "kecil"
        assert "the id that the other deck has" in " ".join((await learner.press("enter")).split())
        line.value = "ke/cil"
        await learner.press("enter")
        assert "An id holds only letters" in learner.whole
        await learner.press("escape")
        assert isinstance(learner.app.screen, ImportScreen)
        assert "This file can't be taken in." in learner.whole
        await learner.press("enter")
        await open_file(learner, "lain.yaml")
        await learner.press("enter")
        assert "new; it becomes kecil-2.yaml" in " ".join(learner.whole.split())
        await learner.press("enter", "enter")
        assert (desk.decks / "kecil-2.yaml").exists()
    assert [deck.id for deck in desk.open().decks] == ["kecil", "kecil-2"]


def test_the_next_id_counts_on() -> None:
    assert [next_id(taken) for taken in ("a", "a-2", "a-9", "2", "a-b", "a-007")] == [
        *("a-2", "a-3", "a-10", "2-2", "a-b-2", "a-007-2")
    ]


# --- stopping and failing --------------------------------------------------------------------------------------------


class SlowDesk(ImportDesk):
    """Reads until it's stopped."""

    began = Event()
    ended = Event()

    def read(self, file: Path, *, tick: Callable[[float], None] = lambda done: None, **more: Any) -> Prepared:
        self.ended.clear()
        self.began.set()
        try:
            while True:
                tick(0.37)
                self.ended.wait(0.002)
        finally:
            self.ended.set()


@pytest.mark.parametrize("key", ["s", "q"])
async def test_reading_can_be_stopped_and_leaves_nothing_behind(desk: Desk, downloads: Path, key: str) -> None:
    async with importing(desk, downloads, SlowDesk, size=(80, 24)) as learner:
        before = everything(desk.folder)
        learner.app.screen.query_one(PathLine).value = "kartu.csv"
        await learner.pilot.press("enter")
        for _ in range(50):
            await learner.pilot.pause(0.01)
            if "37%" in learner.text:
                break
        assert "37%" in learner.text and "s Stop" in learner.text and "Take in" not in learner.text
        assert "ETA" not in learner.text and "--:--" not in learner.text
        await learner.pilot.press("enter", key)
        assert SlowDesk.ended.wait(5)
        await learner.settle()
        assert learner.screens == ["TodayScreen"] if key == "q" else "kartu.csv" in learner.text
        assert everything(desk.folder) == before


async def test_the_program_can_be_left_in_the_midst_of_reading(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads, SlowDesk) as learner:
        learner.app.screen.query_one(PathLine).value = "kartu.csv"
        await learner.pilot.press("enter")
        assert SlowDesk.began.wait(5)
        await learner.pilot.press("ctrl+q")
    assert SlowDesk.ended.wait(5)


class FaultyDesk(ImportDesk):
    """Meets something that nobody thought of."""

    def read(self, file: Path, **more: Any) -> Prepared:
        raise KeyError("\x1b]52;c;QQ==\x07[/x]")


async def test_a_fault_of_the_program_ends_the_import_and_not_the_program(desk: Desk, downloads: Path) -> None:
    async with importing(desk, downloads, FaultyDesk) as learner:
        await open_file(learner, "kartu.csv")
        assert "an error of its own: KeyError" in learner.whole
        assert_harmless(learner)
        await learner.press("q")
        assert learner.screens == ["TodayScreen"]


async def test_a_folder_of_decks_that_can_t_be_written_is_told(desk: Desk, downloads: Path) -> None:
    collection = desk.open(starter=True)
    desk.decks.write_text("a file where the folder should be")
    async with importing(desk, downloads, collection=collection) as learner:
        await open_file(learner, "kartu.csv")
        await learner.press("enter")
        assert "This file can't be taken in." in learner.whole
        assert desk.decks.read_text() == "a file where the folder should be"
