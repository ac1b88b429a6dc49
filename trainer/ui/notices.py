"""What the program has to tell that stops nothing: of the history, of decks that can't be opened, of settings."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from trainer.decks.messages import DeckError
from trainer.decks.model import Deck
from trainer.errors import TrainerError
from trainer.history.problems import HistoryNotice, too_far_ahead
from trainer.i18n import _, n_
from trainer.study.collection import Collection
from trainer.ui.card_text import plain_line, plain_text


def notices_of(collection: Collection, others: Iterable[TrainerError] = ()) -> tuple[Content, ...]:
    """All of them, in the language in force."""
    errors = _errors(collection, others)
    found = [plain_text(error.explain(_)) for error in errors]
    if ahead := collection.journal.ahead:
        found.append(Content(too_far_ahead(ahead)))
    return tuple(found)


def first_in_short(collection: Collection, others: Iterable[TrainerError] = ()) -> Content:
    """The first of them in few words: of a deck its file's name without the folders, and the cause; of the history,
    of which there is one, what happened. Empty if it is of another kind.
    """
    error = next(iter(_errors(collection, others)), None)
    if isinstance(error, HistoryNotice):
        return plain_line(_(error.message).format(**error.values))
    return _in_short(error) if isinstance(error, DeckError) else Content("")


def notice_line(
    collection: Collection, others: Iterable[TrainerError], messages: Sequence[Content], key: str
) -> Content:
    """What the screen *Hari ini* tells in one line; ``key`` shows all the ``messages``. Empty if there is nothing."""
    notice = unsaved_notice(collection)
    if notice or not messages:
        return notice
    count = n_("{n} message", "{n} messages", len(messages))
    first = first_in_short(collection, others) or messages[0]
    return Content.assemble(f"{key}  {count}: ", Content(" ").join(first.split("\n")))


def _errors(collection: Collection, others: Iterable[TrainerError]) -> tuple[TrainerError, ...]:
    return (*collection.history.notices, *others, *collection.library.broken)


def _in_short(error: DeckError) -> Content:
    first = error.messages[0]
    name = error.file.name if error.file is not None else ""
    place = f"{name}:{first.line}" if first.line else name
    return plain_line(f"{place}: {_(first.text).format(**first.values)}".removeprefix(": "))


def unsaved_notice(collection: Collection) -> Content:
    """``3 not saved``; empty if everything is."""
    count = len(collection.unsaved)
    return Content(n_("{n} answer not saved", "{n} answers not saved", count)) if count else Content("")


def broken_edit_notice(collection: Collection, deck: Deck | None) -> Content:
    """Where the edit of ``deck``'s file is broken (the last good edition is shown); empty if it isn't."""
    for error in collection.library.broken:
        if deck is not None and error.file is not None and error.file == deck.file:
            return Content.assemble(_("Edit with a mistake"), ": ", _in_short(error))
    return Content("")
