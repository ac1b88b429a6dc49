"""What probably goes on under another name, on the screen *Hari ini*: the line that tells it, the dialog that asks."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.content import Content

from trainer.errors import TrainerError
from trainer.i18n import n_
from trainer.study.collection import Collection
from trainer.study.identity import Offer, accept, decline, look, seen_folder


class Renaming:
    """See the module's text.

    Attributes:
        offers: those there were when `tell` looked last.
    """

    def __init__(self, collection: Collection) -> None:
        self.offers: tuple[Offer, ...] = ()
        self._collection = collection
        self._looked_at = (-1, -1, -1)

    def tell(self, rest: Content, key: str) -> Content:
        """A line with what is to be offered, and how much; ``key`` opens it, ``rest`` is what there is to tell besides.

        Answers that aren't saved go before.
        """
        journal = self._collection.journal
        state = self._collection.version, len(journal.by_card), len(journal.reads)
        if state != self._looked_at:
            self._looked_at = state
            self.offers = look(self._collection)
        if not self.offers or self._collection.unsaved:
            return rest
        notes = sum(not offer.is_deck for offer in self.offers)
        if notes:
            told = n_("{n} note seems to be renamed", "{n} notes seem to be renamed", notes)
        else:
            told = n_("{n} deck seems to be renamed", "{n} decks seem to be renamed", len(self.offers))
        return Content.assemble(f"{key}  {told}", " · " if rest else "", rest)

    def ask(self, app: App[Any], tell: Callable[[TrainerError], object], then: Callable[[], object]) -> None:
        """Opens the dialog.

        Args:
            tell: shows what went wrong.
            then: is called when the answers are written.
        """
        from trainer.ui.dialogs.renames import Answers, RenamesDialog  # like every dialog, not needed at the start

        def answered(answers: Answers | None) -> None:
            if answers is not None and (answers.same or answers.other):
                folder = seen_folder(self._collection)
                try:
                    decline(answers.other, folder)
                    accept(self._collection, answers.same, folder)
                except TrainerError as error:
                    tell(error)
                self._looked_at = (-1, -1, -1)
                then()

        if self.offers:
            app.push_screen(RenamesDialog(self.offers), answered)
