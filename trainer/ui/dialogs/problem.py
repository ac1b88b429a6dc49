"""What went wrong, or what the program has to tell, in a dialog."""

from collections.abc import Sequence

from textual.content import Content

from trainer.errors import TrainerError
from trainer.i18n import _
from trainer.ui.card_text import plain_text
from trainer.ui.dialogs.base import TextDialog
from trainer.ui.faces import paragraphs


def problem_dialog(error: TrainerError) -> TextDialog:
    """One error, with its place and what to do about it."""
    return TextDialog(Content(_("Something is wrong")), plain_text(error.explain(_)))


def messages_dialog(messages: Sequence[Content]) -> TextDialog:
    """Everything the program has to tell."""
    return TextDialog(Content(_("Messages")), paragraphs(messages))
