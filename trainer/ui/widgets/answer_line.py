"""The line in which an answer is typed: every key is text, and Enter hands it in."""

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from trainer.text import clean_line

HAND_IN: Final = "study.advance"
"""The command whose key hands an answer in."""


class AnswerLine(Input, inherit_bindings=False, inherit_css=False):
    """See the module's text.

    How it looks stands here, and is read only where somebody types; Textual's own rules for it take longer to read.

    Keys may come faster than they are carried out. What stood in the line when the answer was handed in is the answer,
    and keys behind it aren't part of anything.
    """

    @dataclass
    class Given(Message):
        """The answer was handed in; empty for "I don't know"."""

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

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, id="typed")
        self.cursor_blink = False
        self._given = False

    def begin(self, text: str) -> None:
        """Takes answers again, with ``text`` in the line."""
        self._given = False
        self.value = text
        self.cursor_position = len(text)

    def on_key(self, event: events.Key) -> None:
        """Hands the answer in."""
        if self._given:
            event.stop()
            event.prevent_default()
            return
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.binding.id == HAND_IN and not event.is_printable:
            event.stop()
            event.prevent_default()
            self._given = True
            self.post_message(self.Given(self.value))

    def on_paste(self, event: events.Paste) -> None:
        """Takes what was pasted without what a terminal would obey, on one line."""
        event.prevent_default()
        event.stop()
        if not self._given:
            self.insert_text_at_cursor(clean_line(event.text))
