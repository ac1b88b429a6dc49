"""The line in which an answer is typed: every key is text, and Enter hands it in."""

from textual import events
from textual.binding import Binding
from textual.widgets import Input

from trainer.text import clean_line


class AnswerLine(Input, inherit_bindings=False):
    """See the module's text. Its Enter is the screen's, which hands the answer in."""

    BINDINGS = [binding for binding in Input.BINDINGS if not (isinstance(binding, Binding) and binding.key == "enter")]

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, id="typed")
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Takes what was pasted without what a terminal would obey, on one line."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean_line(event.text))
