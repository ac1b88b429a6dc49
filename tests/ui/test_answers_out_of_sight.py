"""A card behind another pane or a dialog, an option below the edge: no key answers what can't be seen."""

from errno import ENOSPC
from pathlib import Path

import pytest

from tests.history.faulty_disk import FaultyDisk, SlowDisk
from tests.ui.desk import CHOOSING, TYPING, Desk
from tests.ui.test_answering import DECK, TWO_PAGES
from trainer.errors import TrainerError
from trainer.history.events import Review
from trainer.scheduling.rating import Rating

# --- what isn't in sight ---------------------------------------------------------------------------------------------


async def test_a_question_that_is_out_of_sight_is_not_answered(choosing: Desk) -> None:
    async with choosing.running(choosing.open(DECK), size=(40, 15), start="study") as learner:
        await learner.press(*TWO_PAGES)
        queue = await learner.press("p")
        assert "kasus" not in queue and "A–D" not in queue and "Space" not in queue
        await learner.press("a", "space")
        assert not learner.session.revealed
        await learner.press("p", learner.letter())
        assert learner.session.revealed


LONG = "Nama peran yang panjang sekali sehingga memakan dua baris"


@pytest.mark.parametrize("place", range(5))
async def test_the_option_that_was_chosen_is_in_sight(tmp_path: Path, place: int) -> None:
    desk = Desk(tmp_path, settings=CHOOSING._replace(choices=5))
    deck = "id: kecil\nkinds: [case]\ncards:\n" + "".join(
        f"  - {{id: n{n}, front: {LONG} {n}, back: arti {n}, examples: [kasus {n}, kisah {n}]}}\n" for n in range(6)
    )
    async with desk.running(desk.open(deck), size=(40, 15), start="study") as learner:
        await learner.press(*TWO_PAGES)
        assert learner.session.attempt is not None
        right = learner.session.attempt.question.options[place].right
        shown = await learner.press("abcde"[place])
        assert ("✓" if right else "✗") in shown, shown


async def test_who_overrules_reads_what_was_decided(typing: Desk) -> None:
    deck = DECK.replace("Mempertemukan klien", "Mempertemukan klien " + "dengan sumber yang tepat " * 20)
    async with typing.running(typing.open(deck), size=(40, 15), start="study") as learner:
        await learner.press(*TWO_PAGES, *"xyz", "enter", "p", "pagedown", "pagedown")
        assert "xyz" not in learner.text
        assert "You decided: right." in await learner.press("s")


async def test_the_line_goes_on_where_it_was_left(typing: Desk) -> None:
    """Another pane stands in the card's place while something is half typed."""
    async with typing.running(typing.open(DECK), size=(48, 24), start="study") as learner:
        await learner.press(*TWO_PAGES, *"ha", "ctrl+p", *"queue", "enter")
        assert "p Card" in learner.text and "Bury" not in learner.text
        await learner.press("minus", "p", *"lo")
        assert "halo" in learner.text and not learner.session.revealed


@pytest.mark.parametrize("keys", [("enter", "enter", "ctrl+q"), ("enter", "ctrl+q", "enter"), ("enter", "enter")])
async def test_enter_hands_in_nothing_for_a_question_nobody_has_seen(tmp_path: Path, keys: tuple[str, ...]) -> None:
    disk = SlowDisk()
    desk = Desk(tmp_path, disk=disk, settings=TYPING)
    collection = desk.open(DECK)
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES, *"xyz", "enter")
        session = learner.session
        assert session.revealed
        disk.slow = True
        await learner.press_at_once(*keys)
    session.settle()  # as at the end of the program
    assert [event.typed for event in collection.history.events if isinstance(event, Review)] == ["xyz"]


async def test_what_can_never_be_written_does_not_keep_anybody(choosing: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    collection = choosing.open(DECK)
    async with choosing.running(collection) as learner:
        await learner.press("enter", *TWO_PAGES)
        await learner.press(learner.letter(right=False))

        def refuse(events: object) -> None:
            raise TrainerError("an event can't be written")

        monkeypatch.setattr(collection.history, "append", refuse)
        assert "an event can't be written" in await learner.press("q")
        await learner.press("escape", "q")
        assert learner.screens[-1] == "TodayScreen"


async def test_no_hint_is_taken_for_a_question_out_of_sight(typing: Desk) -> None:
    async with typing.running(typing.open(DECK), size=(40, 15), start="study") as learner:
        await learner.press(*TWO_PAGES, "ctrl+p", *"queue", "enter", "f2")
        assert learner.session.attempt is not None and learner.session.attempt.hints == ()


async def test_a_wider_window_brings_the_line_back(typing: Desk) -> None:
    collection = typing.open(DECK)
    async with typing.running(collection, size=(48, 24), start="study") as learner:
        await learner.press(*TWO_PAGES, *"ha", "ctrl+p", *"queue", "enter")
        known = len(collection.history.events)
        await learner.pilot.resize_terminal(120, 35)
        await learner.settle()
        assert "hax" in await learner.press("x")
        await learner.pilot.resize_terminal(48, 24)
        await learner.settle()
        assert "haxy" in await learner.press("y")
        assert len(collection.history.events) == known


@pytest.mark.parametrize("key", ["f1", "ctrl+p"])
async def test_enter_in_one_read_with_a_dialog_leaves_the_line_alive(typing: Desk, key: str) -> None:
    async with typing.running(typing.open(DECK), start="study") as learner:
        await learner.press(*TWO_PAGES, *"ha")
        await learner.press_at_once(key, "enter")
        while learner.screens[-1] != "StudyScreen":
            await learner.press("escape")
        assert not learner.session.revealed
        assert "halo" in await learner.press(*"lo")


# --- the end of the program with an answer in sight ------------------------------------------------------------------


@pytest.mark.parametrize("before", [(), ("question_mark",), ("ctrl+p",)])
async def test_ctrl_q_asks_about_an_answer_that_cannot_be_written(tmp_path: Path, before: tuple[str, ...]) -> None:
    disk = FaultyDisk()
    desk = Desk(tmp_path, disk=disk, settings=CHOOSING)
    collection = desk.open(DECK)
    async with desk.running(collection, start="study") as learner:
        await learner.press(*TWO_PAGES)
        await learner.press(learner.letter(right=False), *before)
        disk.fail("flush", ENOSPC)
        await learner.press("ctrl+q")
        assert learner.screens[-1] == "StorageDialog"
        disk.mend()
        await learner.press("enter", *["escape"] * len(before))
    assert [event.rating for event in collection.history.events if isinstance(event, Review)] == [Rating.AGAIN]


async def test_ctrl_q_counts_the_answer_in_sight_among_those_not_saved(tmp_path: Path) -> None:
    disk = FaultyDisk()
    desk = Desk(tmp_path, disk=disk, settings=CHOOSING)
    async with desk.running(desk.open(DECK), start="study") as learner:
        await learner.press(*TWO_PAGES[:1])
        disk.fail("flush", ENOSPC)
        await learner.press("enter", "l")
        await learner.press(learner.letter(right=False), "ctrl+q")
        assert learner.screens[-1] == "UnsavedDialog"
        assert "2 answers" in learner.text
