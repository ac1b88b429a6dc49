"""The Textual program: themes, language, and which screen is open. What is studied is the session's affair."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from textual import events, on
from textual.app import App
from textual.worker import WorkerFailed

from trainer.errors import TrainerError
from trainer.i18n import LANGUAGES, current_language, use
from trainer.study.collection import Collection
from trainer.ui.screens.base import TrainerScreen
from trainer.ui.screens.today import TodayScreen
from trainer.ui.themes import DARK, OURS, colours_for

Start = Literal["today", "study"]

_LOOK_EVERY: Final = 60.0
"""Seconds after which the screen *Hari ini* looks at the clock: the day may have changed."""


class TrainerApp(App[None]):
    """See the module's text."""

    TITLE = "peksos-trainer"
    CSS_PATH = ["styles/app.tcss", "styles/today.tcss", "styles/study.tcss"]
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
        ticking: bool = True,
    ) -> None:
        """``ticking=False``: nothing happens by itself. ``keymap``: binding id -> keys, already checked."""
        super().__init__()
        use(language)
        self._collection = collection
        self._store_setting = store_setting
        self._notices = notices
        self._decks = tuple(initial_decks) if initial_decks is not None else None
        self._start = start
        self._ticking = ticking
        self._about_shown: set[str] = set()
        for ours in OURS:
            self.register_theme(ours)
        self._begin_with(theme if theme in self.available_themes else DARK.name)
        self.set_keymap(dict(keymap or {}))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that don't know them."""
        return dict(colours_for(self.current_theme))

    def _begin_with(self, theme: str) -> None:
        """Takes a theme as if it had always been there: nothing is drawn yet that would have to be drawn anew."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{theme}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> TodayScreen:
        """The screen everything begins with."""
        return TodayScreen(self._collection, self._notices, self._decks)

    def on_mount(self) -> None:
        """Goes on to the first card, if that was asked for."""
        if self._start == "study":
            self.study(self._decks)
        if self._ticking:
            self.set_interval(_LOOK_EVERY, self._look_at_the_day)

    @on(TrainerScreen.StudyAsked)
    def _study_asked(self, message: TrainerScreen.StudyAsked) -> None:
        if not isinstance(self.screen, TodayScreen):
            self.pop_screen()
        self.study(message.decks)

    def study(self, decks: Sequence[str] | None) -> None:
        """Begins a sitting with some decks; None means all."""
        from trainer.ui.beginning import begin  # not needed for the first screen

        begin(self, self._collection, decks, self._about_shown)

    def on_app_focus(self, event: events.AppFocus) -> None:
        """The learner comes back from elsewhere: an editor, perhaps."""
        if isinstance(self.screen, TrainerScreen):
            self.screen.look_again()

    def _look_at_the_day(self) -> None:
        if isinstance(self.screen, TodayScreen):
            self.screen.look_again()

    @on(TodayScreen.LanguageAsked)
    def _language_asked(self) -> None:
        language = next(other for other in LANGUAGES if other != current_language())
        use(language)
        self._look_at_the_day()
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
