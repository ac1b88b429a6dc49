"""The lines of a sitting without a screen: what is said, what is asked, what is typed."""

from enum import Enum, auto

from trainer.cli import plain_text
from trainer.cli.keyboard import Keyboard
from trainer.cli.render import ask, terminal_columns, write


class Next(Enum):
    """What follows a line that was typed."""

    GO_ON = auto()
    STOP = auto()


class Lines:
    """See the module's text."""

    def __init__(self, keyboard: Keyboard) -> None:
        self._keyboard = keyboard
        self._columns = terminal_columns()

    def say(self, text: str = "") -> None:
        """Writes ``text``, wrapped for the terminal."""
        write(plain_text.wrap(text, self._columns))

    def ask(self, prompt: str) -> str | None:
        """The line that answers ``prompt``; None at the end of the input."""
        self.say(prompt)
        ask("> ")
        line = self._keyboard.line()
        if line is None or not self._keyboard.typed:
            self.say()
        return line
