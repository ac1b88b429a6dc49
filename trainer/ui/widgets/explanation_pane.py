"""The right pane of the study screen: the explanation, once the answer is known."""

from collections.abc import Sequence

from textual.content import Content

from trainer.i18n import _
from trainer.questions.explanation import Section
from trainer.ui.card_text import card_text
from trainer.ui.faces import heading, paragraphs, quiet, rows
from trainer.ui.widgets.scroll_text import ScrollText


class ExplanationPane(ScrollText):
    """See the module's text."""

    def put_sections(self, sections: Sequence[Section], *, first: Content | None = None, answered: bool) -> None:
        """Shows an explanation; without one it says when there will be one, or that there is none.

        Args:
            first: the verdict, which stands above the sections.
        """
        self.border_title = Content(_("Explanation"))
        parts = [rows([heading(section.heading), card_text(section.text)]) for section in sections]
        if first:
            parts.insert(0, first)
        self.set_class(not parts, "-empty")
        if parts:
            self.put(paragraphs(parts), stay=True)
        elif answered:
            self.put(quiet(_("The deck gives no explanation for this card.")))
        else:
            self.put(quiet(_("It comes with the answer.")))
