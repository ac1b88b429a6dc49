"""The line in which names are typed one after another: what was handed in leaves it free for the next one."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from trainer.ui.widgets.answer_line import AnswerLine


class NameLine(AnswerLine, inherit_bindings=False):
    """See the module's text."""

    BINDINGS: ClassVar[list[BindingType]] = AnswerLine.BINDINGS

    def handed_in(self) -> None:
        """The next name may begin."""
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
