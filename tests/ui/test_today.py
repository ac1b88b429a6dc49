"""Hari ini by keys: decks, the day, the map, messages, language, and what opens from there."""

from datetime import timedelta

import pytest

from tests.support.collections import SMALL_DECK
from tests.ui.desk import Desk, study_for_days
from trainer.config.toml_file import SettingsError
from trainer.decks.library import starter_folder
from trainer.errors import StorageError
from trainer.history.events import Review
from trainer.i18n import N_, current_language
from trainer.scheduling.rating import Rating
from trainer.study.session import StudySession
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.today import TodayScreen

SECOND_DECK = SMALL_DECK.replace("id: kecil", "id: dua").replace("Paket kecil", "Paket dua")
BROKEN_DECK = "cards:\n  - front: Penghubung\n    back: arti: lain\n"


async def test_the_first_day_says_what_waits(desk: Desk) -> None:
    async with desk.running() as learner:
        assert "The first day" in learner.text
        assert "2 new notes wait today" in learner.text
        assert "Mastered: 0 of 4" in learner.text
        assert "L Bahasa Indonesia" in learner.text
        assert "● mikro" in learner.text and "■" not in learner.text
        assert "not asked yet" in learner.text
        assert "u" not in [item.key for item in learner.app.screen.query_one("KeyBar").items]  # type: ignore[attr-defined]


async def test_a_day_tells_cards_minutes_week_and_progress(desk: Desk) -> None:
    collection = desk.open(starter=True)
    study_for_days(collection, desk.clock, 12, last=1)
    async with desk.running(collection) as learner:
        for words in ("cards · about", "due for review", "Next 7 days", "at most", "of 27", "of the last 12 days"):
            assert words in learner.text, words
        assert any(bar in learner.text for bar in "▂▃▄▅▆▇█")


async def test_a_finished_day_says_what_was_done_and_what_comes(desk: Desk) -> None:
    collection = desk.open()
    study_for_days(collection, desk.clock, 1)
    async with desk.running(collection) as learner:
        for words in ("Done today:", "Tomorrow:", "What you can do now", "peksos-trainer import FILE"):
            assert words in learner.text, words


async def test_without_any_deck_it_says_how_to_get_one(desk: Desk) -> None:
    desk.decks.mkdir()
    async with desk.running(desk.open()) as learner:
        assert "There is no deck yet." in learner.text
        assert "peksos-trainer import FILE" in learner.text
        assert "Start" not in learner.text
        await learner.press("enter", "t", "down", "e")
        assert isinstance(learner.app.screen, TodayScreen)


async def test_several_decks_can_be_chosen_and_the_list_goes_round(desk: Desk) -> None:
    collection = desk.open(SMALL_DECK, SECOND_DECK)
    async with desk.running(collection) as learner:
        assert "▸ All decks" in learner.text
        assert "▸ Paket kecil" in await learner.press("down")
        assert "Today · Paket kecil" in learner.text
        assert "▸ Paket dua" in await learner.press("down")
        assert "▸ All decks" in await learner.press("down")
        await learner.press("up", "enter")
        assert "Study · Paket dua" in learner.text


async def test_a_broken_deck_stands_in_the_list_and_tells_why(desk: Desk) -> None:
    collection = desk.open(SMALL_DECK, BROKEN_DECK)
    async with desk.running(collection) as learner:
        assert "deck1.yaml" in learner.text and "can't be opened" in learner.text
        assert "m  1 message: " in learner.text
        below = await learner.press("down")
        assert "This deck can't be opened." in below
        assert "Line 3, column" in below
        await learner.press("enter")
        assert "deck1.yaml:3:" in learner.whole
        assert "Something is wrong" in learner.text
        await learner.press("enter", "e")
        assert "Something is wrong" in learner.text
        await learner.press("q", "up", "enter")
        assert "Study · Paket kecil" in learner.text


