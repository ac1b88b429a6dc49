"""A card is changed while it is studied: in an editor, in the dialog, and never at the cost of anything."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, SuspendNotSupported
from textual.widgets import TextArea

from tests.support.collections import SMALL_DECK, paths_in
from tests.ui.desk import TYPING, Desk
from trainer.decks.library import starter_folder
from trainer.decks.parse import read_deck
from trainer.errors import TrainerError
from trainer.study.collection import Collection
from trainer.study.edit_desk import EditDesk
from trainer.ui.editing import Editor
from trainer.ui.screens.study import StudyScreen

DECK = "deck0.yaml"
BACK = "Menyimak anggota"

Change = Callable[[Path], object]


class FakeEditor:
    """An editor that somebody uses.

    Attributes:
        opened: the commands it was started with.
        aside: whether the terminal was left to it each time.
    """

    def __init__(self, change: Change = lambda file: None) -> None:
        self.opened: list[list[str]] = []
        self.aside: list[bool] = []
        self._change = change
        self._is_aside = False

    @contextmanager
    def leave_terminal(self, _app: App[None]) -> Iterator[None]:
        self._is_aside = True
        yield
        self._is_aside = False

    def __call__(self, command: Sequence[str]) -> None:
        self.opened.append(list(command))
        self.aside.append(self._is_aside)
        self._change(Path(command[-1]))


def replaced(old: str, new: str) -> Change:
    def change(file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def with_editor(
    desk: Desk, collection: Collection, fake: FakeEditor, environ: dict[str, str] | None = None
) -> dict[str, Any]:
    """What the program is started with."""
    edit_desk = EditDesk(collection, paths_in(desk.folder))
    named = {"EDITOR": "vi"} if environ is None else environ
    return {"make_editor": lambda: Editor(edit_desk, named, fake, fake.leave_terminal)}


def without_suspending(desk: Desk, collection: Collection) -> dict[str, Any]:
    """A terminal that can't be left to another program, as in a browser."""

    @contextmanager
    def refused(_app: App[None]) -> Iterator[None]:
        raise SuspendNotSupported
        yield

    edit_desk = EditDesk(collection, paths_in(desk.folder))
    return {"make_editor": lambda: Editor(edit_desk, {"EDITOR": "vi"}, FakeEditor(), refused)}


async def test_the_line_of_the_card_is_opened_and_the_new_text_shows(desk: Desk) -> None:
    collection, fake = desk.open(), FakeEditor(replaced(BACK, "Mendengarkan dan mencatat"))
    async with desk.running(collection, **with_editor(desk, collection, fake)) as learner:
        assert BACK in await learner.press("enter")
        shown = await learner.press("e")
        assert fake.opened == [["vi", "+9", str(desk.decks / DECK)]]
        assert fake.aside == [True]
        assert "Mendengarkan dan mencatat" in shown and BACK not in shown
        assert learner.screens[-1] == "StudyScreen"


@pytest.mark.parametrize("key", ["e", "E", "f4"])
async def test_the_same_card_goes_on_question_or_answer(desk: Desk, key: str) -> None:
    collection, fake = desk.open(), FakeEditor(replaced("Pendengar", "Penyimak"))
    async with desk.running(collection, **with_editor(desk, collection, fake)) as learner:
        await learner.press("enter", "enter", "enter", "enter")
        attempt = learner.session.attempt
        assert attempt is not None and attempt.revealed
        card = attempt.question.card.id
        shown = await learner.press(key)
        assert learner.session.attempt is attempt and attempt.revealed
        assert attempt.question.card.id == card
        assert "Penyimak" in shown


async def test_a_broken_edit_keeps_the_last_good_deck_and_says_where(desk: Desk) -> None:
    collection = desk.open()
    fake = FakeEditor(replaced(f"back: {BACK}", f"back: [{BACK}"))
    async with desk.running(collection, **with_editor(desk, collection, fake)) as learner:
        await learner.press("enter")
        told = await learner.press("e")
        assert "Something is wrong" in told and f"{DECK}:9:" in told.replace("\n", "")
        shown = await learner.press("escape")
        assert BACK in shown and "Edit with a mistake" in shown
        fake._change = replaced(f"back: [{BACK}", f"back: {BACK}")
        assert "Edit with a mistake" not in await learner.press("f4")


async def test_e_is_a_letter_where_letters_are_options_or_an_answer(desk: Desk) -> None:
    desk.settings = TYPING
    collection, fake = desk.open(), FakeEditor()
    async with desk.running(collection, **with_editor(desk, collection, fake)) as learner:
        await learner.press("enter")
        await learner.answer_until("type")
        await learner.press("e")
        assert fake.opened == []
        await learner.press("n", "f4")
        assert len(fake.opened) == 1
        assert "en" in learner.text  # what was typed is still there


async def test_e_beside_options_opens_nothing(choosing: Desk) -> None:
    collection, fake = choosing.open(), FakeEditor()
    async with choosing.running(collection, **with_editor(choosing, collection, fake)) as learner:
        await learner.press("enter")
        await learner.answer_until("choose")
        await learner.press("e")
        assert fake.opened == []
        await learner.press("f4")
        assert len(fake.opened) == 1


async def test_an_edit_is_not_for_a_card_that_is_yet_to_come(desk: Desk) -> None:
    collection, fake = desk.open(), FakeEditor()
    async with desk.running(collection, **with_editor(desk, collection, fake)) as learner:
        await learner.press("enter", "enter", "enter", "enter")
        await learner.press_at_once("3", "e")
        assert fake.opened == []


