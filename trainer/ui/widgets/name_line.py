"""The line in which names are typed one after another; what isn't text is a command, in the order of the keys.

Keys may come faster than they are carried out (a slow line sends many at a time). A command takes along what stood in
the line when its key was pressed, so that a name never gets the first letters of the next one.
"""

from collections.abc import Collection
from dataclasses import dataclass

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from trainer.ui.commands import COMMANDS
from trainer.ui.widgets.answer_line import AnswerLine

_KEYS: list[BindingType] = [one for one in Input.BINDINGS if isinstance(one, Binding) and one.key != "enter"]
"""Those that move in the line or change it."""


class NameLine(AnswerLine, inherit_bindings=False):
    """See the module's text.

    Attributes:
        handing_in: the commands that take what was typed out of the line.
    """

    BINDINGS = _KEYS

    @dataclass
    class Ordered(Message):
        """The key of a command was pressed when ``text`` stood in the line."""

        command: str
        text: str

    def __init__(self, placeholder: str, handing_in: Collection[str]) -> None:
        super().__init__(placeholder)
        self.handing_in = handing_in

    def on_key(self, event: events.Key) -> None:
        """Passes on the commands of the screen."""
        if event.is_printable:
            return
        active = self.screen.active_bindings.get(event.key)
        command = active.binding.id if active is not None else None
        if command is not None and command in COMMANDS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Ordered(command, self.value))
            if command in self.handing_in:
                self.value = ""

    def take_out(self) -> str:
        """What stands in the line; it's empty then."""
        text, self.value = self.value, ""
        return text

    def put_back(self, text: str) -> None:
        """Gives ``text`` back for another try, unless the next name is being typed already."""
        if not self.value:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text)
