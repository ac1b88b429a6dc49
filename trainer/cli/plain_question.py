"""One question of a sitting without a screen: it is asked, answered, explained and rated.

What is asked of the learner stands at the end, so that it is heard last, and nothing gives the answer away before.
"""

from trainer.cli import plain_asking
from trainer.cli.plain_keys import PlainKeys
from trainer.cli.plain_lines import Next
from trainer.i18n import _
from trainer.questions.asking import IDEAS
from trainer.scheduling.rating import Rating
from trainer.study.attempt import Attempt
from trainer.study.verdict import near_words

_DIGITS = ("1", "2", "3", "4")


class PlainQuestion:
    """See the module's text."""

    def __init__(self, attempt: Attempt, keys: PlainKeys) -> None:
        self._attempt = attempt
        self._keys = keys
        self._session = keys.session
        self._say = keys.lines.say

    def put(self) -> Next:
        """From the question to the rating, or to where the learner breaks it off."""
        attempt, keys = self._attempt, self._keys
        self._say(plain_asking.question(attempt.question, self._session.progress()))
        if self._ask_for_the_answer() is Next.STOP:
            return Next.STOP
        if not attempt.revealed or self._session.attempt is not attempt:
            return Next.GO_ON
        self._say(plain_asking.answer(attempt))
        if attempt.question.how == IDEAS:
            self._say(plain_asking.ideas(attempt))
            return keys.ask(self._ideas_key, lambda: plain_asking.ideas_prompt(attempt))
        return keys.ask(self._rating_key, lambda: plain_asking.ratings(attempt))

    def _ask_for_the_answer(self) -> Next:
        attempt = self._attempt
        match attempt.question.how:
            case "type":
                return self._keys.ask_for_text(self._typed, lambda: plain_asking.type_prompt(attempt))
            case "choose":
                return self._keys.ask(self._choose_key, lambda: plain_asking.choose_prompt(attempt))
        return self._keys.ask(self._turn_key, lambda: plain_asking.turn_prompt(attempt))

    # --- the answer ----------------------------------------------------------------------------------------------

    def _turn_key(self, key: str) -> Next | None:
        if key in _DIGITS:
            self._say(_("First Enter, to see the answer; then the rating."))
            return None
        return self._before_the_answer(key)

    def _choose_key(self, key: str) -> Next | None:
        options = self._attempt.question.options
        place = plain_asking.place_of(key, len(options))
        if place is not None:
            self._session.choose(place)
            return Next.GO_ON
        return self._before_the_answer(key)

    def _before_the_answer(self, key: str) -> Next | None:
        match key:
            case "":
                self._session.reveal()
                return Next.GO_ON
            case "h":
                return self._hint("?")
        return self._keys.card_key(key)

    def _typed(self, line: str) -> Next | None:
        if line == "?":
            return self._hint(":?")
        self._session.type(line)
        if self._attempt.revealed:
            return Next.GO_ON
        self._say(near_words(self._attempt))
        return None

    def _hint(self, help_: str) -> Next | None:
        hint = self._attempt.hint()
        if hint is not None:
            self._say(plain_asking.hint(hint))
        else:
            self._say(_("There is no further hint. {help} shows what can be typed.", help=help_))
        return None

    # --- the rating ----------------------------------------------------------------------------------------------

    def _rating_key(self, key: str) -> Next | None:
        match key:
            case "":
                return self._keys.saving.do(self._session.rate)
            case "1" | "2" | "3" | "4":
                return self._rate(Rating(int(key)))
            case "s" if self._attempt.may_overrule:
                self._attempt.overrule()
                self._say(plain_asking.judged(self._attempt))
                return None
        return self._keys.card_key(key)

    def _rate(self, rating: Rating) -> Next | None:
        if rating not in self._attempt.allowed:
            self._say(_("{rating} can't be given for this answer.", rating=plain_asking.rating_key(rating)))
            return None
        return self._keys.saving.do(lambda: self._session.rate(rating))

    def _ideas_key(self, key: str) -> Next | None:
        attempt = self._attempt
        if key in ("u", "-", "@"):
            return self._keys.card_key(key)
        places = plain_asking.places_of(key, len(attempt.question.card.note.ideas))
        if isinstance(places, str):
            self._say(_("There is no {letter} here.", letter=places))
            return None
        for place in places ^ attempt.ticked:
            attempt.tick(place)
        rated = plain_asking.rated(attempt)
        if self._keys.saving.do(self._session.rate) is Next.STOP:
            return Next.STOP
        self._say(rated)
        return Next.GO_ON
