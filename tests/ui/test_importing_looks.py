"""Impor as it looks: hostile names and cards are text, nothing is cut off in silence, everything is translated."""

import os
from pathlib import Path

import pytest

from tests.support.hostile import EVIL, hostile_deck
from tests.support.pseudo import Pseudo
from tests.ui.bringing import CSV, fill_downloads, importing, open_file
from tests.ui.desk import SIZES, Desk
from tests.ui.test_hostile import MARKUP, assert_harmless
from tests.ui.test_whole_text import assert_whole, assert_whole_and_translated
from trainer.i18n import catalog


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder with a file of each sort."""
    return fill_downloads(tmp_path)


@pytest.mark.parametrize("size", [(120, 35), (40, 15)])
async def test_hostile_names_and_cards_are_shown_and_not_obeyed(
    desk: Desk, downloads: Path, size: tuple[int, int]
) -> None:
    for name in (
        "\x1b]52;c;QQ==\x07[red]x[@click=app.quit]y",
        "a\nb\x9b2J",
        "[",
        "\u202eterbalik",
        os.fsdecode(b"\xff\xfe"),
    ):
        (downloads / f"{name}.yaml").write_text(hostile_deck(EVIL + MARKUP), encoding="utf-8")
        (downloads / name).mkdir()
    async with importing(desk, downloads, size=size) as learner:
        assert_harmless(learner)
        assert "[red]x" in learner.text and "merah" not in learner.text
        for _ in range(9):
            await learner.press("down")
            assert_harmless(learner)
        await learner.press("up", "up", "enter")
        assert "What comes in" in learner.text
        for key in ("p", "pagedown", "p", "f1", "q", "enter", "pagedown", "enter"):
            assert_harmless(learner)
            await learner.press(key)
        assert learner.app.is_running and learner.screens == ["TodayScreen"]
        assert_harmless(learner)


@pytest.mark.parametrize("size", [(80, 24), (30, 10)])
async def test_every_text_is_whole_or_says_that_it_isnt(desk: Desk, downloads: Path, size: tuple[int, int]) -> None:
    (downloads / ("nama yang panjang " * 9 + ".csv")).write_text(CSV)
    async with importing(desk, downloads, size=size, language="id") as learner:
        assert_whole(learner)
        for keys in (("down", "down", "down"), ("enter",), ("p",), ("p",), ("enter",), ("backspace",)):
            await learner.press(*keys)
            assert_whole(learner)
        await open_file(learner, "rusak.yaml")
        assert_whole(learner)
        for other in SIZES:
            await learner.pilot.resize_terminal(*other)
            await learner.settle()
            assert_whole(learner)


async def test_every_text_is_translated(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "ä"
    folder.mkdir()
    (folder / "deck0.yaml").write_text("id: ä\ntitle: Ä\ncards: [{id: ä, front: Ä, back: ÄÄ}]\n", encoding="utf-8")
    async with importing(desk, folder, size=(120, 35)) as learner:
        catalog.use_translations("en", Pseudo())
        await learner.press("f3", "i")
        for key in ("f1", "q", "enter", "enter", "backspace"):
            assert_whole_and_translated(learner)
            await learner.press(key)


@pytest.mark.parametrize("width", [48, 80])
async def test_the_first_cards_stand_beside_or_behind(desk: Desk, downloads: Path, width: int) -> None:
    async with importing(desk, downloads, size=(width, 24)) as learner:
        await open_file(learner, "kartu.csv")
        assert ("The first cards" in learner.text) is (width == 80)
        assert ("p Other pane" in learner.text) is (width == 48)
        assert "What comes in" in learner.text
        await learner.press("p")
        assert "The first cards" in learner.text
        assert ("What comes in" in learner.text) is (width == 80)
