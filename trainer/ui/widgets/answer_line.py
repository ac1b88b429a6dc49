"""The line in which an answer is typed: every key is text, what isn't text is a command, and Enter hands it in."""

from collections.abc import Collection
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from trainer.text import clean_line
from trainer.ui.commands import COMMANDS


class AnswerLine(Input, inherit_bindings=False, inherit_css=False):
    """See the module's text.

    How it looks stands here, and is read only where somebody types; Textual's own rules for it take longer to read.

    Keys may come faster than they are carried out: a slow line sends many at a time. A command takes along what stood
    in the line when its key was pressed, and commands keep their order.
    """

    @dataclass
    class Ordered(Message):
        """The key of a command was pressed when ``text`` stood in the line."""

        command: str
        text: str

    DEFAULT_CSS = """
    AnswerLine {
        width: 100%;
        height: 3;
        color: $foreground;
        background: $surface;
        border: round $frame-bright;
        padding: 0 1;
        scrollbar-size-horizontal: 0;
    }
    AnswerLine:focus { border: round $accent; }
    AnswerLine.-bare { height: 1; border: none; background: $panel; }
    AnswerLine > .input--cursor {
        background: $input-cursor-background;
        color: $input-cursor-foreground;
        text-style: $input-cursor-text-style;
    }
    AnswerLine > .input--selection { background: $input-selection-background; }
    AnswerLine > .input--placeholder { color: $quiet; }
    """
    COMPONENT_CLASSES = Input.COMPONENT_CLASSES
    BINDINGS = [binding for binding in Input.BINDINGS if not (isinstance(binding, Binding) and binding.key == "enter")]

    def __init__(self, placeholder: str, *, entering: str, handing_in: Collection[str], emptying: str = "") -> None:
        """What its commands are.

        Args:
            entering: what Enter does, whatever key the learner gave to that.
            handing_in: those that take what was typed out of the line.
            emptying: what takes back, as long as there is something in the line, only that.
        """
        super().__init__(placeholder=placeholder, select_on_focus=False, id="typed")
        self.cursor_blink = False
        self._entering = entering
        self._handing_in = handing_in
        self._emptying = emptying
        self._given = False

    def begin(self, text: str) -> None:
        """Takes answers again, with ``text`` in the line."""
        self._given = False
        self.value = text
        self.cursor_position = len(text)

    def on_key(self, event: events.Key) -> None:
        """Passes on the commands of the screen."""
        command = None if event.is_printable else self._command_of(event.key)
        if self._given or command is not None:
            event.stop()
            event.prevent_default()
        if command == self._emptying and self.value and not self._given:
            self.value = ""
        elif command is not None and not self._given:
            self.post_message(self.Ordered(command, self.value))
            if command in self._handing_in:
                self.handed_in()

    def _command_of(self, key: str) -> str | None:
        active = self.screen.active_bindings.get(key)
        command = active.binding.id if active is not None and active.binding.id in COMMANDS else None
        return self._entering if key == "enter" and command not in self._handing_in else command

    def handed_in(self) -> None:
        """What was typed is on its way: keys behind it belong to nothing."""
        self._given = True

    def on_paste(self, event: events.Paste) -> None:
        """Takes what was pasted without what a terminal would obey, on one line."""
        event.prevent_default()
        event.stop()
        if not self._given:
            self.insert_text_at_cursor(clean_line(event.text))
