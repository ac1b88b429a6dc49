"""What the program has to tell that stops nothing: of the history, of decks that can't be opened, of settings."""

from collections.abc import Iterable

from textual.content import Content

from trainer.decks.model import Deck
from trainer.errors import TrainerError
from trainer.i18n import _, n_
from trainer.study.collection import Collection
from trainer.ui.card_text import plain_line, plain_text


def notices_of(collection: Collection, others: Iterable[TrainerError] = ()) -> tuple[Content, ...]:
    """All of them, in the language in force."""
    errors = (*collection.history.notices, *others, *collection.library.broken)
    found = [plain_text(error.explain(_)) for error in errors]
    if ahead := collection.journal.ahead:
        found.append(
            Content(
                n_(
                    "{n} answer is dated more than a day ahead and doesn't count yet; check the clock of the computer.",
                    "{n} answers are dated more than a day ahead and don't count yet; check the clock of the computer.",
                    ahead,
                )
            )
        )
    return tuple(found)


def unsaved_notice(collection: Collection) -> Content:
    """``3 not saved``; empty if everything is."""
    count = len(collection.unsaved)
    return Content(n_("{n} answer not saved", "{n} answers not saved", count)) if count else Content("")


def broken_edit_notice(collection: Collection, deck: Deck | None) -> Content:
    """Where the edit of ``deck``'s file is broken (the last good edition is shown); empty if it isn't."""
    for error in collection.library.broken:
        if deck is not None and error.file is not None and error.file == deck.file:
            return Content.assemble(_("Edit with a mistake"), ": ", plain_line(error.explain(_).split("\n")[0]))
    return Content("")
