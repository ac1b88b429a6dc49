"""About the deck: whose list it is, which others exist, what to ask one's teacher."""

from textual.content import Content

from trainer.decks.library import starter_folder
from trainer.decks.model import Deck
from trainer.i18n import _, n_
from trainer.questions.kinds import shown, title_of
from trainer.ui.card_text import card_text, plain_line, plain_text
from trainer.ui.dialogs.base import TextDialog
from trainer.ui.faces import heading, paragraphs, quiet, rows


def about_dialog(deck: Deck) -> TextDialog:
    """What the deck says of itself."""
    parts = [plain_line(title_of(deck.title)).stylize("$accent bold")]
    if deck.description is not None:
        parts.append(card_text(shown(deck.description)))
    about = quiet(_("The deck says nothing of itself.")) if deck.about is None else card_text(shown(deck.about))
    parts.append(about)
    parts.append(Content(n_("{n} note", "{n} notes", len(deck.notes))))
    if deck.sources:
        parts.append(rows([heading(_("Sources")), *(plain_text(f"– {source}") for source in deck.sources.values())]))
    details = [
        _("Version: {version}", version=deck.version) if deck.version else "",
        _("License: {license}", license=deck.license) if deck.license else "",
        _origin(deck),
    ]
    parts.append(rows(plain_text(detail).stylize("$quiet") for detail in details if detail))
    return TextDialog(Content(_("About this deck")), paragraphs(parts))


def _origin(deck: Deck) -> str:
    """Where to edit it. A deck inside the installed program is no place for that, and its path says nothing."""
    if deck.file is None:
        return ""
    if deck.file.is_relative_to(starter_folder()):
        return _("Comes with the program")
    return _("File: {file}", file=deck.file)