async def test_a_starter_deck_becomes_the_learners_own_first(desk: Desk) -> None:
    collection, fake = desk.open(starter=True), FakeEditor()
    release = starter_folder() / "peran-pekerja-sosial.yaml"
    before = release.read_bytes()
    async with desk.running(collection, start="study", **with_editor(desk, collection, fake)) as learner:
        await learner.press("escape")
        assert isinstance(learner.app.screen, StudyScreen)
        note = learner.session.current.note  # type: ignore[union-attr]
        fake._change = lambda file: file.write_bytes(file.read_bytes().replace(note.back.own.encode(), b"Lain"))
        await learner.press("e")
        copy = desk.decks / release.name
        assert fake.opened == [["vi", f"+{note.line}", str(copy)]]
        assert (desk.folder / "data" / "base" / release.name).read_bytes() == before == release.read_bytes()
        assert learner.session.current.deck.file == copy  # type: ignore[union-attr]
        assert [deck.file for deck in collection.decks if deck.id == release.stem] == [copy]
        assert (desk.decks / "deck-1.schema.json").exists()


async def test_without_an_editor_front_and_back_are_changed_in_a_dialog(desk: Desk) -> None:
    collection = desk.open()
    before = (desk.decks / DECK).read_text()
    async with desk.running(collection, **without_suspending(desk, collection)) as learner:
        await learner.press("enter", "e")
        assert learner.screens[-1] == "EditCardDialog"
        assert BACK in learner.text and "Ctrl+S Save" in learner.text
        await learner.press("tab")
        area = learner.app.screen.focused
        assert isinstance(area, TextArea) and area.id == "back"
        area.text = "Menyimak: dengan sabar"
        shown = await learner.press("ctrl+s")
        assert "Menyimak: dengan sabar" in shown
        assert learner.screens[-1] == "StudyScreen"
    after = (desk.decks / DECK).read_text()
    assert after == before.replace(f"back: {BACK}", 'back: "Menyimak: dengan sabar"')


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_the_dialog_fits_and_leaving_it_changes_nothing(desk: Desk, size: tuple[int, int]) -> None:
    collection = desk.open()
    before = (desk.decks / DECK).read_bytes()
    async with desk.running(collection, size=size, **without_suspending(desk, collection)) as learner:
        await learner.press("enter", "f4")
        assert all(word in learner.text for word in ("Front", "Back", "Pendengar", BACK, "Esc", "Save"))
        learner.app.screen.query_one("#back", TextArea).text = "lain"
        assert BACK in await learner.press("escape")
    assert (desk.decks / DECK).read_bytes() == before


async def test_a_text_that_cannot_be_written_stays_in_the_dialog(desk: Desk) -> None:
    collection = desk.open()
    before = (desk.decks / DECK).read_bytes()
    async with desk.running(collection, **without_suspending(desk, collection)) as learner:
        await learner.press("enter", "e")
        learner.app.screen.query_one("#front", TextArea).text = "  "
        assert '"front" is empty' in await learner.press("ctrl+s")
        assert learner.screens[-1] == "EditCardDialog"
    assert (desk.decks / DECK).read_bytes() == before


async def test_an_editor_that_is_not_there_is_told_and_the_dialog_helps(desk: Desk) -> None:
    def missing(_file: Path) -> None:
        raise FileNotFoundError

    collection, fake = desk.open(), FakeEditor(missing)
    async with desk.running(collection, **with_editor(desk, collection, fake, {"EDITOR": "tiada"})) as learner:
        await learner.press("enter")
        told = await learner.press("e")
        assert learner.screens[-1] == "EditCardDialog"
        assert "the editor tiada can't be started" in " ".join(told.split())


async def test_a_program_that_cannot_edit_shows_no_such_key(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("enter")
        assert "F4" not in learner.text
        await learner.press("e", "f4")
        assert learner.screens[-1] == "StudyScreen"


def test_a_file_changed_meanwhile_is_left_alone(desk: Desk) -> None:
    collection = desk.open(SMALL_DECK)
    deck = collection.decks[0]
    EditDesk(collection, paths_in(desk.folder)).change(deck, deck.notes[1], {"back": "Lain"})
    assert read_deck(desk.decks / DECK).notes[1].back.own == "Lain"
    (desk.decks / DECK).write_text(SMALL_DECK.replace("id: b", "id: bb"))
    with pytest.raises(Exception, match='no card has the id "b"'):
        EditDesk(collection, paths_in(desk.folder)).change(deck, deck.notes[1], {"back": "Lagi"})


def test_a_text_that_was_left_as_it_was_undoes_no_edit_made_meanwhile(desk: Desk) -> None:
    collection = desk.open(SMALL_DECK)
    deck, file = collection.decks[0], desk.decks / DECK
    note = deck.notes[1]
    replaced(note.back.own, "Dari luar")(file)
    EditDesk(collection, paths_in(desk.folder)).change(deck, note, {"front": "Baru", "back": note.back.own})
    kept = read_deck(file).notes[1]
    assert (kept.front.own, kept.back.own) == ("Baru", "Dari luar")


def test_a_text_that_somebody_else_changed_meanwhile_is_left_alone(desk: Desk) -> None:
    collection = desk.open(SMALL_DECK)
    deck, file = collection.decks[0], desk.decks / DECK
    note = deck.notes[1]
    replaced(note.back.own, "Dari luar")(file)
    with pytest.raises(TrainerError):
        EditDesk(collection, paths_in(desk.folder)).change(deck, note, {"front": note.front.own, "back": "Lagi"})
    assert read_deck(file).notes[1].back.own == "Dari luar"
