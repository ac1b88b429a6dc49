"""The left pane of the study screen: what is left, this sitting's answers, and what is known of this card."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from textual.content import Content

from trainer.i18n import N_, _
from trainer.i18n.formats import interval_words, number, percent
from trainer.questions.rating_names import rating_name
from trainer.scheduling.rating import Rating
from trainer.study.queue import Counts
from trainer.study.steps import Question, Step
from trainer.ui.faces import heading, paragraphs, quiet, rows
from trainer.ui.ratings import rating_sign, rating_tone
from trainer.ui.widgets.scroll_text import ScrollText

_KINDS: Final = (("●", N_("due")), ("○", N_("new")), ("◐", N_("learning")))
_CONTRASTS: Final = ("◆", N_("contrasts"))
_MARKS_SHOWN: Final = 45
"""Signs of the latest answers: three rows of the pane."""


class QueuePane(ScrollText):
    """See the module's text."""

    def put_state(self, counts: Counts, ratings: Sequence[Rating], step: Step) -> None:
        """Shows the state of a sitting."""
        self.border_title = Content(_("Queue"))
        self.put(paragraphs([_counts(counts), _sitting(ratings), _card(step)]), stay=True)


def _counts(counts: Counts) -> Content:
    told = list(zip(_KINDS, (counts.due, counts.new, counts.learning), strict=True))
    if counts.contrasts:
        told.append((_CONTRASTS, counts.contrasts))
    width = max(len(number(count)) for _kind, count in told)
    lines: list[Content] = []
    for (sign, name), count in told:
        style = "" if count else "$quiet"
        lines.append(Content.assemble((f"{number(count).rjust(width)} ", style), (f"{sign} {_(name)}", style)))
    return rows(lines)


def _sitting(ratings: Sequence[Rating]) -> Content:
    if not ratings:
        return Content("")
    shown = ratings[-_MARKS_SHOWN:]
    marks = Content("").join(Content.styled(rating_sign(rating), rating_tone(rating)) for rating in shown)
    if len(shown) < len(ratings):
        marks = "…" + marks
    counted = Counter(ratings)
    return rows([heading(_("This sitting")), marks, *(_rated(one, counted[one]) for one in Rating if counted[one])])


def _rated(rating: Rating, count: int) -> Content:
    sign = Content.styled(rating_sign(rating), rating_tone(rating))
    return Content.assemble(sign, " ", rating_name(rating), f" {number(count)}")


def _card(step: Step) -> Content:
    if not isinstance(step, Question):
        return Content("")
    state = step.history.state
    lines = [heading(_("This card"))]
    if state is None or step.recall is None:
        lines.append(quiet(_("never asked")))
    else:
        lines.append(Content.assemble((_("recall"), "$quiet"), f" {percent(step.recall)}"))
        span = _("about {span}", span=interval_words(days=state.stability))
        lines.append(Content.assemble((_("lasts"), "$quiet"), f" {span}"))
        if state.lapses:
            lines.append(Content.assemble((_("lapses"), "$quiet"), f" {number(state.lapses)}"))
    if step.leech:
        lines.append(Content.styled(_("leech"), "$warning bold"))
    return rows(lines)
