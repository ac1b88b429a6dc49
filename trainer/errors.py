"""Every error that is expected: its cause, its place, and what to do about it.

::

    TrainerError            4  something failed (a full disk, a folder that can't be written)
    ├── UsageError          2  the command or the value given makes no sense
    ├── FileFormatError     3  a file isn't what it should be
    │   ├── DeckError          (trainer.decks.messages)
    │   ├── HistoryError       (trainer.history.store)
    │   └── SettingsError      (trainer.config.file)
    └── StorageError        4  a write didn't reach the disk; nothing was changed

The texts are gettext message ids (English), so the layer that shows an error chooses the language. Values are put
in after translating.
"""

from collections.abc import Callable

Translate = Callable[[str], str]


class TrainerError(Exception):
    """An error that a user can understand and do something about.

    Attributes:
        message: what is wrong: an English text marked with ``N_``, with ``{names}`` for the values.
        hint: what to do about it, in the same form; empty if there is nothing to do.
        place: where: a path, ``file:line:column``, an option; empty if it has none. Never translated.
        values: what goes into ``{names}``; text from outside must already be clean (`trainer.text.clean`).
        exit_code: what the command line ends with.
    """

    exit_code = 4

    def __init__(self, message: str, /, *, hint: str = "", place: str = "", **values: object) -> None:
        self.message = message
        self.hint = hint
        self.place = place
        self.values = values
        super().__init__(message.format(**values))

    def explain(self, translate: Translate) -> str:
        """One line: ``place: message; hint``, in the language of ``translate``."""
        text = translate(self.message).format(**self.values)
        if self.hint:
            text = f"{text}; {translate(self.hint).format(**self.values)}"
        return f"{self.place}: {text}" if self.place else text


class UsageError(TrainerError):
    """The command, option or value makes no sense."""

    exit_code = 2


class FileFormatError(TrainerError):
    """A file isn't what it should be."""

    exit_code = 3


class StorageError(TrainerError):
    """A write didn't reach the disk. Nothing was acknowledged and nothing in memory has changed."""

    exit_code = 4
