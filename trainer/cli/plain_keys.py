"""The keys that work at every prompt of a sitting without a screen: stop, undo, bury, suspend, help.

While an answer is typed every line is the answer, so there they stand behind a colon; elsewhere it does no harm.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from trainer.cli import plain_text
from trainer.cli.plain_lines import Lines, Next
from trainer.cli.plain_saving import PlainSaving
from trainer.i18n import N_, _
from trainer.study.session import StudySession
from trainer.study.steps import Question

HELP: Final = (
    N_("Enter: on a new note: understood; on a question: show the answer, or I don't know; after that: go on."),
    N_("A, B, C …: choose that option, or tick these ideas (such as AC); * ticks all ideas."),
    N_("h: a hint; then Hard is the best rating."),
    N_("1 Again, 2 Hard, 3 Good, 4 Easy: how well you knew it."),
    N_("s: what you typed was judged wrongly; turn it round."),
    N_("n: leave a new note for another time."),
    N_("u: undo the latest action, also one of an earlier day."),
    N_("-: bury this card until tomorrow."),
    N_("@: suspend this card."),
    N_("q: stop. Every answer is already saved."),
    N_("While you type an answer, every line is the answer; ? alone is a hint, and keys follow a colon: :u :- :@ :q"),
)

_COLON: Final = ":"

Obey = Callable[[str], Next | None]
"""What to do with a line; None asks again: it wasn't understood, or it changed nothing."""


class PlainKeys:
    """See the module's text."""

    def __init__(self, session: StudySession, lines: Lines, saving: PlainSaving) -> None:
        self.session = session
        self.lines = lines
        self.saving = saving

    def ask(self, obey: Obey, prompt: Callable[[], str]) -> Next:
        """Asks until a key is understood: one of those here, or one for ``obey``, which gets small letters."""
        while True:
            line = self._line(prompt)
            obeyed = (
                Next.STOP if line is None else self._obeyed(line.removeprefix(_COLON).strip().lower() or line, obey)
            )
            if obeyed is not None:
                return obeyed

    def ask_for_text(self, take: Obey, prompt: Callable[[], str]) -> Next:
        """The same for a prompt at which every line is text for ``take``, unless it begins with a colon."""
        behind_colon = partial(self.card_key, before=_COLON)
        while True:
            line = self._line(prompt)
            if line is None:
                return Next.STOP
            if line.startswith(_COLON):
                obeyed = self._obeyed(line.removeprefix(_COLON).strip().lower(), behind_colon)
            else:
                obeyed = take(line)
            if obeyed is not None:
                return obeyed

    def _line(self, prompt: Callable[[], str]) -> str | None:
        self.saving.tell_unsaved()
        return self.lines.ask(prompt())

    def _obeyed(self, key: str, obey: Obey) -> Next | None:
        match key:
            case "q":
                return Next.STOP
            case "?":
                self.lines.say("\n".join(_(line) for line in HELP))
                return None
        return obey(key)

    def card_key(self, key: str, before: str = "") -> Next | None:
        """Puts the card aside, or does what can be done without one; ``before`` is what stands before keys now."""
        match key:
            case "-" if isinstance(self.session.current, Question):
                done, action = _("Buried until tomorrow."), self.session.bury
            case "@" if isinstance(self.session.current, Question):
                done, action = _("Suspended: this card isn't asked any more."), self.session.suspend
            case "u":
                return self._undo()
            case _:
                said = plain_text.quoted(before + key)
                self.lines.say(_("Not understood: {key}. {help} shows what can be typed.", key=said, help=f"{before}?"))
                return None
        if self.saving.do(action) is Next.STOP:
            return Next.STOP
        self.lines.say(done)
        return Next.GO_ON

    def _undo(self) -> Next | None:
        undone: list[bool] = []
        if self.saving.do(lambda: undone.append(self.session.undo())) is Next.STOP:
            return Next.STOP
        if not undone[-1]:
            self.lines.say(_("There is nothing to undo."))
            return None
        self.lines.say(_("Undone."))
        return Next.GO_ON
