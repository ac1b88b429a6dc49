"""A screen on which a question is answered: turned over, typed, chosen or ticked, and rated."""

from functools import partial, partialmethod
from typing import TYPE_CHECKING, Final

from textual import on

from trainer.questions.asking import CHOOSE, IDEAS, TYPE
from trainer.questions.ruling import Ruling
from trainer.scheduling.rating import Rating
from trainer.study.session import StudySession
from trainer.ui.screens.writing import WritingScreen
from trainer.ui.study_words import RATING_KEYS
from trainer.ui.widgets.card_pane import HAND_IN
from trainer.ui.widgets.choice_list import ChoiceList
from trainer.ui.widgets.rating_bar import RatingBar
from trainer.ui.widgets.study_panes import StudyPanes

if TYPE_CHECKING:
    from trainer.ui.widgets.answer_line import AnswerLine

GUARD_SECONDS: Final = 0.2
"""A key this soon after the answer appeared was meant for the question."""

_ANSWERING: Final = frozenset({"study.advance", "study.bury", "study.suspend", *RATING_KEYS.values()})
_LETTERS: Final = ("study.choose_a", "study.choose_b", "study.choose_c", "study.choose_d", "study.choose_e")
_OF_RATING: Final = {command: rating for rating, command in RATING_KEYS.items()}


class AnsweringScreen(WritingScreen):
    """See the module's text. What is shown around the answer is left to `make_room`.

    Attributes:
        session: what asks, judges and writes.
    """

    def __init__(self, session: StudySession) -> None:
        super().__init__(session.collection)
        self.session = session
        self._revealed_at = 0.0

    def make_room(self) -> None:
        """Gives everything its room, and shows the keys that work now."""
        raise NotImplementedError

    def show_answer(self) -> None:
        """Shows the answer, its explanation, and the ratings that may be given."""
        attempt = self.session.attempt
        if attempt is None:
            return
        self.set_focus(None)
        self.query_one(StudyPanes).put_answer(attempt)
        bar = self.query_one(RatingBar)
        outcomes = attempt.question.outcomes
        bar.put(
            {rating: outcomes[rating] for rating in attempt.allowed if rating in outcomes},
            {rating: self.key_of(id_) for rating, id_ in RATING_KEYS.items()},
        )
        bar.display = len(attempt.allowed) > 1

    @property
    def typing(self) -> bool:
        """Whether every key is text now."""
        attempt = self.session.attempt
        return self.asks and attempt is not None and attempt.question.how == TYPE

    @property
    def asks(self) -> bool:
        """Whether a question waits for its answer, and can be seen."""
        attempt = self.session.attempt
        return (
            attempt is not None
            and not attempt.revealed
            and not any(panes.is_turned for panes in self.query(StudyPanes))
        )

    def works(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        attempt = self.session.attempt
        if command_id in _OF_RATING:
            return attempt is not None and attempt.revealed and _OF_RATING[command_id] in attempt.allowed
        panes = self.query_one(StudyPanes)
        if command_id in _LETTERS:
            return attempt is not None and not panes.is_turned and _LETTERS.index(command_id) < panes.choices
        match command_id:
            case "study.reveal":
                return self.asks and attempt is not None and attempt.question.how != TYPE
            case "study.hint":
                return self.asks and attempt is not None and attempt.has_hint
            case "study.overrule":
                return attempt is not None and attempt.may_overrule
        return super().works(command_id)

    def may_perform(self, command_id: str) -> bool:
        """Not while the answer has only just appeared: the key was meant for the question.

        Nor is a question answered that nobody has seen yet.
        """
        attempt = self.session.attempt
        if self.catching_up and attempt is not None and not attempt.revealed and attempt.question.how in (CHOOSE, TYPE):
            return command_id not in (*_LETTERS, "study.reveal", "study.advance")
        return not (command_id in _ANSWERING and self._is_too_soon())

    def _is_too_soon(self) -> bool:
        passed = self.collection.clock.monotonic() - self._revealed_at
        return self.session.revealed and passed < GUARD_SECONDS

    def do_reveal(self) -> None:
        """Show the answer; the question stays."""
        self.session.reveal()
        self._answer_appears()

    def _answer_appears(self) -> None:
        self._revealed_at = self.collection.clock.monotonic()
        self.show_answer()
        self.make_room()

    def _choose(self, place: int) -> None:
        """Take an option, or tick an idea."""
        attempt = self.session.attempt
        if attempt is not None and attempt.question.how == IDEAS:
            attempt.tick(place)
            self.show_answer()
            self.make_room()
        elif attempt is not None:
            self.session.choose(place)
            self._answer_appears()

    do_choose_a = partialmethod(_choose, 0)
    do_choose_b = partialmethod(_choose, 1)
    do_choose_c = partialmethod(_choose, 2)
    do_choose_d = partialmethod(_choose, 3)
    do_choose_e = partialmethod(_choose, 4)

    @on(ChoiceList.Pressed)
    def _choice_clicked(self, message: ChoiceList.Pressed) -> None:
        message.stop()
        self.perform(_LETTERS[message.place])

    def on_answer_line_ordered(self, message: "AnswerLine.Ordered") -> None:
        """A key was pressed while an answer was typed."""
        message.stop()
        if not self.typing:
            return
        if self.app.screen is not self:
            if message.command == HAND_IN:
                self.query_one(StudyPanes).ask_for_line(message.text)
            return
        if message.command != HAND_IN:
            self.perform(message.command)
        elif self.writing:  # the question may be another one in a moment
            self.query_one(StudyPanes).ask_for_line(message.text)
        else:
            self.hand_in(message.text)

    def hand_in(self, text: str) -> None:
        """Judges a typed answer; a lone question mark asks for a hint."""
        panes = self.query_one(StudyPanes)
        if text.strip() == "?":
            panes.ask_for_line()
            self.do_hint()
            return
        judgement = self.session.type(text)
        if judgement is not None and judgement.ruling is Ruling.NEAR:
            panes.ask_for_line()
            self._show_help()
        else:
            self._answer_appears()

    def do_hint(self) -> None:
        """A little help, which costs the better ratings."""
        if self.session.attempt is not None:
            self.session.attempt.hint()
            self._show_help()

    def _show_help(self) -> None:
        if self.session.attempt is not None:
            self.query_one(StudyPanes).put_hints(self.session.attempt)
        self.make_room()

    def do_overrule(self) -> None:
        """The judge was wrong."""
        if self.session.attempt is not None:
            self.session.attempt.overrule()
            self.query_one(StudyPanes).back_to_the_card()  # where the verdict stands
        self.show_answer()
        self.make_room()

    def do_again(self) -> None:
        """Forgotten."""
        self._rate(Rating.AGAIN)

    def do_hard(self) -> None:
        """With doubts."""
        self._rate(Rating.HARD)

    def do_good(self) -> None:
        """Remembered."""
        self._rate(Rating.GOOD)

    def do_easy(self) -> None:
        """At once."""
        self._rate(Rating.EASY)

    def _rate(self, rating: Rating) -> None:
        self.write(partial(self.session.rate, rating))

    @on(RatingBar.Pressed)
    def _rating_clicked(self, message: RatingBar.Pressed) -> None:
        message.stop()
        self.perform(RATING_KEYS[message.rating])
