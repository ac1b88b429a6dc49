"""The line for the path of a file. As long as it's empty, the keys that edit a line move in the tree below it."""

import re
from dataclasses import replace
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType

from trainer.ui.widgets.answer_line import AnswerLine

_EDITING: Final = {"backspace": "delete_left", "left": "cursor_left", "right": "cursor_right"}
_BEGINNINGS: Final = ("/", "~", "'/", '"/', "file://", "& ")
"""Of whole paths, as a file manager or a terminal writes them."""
_DRIVE: Final = re.compile(r"""\s*['"]?(?:[A-Za-z]:|\\)\\""")


def _other_keys(binding: BindingType) -> list[BindingType]:
    """``binding`` without the keys that `PathLine` carries out itself."""
    if not isinstance(binding, Binding):
        return [binding]
    keys = [key for key in binding.key.split(",") if key.strip() not in _EDITING]
    return [replace(binding, key=",".join(keys))] if keys else []


class PathLine(AnswerLine, inherit_bindings=False):
    """See the module's text."""

    BINDINGS: ClassVar[list[BindingType]] = [other for binding in AnswerLine.BINDINGS for other in _other_keys(binding)]

    def on_key(self, event: events.Key) -> None:
        """Edits what stands in the line."""
        if self.value and event.key in _EDITING:
            event.stop()
            event.prevent_default()
            getattr(self, f"action_{_EDITING[event.key]}")()

    def on_paste(self, event: events.Paste) -> None:
        """A whole path, as of a file that is dropped on the terminal, takes the place of what stood in the line."""
        if event.text.lstrip().startswith(_BEGINNINGS) or _DRIVE.match(event.text):
            self.value = ""
        super().on_paste(event)
