"""What a learner has made of one question so far: hints, what was typed, chosen or ticked, and which rating it earns.

Nothing is written here: the session turns it into one event when the learner leaves the answer.

| asked           | rating                                                                        |
|-----------------|-------------------------------------------------------------------------------|
| flip            | the learner's own; after a hint Hard at most                                  |
| type            | right: Good, or Hard after a hint or after a word that only meant the same; else Again |
| choose          | right: Good, after a hint Hard; else Again                                    |
| ideas           | all ticked: Good; at least half: Hard; fewer: Again; after a hint Hard at most |
"""

from trainer.i18n import N_
from trainer.questions.asking import CHOOSE, FLIP, IDEAS, TYPE
from trainer.questions.choices import Option
from trainer.questions.hints import hints_of
from trainer.questions.ruling import Judgement, Ruling
from trainer.scheduling.rating import Rating
from trainer.study.steps import Question

DONT_KNOW = N_("I don't know")

_RIGHT = "right"
_WRONG = "wrong"


class Attempt:
    """See the module's text.

    Attributes:
        revealed: the answer was shown.
        hints: the hints taken so far.
        left: the learner goes on: what it came to is being written, or was.
        out_of_hints: one more was asked for than there are.
        judgement: of the typed answer that counts; None as long as there is none.
        near: of the first answer that meant the right thing under another name.
        missed: of the latest answer after that, if it wasn't right.
        chosen: the option that was chosen; None before, and for "I don't know".
        ticked: places of the ideas that were recalled.
        overruled: "right" or "wrong" where the learner knew better than the judge.
    """

    def __init__(self, question: Question, hints: int = 0) -> None:
        """``hints``: so many were taken when the question was asked before."""
        self.question = question
        self.revealed = False
        self.hints = hints_of(question.card, question.deck, question.how)[:hints]
        self.left = False
        self.out_of_hints = False
        self.judgement: Judgement | None = None
        self.near: Judgement | None = None
        self.missed: Judgement | None = None
        self.chosen: Option | None = None
        self.ticked: frozenset[int] = frozenset()
        self.overruled = ""

    # --- answering -----------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        """Shows the answer; where something should have been typed or chosen, that means "I don't know"."""
        self.revealed = True

    def type(self, text: str) -> Judgement | None:
        """Judges what was typed.

        A word that only means the same doesn't count as an answer yet: the name is told, and asked again.

        Returns:
            None if there is nothing to be typed now.
        """
        if self.question.how != TYPE or self.revealed:
            return None
        from trainer.questions.judge import judge  # not needed before somebody types

        judgement = judge(text, self.question.card, self.question.deck)
        if self.near is not None and not judgement.is_right and judgement.ruling is not Ruling.EMPTY:
            self.missed = judgement
            return self.near
        if judgement.ruling is Ruling.NEAR:
            self.near = judgement
            return judgement
        self.judgement = judgement
        self.revealed = True
        return judgement

    def choose(self, place: int) -> None:
        """Chooses the option at ``place`` (0-based); one that isn't there is nothing."""
        if self.question.how == CHOOSE and not self.revealed and 0 <= place < len(self.question.options):
            self.chosen = self.question.options[place]
            self.revealed = True

    def tick(self, place: int) -> None:
        """Ticks the idea at ``place`` (0-based), or takes its tick away."""
        if self.question.how == IDEAS and self.revealed and 0 <= place < len(self.question.card.note.ideas):
            self.ticked ^= {place}

    def hint(self) -> str | None:
        """The next hint; None if there is none."""
        if not self.has_hint:
            self.out_of_hints = not self.revealed
            return None
        all_hints = hints_of(self.question.card, self.question.deck, self.question.how)
        self.hints = all_hints[: len(self.hints) + 1]
        return self.hints[-1]

    @property
    def has_hint(self) -> bool:
        """Whether another hint can be had; not once the name was told."""
        return (
            not self.revealed
            and self.near is None
            and len(self.hints) < len(hints_of(self.question.card, self.question.deck, self.question.how))
        )

    def overrule(self) -> None:
        """Says that a typed answer was in fact right, or wrong; once more takes it back."""
        if self.may_overrule:
            self.overruled = "" if self.overruled else _WRONG if self._judged_right else _RIGHT

    @property
    def may_overrule(self) -> bool:
        """Whether there is a judgement that could be wrong: nothing typed is nothing to quarrel about."""
        return self.revealed and (
            self.near is not None or (self.judgement is not None and self.judgement.ruling is not Ruling.EMPTY)
        )

    # --- what it comes to ----------------------------------------------------------------------------------------

    @property
    def _judged_right(self) -> bool:
        """Before the learner has overruled it."""
        if self.near is not None:
            return True
        return self.judgement is not None and self.judgement.is_right

    @property
    def is_right(self) -> bool | None:
        """Whether the answer was right; None where only the learner can tell."""
        match self.question.how:
            case "type":
                return self.overruled == _RIGHT if self.overruled else self._judged_right
            case "choose":
                return self.chosen is not None and self.chosen.right
        return None

    @property
    def is_judged(self) -> bool:
        """Whether the answer shows, and the program knows whether it was right."""
        return self.revealed and not self.left and self.is_right is not None

    @property
    def best(self) -> Rating:
        """The best rating the learner may give."""
        if self.is_right is False:
            return Rating.AGAIN
        if self.hints or self.near is not None:
            return min(Rating.HARD, self._by_ideas)
        return Rating.EASY if self._by_ideas is Rating.GOOD else self._by_ideas

    @property
    def _by_ideas(self) -> Rating:
        """Good where there are no ideas to tick."""
        ideas = len(self.question.card.note.ideas)
        if self.question.how != IDEAS or not ideas:
            return Rating.GOOD
        ticked = len(self.ticked)
        return Rating.GOOD if ticked == ideas else Rating.HARD if 2 * ticked >= ideas else Rating.AGAIN

    @property
    def grade(self) -> Rating:
        """The rating that going on gives."""
        return min(Rating.GOOD, self.best)

    @property
    def allowed(self) -> tuple[Rating, ...]:
        """The ratings the learner may give, from the worst to the best."""
        if not self.question.outcomes:
            return (self.grade,)
        if self.is_right is False:
            return (Rating.AGAIN,)
        lowest = Rating.AGAIN if self.question.how in (FLIP, IDEAS) else Rating.HARD
        return tuple(rating for rating in Rating if lowest <= rating <= self.best)

    @property
    def gave(self) -> str:
        """What was answered instead, as the history keeps it; empty if nothing was."""
        if self.chosen is not None and not self.chosen.right:
            return self.chosen.key
        other = self.judgement.other if self.judgement is not None else None
        return other.id if other is not None else ""

    @property
    def typed(self) -> str:
        """What was typed first, cleaned."""
        first = self.near or self.judgement
        return first.typed if first is not None else ""
