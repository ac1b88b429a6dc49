"""Everything that looks like a key or a row can be clicked."""

from tests.support.collections import SMALL_DECK
from tests.ui.desk import Desk, Learner
from trainer.history.events import Review
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.today import TodayScreen
from trainer.ui.widgets.scroll_text import ScrollText

SECOND_DECK = SMALL_DECK.replace("id: kecil", "id: dua").replace("Paket kecil", "Paket dua")


async def click(learner: Learner, words: str) -> None:
    """Clicks the middle of ``words``, wherever they stand."""
    learner.desk.clock.forward(seconds=1)
    for y, line in enumerate(learner.text.splitlines()):
        if words in line:
            await learner.pilot.click(offset=(line.index(words) + len(words) // 2, y))
            await learner.settle()
            return
    raise AssertionError(f"{words!r} isn't on the screen:\n{learner.text}")


async def test_a_row_is_chosen_and_then_opened(desk: Desk) -> None:
    async with desk.running(desk.open(SMALL_DECK, SECOND_DECK)) as learner:
        await click(learner, "Paket dua")
        assert "▸ Paket dua" in learner.text
        await click(learner, "▸ Paket dua")
        assert "Study · Paket dua" in learner.text


async def test_the_key_bar(desk: Desk) -> None:
    async with desk.running(size=(80, 24)) as learner:
        await click(learner, "Enter Start")
        assert isinstance(learner.app.screen, StudyScreen)
        await click(learner, "? Help")
        assert "leave this new note for another sitting" in learner.text
        await click(learner, "Enter Close")
        await click(learner, "q Today")
        assert isinstance(learner.app.screen, TodayScreen)


async def test_the_ratings_in_one_row_and_in_two(desk: Desk) -> None:
    for size, words, rating in (((120, 35), "4 Easy", 4), ((40, 15), "2 Hard", 2), ((40, 15), "3 Good", 3)):
        collection = desk.open()
        async with desk.running(collection, size=size, start="study") as learner:
            for _step in range(4):
                if "3 Good" in learner.text:
                    break
                await learner.press("enter")
            await click(learner, words)
        event = collection.history.events[-1]
        assert isinstance(event, Review) and event.rating == rating


async def test_the_wheel_scrolls_what_is_under_it(desk: Desk) -> None:
    async with desk.running(desk.open(starter=True), size=(40, 15), start="study") as learner:
        await learner.press("enter")
        page = learner.app.screen.query_one("#question", ScrollText)
        assert page.overflows
        before = learner.text
        page.post_message(_wheel(page))
        await learner.settle()
        assert learner.text != before and "▲ 2" in learner.text


def _wheel(widget: ScrollText) -> object:
    from textual.events import MouseScrollDown

    return MouseScrollDown(widget, 5, 5, 0, 1, 0, False, False, False)
