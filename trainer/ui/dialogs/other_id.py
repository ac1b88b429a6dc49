"""Another deck has the id already: under which one is this one to come in?"""

import re

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from trainer.decks.identity import refused_character
from trainer.errors import TrainerError
from trainer.i18n import _
from trainer.ui.card_text import plain_text
from trainer.ui.commands import bindings_of
from trainer.ui.dialogs.base import Dialog
from trainer.ui.faces import paragraphs
from trainer.ui.widgets.scroll_text import ScrollText


class OtherIdDialog(Dialog[str | None]):
    """The other id; None to leave the deck out."""

    bar = ("other_id.use", "other_id.back")
    more_rows = 4
    BINDINGS = bindings_of("other_id")

    def __init__(self, error: TrainerError, taken: str) -> None:
        """``taken``: the id that another deck has."""
        self._error = error
        self._taken = taken
        super().__init__(Content(_("Another deck has this id")), self._text())

    def _text(self, problem: str = "") -> Content:
        parts = [
            plain_text(_(self._error.message).format(**self._error.values)),
            Content(_("Read this one under another id, and both stay:")),
        ]
        if problem:
            parts.insert(0, Content.styled(problem, "$warning"))
        return paragraphs(parts)

    def compose_more(self) -> ComposeResult:
        """The id."""
        line = Input(next_id(self._taken), id="other_id")
        line.cursor_blink = False
        yield line

    def do_use(self) -> None:
        """Take what stands in the line, if it is an id."""
        wanted = self.query_one(Input).value.strip()
        if not wanted or refused_character(wanted):
            told = _("An id holds only letters, digits, - and _.")
        elif wanted == self._taken:
            told = _("This is the id that the other deck has.")
        else:
            self.dismiss(wanted)
            return
        self.query_one("#body", ScrollText).put(self._text(told))

    def do_back(self) -> None:
        """Leave it out."""
        self.dismiss(None)


def next_id(taken: str) -> str:
    """``roles-2`` for ``roles``, ``roles-3`` for ``roles-2``."""
    numbered = re.fullmatch(r"(.+)-([1-9][0-9]{0,3})", taken)
    return f"{numbered[1]}-{int(numbered[2]) + 1}" if numbered else f"{taken}-2"
