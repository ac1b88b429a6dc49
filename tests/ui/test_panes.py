"""What there is room for: panes go, the right one first; the keys never do."""

from pathlib import Path

import pytest
from textual.widget import Widget

from tests.ui.desk import SIZES, Desk, Learner
from trainer.ui.room import Columns
from trainer.ui.widgets.card_pane import share_rows
from trainer.ui.widgets.key_bar import KeyBar
from trainer.ui.widgets.title_bar import TitleBar


def seen(learner: Learner, *selectors: str) -> list[str]:
    """Those of the widgets that are on the screen."""
    return [selector for selector in selectors if learner.app.screen.query_one(selector).display]


TODAY = ("#decks", "#day", "#map")
STUDY = ("#queue", "#card", "#explanation")

# width, panes of Today, panes of a question, panes of its answer
WIDTHS = [
    (160, ["#decks", "#day", "#map"], ["#queue", "#card", "#explanation"], ["#queue", "#card", "#explanation"]),
    (120, ["#decks", "#day", "#map"], ["#queue", "#card", "#explanation"], ["#queue", "#card", "#explanation"]),
    (105, ["#decks", "#day"], ["#queue", "#card"], ["#queue", "#card"]),
    (80, ["#decks", "#day"], ["#queue", "#card"], ["#queue", "#card"]),
    (60, ["#day"], ["#card"], ["#card"]),
    (40, ["#day"], ["#card"], ["#card"]),
]


@pytest.mark.parametrize("width,today,question,answer", WIDTHS)
async def test_panes_go_from_the_right(
    desk: Desk, width: int, today: list[str], question: list[str], answer: list[str]
) -> None:
    async with desk.running(size=(width, 24)) as learner:
        assert seen(learner, *TODAY) == today
        await learner.press("enter", "enter", "enter")
        assert seen(learner, *STUDY) == question
        await learner.press("enter")
        assert seen(learner, *STUDY) == answer


async def test_a_key_shows_what_has_no_room(desk: Desk) -> None:
    async with desk.running(size=(60, 24)) as learner:
        found = [seen(learner, *TODAY)]
        for _turn in range(3):
            await learner.press("p")
            found.append(seen(learner, *TODAY))
        assert found == [["#day"], ["#decks"], ["#map"], ["#day"]]
        await learner.press("enter", "enter", "enter", "enter")
        assert "p Explanation" in learner.text
        explained = await learner.press("p")
        assert seen(learner, *STUDY) == ["#explanation"]
        assert "Definition" in explained and "p Card" in explained
        assert "3 Good" in explained  # the ratings stay
        await learner.press("p")
        assert seen(learner, *STUDY) == ["#card"]


@pytest.mark.parametrize("starter,keys", [(True, 0), (True, 4), (True, 5), (False, 1), (False, 4)])
async def test_after_a_resize_everything_is_as_if_it_had_always_been_so(
    tmp_path: Path, starter: bool, keys: int
) -> None:
    """On the day, on a page, on a question, on an answer; ``keys``: how often Enter brings one there."""
    sizes = [*SIZES, *reversed(SIZES[:-1]), SIZES[3], SIZES[0], (30, 10), SIZES[1]]
    fresh = {}
    for size in {*sizes}:
        desk = Desk(tmp_path / f"fresh{size[0]}")
        async with desk.running(desk.open(starter=starter), size=size) as learner:
            fresh[size] = await learner.press(*["enter"] * keys)
    desk = Desk(tmp_path / "resized")
    async with desk.running(desk.open(starter=starter), size=sizes[0]) as learner:
        await learner.press(*["enter"] * keys)
        for size in sizes:
            await learner.pilot.resize_terminal(*size)
            for _ in range(3):
                await learner.settle()
            assert learner.text == fresh[size], size


async def test_panes_follow_the_window(desk: Desk) -> None:
    async with desk.running(size=(120, 35)) as learner:
        await learner.pilot.resize_terminal(48, 24)
        await learner.settle()
        assert seen(learner, *TODAY) == ["#day"]
        await learner.pilot.resize_terminal(120, 35)
        await learner.settle()
        assert seen(learner, *TODAY) == ["#decks", "#day", "#map"]


@pytest.mark.parametrize("height,title", [(24, True), (20, True), (19, False), (15, False)])
async def test_the_title_goes_below_twenty_rows(desk: Desk, height: int, title: bool) -> None:
    async with desk.running(size=(80, height), start="study") as learner:
        assert learner.app.screen.query_one(TitleBar).display is title
        assert ("0 of 2" in learner.text.splitlines()[0]) is title
        assert "0 of 2" in learner.text  # how far one is stands on the card's edge then


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_are_always_there(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.running(size=size) as learner:
        steps = {"f5": "Start", "enter": "Understood", "enter enter": "Show the answer", "space": "Good"}
        for keys, words in steps.items():
            await learner.press(*keys.split())
            assert f"Enter {words}" in learner.text
            assert "? Help" in learner.text
            bar: Widget = learner.app.screen.query_one(KeyBar)
            assert bar.region.bottom == size[1] and 1 <= bar.region.height <= 2


@pytest.mark.parametrize("width", range(1, 200))
def test_some_pane_is_always_shown(width: int) -> None:
    columns = Columns(two=70, three=100)
    for aside in range(4):
        shown = columns.shown(width, aside)
        assert len(shown) == columns.room(width)
    assert "middle" in columns.shown(width)


@pytest.mark.parametrize("rows", range(2, 40))
@pytest.mark.parametrize("question,answer", [(1, 1), (3, 30), (30, 3), (30, 30), (10, 2)])
def test_question_and_answer_share_all_rows(rows: int, question: int, answer: int) -> None:
    above, below = share_rows(rows, question, answer)
    assert above + below == rows and above >= 1 and below >= 1
    if question + answer <= rows:
        assert above >= question and below >= answer
