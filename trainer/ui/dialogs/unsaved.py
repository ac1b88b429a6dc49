"""Leaving with answers that aren't saved: where to put them."""

from pathlib import Path
from random import Random

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from trainer.errors import TrainerError
from trainer.i18n import _, n_
from trainer.study.collection import Collection
from trainer.study.unsaved import FILE_NAME, put_aside
from trainer.ui.card_text import plain_text
from trainer.ui.commands import bindings_of
from trainer.ui.dialogs.base import Dialog
from trainer.ui.dialogs.confirm import ConfirmDialog
from trainer.ui.faces import paragraphs
from trainer.ui.widgets.scroll_text import ScrollText


class UnsavedDialog(Dialog[str | None]):
    """The text to leave the program with; None to stay. The events lie in the file, or were left behind, by then."""

    bar = ("unsaved.save", "unsaved.back", "unsaved.drop")
    more_rows = 4
    BINDINGS = bindings_of("unsaved")

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        super().__init__(Content(_("Not saved yet")), self._text())

    def _text(self, problem: str = "") -> Content:
        count = len(self._collection.unsaved)
        parts = [
            Content(n_("{n} answer isn't saved.", "{n} answers aren't saved.", count)),
            Content(_("Name a file to keep them in, for example on a USB stick:")),
        ]
        if problem:
            parts.insert(0, plain_text(problem).stylize("$warning"))
        return paragraphs(parts)

    def compose_more(self) -> ComposeResult:
        """The path."""
        path = Input(FILE_NAME, id="path")
        path.cursor_blink = False
        yield path

    def do_save(self) -> None:
        """Write the file and leave."""
        path = Path(self.query_one(Input).value.strip() or FILE_NAME)
        count = len(self._collection.unsaved)
        try:
            where = put_aside(self._collection, path, Random())
        except TrainerError as error:
            self.query_one("#body", ScrollText).put(self._text(error.explain(_)))
            return
        self.dismiss(n_("{n} entry was put into {file}", "{n} entries were put into {file}", count, file=where))

    def do_back(self) -> None:
        """Stay."""
        self.dismiss(None)

    def do_drop(self) -> None:
        """Leave without them, if that is meant."""
        count = len(self._collection.unsaved)
        question = n_("{n} answer will be lost.", "{n} answers will be lost.", count)
        self.app.push_screen(ConfirmDialog(Content(question)), self._dropped)

    def _dropped(self, sure: bool | None) -> None:
        if sure:
            self._collection.unsaved.clear()
            self.dismiss("")
