"""Is it the same under another name? Each offer is asked about; whatever isn't answered is asked another time."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from trainer.i18n import _
from trainer.study.identity import Offer
from trainer.ui.card_text import plain_line
from trainer.ui.commands import bindings_of
from trainer.ui.dialogs.base import Dialog
from trainer.ui.faces import heading, paragraphs, quiet, rows
from trainer.ui.widgets.scroll_text import ScrollText


class Answers(NamedTuple):
    """What the learner said: which are the same, and which are not."""

    same: tuple[Offer, ...]
    other: tuple[Offer, ...]


class RenamesDialog(Dialog[Answers]):
    """The answers. ``offers`` isn't empty."""

    bar = ("renames.same", "renames.other", "renames.later", "renames.all", "renames.none")
    BINDINGS = bindings_of("renames")

    def __init__(self, offers: Sequence[Offer]) -> None:
        self._waiting = list(offers)
        self._total = len(offers)
        self._same: list[Offer] = []
        self._other: list[Offer] = []
        super().__init__(Content(_("Renamed?")), self._text())

    def bar_now(self) -> Sequence[str]:
        """Without those for all at once where there is only one left."""
        return self.bar if len(self._waiting) > 1 else self.bar[:3]

    def _text(self) -> Content:
        offer, *others = self._waiting
        place = _("{place} of {total}", place=self._total - len(others), total=self._total)
        question = (
            _("Is this the same deck? Then your progress goes on in it.")
            if offer.is_deck
            else _("Is this the same note? Then your progress goes on with it.")
        )
        both = _("Both have progress; if they are the same, it is put together.") if offer.begun else ""
        parts = [
            quiet(place) if self._total > 1 else Content(""),
            rows([_before(offer), _now(offer), plain_line(f"{offer.old} → {offer.new}").stylize("$quiet")]),
            Content(question),
            Content(both).stylize("$warning"),
        ]
        if others:
            coming = [plain_line(f"{other.before} → {other.now}") for other in others]
            parts.append(rows([heading(_("Still to come")), *coming]))
        return paragraphs(parts)

    def _next(self) -> None:
        if self._waiting:
            self.query_one("#body", ScrollText).put(self._text())
            self.show_keys()
        else:
            self.do_later()

    def do_same(self) -> None:
        """It is."""
        self._same.append(self._waiting.pop(0))
        self._next()

    def do_other(self) -> None:
        """It isn't."""
        self._other.append(self._waiting.pop(0))
        self._next()

    def do_all(self) -> None:
        """All that are left are."""
        self._same += self._waiting
        self.do_later()

    def do_none(self) -> None:
        """None that is left is."""
        self._other += self._waiting
        self.do_later()

    def do_later(self) -> None:
        """Leaves the rest for another time."""
        self.dismiss(Answers(tuple(self._same), tuple(self._other)))


def _before(offer: Offer) -> Content:
    return Content.assemble(quiet(_("Before:")), " ", plain_line(offer.before))


def _now(offer: Offer) -> Content:
    return Content.assemble(quiet(_("Now:")), " ", plain_line(offer.now).stylize("bold"))
