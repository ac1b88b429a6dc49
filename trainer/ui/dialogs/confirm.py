"""A question with yes and no."""

from textual.content import Content

from trainer.i18n import _
from trainer.ui.commands import bindings_of
from trainer.ui.dialogs.base import Dialog


class ConfirmDialog(Dialog[bool]):
    """True for yes, False for no."""

    bar = ("confirm.yes", "confirm.no")
    BINDINGS = bindings_of("confirm")

    def __init__(self, question: Content) -> None:
        super().__init__(Content(_("Are you sure?")), question)

    def do_yes(self) -> None:
        """Yes."""
        self.dismiss(True)

    def do_no(self) -> None:
        """No."""
        self.dismiss(False)
