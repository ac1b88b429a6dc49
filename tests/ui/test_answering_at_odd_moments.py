"""Answering while something is written, after an edit, with other keys: nothing is judged that wasn't meant."""

from errno import ENOSPC
from pathlib import Path

import pytest

from tests.history.faulty_disk import FaultyDisk, SlowDisk
from tests.ui.desk import CHOOSING, TYPING, Desk
from tests.ui.test_answering import DECK, TWO_PAGES, newest
from trainer.config.keymap import check_keys
from trainer.config.settings import Settings
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.ui.commands import known_keys


async def test_nothing_is_answered_that_nobody_has_seen(tmp_path: Path) -> None:
    disk = SlowDisk()
    desk = Desk(tmp_path, disk=disk, settings=CHOOSING)
    async with desk.running(desk.open(DECK), start="study") as learner:
        await learner.press(*TWO_PAGES)
        await learner.press(learner.letter())
        disk.slow = True
        await learner.press_at_once("enter", "a", "space")
        assert learner.session.attempt is not None and not learner.session.revealed


async def test_what_is_typed_while_an_undo_is_written_judges_nothing(tmp_path: Path) -> None:
    disk = SlowDisk()
    desk = Desk(tmp_path, disk=disk, settings=TYPING)
    async with desk.running(desk.open(DECK), start="study") as learner:
        await learner.press(*TWO_PAGES, *"penghubung", "enter", "enter")
        judged: list[str] = []
        learner.session.type = judged.append  # type: ignore[method-assign,assignment]
        disk.slow = True
        await learner.press_at_once("ctrl+z", *"xyz", "enter")
        assert judged == [] and not learner.session.revealed
        assert learner.session.current.card.id.note == "a"  # type: ignore[union-attr]


async def test_enter_hands_in_whatever_key_goes_on_elsewhere(typing: Desk) -> None:
    collection = typing.open(DECK)
    keymap, wrong = check_keys({"study.advance": "g"}, known_keys())
    assert wrong == []
    async with typing.running(collection, start="study", keymap=keymap) as learner:
        await learner.press("g", "g", *"penghubung", "enter")
        assert "Your answer: penghubung ✓" in learner.text
        await learner.press("g")
    assert newest(collection).rating is Rating.GOOD


async def test_the_verdict_on_a_chosen_definition_has_no_marks(choosing: Desk) -> None:
    choosing.settings = Settings(ask_case="flip", ask_definition="choose", new_per_day=4)
    deck = DECK.replace("[case, definition]", "[definition]").replace("Menyimak anggota", "'**Menyimak** *anggota*'")
    async with choosing.running(choosing.open(deck), start="study") as learner:
        await learner.answer_until("choose")
        options = learner.session.attempt.question.options  # type: ignore[union-attr]
        await learner.press("abcd"[next(n for n, option in enumerate(options) if "Menyimak" in option.text)])
        assert "**" not in learner.whole and "*anggota*" not in learner.whole


async def test_an_edit_that_adds_ideas_while_they_are_ticked(choosing: Desk) -> None:
    choosing.settings = Settings(new_per_day=1)
    deck = DECK.replace("[case, definition]", "[definition]")
    async with choosing.running(choosing.open(deck), start="study") as learner:
        await learner.press("enter", "enter", "a")
        more = deck.replace("[satu, dua, tiga]", "[satu, dua, tiga, empat, lima, enam]")
        next(choosing.decks.iterdir()).write_text(more, encoding="utf-8")
        assert "A  [✓] satu" in await learner.press("f5")
        await learner.press("b", "c", "enter")


@pytest.mark.parametrize("front,hint", [('"Kutip" nama', "it begins with K"), ("(Si) Anu", "it begins with S")])
async def test_the_first_letter_is_a_letter(typing: Desk, front: str, hint: str) -> None:
    deck = DECK.replace("front: Penghubung", f"front: '{front}'").replace("hint: ingat BPJS,", "")
    async with typing.running(typing.open(deck), start="study") as learner:
        await learner.press(*TWO_PAGES, "f2", "f2")
        assert hint in learner.whole


# --- leaving while the verdict shows ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["f3", "q", "minus", "at"])
@pytest.mark.parametrize("right", [True, False])
async def test_an_answer_that_was_judged_counts_whatever_key_follows(choosing: Desk, key: str, right: bool) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        asked = learner.session.current.card  # type: ignore[union-attr]
        await learner.press(learner.letter(right=right), key)
    reviews = [event for event in collection.history.events if isinstance(event, Review)]
    assert [(one.card, one.rating) for one in reviews] == [(str(asked.id), Rating.GOOD if right else Rating.AGAIN)]
    assert bool(reviews[0].gave) is not right


async def test_leaving_waits_until_the_answer_is_written(tmp_path: Path) -> None:
    disk = SlowDisk()
    desk = Desk(tmp_path, disk=disk, settings=CHOOSING)
    collection = desk.open(DECK)
    async with desk.running(collection) as learner:
        await learner.press("enter", *TWO_PAGES)
        await learner.press(learner.letter(right=False))
        disk.slow = True
        await learner.press_at_once("q")
        assert learner.screens[-1] == "TodayScreen"
        assert isinstance(collection.history.events[-1], Review)


async def test_what_cannot_be_written_is_not_left(tmp_path: Path) -> None:
    disk = FaultyDisk()
    desk = Desk(tmp_path, disk=disk, settings=CHOOSING)
    async with desk.running(desk.open(DECK)) as learner:
        await learner.press("enter", *TWO_PAGES)
        await learner.press(learner.letter(right=False))
        disk.fail("flush", ENOSPC)
        await learner.press("q")
        assert learner.screens[-1] == "StorageDialog"


async def test_undo_takes_back_the_answer_in_sight(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, *"penghubung", "enter", "enter")
        known, card = len(collection.history.events), learner.session.current.card  # type: ignore[union-attr]
        await learner.press(*"xyz", "enter")
        assert learner.session.revealed
        await learner.press("u")
        assert learner.session.current.card == card and not learner.session.revealed  # type: ignore[union-attr]
        assert len(collection.history.events) == known
