"""What seems renamed: told on the screen *Hari ini*, asked about in a dialog, by keys and by the mouse."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.collections import SMALL_DECK
from tests.ui.desk import Desk, Learner, study_for_days
from tests.ui.test_snapshots import TextFile
from trainer.history.events import Rename, Undo
from trainer.study.collection import Collection
from trainer.study.identity import look
from trainer.ui.widgets.key_bar import KeyBar

RENAMED = {"a": "penghubung", "b": "pendengar", "c": "perunding"}


@pytest.fixture
def edited(desk: Desk) -> Collection:
    """The small deck with progress; then its notes a and b got other ids."""
    collection = desk.open()
    study_for_days(collection, desk.clock, 3)
    look(collection)
    return desk.open(edit(SMALL_DECK, "a", "b"))


def edit(text: str, *notes: str) -> str:
    """The small deck with other ids for some of its notes."""
    for note in notes:
        text = text.replace(f"id: {note},", f"id: {RENAMED[note]},").replace(f" {note},", f" {RENAMED[note]},")
    return text.replace("introduce: [b, a, c, d]\n", "")


def renames(collection: Collection) -> list[tuple[str, str]]:
    """Those in the history, in its order."""
    return [(event.old, event.new) for event in collection.history.events if isinstance(event, Rename)]


def begun(collection: Collection) -> set[str]:
    """The notes with progress."""
    return collection.journal.notes()


async def click(learner: Learner, words: str) -> None:
    """Clicks where the key bar on top says ``words``."""
    for y, line in enumerate(learner.text.splitlines()):
        if (x := line.find(words)) >= 0:
            await learner.pilot.click(offset=(x + 1, y))
            await learner.settle()
            return
    raise AssertionError(words)


async def test_nothing_is_told_where_nothing_was_renamed(desk: Desk) -> None:
    collection = desk.open()
    study_for_days(collection, desk.clock, 2)
    async with desk.running(collection) as learner:
        assert "renamed" not in learner.text and "Renamed?" not in learner.text
        await learner.press("g")
        assert learner.screens[-1] == "TodayScreen"


@pytest.mark.parametrize("size", [(120, 35), (40, 15)])
async def test_it_is_told_and_asked_one_by_one(desk: Desk, edited: Collection, size: tuple[int, int]) -> None:
    async with desk.running(edited, size=size) as learner:
        assert "g  2 notes seem to be renamed" in learner.text
        text = await learner.press("g")
        assert "1 of 2" in text and "Before: Penghubung" in text
        assert "kecil/a → kecil/penghubung" in learner.whole and "Still to come" in learner.whole
        text = await learner.press("s")
        assert "2 of 2" in text and "All the same" not in text
        text = await learner.press("b")
        assert "seem" not in text and learner.screens[-1] == "TodayScreen"
        assert renames(edited) == [("kecil/a", "kecil/penghubung")]
        assert "kecil/penghubung" in begun(edited) and "kecil/b" in begun(edited)
        assert look(desk.open()) == ()


@pytest.mark.parametrize("size", [(120, 35), (40, 15)])
async def test_all_at_once_by_the_mouse(desk: Desk, edited: Collection, size: tuple[int, int]) -> None:
    async with desk.running(edited, size=size) as learner:
        await learner.press("g")
        assert learner.app.screen.query(KeyBar)
        await click(learner, "All the same")
        assert len(renames(edited)) == 2
        assert "seem" not in learner.text


async def test_none_of_them(desk: Desk, edited: Collection) -> None:
    async with desk.running(edited) as learner:
        await learner.press("g", "x")
        assert renames(edited) == [] and "seem" not in learner.text
    assert look(desk.open()) == ()


async def test_what_is_left_for_later_is_asked_again(desk: Desk, edited: Collection) -> None:
    async with desk.running(edited) as learner:
        text = await learner.press("g", "s", "escape")
        assert "1 note seems to be renamed" in text and len(renames(edited)) == 1
        text = await learner.press("g", "q")
        assert "1 note seems to be renamed" in text and len(renames(edited)) == 1


async def test_an_edit_while_the_program_runs_is_noticed(desk: Desk) -> None:
    collection = desk.open()
    study_for_days(collection, desk.clock, 3)
    async with desk.running(collection) as learner:
        desk.decks.joinpath("deck0.yaml").write_text(edit(SMALL_DECK, "c"))
        assert "1 note seems to be renamed" in await learner.press("f5")
        await learner.press("g", "s")
        assert renames(collection) == [("kecil/c", "kecil/perunding")]


async def test_taken_back_it_is_asked_again(desk: Desk, edited: Collection) -> None:
    async with desk.running(edited) as learner:
        await learner.press("g", "a")
        actions = edited.journal.newest_actions()
        assert len(actions) == 2
        now = edited.clock.now()
        edited.record([Undo(id=edited.new_id(now), at=now, of=tuple(action.id for action in actions))])
        assert "2 notes seem to be renamed" in await learner.press("f5")


async def test_a_disk_that_is_full_changes_nothing_and_says_so(desk: Desk, edited: Collection) -> None:
    async with desk.running(edited) as learner:
        desk.disk.fail("write", 28)
        desk.disk.fail("create", 28)
        text = await learner.press("g", "a")
        assert "Something is wrong" in text and renames(edited) == []
        desk.disk.mend()
        assert "2 notes seem to be renamed" in await learner.press("enter")


async def test_the_dialog_on_the_smallest_screen(desk: Desk, edited: Collection, snapshot: SnapshotAssertion) -> None:
    async with desk.running(edited, size=(40, 15)) as learner:
        assert await learner.press("g") == snapshot.use_extension(TextFile)(name="renames")


async def test_in_indonesian(desk: Desk, edited: Collection) -> None:
    async with desk.running(edited, language="id", size=(40, 15)) as learner:
        await learner.press("g")
        assert learner.screens[-1] == "RenamesDialog"


async def test_a_hostile_name_stays_a_name(desk: Desk) -> None:
    collection = desk.open("id: jahat\ncards:\n  - {front: '[red]Empati[/red] kosong', back: Memahami}\n")
    study_for_days(collection, desk.clock, 2)
    look(collection)
    collection = desk.open("id: jahat\ncards:\n  - {front: '[red]Empati[/red] kosongg', back: Memahami}\n")
    async with desk.running(collection) as learner:
        assert "[red]Empati[/red] kosongg" in await learner.press("g")
