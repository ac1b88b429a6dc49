"""Opens the program on the screen, or line by line where there is no screen."""

import gc
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Literal

from trainer.cli.called import command_as_called
from trainer.cli.opening import Run
from trainer.cli.theme import unknown_theme
from trainer.config.file import SettingsFile
from trainer.config.toml_file import SettingsError
from trainer.i18n import current_language
from trainer.text import clean_line

if TYPE_CHECKING:
    from trainer.study.collection import Collection
    from trainer.ui.editing import Editor

Start = Literal["today", "study"]

_ENDINGS = tuple(
    signal.Signals[name]
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK")
    if name in signal.Signals.__members__ and signal.getsignal(signal.Signals[name]) is not signal.SIG_IGN
)
"""The signals that end a program, as far as this system has them. One turned off before the start stays off."""


def open_program(started: Run, start: Start = "today") -> int:
    """What ``peksos-trainer`` does when no command follows; ``start``: with which screen. Gives the exit code."""
    if not started.on_a_terminal:
        return study_line_by_line(started)
    return _on_the_screen(started, (), start)


def study_on_the_screen(started: Run, decks: Sequence[str] = ()) -> int:
    """Today's cards of the decks called ``decks`` (none: of all), without looking at the day first."""
    return _on_the_screen(started, decks, "study")


def _on_the_screen(started: Run, decks: Sequence[str], start: Start) -> int:
    from trainer.cli.deck_choice import open_with
    from trainer.study.import_desk import ImportDesk
    from trainer.ui.app import TrainerApp, run

    collection, ids = open_with(started, decks, told=False)
    settings_file = started.settings_file
    keymap, wrong_keys = _keymap(settings_file)
    wrong_theme = unknown_theme(settings_file.settings.theme, f"{clean_line(str(started.paths.settings_file))}: theme")
    history_notices = list(collection.history.notices)
    collection.history.notices.clear()
    _let_garbage_be_collected()
    app = TrainerApp(
        collection,
        language=current_language(),
        store_setting=started.store_setting,
        theme=settings_file.settings.theme,
        notices=(
            *settings_file.errors,
            *settings_file.warnings,
            *([wrong_theme] if wrong_theme is not None else ()),
            *wrong_keys,
            *history_notices,
        ),
        initial_decks=ids,
        start=start,
        keymap=keymap,
        command=command_as_called(),
        endings=_ENDINGS,
        import_desk=ImportDesk(collection, started.paths, Path.cwd()),
        make_editor=partial(_editor, started, collection),
    )
    return _to_the_end(started, collection, lambda: run(app), app.settle)


def _editor(started: Run, collection: "Collection") -> "Editor":
    """What opens cards for editing; loaded when the first one is edited."""
    from trainer.study.edit_desk import EditDesk
    from trainer.ui.editing import Editor

    return Editor(EditDesk(collection, started.paths), started.environ)


def _keymap(settings_file: SettingsFile) -> tuple[dict[str, str], list[SettingsError]]:
    """Binding id -> keys as the learner wants them, as far as that is possible, and what isn't."""
    if not settings_file.keys:
        return {}, []
    from trainer.config.keymap import check_keys
    from trainer.ui.commands import known_keys

    return check_keys(settings_file.keys, known_keys(), settings_file.places)


def study_line_by_line(started: Run, decks: Sequence[str] = ()) -> int:
    """Today's cards of the decks called ``decks`` (none: of all), as plain lines."""
    from trainer.cli.deck_choice import open_with
    from trainer.cli.keyboard import Keyboard
    from trainer.cli.plain_study import PlainStudy
    from trainer.cli.renames import tell_renames
    from trainer.study.identity import look
    from trainer.study.session import StudySession

    keyboard = Keyboard()
    keyboard.require_something()
    collection, ids = open_with(started, decks)
    tell_renames(collection)
    _let_garbage_be_collected()
    session = StudySession(collection, ids)

    def sitting() -> int:
        code = PlainStudy(session, keyboard).run()
        look(collection)  # a deck that was begun just now is remembered before anybody edits it
        return code

    return _to_the_end(started, collection, sitting, session.settle)


def _to_the_end(
    started: Run, collection: "Collection", sitting: Callable[[], int], settle: Callable[[], object]
) -> int:
    """Gives the exit code of ``sitting``. However it ends, what isn't saved then is put where it can be found.

    Args:
        settle: writes an answer that shows and was judged.
    """
    before = {number: signal.getsignal(number) for number in (*_ENDINGS, signal.SIGINT)}
    try:
        for number in _ENDINGS:  # the user's system shuts down, or the terminal's window is closed
            signal.signal(number, _leave)
        return sitting()
    finally:
        for number in before:  # it does; and another signal mustn't hinder what comes now
            signal.signal(number, signal.SIG_IGN)
        try:
            _save_the_rest(started, collection, settle)
        finally:
            for number, act in before.items():
                signal.signal(number, act)


def _save_the_rest(started: Run, collection: "Collection", settle: Callable[[], object]) -> None:
    if not collection.pending:
        collection.go_on_unsaved = True  # nobody can be asked
        with suppress(Exception):  # what ended the program is told
            settle()
    if collection.unsaved or collection.pending:
        from trainer.cli.rescue import rescue_unsaved

        rescue_unsaved(collection, started.paths.data)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _let_garbage_be_collected() -> None:
    """From here on the program may run for hours; what was loaded until now stays, and is never looked through."""
    gc.freeze()
    gc.enable()
