"""An answer couldn't be written: try again, go on without saving, or leave."""

from typing import Literal

from textual.content import Content

from trainer.errors import StorageError
from trainer.i18n import _
from trainer.ui.card_text import plain_text
from trainer.ui.commands import bindings_of
from trainer.ui.dialogs.base import Dialog
from trainer.ui.faces import paragraphs, quiet

Decision = Literal["retry", "go_on", "quit"]


class StorageDialog(Dialog[Decision]):
    """What to do about it. The answer is kept until that is decided."""

    bar = ("storage.retry", "storage.go_on", "storage.quit")
    BINDINGS = bindings_of("storage")

    def __init__(self, error: StorageError) -> None:
        body = paragraphs(
            [
                plain_text(error.explain(_)),
                Content(_("Nothing was changed, and your last answer is kept.")),
                quiet(
                    _(
                        "Without saving, answers are kept in memory; each further answer tries to write all of them, "
                        "and when you leave you are asked where to put them."
                    )
                ),
            ]
        )
        super().__init__(Content(_("Not saved")), body)

    def do_retry(self) -> None:
        """Write again."""
        self.dismiss("retry")

    def do_go_on(self) -> None:
        """Go on unsaved."""
        self.dismiss("go_on")

    def do_quit(self) -> None:
        """Leave."""
        self.dismiss("quit")
