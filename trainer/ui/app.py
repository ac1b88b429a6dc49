"""The Textual program: themes, language, and which screen is open. What is studied is the session's affair."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from textual import events, on
from textual.app import App
from textual.worker import WorkerFailed

from trainer.decks.model import Deck, Note
from trainer.errors import TrainerError
from trainer.i18n import LANGUAGES, current_language, use
from trainer.study.collection import Collection
from trainer.ui.screens.base import TrainerScreen
from trainer.ui.themes import DARK, colours_for, dress

if TYPE_CHECKING:
    from trainer.study.import_desk import ImportDesk
    from trainer.study.session import StudySession
    from trainer.ui.editing import Editor
    from trainer.ui.screens.study import StudyScreen

Start = Literal["today", "study"]

_LOOK_EVERY: Final = 10.0
"""Seconds after which the screen *Hari ini* looks at the clock and the files: another program may have written."""


class TrainerApp(App[None]):
    """See the module's text."""

    TITLE = "peksos-trainer"
    CSS_PATH = [
        "styles/app.tcss",
        "styles/today.tcss",
        "styles/study.tcss",
        "styles/role_map.tcss",
        "styles/importing.tcss",
    ]
    """All at once: Textual reads every rule again for each screen that brings rules of its own."""
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        collection: Collection,
        *,
        language: str,
        store_setting: Callable[[str, object], None],
        theme: str = DARK.name,
        notices: Sequence[TrainerError] = (),
        initial_decks: Sequence[str] | None = None,
        start: Start = "today",
        keymap: Mapping[str, str] | None = None,
        command: str = TITLE,
        endings: Sequence[int] = (),
        import_desk: "ImportDesk | None" = None,
        make_editor: "Callable[[], Editor] | None" = None,
        ticking: bool = True,
    ) -> None:
        """What it runs with.

        Args:
            keymap: binding id -> keys, already checked.
            command: what to write in the terminal to open the program again, already clean.
            endings: the signals at which it ends.
            import_desk: where decks come in; None: they don't.
            make_editor: gives what opens a card for editing; None: cards can't be edited.
            ticking: False: nothing happens by itself.
        """
        super().__init__()
        use(language)
        self._collection = collection
        self._store_setting = store_setting
        self._notices = notices
        self._decks = tuple(initial_decks) if initial_decks is not None else None
        self._start = start
        self._command = command
        self._endings = endings
        self._import_desk = import_desk
        self._make_editor = make_editor
        self._ticking = ticking
        self._sitting: StudySession | None = None
        self._about_shown: set[str] = set()
        dress(self, theme)
        self.set_keymap(dict(keymap or {}))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that don't know them."""
        return dict(colours_for(self.current_theme))

    def get_default_screen(self) -> TrainerScreen:
        """The screen everything begins with."""
        if self._start == "study":
            return self._study_screen(self._decks)
        return self._today()

    def _today(self) -> TrainerScreen:
        from trainer.ui.screens.today import Doors, TodayScreen  # not needed where a sitting begins at once

        doors = Doors(self._begin, self._fill_in_map, self._bring_in if self._import_desk is not None else None)
        return TodayScreen(self._collection, doors, self._notices, self._decks, self._command)

    def _study_screen(self, decks: Sequence[str] | None) -> "StudyScreen":
        from trainer.ui.beginning import study_screen  # not needed for the first screen

        edit = self._edit if self._make_editor is not None else None
        screen = study_screen(self._collection, decks, self._leave_sitting, self._command, edit)
        self._sitting = screen.session
        return screen

    def settle(self) -> None:
        """An answer that shows counts if it was judged, however the program ends. Raises StorageError."""
        if self._sitting is not None:
            self._sitting.settle()

    def on_mount(self) -> None:
        """Begins to look at the clock, and to listen to the system."""
        if self._start == "study":
            from trainer.ui.beginning import tell_about

            tell_about(self, self._about_shown)
        if self._ticking:
            self.set_interval(_LOOK_EVERY, self._look_for_changes)
        self._listen_to_the_system()

    def _listen_to_the_system(self) -> None:
        """Told to end, it leaves the terminal in order. Whoever runs it saves what isn't saved."""
        for number in self._endings:
            with suppress(NotImplementedError):  # on Windows
                asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def _leave_sitting(self) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:  # the program began with a sitting; Textual can't do without its first screen
            self.push_screen(self._today())

    def _begin(self, decks: tuple[str, ...] | None) -> None:
        from trainer.ui.beginning import begin  # not needed for the first screen

        begin(self, partial(self._study_screen, decks), self._about_shown)

    def _fill_in_map(self, deck: Deck) -> None:
        from trainer.ui.beginning import fill_in_map  # not needed for the first screen

        fill_in_map(self, self._collection, deck, self._leave_sitting)

    def _edit(self, deck: Deck, note: Note, then: Callable[[], object]) -> None:
        if self._make_editor is not None:
            self._make_editor().edit(self, deck, note, then)

    def _bring_in(self) -> None:
        from trainer.ui.beginning import bring_in  # not needed for the first screen

        if self._import_desk is not None:
            bring_in(self, self._collection, self._import_desk, self._leave_sitting)

    def on_app_focus(self, event: events.AppFocus) -> None:
        """The learner comes back from elsewhere: an editor, perhaps."""
        if isinstance(self.screen, TrainerScreen):
            self.screen.look_again()

    def _look_for_changes(self) -> None:
        if isinstance(self.screen, TrainerScreen) and self.screen.place == "today":
            self.screen.look_for_changes()

    @on(TrainerScreen.LanguageAsked)
    def _language_asked(self) -> None:
        language = next(other for other in LANGUAGES if other != current_language())
        use(language)
        if isinstance(self.screen, TrainerScreen):
            self.screen.look_again()
        try:
            self._store_setting("language", language)
        except TrainerError as error:
            from trainer.ui.dialogs.problem import problem_dialog

            self.push_screen(problem_dialog(error))

    @on(TrainerScreen.QuitAsked)
    async def _quit_asked(self) -> None:
        await self.action_quit()

    async def action_quit(self) -> None:
        """Leaves, if nothing has to be settled first."""
        from trainer.ui.leaving import leave  # not needed for the first screen

        leave(self, self._collection)

    def action_help_quit(self) -> None:
        """Ctrl+C copies; on its own it does nothing, least of all talk English."""

    def _handle_exception(self, error: Exception) -> None:
        """Ends the program without Textual's traceback, which would print the values of variables, cards among them.

        It is the only hook that Textual has for this; `run` raises the error again once the terminal is as before.
        """
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def fault(self) -> BaseException | None:
        """The unexpected error that ended the program, if one did."""
        return self._exception.error if isinstance(self._exception, WorkerFailed) else self._exception


def run(app: TrainerApp) -> int:
    """Runs the program until it is left. Returns the exit code; an unexpected error comes out as it was raised."""
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
