"""The command palette: found by a few letters, in the language in force, names never markup."""

from tests.support.collections import SMALL_DECK
from tests.ui.desk import Desk
from trainer.ui.palette import Choice, matching
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.today import TodayScreen

SECOND_DECK = SMALL_DECK.replace("id: kecil", "id: dua").replace("Paket kecil", "Bahasa [dasar] [/x]")


async def test_a_command_is_found_and_carried_out(desk: Desk) -> None:
    async with desk.running(language="id") as learner:
        listed = await learner.press("ctrl+p")
        assert "Perintah" in listed and "Mulai" in listed and "ganti bahasa program" in listed
        await learner.press(*"bahasa")
        await learner.press("enter")
        assert isinstance(learner.app.screen, TodayScreen)
        assert desk.stored == [("language", "en")]


async def test_a_deck_is_found_and_studied(desk: Desk) -> None:
    async with desk.running(desk.open(SMALL_DECK, SECOND_DECK)) as learner:
        await learner.press("ctrl+p", *"dasar")
        assert "Bahasa [dasar] [/x]" in learner.text
        await learner.press("enter")
        assert isinstance(learner.app.screen, StudyScreen)
        assert "Study · Bahasa [dasar] [/x]" in learner.text


async def test_nothing_found_and_closing(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("ctrl+p", *"zzz")
        assert "Nothing has this name" in learner.text
        await learner.press("enter", "escape")
        assert isinstance(learner.app.screen, TodayScreen)


async def test_arrows_choose(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("ctrl+p", *"leave the", "down", "up", "enter")
    assert learner.app.return_code == 0


def test_names_come_before_explanations() -> None:
    choices = [Choice("Undo", "take back", "a"), Choice("Back", "go on", "b"), Choice("Go back", "away", "c")]
    assert [choice.result for choice in matching(choices, "back")] == ["b", "c", "a"]
    assert [choice.result for choice in matching(choices, "")] == ["a", "b", "c"]
    assert matching(choices, "back nowhere") == []
