"""A card is edited: in the learner's own editor, at its line, or where that can't be, in a dialog."""

import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

from textual.app import App, SuspendNotSupported

from trainer.decks.model import Deck, Note
from trainer.errors import TrainerError
from trainer.i18n import N_
from trainer.study.edit_desk import EditDesk, Spot
from trainer.text import clean_line
from trainer.ui.dialogs.problem import problem_dialog
from trainer.ui.editor_command import editor_command


@contextmanager
def _program_aside(app: App[None]) -> Iterator[None]:
    """The terminal belongs to another program. Ctrl+C is meant for that one."""
    with app.suspend():
        before = signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN, which the other program would inherit
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=False)


class Editor:
    """Opens cards for editing."""

    def __init__(
        self,
        desk: EditDesk,
        environ: Mapping[str, str],
        run: Callable[[Sequence[str]], object] = _run,
        aside: Callable[[App[None]], AbstractContextManager[None]] = _program_aside,
    ) -> None:
        """What it opens them with.

        Args:
            environ: the environment of the process, which names the editor.
            run: runs a command to its end. Raises OSError if it can't be started.
            aside: leaves the terminal to another program. Raises SuspendNotSupported.
        """
        self._desk = desk
        self._environ = environ
        self._run = run
        self._aside = aside

    def edit(self, app: App[None], deck: Deck, note: Note, then: Callable[[], object]) -> None:
        """Lets the learner edit ``note``; ``then`` looks at the deck files again."""
        try:
            spot = self._desk.spot(deck, note)
        except TrainerError as error:
            app.push_screen(problem_dialog(error))
            return
        command = editor_command(spot.file, spot.line, self._environ)
        if not command:
            self._in_a_dialog(app, deck, note)
            return
        try:
            with self._aside(app):
                started = self._starts(command)
        except SuspendNotSupported:
            self._in_a_dialog(app, deck, note)
            return
        if started:
            then()
            self._tell_trouble(app, spot)
        else:
            told = N_("the editor {name} can't be started")
            hint = N_("put the name of another one into the environment variable EDITOR")
            self._in_a_dialog(app, deck, note, TrainerError(told, hint=hint, name=clean_line(command[0])))

    def _starts(self, command: Sequence[str]) -> bool:
        """Runs the editor; False if it can't be started. Textual takes the terminal back only if nothing is raised."""
        try:
            self._run(command)
        except (OSError, ValueError):
            return False
        return True

    def _tell_trouble(self, app: App[None], spot: Spot) -> None:
        trouble = self._desk.trouble(spot.file)
        if trouble is not None:
            app.push_screen(problem_dialog(trouble))

    def _in_a_dialog(self, app: App[None], deck: Deck, note: Note, why: TrainerError | None = None) -> None:
        from trainer.ui.dialogs.edit_card import EditCardDialog

        def save(texts: Mapping[str, str]) -> None:
            self._desk.change(deck, note, texts)

        app.push_screen(EditCardDialog(note, save, why))
