"""One run of the program: where it was started, and what it opens there when a command asks for it."""

import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from trainer.cli.render import tell, tell_error
from trainer.clock import Clock
from trainer.config.file import SettingsFile, read_settings
from trainer.config.paths import Paths, paths_from
from trainer.errors import TrainerError, UsageError
from trainer.i18n import N_, _
from trainer.text import clean_line

if TYPE_CHECKING:
    from trainer.study.collection import Collection


COMPLETE_VARIABLE = "_PEKSOS_TRAINER_COMPLETE"
"""Set by a shell that asks what could follow on its command line."""


class Run:
    """What a command is given. Nothing is opened before it's needed: ``--help`` reads the settings and no more.

    Attributes:
        environ: the environment of the process.
        arguments: the command line without the program's name.
        clock: the computer's, unless a test has another.
        extra_decks: deck files to be opened besides the library's.
    """

    def __init__(self, environ: Mapping[str, str], arguments: Sequence[str], clock: Clock) -> None:
        self.environ = environ
        self.arguments = arguments
        self.clock = clock
        self.extra_decks: list[Path] = []
        self._settings_told = False

    @cached_property
    def paths(self) -> Paths:
        """The learner's folders."""
        return paths_from(self.environ)

    @cached_property
    def settings_file(self) -> SettingsFile:
        """The settings as they stand in the file."""
        return read_settings(self.paths.settings_file)

    @property
    def json(self) -> bool:
        """Whether the answer, and an error as well, is to be one JSON object."""
        before_end = self.arguments[: self.arguments.index("--")] if "--" in self.arguments else self.arguments
        return "--json" in before_end

    @property
    def on_a_terminal(self) -> bool:
        """Whether there is a screen to draw on and a keyboard to answer with; Textual draws by stderr."""
        streams = (sys.stdin, sys.stdout, sys.stderr)
        return all(map(is_terminal, streams)) and self.environ.get("TERM") != "dumb"

    def deck_file(self, name: str) -> Path:
        """The deck file called ``name``, here or in the folder of decks. Raises UsageError if there is none."""
        path = Path(name)
        if path.name == name and not path.is_file():
            path = self.paths.decks / name
        if not path.is_file():
            hint = N_("peksos-trainer decks lists the decks there are")
            raise UsageError(N_("there is no deck file of this name"), hint=hint, place=clean_line(name))
        return path

    def collection(self, *, told: bool = True, broken: bool = True) -> "Collection":
        """Decks, history and settings, opened.

        Args:
            told: what is wrong with any of them, though the rest can be used, is told on stderr.
            broken: that goes for broken decks too.

        Raises:
            HistoryError: the history file isn't one, or can't be read. It is left as it is.
        """
        from random import Random

        from trainer.study.opening import open_collection

        settings = self.settings_file.settings
        opened = open_collection(self.paths, settings, self.clock, Random(), self.extra_decks)
        if told:
            self.tell_settings_problems()
            while opened.history.notices:
                tell_error(opened.history.notices.pop(0))
            for error in opened.library.broken if broken else ():
                tell(TrainerError.explain(error, _))  # its first problem; `check` shows all of them
            if ahead := opened.journal.ahead:
                from trainer.history.problems import too_far_ahead

                tell(too_far_ahead(ahead))
        return opened

    def store_setting(self, name: str, value: object) -> None:
        """Keeps a setting of the file for the next start. Raises SettingsError or StorageError."""
        from trainer.config.file import write_setting
        from trainer.config.settings import OPTIONS

        write_setting(self.paths.settings_file, OPTIONS[name], OPTIONS[name].parse(str(value)))

    def tell_settings_problems(self) -> None:
        """Says once what in the settings file wasn't understood."""
        if not self._settings_told:
            self._settings_told = True
            for problem in (*self.settings_file.errors, *self.settings_file.warnings):
                tell_error(problem)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether ``stream`` (None if the process was started without it) is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # it was closed
        return False
