"""Isi peta by keys: the whole way, what is typed as text and what as a command, leaving, and a disk that fails."""

import errno

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.collections import SMALL_DECK
from tests.support.hostile import EVIL, hostile_deck
from tests.support.pseudo import Pseudo
from tests.ui.desk import SIZES, Desk, Learner
from tests.ui.test_hostile import assert_harmless
from tests.ui.test_mouse import click
from tests.ui.test_snapshots import TextFile
from tests.ui.test_whole_text import DECK, LONG, assert_whole, assert_whole_and_translated
from trainer.config.keymap import check_keys
from trainer.history.events import Created, Exercise
from trainer.i18n import catalog
from trainer.study.collection import Collection
from trainer.ui.commands import known_keys
from trainer.ui.dialogs.confirm import ConfirmDialog
from trainer.ui.dialogs.storage import StorageDialog
from trainer.ui.screens.role_map import RoleMapScreen
from trainer.ui.screens.today import TodayScreen
from trainer.ui.widgets.name_line import NameLine


async def put(learner: Learner, *names: str) -> str:
    """Types each name and presses Enter."""
    for name in names:
        await learner.press_at_once(*name, "enter")
    return learner.text


def line(learner: Learner) -> str:
    """What stands in the line."""
    return learner.app.screen.query_one(NameLine).value


def results(collection: Collection) -> list[dict[str, object]]:
    """What the history holds of exercises."""
    return [dict(event.result) for event in collection.history.events if isinstance(event, Exercise)]


# --- the whole way ---------------------------------------------------------------------------------------------------

WORDS = {
    "en": ("Fill in the map", "Already there: penghubung (● mikro)", "Press Enter once more", "Not named"),
    "id": ("Isi peta", "Sudah ada: penghubung (● mikro)", "Tekan Enter sekali lagi", "Belum disebut"),
}
RESULT = {
    "en": ("2 of 4", "● mikro: Pendengar", "Penggerak: not ● mikro but ▲ makro", "Not on this map", "24 Nov: 2 of 4"),
    "id": (
        *("2 dari 4", "● mikro: Pendengar", "Penggerak: bukan ● mikro, melainkan ▲ makro"),
        *("Tidak ada dalam peta ini", "24 Nov: 2 dari 4"),
    ),
}


@pytest.mark.parametrize("language", ["en", "id"])
async def test_the_whole_way(desk: Desk, language: str) -> None:
    title, there, sure, gaps = WORDS[language]
    collection = desk.open()
    async with desk.running(collection, language=language, size=(80, 24)) as learner:
        assert f"f {title}" in learner.text
        for time in range(2):
            assert f"{title} · Paket kecil" in await learner.press("f")
            assert there in await put(learner, "penghubung", "Penghubung")
            await put(learner, "Penggerak")
            await learner.press("down")
            await put(learner, "Perunding", "Peramal")
            assert gaps not in learner.text
            assert sure in await learner.press("enter")
            shown = await learner.press("enter")
            for words in (gaps, *RESULT[language][: 5 if time else 4]):
                assert words in shown, words
            assert ("24 Nov:" in shown) == bool(time)  # one result alone says nothing over time
            await learner.press(["enter", "q"][time])
            assert isinstance(learner.app.screen, TodayScreen)
    first, second = results(collection)
    assert (first["right"], first["misplaced"], first["unknown"]) == (["a", "c"], {"d": "mikro"}, ["Peramal"])
    assert second["total"] == 4 and second["deck"] == "kecil"


async def test_the_map_is_offered_only_where_there_are_levels_to_choose(desk: Desk) -> None:
    flat = SMALL_DECK.replace("id: kecil", "id: dua").replace("level: makro", "level: mikro")
    async with desk.running(desk.open(SMALL_DECK, flat)) as learner:
        assert "f Fill in the map" in learner.text  # of all decks: the first one's
        assert "f Fill" in await learner.press("down")
        assert "f Fill" not in await learner.press("down")
        await learner.press("f")
        assert learner.screens == ["TodayScreen"]
        await learner.press("up", "ctrl+p", *"fill", "enter")
        assert learner.screens == ["TodayScreen", "RoleMapScreen"]


# --- keys ------------------------------------------------------------------------------------------------------------


