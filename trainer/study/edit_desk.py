"""Where a card is changed while the program runs: which file it stands in, in which line, and how it's written."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer.config.paths import Paths
from trainer.decks.model import Deck, Note
from trainer.errors import TrainerError
from trainer.i18n import N_
from trainer.study.collection import Collection
from trainer.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.decks.messages import DeckError


class Spot(NamedTuple):
    """Where a note stands: its file, and the line it begins in, counted from 1."""

    file: Path
    line: int


class EditDesk:
    """See the module's text. What writes files is loaded only when the first card is edited."""

    def __init__(self, collection: Collection, paths: Paths) -> None:
        self._collection = collection
        self._paths = paths

    def spot(self, deck: Deck, note: Note) -> Spot:
        """Where ``note`` may be changed. A deck that comes with the program becomes one of the learner's first.

        Raises:
            TrainerError: the deck can't be copied.
        """
        from trainer.importing.own_copy import own_file
        from trainer.study.bringing_in import folders_of

        file = own_file(deck, folders_of(self._paths))
        self._collection.look_again()
        now = self._collection.deck(deck.id)
        lines = [one.line for one in now.notes if one.id == note.id] if now is not None and now.file == file else []
        return Spot(file, lines[0] if lines else note.line)

    def change(self, deck: Deck, note: Note, texts: "Mapping[str, str]") -> None:
        """Writes other ``texts`` (by their fields: front, back) for ``note``, as it was shown, into its file.

        Raises:
            TrainerError: they can't be written; the file is as it was.
        """
        from trainer.decks.edit_field import with_texts
        from trainer.decks.parse import parse_deck, read_bytes
        from trainer.decks.saving import save_deck

        file = self.spot(deck, note).file
        before = read_bytes(file)
        # A text that was left as it was shown is no wish to undo what somebody else made of it since.
        texts = {name: text for name, text in texts.items() if text != getattr(note, name).own}
        there = next((one for one in parse_deck(before, file).notes if one.id == note.id), note)
        is_other = any(getattr(there, name) != getattr(note, name) for name in texts)
        after = before if is_other else with_texts(before, file, note.id, texts)
        if is_other or (after != before and read_bytes(file) != before):
            told = N_("the file was changed by another program in the meantime; nothing was written")
            raise TrainerError(told, hint=N_("try again"), place=clean_line(str(file)))
        if after == before:
            return
        save_deck(file.resolve(), after)

    def trouble(self, file: Path) -> "DeckError | None":
        """What is wrong with ``file`` as it was last looked at; None if nothing is."""
        return next((error for error in self._collection.library.broken if error.file == file), None)
