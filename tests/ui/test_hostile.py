"""A deck that tries to command the terminal or Textual: it is shown as what it is, text."""

import pytest

from tests.support.hostile import BROKEN, EVIL, hostile_deck
from tests.support.screen_text import screen_lines
from tests.ui.desk import Desk, Learner
from trainer.text import clean

MARKUP = "[/x] [red]merah[/] [@click=app.quit]x[/] a[0] = [1,2] C:\\[x]"


def assert_harmless(learner: Learner) -> None:
    """No control character in any row; what was written by the deck is there as it was written."""
    bad = {character for line in screen_lines(learner.app) for character in line if character != clean(character)}
    assert bad == set()


STEPS = (
    "enter",
    "enter",
    "enter",
    "p",
    "p",
    "enter",
    "p",
    "p",
    "question_mark",
    "q",
    "3",
    "u",
    "ctrl+p",
    "escape",
    "q",
)


@pytest.mark.parametrize("size", [(120, 35), (48, 24)])
async def test_no_control_character_reaches_any_screen(desk: Desk, size: tuple[int, int]) -> None:
    collection = desk.open(hostile_deck(EVIL), BROKEN.decode())
    async with desk.running(collection, size=size) as learner:
        assert_harmless(learner)
        for key in ("t", "q", "m", "q", "down", "down", "e", "q", "up", "up", *STEPS):
            await learner.press(key)
            assert_harmless(learner)


async def test_markup_is_shown_and_not_obeyed(desk: Desk) -> None:
    collection = desk.open(hostile_deck(MARKUP))
    async with desk.running(collection, start="study", size=(120, 35), language="id") as learner:
        assert f"title 1 {MARKUP}"[:30] in learner.text  # the dialog about the deck
        assert f"about 4 {MARKUP}" in learner.whole
        await learner.press("enter")
        for text in ("back", "case", "why"):
            assert any(f"{text} {n} {MARKUP}" in learner.whole for n in range(60)), text
        for place in [(x, y) for y in range(2, 14, 2) for x in range(25, 100, 8)]:
            await learner.pilot.click(offset=place)
        assert learner.app.is_running
        await learner.press("enter", "enter", "enter")
        assert "3 Ingat" in learner.text
        assert any(f"front {n} {MARKUP}" in learner.whole for n in range(60))


async def test_light_marks_are_styles(desk: Desk) -> None:
    deck = "id: a\ncards:\n  - {front: satu, back: 'kata **tebal**, *miring*, `kode`, 2 * 3 * 4 dan **sendiri'}\n"
    async with desk.running(desk.open(deck), start="study") as learner:
        assert "kata tebal, miring, kode, 2 * 3 * 4 dan **sendiri" in learner.text
