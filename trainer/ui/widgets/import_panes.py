"""Two panes: what comes out of a file, or what is wrong with it, and beside it the first cards."""

from pathlib import Path
from typing import Final, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from trainer.errors import TrainerError
from trainer.i18n import N_, _
from trainer.study.bringing_in import Brought, Prepared
from trainer.ui.card_text import plain_line
from trainer.ui.import_faces import coming_face, first_cards_face, problem_face, taken_face
from trainer.ui.room import Columns
from trainer.ui.widgets.scroll_text import TEXT_COLUMNS, ScrollText

Stage = Literal["choosing", "reading", "looking", "problem", "writing", "done"]

COLUMNS: Final = Columns(two=72, three=10_000)
_PANES: Final = {"left": "#coming", "right": "#cards"}
_AROUND_TEXT: Final = 4
"""Cells of a pane's frame and of the space within it."""
_TITLES: Final[dict[Stage, str]] = {
    "reading": N_("Being read"),
    "looking": N_("What comes in"),
    "problem": N_("Something is wrong"),
    "writing": N_("Being written"),
    "done": N_("What came in"),
}


class ImportPanes(Horizontal):
    """See the module's text."""

    def compose(self) -> ComposeResult:
        """Both."""
        yield ScrollText(id="coming")
        yield ScrollText(id="cards")

    def put_name(self, stage: Stage, file: Path) -> None:
        """Shows only which file is being read or written."""
        self._put(stage, plain_line(str(file)))

    def put_coming(self, prepared: Prepared, *, reviews: bool, stay: bool = False) -> None:
        """Shows what would come in; ``reviews``: its reviews are wanted; ``stay``: it stays scrolled."""
        self._put("looking", coming_face(prepared, reviews=reviews), stay)
        cards = self.query_one("#cards", ScrollText)
        cards.border_title = Content(_("The first cards"))
        cards.put(first_cards_face(prepared), stay=stay)

    def put_problem(self, error: TrainerError, file: Path, *, stay: bool = False) -> None:
        """Shows what is wrong with ``file``."""
        width = min(self.app.size.width - _AROUND_TEXT, TEXT_COLUMNS)
        self._put("problem", problem_face(error, file, width), stay)

    def put_taken(self, prepared: Prepared, brought: Brought, *, stay: bool = False) -> None:
        """Shows what came in."""
        self._put("done", taken_face(prepared, brought), stay)

    def _put(self, stage: Stage, text: Content, stay: bool = False) -> None:
        coming = self.query_one("#coming", ScrollText)
        coming.border_title = Content(_(_TITLES[stage]))
        coming.put(text, stay=stay)

    def make_room(self, *, both: bool, aside: int) -> None:
        """Shows what there is room for; ``both``: both have something to say; ``aside``: see `Columns.shown`."""
        shown = COLUMNS.shown(self.app.size.width, aside, ("left", "right") if both else ("left",))
        for pane, selector in _PANES.items():
            self.query_one(selector).display = pane in shown

    @property
    def texts(self) -> tuple[ScrollText, ...]:
        """What can be scrolled."""
        return tuple(self.query(ScrollText))
