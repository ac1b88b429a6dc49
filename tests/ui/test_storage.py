"""A disk that fails: the card and the grade stay, the learner decides, nothing is lost in silence."""

import errno
import json
from pathlib import Path

from tests.ui.desk import Desk, Learner
from trainer.history.events import Read, Review, Undo
from trainer.study.collection import Collection
from trainer.ui.dialogs.unsaved import UnsavedDialog
from trainer.ui.screens.study import StudyScreen


async def fail_at_the_first_answer(desk: Desk, learner: Learner, key: str = "1") -> None:
    """Reads two pages, shows an answer, fills the disk, answers."""
    await learner.press("enter", "enter", "enter")
    desk.disk.fail("write", errno.ENOSPC)
    desk.disk.fail("create", errno.ENOSPC)
    await learner.press(key)


def reviews(collection: Collection) -> list[Review]:
    """The reviews on disk."""
    return [event for event in collection.history.events if isinstance(event, Review)]


async def test_nothing_changes_and_the_answer_can_be_written_again(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await fail_at_the_first_answer(desk, learner)
        assert "Not saved" in learner.text and "not saved: the disk is full" in learner.text
        assert reviews(collection) == []
        await learner.press("enter")  # still full
        assert "Not saved" in learner.text
        desk.disk.mend()
        await learner.press("enter")
        assert [review.rating for review in reviews(collection)] == [1]  # the grade was kept
        assert "✗ Again 1" in learner.text
        assert "not saved" not in learner.text.lower()


async def test_keys_meant_for_the_next_card_are_dropped(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await learner.press("enter", "enter", "enter")
        desk.disk.fail("write", errno.ENOSPC)
        desk.disk.fail("create", errno.ENOSPC)
        desk.clock.forward(seconds=1)
        screen = learner.app.screen
        assert isinstance(screen, StudyScreen)
        screen.perform("study.again")
        screen.perform("study.advance")
        await learner.settle()
        assert "Not saved" in learner.text
        desk.disk.mend()
        await learner.press("enter")
        assert not screen.session.revealed


async def test_going_on_unsaved_is_told_and_made_up_for(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await fail_at_the_first_answer(desk, learner)
        await learner.press("l")
        assert "1 answer not saved" in learner.text
        await learner.press("enter", "3")
        assert "2 answers not saved" in learner.text
        assert reviews(collection) == []
        await learner.press("q")
        assert "2 answers not saved" in learner.text  # on Today as well
        await learner.press("enter")
        desk.disk.mend()
        await learner.press("enter", "3")
        assert "not saved" not in learner.text
        assert len(reviews(collection)) == 3
        assert not collection.go_on_unsaved  # the next failure asks again


async def test_leaving_asks_where_to_put_what_is_unsaved(desk: Desk, tmp_path: Path) -> None:
    collection = desk.open()
    target = tmp_path / "sisa.json"
    async with desk.running(collection, start="study") as learner:
        await fail_at_the_first_answer(desk, learner)
        await learner.press("l", "q", "q")
        assert isinstance(learner.app.screen, UnsavedDialog)
        assert "1 answer isn't saved." in learner.text
        await learner.press("escape")
        assert "The first day" in learner.text or "Next 7 days" in learner.text
        await learner.press("q")
        learner.app.screen.query_one("#path").value = str(target)  # type: ignore[attr-defined]
        await learner.press("enter")
    assert learner.app.return_code == 0
    assert collection.unsaved == []
    kept = json.loads(target.read_text())  # a history of its own
    assert [event["k"] for event in kept["events"]] == ["created", "review"]


async def test_a_file_that_is_there_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    collection = desk.open()
    target = tmp_path / "penting.txt"
    target.write_text("penting")
    async with desk.running(collection, start="study") as learner:
        await fail_at_the_first_answer(desk, learner)
        await learner.press("q")  # leave, from the dialog itself
        assert isinstance(learner.app.screen, UnsavedDialog)
        learner.app.screen.query_one("#path").value = str(target)  # type: ignore[attr-defined]
        await learner.press("enter")
        assert "isn't a history" in learner.whole
        assert target.read_text() == "penting"
        await learner.press("ctrl+n")
        assert "1 answer will be lost." in learner.text
        await learner.press("n")
        assert isinstance(learner.app.screen, UnsavedDialog)
        await learner.press("ctrl+n", "y")
    assert learner.app.return_code == 0
    assert collection.unsaved == []  # given up: nobody puts them anywhere
    assert reviews(collection) == []


async def test_leaving_at_once_loses_nothing_either(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await fail_at_the_first_answer(desk, learner)
        await learner.press("ctrl+q")  # in the dialog: the answer is unsaved then
        assert "1 answer isn't saved." in learner.text
        await learner.press("ctrl+q")
        assert isinstance(learner.app.screen, UnsavedDialog)
        desk.disk.mend()
        await learner.press("escape", "3")
        await learner.press("enter", "3")
        screen = learner.app.screen
        assert isinstance(screen, StudyScreen)
        screen.perform("study.undo")
        assert screen.writing
        await learner.app.action_quit()  # while it is being written
        await learner.settle()
    assert learner.app.return_code == 0
    assert type(collection.history.events[-1]) is Undo


async def test_a_page_that_cannot_be_written_stays(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        desk.disk.fail("create", errno.EACCES)
        page = learner.text
        await learner.press("enter")
        assert "Not saved" in learner.text
        desk.disk.mend()
        await learner.press("enter")
        assert learner.text != page
        assert [type(event) for event in collection.history.events if isinstance(event, Read)] == [Read]
