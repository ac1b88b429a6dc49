"""The table of commands: complete, without clashes, and the one source of bindings, key bar and help."""

from types import FunctionType

import pytest
from textual.app import App
from textual.binding import Binding
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

import trainer.ui.dialogs.unsaved  # noqa: F401  (so that all classes are known)
from tests.ui.desk import Desk
from trainer.config.keymap import check_keys
from trainer.ui.app import TrainerApp
from trainer.ui.commands import COMMANDS, commands_of, known_keys
from trainer.ui.dialogs.base import Dialog, TextDialog
from trainer.ui.dialogs.confirm import ConfirmDialog
from trainer.ui.dialogs.edit_card import EditCardDialog
from trainer.ui.dialogs.other_id import OtherIdDialog
from trainer.ui.dialogs.renames import RenamesDialog
from trainer.ui.dialogs.storage import StorageDialog
from trainer.ui.dialogs.unsaved import UnsavedDialog
from trainer.ui.palette import Palette
from trainer.ui.screens.importing import ImportScreen
from trainer.ui.screens.role_map import RoleMapScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.today import TodayScreen

PLACES = {
    "today": TodayScreen,
    "study": StudyScreen,
    "map": RoleMapScreen,
    "import": ImportScreen,
    "other_id": OtherIdDialog,
    "dialog": TextDialog,
    "scroll": Dialog,
    "storage": StorageDialog,
    "confirm": ConfirmDialog,
    "unsaved": UnsavedDialog,
    "renames": RenamesDialog,
    "edit": EditCardDialog,
    "palette": Palette,
}


def own_classes(base: type) -> set[type]:
    """All classes of ours below one of Textual's."""
    found: set[type] = set()
    waiting = list(base.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("trainer."):
            found.add(kind)
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_can_be_carried_out(command: str) -> None:
    place, action = command.split(".")
    for kind in [PLACES[place]] if place != "app" else [TodayScreen, StudyScreen, RoleMapScreen, ImportScreen]:
        assert callable(getattr(kind, f"do_{action}", None)), (command, kind)


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    everywhere = commands_of("app") if place in ("today", "study", "map", "import") else ()
    bound = {binding.id for binding in PLACES[place].BINDINGS if isinstance(binding, Binding)}
    keys = [
        key for command in (*commands_of(place), *everywhere) if command.id in bound for key in command.keys.split(",")
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "kind",
    [
        *(TodayScreen, StudyScreen, RoleMapScreen, ImportScreen),
        *(TextDialog, StorageDialog, ConfirmDialog, UnsavedDialog, OtherIdDialog, RenamesDialog),
    ],
)
def test_key_bars_name_known_commands(kind: type[Screen[object]]) -> None:
    bar = kind.bar  # type: ignore[attr-defined]
    assert bar and set(bar) <= set(COMMANDS)


def test_every_binding_of_ours_has_an_id_of_the_table() -> None:
    for kind in (*PLACES.values(), TrainerApp):
        for binding in vars(kind).get("BINDINGS", []):
            assert binding.id in COMMANDS


def test_no_name_of_ours_is_one_that_textual_owns() -> None:
    meant = {
        *{"compose", "render", "on_mount", "on_resize", "allow_focus", "get_content_width", "get_content_height"},
        *{"action_quit", "action_help_quit", "get_default_screen", "get_theme_variable_defaults"},
        *{"filter_paths", "process_label", "render_label", "get_label_width"},
        *{"_directory_content", "_populate_node"},  # private, but Textual's only hooks that know the folder
        "_handle_exception",  # private, but Textual's only hook for keeping its traceback from the learner
    }
    clashes = []
    for kind in own_classes(Widget) | own_classes(App):
        theirs = {name for parent in kind.__mro__ if parent.__module__.startswith("textual") for name in vars(parent)}
        ours = {name for name, value in vars(kind).items() if isinstance(value, FunctionType | property)}
        clashes += [(kind.__name__, name) for name in (ours & theirs) - meant if not name.startswith("__")]
    assert clashes == []


async def test_no_attribute_of_ours_is_one_that_textual_owns(desk: Desk) -> None:
    async with desk.running() as learner:
        await learner.press("enter", "enter")
        theirs = {
            App: set(vars(App())),
            Screen: set(vars(Screen())),
            Widget: set(vars(Widget())),
        }
        for node in (learner.app, learner.app.screen, *learner.app.screen.query(Widget)):
            if not type(node).__module__.startswith("trainer."):
                continue
            base = next(kind for kind in (App, Screen, Widget) if isinstance(node, kind))
            assigned = {
                name
                for kind in type(node).__mro__
                if kind.__module__.startswith("trainer.") and "__init__" in vars(kind)
                for name in kind.__init__.__code__.co_names
                if name.startswith("_") and name in vars(node)
            }
            assert assigned & theirs[base] <= {"__init__"}, type(node)


NOT_AFTER_TURNING_OVER = ("reveal", "later", "up", "down", "page_up", "page_down", "hint", "overrule", "edit")


async def test_the_help_lists_every_key_that_works(desk: Desk) -> None:
    async with desk.running(size=(40, 15)) as learner:
        await learner.press("question_mark")
        not_now = {
            f"today.{name}"
            for name in ("import", "up", "down", "first", "last", "problem", "renames", "messages", "page_up")
        }
        for command in commands_of("today"):
            if command.id not in not_now:
                assert command.help in learner.whole or "page" in command.id, command.id
        await learner.press("q", "enter", "enter", "enter", "enter", "f1")
        for command in commands_of("study"):
            name = command.id.partition(".")[2]
            works = name not in NOT_AFTER_TURNING_OVER and not name.startswith("choose_")
            assert (command.help in learner.whole) is works or not works, command.id
        assert "Studying" in learner.whole and "Rating" in learner.whole


async def test_other_keys_of_the_learner_work_and_are_shown(desk: Desk) -> None:
    keymap, wrong = check_keys({"study.good": "g,f7", "study.advance": "j", "today.start": "s"}, known_keys())
    assert wrong == []
    collection = desk.open()
    async with desk.running(collection, keymap=keymap) as learner:
        assert "s Start" in learner.text and "Enter" not in learner.text.splitlines()[-1]
        await learner.press("s", "j", "j", "j")
        assert "g Good 10 min" in learner.text and "j Good" in learner.text
        await learner.press("3")
        assert len(collection.history.events) == 3  # created and two readings: 3 is nobody's key now
        await learner.press("g")
        assert len(collection.history.events) == 4


@pytest.mark.parametrize("kind", [ModalScreen])
def test_dialogs_are_ours(kind: type) -> None:
    assert {OtherIdDialog, UnsavedDialog, StorageDialog, ConfirmDialog, TextDialog, Palette} <= own_classes(kind)
