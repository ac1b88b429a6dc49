"""A sitting by keys: what each does, what stays on the screen, what is written."""

import pytest
from textual.events import AppFocus

from tests.ui.desk import FLIPPED, Desk
from trainer.history.events import Bury, Read, Review, Suspend, Undo
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.ui.screens.study import StudyScreen

TWO_PAGES = ("enter", "enter")


def kinds(collection: Collection) -> list[type]:
    """The kinds of all events but the first, in their order."""
    return [type(event) for event in collection.history.events][1:]


def newest_rating(collection: Collection) -> Rating:
    """The rating of the newest event, which must be a review."""
    event = collection.history.events[-1]
    assert isinstance(event, Review)
    return event.rating


async def test_a_new_note_is_read_then_asked_then_answered(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        assert "Menyimak anggota" in learner.text  # the page tells everything
        assert "Understood, go on" in learner.text
        question = await learner.press(*TWO_PAGES)
        assert kinds(collection) == [Read, Read]
        assert "kasus b2" in question  # another case than on the page
        assert "Pendengar" not in question
        assert "Mikro" not in question.replace("Paket kecil", "")
        answer = await learner.press("space")
        assert "kasus b2" in answer  # the question stays
        assert "Pendengar" in answer
        assert "3 Good 10 min" in answer
        await learner.press("3")
        assert kinds(collection) == [Read, Read, Review]
        assert newest_rating(collection) is Rating.GOOD


async def test_the_time_to_the_answer_is_measured(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        desk.clock.forward(seconds=6)
        await learner.press("enter", "enter")  # each with a second before it
    event = collection.history.events[-1]
    assert isinstance(event, Review)
    assert event.ms == 7000


@pytest.mark.parametrize("key,rating", [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("enter", 3)])
async def test_each_key_gives_its_rating(desk: Desk, key: str, rating: int) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, "enter", key)
    assert newest_rating(collection) == rating


async def test_no_rating_without_the_answer(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, "3", "1")
    assert kinds(collection) == [Read, Read]


async def test_keys_right_after_the_answer_are_ignored(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, "enter")
        for key in ("enter", "1", "minus", "at"):
            desk.clock.forward(milliseconds=45)
            await learner.pilot.press(key)
            await learner.settle()
        assert kinds(collection) == [Read, Read]
        desk.clock.forward(milliseconds=45)
        await learner.pilot.press("2")
        await learner.settle()
    assert newest_rating(collection) is Rating.HARD


async def test_undo_brings_the_card_back_again_and_again(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        first = await learner.press(*TWO_PAGES)
        await learner.press("enter", "3")
        again = await learner.press("u")
        assert again.splitlines()[5] == first.splitlines()[5]
        assert "Understood, go on" in await learner.press("u")
        await learner.press("u")
        assert kinds(collection) == [Read, Read, Review, Undo, Undo, Undo]
        assert "u Undo" not in learner.text  # nothing is left to take back
        await learner.press("u")
        assert kinds(collection)[-1] is Undo and len(kinds(collection)) == 6


async def test_undo_reaches_the_sitting_before(desk: Desk) -> None:
    async with desk.running(start="study") as learner:
        await learner.press(*TWO_PAGES, "enter", "4")
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await learner.press("u")
        assert "kasus b2" in learner.text
    assert kinds(collection)[-2:] == [Review, Undo]


async def test_bury_and_suspend(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, "minus")
        await learner.press("at")
        assert kinds(collection) == [Read, Read, Bury, Suspend]
        assert "term" in learner.text.splitlines()[0]  # the note is asked in another way now


async def test_later_leaves_the_page_and_writes_nothing(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        assert "Pendengar" in learner.text
        assert "Penghubung" in await learner.press("n")
        assert kinds(collection) == []


async def test_the_end_says_what_comes_and_how_to_come_back(desk: Desk) -> None:
    async with desk.running(start="study") as learner:
        await learner.press(*TWO_PAGES, "enter", "4", "enter", "4")
        assert "2 new notes read, 2 cards" in learner.text
        assert "Tomorrow:" in learner.text
        assert "peksos-trainer" in learner.text
        assert "Back to Today" in learner.text
        await learner.press("enter")
        assert "Done today: 2 cards." in learner.text


async def test_the_end_tells_when_the_next_learning_card_comes(desk: Desk) -> None:
    collection = desk.open()
    collection.settings = FLIPPED._replace(learn_ahead_minutes=0)
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, "enter", "3", "enter", "3")
        assert "comes at 09:22" in learner.text


async def test_q_goes_back_to_today_and_a_new_sitting_goes_on(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("enter", *TWO_PAGES)
        assert "Which term fits this case?" in learner.text
        await learner.press("q")
        assert "Next 7 days" in learner.text
        await learner.press("enter")
        assert "Which term fits this case?" in learner.text


async def test_a_program_that_begins_with_a_sitting_finds_its_way_to_today_and_back(desk: Desk) -> None:
    async with desk.running(start="study") as learner:
        await learner.press(*TWO_PAGES, "q")
        assert "Next 7 days" in learner.text
        await learner.press("enter")
        assert "Which term fits this case?" in learner.text
        await learner.press("q")
        assert "Next 7 days" in learner.text
        await learner.press("q")
    assert learner.app.return_code == 0


async def test_what_was_typed_while_writing_waits(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection, start="study") as learner:
        screen = learner.app.screen
        assert isinstance(screen, StudyScreen)
        screen.perform("study.advance")  # the first page; the thread hasn't come back yet
        screen.perform("study.advance")  # the second page, which isn't there yet
        screen.perform("study.reveal")  # the question after it
        await learner.settle()
        await learner.settle()
        assert kinds(collection) == [Read, Read]
        assert "Answer" in learner.text


async def test_an_edit_is_seen_and_a_broken_one_is_told(desk: Desk) -> None:
    collection = desk.open()
    file = desk.decks / "deck0.yaml"
    text = file.read_text()
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        file.write_text(text.replace("kasus b2, kasus b3", "kasus yang lain sama sekali"))
        assert "kasus yang lain sama sekali" in await learner.press("f5")
        file.write_text(file.read_text() + "  - {id: e, front: [\n")
        broken = await learner.press("f5")
        assert "Edit with a mistake" in broken
        assert "deck0.yaml:" in broken
        assert "kasus yang lain sama sekali" in broken  # the last good edit stays


async def test_files_are_looked_at_when_the_learner_comes_back(desk: Desk) -> None:
    async with desk.running(start="study") as learner:
        await learner.press(*TWO_PAGES)
        file = desk.decks / "deck0.yaml"
        file.write_text(file.read_text().replace("kasus b2, kasus b3", "kasus yang lain"))
        learner.app.post_message(AppFocus())
        await learner.settle()
        assert "kasus yang lain" in learner.text


async def test_the_answer_stays_open_when_files_are_looked_at(desk: Desk) -> None:
    async with desk.running(start="study") as learner:
        await learner.press(*TWO_PAGES, "enter")
        file = desk.decks / "deck0.yaml"
        file.write_text(file.read_text() + "\n")
        assert "3 Good" in await learner.press("f5")


async def test_the_rating_of_this_sitting_can_be_read(desk: Desk) -> None:
    async with desk.running(start="study") as learner:
        await learner.press(*TWO_PAGES, "enter", "1")
        assert "✗ Again 1" in learner.text