async def test_every_key_that_writes_something_is_text(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("f", *"qfuL1", "question_mark", "minus", "at", "space", "x")
        assert line(learner) == "qfuL1?-@ x"
        assert learner.screens == ["TodayScreen", "RoleMapScreen"]
        keys = [item.key for item in learner.app.screen.query_one("KeyBar").items]  # type: ignore[attr-defined]
        assert keys[:2] == ["Enter", "Tab"] and not [key for key in keys if len(key) == 1]
        await learner.press("home", "delete", "end", "backspace", "left", "y")
        assert line(learner) == "fuL1?-@y "


async def test_levels_are_chosen_by_arrows_tab_and_mouse_and_the_line_keeps_the_keys(desk: Desk) -> None:
    async with desk.running(desk.open(starter=True), size=(80, 24)) as learner:
        await learner.press("f")
        for key, name in (
            *(("down", "▲ Mezzo"), ("tab", "■ Macro"), ("tab", "● Micro"), ("up", "■ Macro")),
            *(("shift+tab", "▲ Mezzo"),),
        ):
            assert f"▸ {name}" in await learner.press(key)
            assert learner.text.count("▸") == 1
        await click(learner, "■ Macro")
        assert "▸ ■ Macro" in learner.text
        await put(learner, "Konsultan")
        await click(learner, "Ctrl+Z Take back")
        assert "Taken back: Konsultan" in learner.text and "0 of 27" in learner.text


async def test_keys_of_one_read_stay_in_order(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        await learner.press("f")
        await learner.press_at_once(
            *"Penghubung", "enter", *"Pendengar", "enter", "tab", *"Perunding", "enter", *"Peng"
        )
        assert line(learner) == "Peng" and "3 of 4" in learner.text
        await learner.press_at_once(*"gerak", "f2", *"xyz", "enter", "q")
        assert learner.screens == ["TodayScreen", "RoleMapScreen"]
        assert "The map is complete." in learner.text
    assert [one["right"] for one in results(collection)] == [["a", "b", "c", "d"]]


async def test_another_name_between_two_empty_enters_asks_anew(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("f")
        assert "Nothing has been typed yet." in await learner.press("enter", "enter")
        await put(learner, "Penghubung")
        assert "Press Enter once more" in await learner.press("enter")
        assert "Press Enter once more" not in await learner.press("P")
        assert "Press Enter once more" in await learner.press("backspace", "enter")
        assert "Press Enter once more" not in await learner.press("down")
        assert "Press Enter once more" in await learner.press("enter")
        assert "Not named" in await learner.press("enter")


async def test_a_full_level_leaves_the_name_in_the_line(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("f")
        assert "All places of ● mikro are taken." in await put(learner, "Penghubung", "Pendengar", "Perunding")
        assert line(learner) == "Perunding"
        await learner.press("f2")
        assert "Not named" not in learner.text and line(learner) == "Perunding"
        await learner.press("down", "enter")
        assert line(learner) == "" and "3 of 4" in learner.text
        assert "This is no name." in await put(learner, "?!")
        await learner.press("ctrl+u")
        assert "All places are taken. F2 shows the result." in await put(learner, "x")


async def test_the_key_that_finishes_puts_down_what_stands_in_the_line(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        await learner.press("f")
        assert "Nothing has been typed yet." in await learner.press("f2")
        await learner.press(*"Broker", "backspace", "f2")
        assert "Not on this map" in learner.text and "Broke" in learner.text
    assert [one["unknown"] for one in results(collection)] == [["Broke"]]


async def test_help_and_commands_do_not_disturb_what_is_typed(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("f", *"Peng", "f1")
        assert "take the last name away again" not in learner.whole  # nothing to take back yet
        assert "the next level" in learner.whole
        await learner.press("q", "ctrl+p", "escape", "x", "f5")
        assert line(learner) == "Pengx"


# --- leaving ---------------------------------------------------------------------------------------------------------


async def test_leaving_asks_only_if_something_was_typed(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        await learner.press("f", "f3")
        assert learner.screens == ["TodayScreen"]
        await learner.press("f", "P", "f3")
        assert isinstance(learner.app.screen, ConfirmDialog)
        await learner.press("n")
        assert isinstance(learner.app.screen, RoleMapScreen) and line(learner) == "P"
        await put(learner, "enghubung")
        await learner.press("f3")
        assert "The map isn't finished." in learner.text
        await learner.press("y")
        assert learner.screens == ["TodayScreen"]
        assert "0 of 4" in await learner.press("f")  # a new, empty map
    assert [type(event) for event in collection.history.events if not isinstance(event, Created)] == []


# --- a disk that fails -----------------------------------------------------------------------------------------------


async def test_a_failed_write_asks_and_keeps_the_map(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        await learner.press("f")
        await put(learner, "Penghubung")
        desk.disk.fail("create", errno.ENOSPC)
        await learner.press("f2")
        assert isinstance(learner.app.screen, StorageDialog)
        desk.disk.mend()
        assert "1 of 4" in await learner.press("enter")
        assert "Not named" in learner.text
    assert len(results(collection)) == 1


async def test_going_on_unsaved_is_told(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        await learner.press("f")
        await put(learner, "Penghubung")
        desk.disk.fail("create", errno.ENOSPC)
        await learner.press("f2", "l")
        assert "Not named" in learner.text and "1 answer not saved" in learner.text
        await learner.press("q")
        assert "1 answer not saved" in learner.text
    assert len(collection.unsaved) == 1 and results(collection) == []


# --- what it looks like ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "id"])
async def test_a_map_half_full_and_its_result(desk: Desk, snapshot: SnapshotAssertion, language: str) -> None:
    picture = snapshot.use_extension(TextFile)
    async with desk.running(desk.open(starter=True), size=(80, 24), language=language) as learner:
        await learner.press("f", "enter", "x", "enter", "f2", "enter", "f")
        await put(learner, "Penghubung", "Konsultan")
        await learner.press("down")
        await put(
            learner, "Evaluator", "Pengatur Kompromi", "Notulis", "Manajer Kasus/Koordinator", "Peramal", "Broker"
        )
        assert learner.text == picture(name="map")
        assert await learner.press("f2") == picture(name="result")


def two_levels(text: str) -> str:
    """The hostile deck with its second note on a level of its own."""
    before, _level, after = hostile_deck(text).rpartition("level: satu")
    return f"{before}level: dua{after}"


@pytest.mark.parametrize("size", [*SIZES, (30, 10)])
async def test_every_text_is_whole_or_says_that_it_isnt(desk: Desk, size: tuple[int, int]) -> None:
    many = "".join(f"  - {{id: n{n}, front: Nama {n}, back: b, level: l{n % 30}}}\n" for n in range(90))
    for deck in (two_levels(LONG), SMALL_DECK + many, None):
        collection = desk.open(deck) if deck else desk.open(starter=True)
        async with desk.running(collection, size=size, language="id") as learner:
            if not deck:
                await learner.press("down")
            await learner.press("f")
            for _level in range(3):
                assert_whole(learner)
                for name in (LONG, "Evaluator", "Pengatur Kompromi"):
                    learner.app.screen.query_one(NameLine).value = f"{name} {_level}"
                    await learner.press("enter")
                assert_whole(learner)
                assert "▸" in learner.text
                await learner.press("up")
            await learner.press("f2")
            assert_whole(learner)
            await learner.press("pagedown", "f1")
            assert_whole(learner)


async def test_every_text_is_translated(desk: Desk) -> None:
    async with desk.running(desk.open(DECK)) as learner:
        catalog.use_translations("en", Pseudo())
        await learner.press("f")
        for key in ("enter", "Ä", "enter", "Ä", "enter", "down", "Ä", "enter", "ctrl+z", "?", "enter", "f3", "n", "f1"):
            assert_whole_and_translated(learner)
            await learner.press(key)
        await learner.press("q", "backspace", *"ÄÄÄ", "f2")
        assert_whole_and_translated(learner)
        await learner.press("enter", "f", "Ä", "f2")
        assert_whole_and_translated(learner)


@pytest.mark.parametrize("size", [(120, 35), (40, 15)])
async def test_no_control_character_reaches_the_screen(desk: Desk, size: tuple[int, int]) -> None:
    collection = desk.open(two_levels(EVIL))
    async with desk.running(collection, size=size) as learner:
        await learner.press("f")
        for key in ("enter", "enter", "down", "enter", "ctrl+z", "f2"):
            learner.app.screen.query_one(NameLine).post_message(Paste(EVIL + key))
            await learner.settle()
            assert_harmless(learner)
            await learner.press(key)
            assert_harmless(learner)
        assert "Not named" in learner.text


async def test_a_resized_terminal_keeps_what_was_typed(desk: Desk) -> None:
    async with desk.running(desk.open(starter=True), size=(120, 35)) as learner:
        await learner.press("f")
        await put(learner, "Penghubung")
        await learner.press("P")
        for size in (*SIZES, (120, 35)):
            await learner.pilot.resize_terminal(*size)
            await learner.settle()
            assert "Penghubung" in learner.text and "1 of 7" in learner.text
            assert_whole(learner)
        assert line(learner) == "P"


async def test_a_dialog_that_the_next_key_of_the_same_read_closes(desk: Desk) -> None:
    async with desk.running(desk.open(starter=True)) as learner:
        await learner.press("f", *"abc")
        await learner.press_at_once("f3", "escape")
        assert learner.screens[-1] == "RoleMapScreen" and "abc" in learner.text


async def test_enter_puts_down_whatever_key_does_so_elsewhere(desk: Desk) -> None:
    keymap, wrong = check_keys({"map.put": "g"}, known_keys())
    assert wrong == []
    async with desk.running(desk.open(starter=True), keymap=keymap) as learner:
        assert "Penghubung" in await learner.press("f", *"Penghubung", "enter", *"x")
        assert learner.app.screen.query_one(NameLine).value == "x"
