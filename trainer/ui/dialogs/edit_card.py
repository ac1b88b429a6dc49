"""Front and back of a card, to be changed where no editor can be opened."""

from collections.abc import Callable, Mapping
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import TextArea

from trainer.decks.model import Note
from trainer.errors import TrainerError
from trainer.i18n import N_, _
from trainer.ui.card_text import plain_text
from trainer.ui.commands import bindings_of
from trainer.ui.dialogs.base import Dialog
from trainer.ui.faces import paragraphs
from trainer.ui.widgets.scroll_text import ScrollText

_TITLES: Final = {"front": N_("Front side"), "back": N_("Back side")}


class EditCardDialog(Dialog[bool]):
    """True if the card was changed; its texts are in the file by then."""

    bar = ("edit.save", "edit.back")
    more_rows = 11
    AUTO_FOCUS = "TextArea"
    BINDINGS = bindings_of("edit")

    def __init__(
        self, note: Note, save: Callable[[Mapping[str, str]], object], why: TrainerError | None = None
    ) -> None:
        """What it shows and does.

        Args:
            save: writes the texts by their fields. Raises TrainerError.
            why: why the learner's own editor isn't there instead.
        """
        self._texts = {"front": note.front.own, "back": note.back.own}
        self._save = save
        super().__init__(Content(_("Edit the card")), self._text(why))

    def _text(self, problem: TrainerError | None) -> Content:
        hint = Content(_("Tab: the other text. More can be changed in the deck's file."))
        if problem is None:
            return hint
        return paragraphs([plain_text(problem.explain(_)).stylize("$warning"), hint])

    def compose_more(self) -> ComposeResult:
        """The two texts."""
        for name, text in self._texts.items():
            area = TextArea(text, id=name, soft_wrap=True, tab_behavior="focus", theme="css")
            area.border_title = _(_TITLES[name])
            area.cursor_blink = False
            yield area

    def do_save(self) -> None:
        """Write the texts into the file."""
        texts = {name: self.query_one(f"#{name}", TextArea).text for name in self._texts}
        try:
            self._save(texts)
        except TrainerError as error:
            self.query_one("#body", ScrollText).put(self._text(error))
            return
        self.dismiss(True)

    def do_back(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)