async def test_a_broken_edit_keeps_the_last_good_deck(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        file = desk.decks / "deck0.yaml"
        file.write_text(file.read_text() + "  - {id: e, front: [\n")
        await learner.press("f5")
        assert "▪ Paket kecil" in learner.text
        assert "The file of this deck has a mistake" in learner.whole
        assert "2 new notes wait today" in learner.text
        await learner.press("e")
        assert "deck0.yaml:" in learner.whole


async def test_every_message_is_told_and_can_be_read_whole(desk: Desk) -> None:
    collection = desk.open(SMALL_DECK, BROKEN_DECK)
    late = desk.clock.moment + timedelta(days=3)
    review = Review(id=collection.new_id(late), at=late, card="kecil/a#case", rating=Rating.GOOD, ms=1)
    collection.history.append([review])
    wrong = SettingsError(N_("there is no setting called {name}"), place="config.toml:3", name="tema")
    async with desk.running(desk.open(), notices=[wrong]) as learner:
        assert "m  3 messages: config.toml:3" in learner.text
        await learner.press("m")
        for words in ("config.toml:3", "deck1.yaml:3", "1 entry of the history is dated more than a day ahead"):
            assert words in learner.whole, words


async def test_the_other_language_comes_at_once_and_is_stored(desk: Desk) -> None:
    async with desk.running(language="id") as learner:
        assert "Hari pertama" in learner.text and "L English" in learner.text
        await learner.press("L")
        assert "The first day" in learner.text and "L Bahasa Indonesia" in learner.text
        assert "Hari" not in learner.text and "Paket kartu" not in learner.text
        await learner.press("L")
        assert "Hari pertama" in learner.text and "The first day" not in learner.text
        assert desk.stored == [("language", "en"), ("language", "id")]
        assert current_language() == "id"


async def test_a_language_that_cannot_be_stored_is_told(desk: Desk) -> None:
    async with desk.running(language="id") as learner:

        def refuse(_name: str, _value: object) -> None:
            raise StorageError(N_("not saved: the disk is full"), place="config.toml")

        learner.app._store_setting = refuse
        await learner.press("L")
        assert "not saved: the disk is full" in learner.text


async def test_a_new_day_is_seen_when_the_learner_looks_again(desk: Desk) -> None:
    collection = desk.open()
    study_for_days(collection, desk.clock, 1)
    async with desk.running(collection) as learner:
        assert "Done today" in learner.text
        desk.clock.set_wall(desk.clock.moment.replace(hour=3, minute=59) + timedelta(days=1))
        assert "Done today" in await learner.press("f5")
        desk.clock.forward(minutes=1)
        morning = await learner.press("f5")
        assert "Done today" not in morning and "Wed 25 Nov · 04:00" in morning


async def test_about_the_deck_comes_by_key_and_once_before_the_first_note(desk: Desk) -> None:
    collection = desk.open(starter=True)
    async with desk.running(collection, language="id") as learner:
        assert "DEPSOS RI" in await learner.press("t")
        await learner.press("enter")
        assert "DEPSOS RI" in await learner.press("enter")  # before the first page
        assert "Penghubung" in await learner.press("enter")
        await learner.press("enter", "q", "enter")  # read it, away, again
        assert isinstance(learner.app.screen, StudyScreen)


async def test_about_a_deck_tells_its_file_only_where_it_can_be_edited(desk: Desk) -> None:
    async with desk.running(desk.open(SMALL_DECK)) as learner:
        await learner.press("t")
        assert f"File: {desk.decks}" in learner.whole
    async with desk.running(desk.open(starter=True), initial_decks=("peran-pekerja-sosial",)) as learner:
        await learner.press("t")
        assert "Comes with the program" in learner.whole
        assert str(starter_folder()) not in learner.whole


async def test_a_sitting_may_begin_with_one_deck_only(desk: Desk) -> None:
    collection = desk.open(SMALL_DECK, SECOND_DECK)
    async with desk.running(collection, initial_decks=("dua",), start="study") as learner:
        assert "Study · Paket dua" in learner.text
        await learner.press("q")
        assert "▸ Paket dua" in learner.text


@pytest.mark.parametrize("theme", ["peksos-terang", "nord", "no-such-theme"])
async def test_any_theme_can_be_asked_for(desk: Desk, theme: str) -> None:
    async with desk.running(theme=theme) as learner:
        assert learner.app.theme == (theme if theme != "no-such-theme" else "peksos-gelap")
        await learner.press("enter", "enter", "enter", "enter")
        assert "3 Good" in learner.text


async def test_what_another_program_wrote_is_seen_without_a_key(desk: Desk) -> None:
    other = desk.open()
    async with desk.running(other) as learner:
        today = learner.app.screen
        assert isinstance(today, TodayScreen)
        assert "0 +2 –" in learner.text
        StudySession(desk.open()).read()
        today.look_for_changes()
        await learner.settle()
        assert "0 +1 –" not in learner.text and "The first day" not in learner.text
        before = learner.text
        desk.clock.forward(minutes=1)
        today.look_for_changes()
        await learner.settle()
        assert learner.text != before  # the time of day


async def test_a_finished_day_offers_no_start(desk: Desk) -> None:
    collection = desk.open()
    async with desk.running(collection) as learner:
        assert "Enter Start" in learner.text
        await learner.press("enter", "enter", "enter", *["enter", "4"] * 2, "enter")
        assert learner.screens == ["TodayScreen"]
        assert "Start" not in await learner.press("enter")
        assert learner.screens == ["TodayScreen"]
