"""Keys that come faster than screens: each is meant for what it was typed at, and none opens anything twice."""

from pathlib import Path

import pytest

from tests.history.faulty_disk import SlowDisk
from tests.ui.desk import Desk
from trainer.history.events import Created, Read


@pytest.mark.parametrize("keys", [("enter", "q", "q"), ("enter", "q", "q", "q"), ("enter", "q", "enter")])
@pytest.mark.parametrize("start", ["today", "study"])
async def test_leaving_twice_while_an_answer_is_written(tmp_path: Path, start: str, keys: tuple[str, ...]) -> None:
    disk = SlowDisk()
    desk = Desk(tmp_path, disk=disk)
    async with desk.running(start=start) as learner:
        if start == "today":
            await learner.press("enter")
        disk.slow = True
        await learner.press_at_once(*keys)
        assert learner.screens == (["TodayScreen"] if start == "today" else ["StudyScreen", "TodayScreen"])
        assert "Decks" in learner.text


async def test_enter_twice_on_today_opens_one_sitting(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        await learner.press_at_once("enter", "enter")
        assert learner.screens == ["TodayScreen", "StudyScreen"]
        await learner.press(*["enter"] * 8, "q")
        assert learner.screens == ["TodayScreen"]
    read = [event.note for event in collection.history.events if isinstance(event, Read)]
    assert len(read) == len(set(read)) == 2


async def test_a_key_behind_the_one_that_opens_a_sitting_doesn_t_end_the_program(desk: Desk) -> None:
    collection = desk.open(starter=True)
    async with desk.running(collection) as learner:
        await learner.press_at_once("enter", "q")
        assert learner.screens[:2] == ["TodayScreen", "StudyScreen"]
        assert learner.app.return_code is None
    assert [event for event in collection.history.events if not isinstance(event, Created)] == []


@pytest.mark.parametrize("key", ["question_mark", "t", "ctrl+p"])
async def test_a_dialog_opens_once(desk: Desk, key: str) -> None:
    async with desk.running() as learner:
        await learner.press_at_once(key, key, key)
        assert len(learner.screens) <= 2
