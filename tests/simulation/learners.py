"""Learners that don't exist: what they remember, what they take for what, and how long they need.

Neither is the product's own model of them. Two families of memory, one memory for each note whatever kind of card
asks for it:

- power: FSRS-6's formulas with parameters that no scheduler knows, spread as among real users (stability after a first
  Good 0.01 to 19 days, median 2; w20 0.1, the least that the formulas allow here, to 0.57, median 0.21), and a factor
  of its own for each note;
- half-life: 2^(-t/h), where a recall multiplies h by 1.5 to 2.6 (less if it came too early to be hard) and a lapse
  divides it.

Every pair of look-alikes has its own chance of being confused, c: see `Confusability`. An answer is right with the
probability R (1 - c), c over all look-alikes that are possible answers. What an answer teaches about the difference is
an assumption, not a finding: see `Lessons`.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, prod
from random import Random
from typing import Final, NamedTuple, Protocol

from trainer.scheduling.fsrs import DEFAULT_PARAMETERS, Fsrs
from trainer.scheduling.rating import Rating

FAMILIES: Final = ("power", "half-life")
PAGE_SECONDS: Final = 35.0
"""To read the page of a new note."""
_SECONDS: Final = {Rating.AGAIN: 23.0, Rating.HARD: 12.0, Rating.GOOD: 7.3}
_SECONDS_SPREAD: Final = 0.3
_HESITATES: Final = 0.1
"""Share of the right answers that are given with doubts."""
_GUESSES: Final = 0.5
"""How often somebody who doesn't know chooses an option all the same."""
_RECOVERY_DAYS: Final = (30.0, 60.0)
_MEAN_CONFUSION: Final = (0.1, 0.3)
_ALIKE_OF_BETA: Final = 6.0
"""How close the pairs of one learner are to that learner's mean; a pair is drawn from Beta(6 m, 6 (1 - m))."""

Pair = frozenset[str]
"""The ids of two notes."""


class Lessons(NamedTuple):
    """What is left of c after practice.

    Attributes:
        contrast: after a contrast, both halves together.
        ordinary: after an ordinary review.
        of_roles: c belongs to a role: a contrast tells both of its roles from all their look-alikes, and so does every
            ordinary review the one it asks. Otherwise c belongs to a pair: a contrast teaches the difference of just
            the two, and an ordinary review that from the look-alikes that were possible answers.
        nearest_only: an ordinary review tells the role from one look-alike only: the one that was answered, else the
            one that is confused most easily. Otherwise from all that were possible.
        contrasts_teach_others: half a contrast is an ordinary review as far as the other look-alikes among its options
            are concerned. Otherwise it teaches nothing about them.
    """

    contrast: float = 0.6
    ordinary: float = 0.95
    of_roles: bool = False
    nearest_only: bool = False
    contrasts_teach_others: bool = False


class Memory(Protocol):
    """What is remembered of one note. Times are in days since the first study day began, with fractions."""

    def recall(self, day: float) -> float:
        """R, 0..1; 0 before the page was read."""

    def read(self, day: float) -> None:
        """The page was read."""

    def review(self, day: float, *, knew: bool) -> None:
        """It was asked, and the answer told; ``knew``: it was remembered."""


class PowerMemory:
    """A forgetting curve that falls as a power of time."""

    def __init__(self, model: Fsrs, noise: float) -> None:
        """``noise`` multiplies the first stability of this note."""
        self._model = model
        self._noise = noise
        self._stability = 0.0
        self._difficulty = 5.0
        self._last = 0.0
        self._was_asked = False

    def recall(self, day: float) -> float:
        return self._model.recall(self._stability, max(0.0, day - self._last)) if self._stability else 0.0

    def read(self, day: float) -> None:
        # A page leaves as much as a first answer that was wrong: the answer was shown, and nothing was retrieved.
        self._stability = self._model.first(Rating.AGAIN)[0] * self._noise
        self._last = day

    def review(self, day: float, *, knew: bool) -> None:
        rating = Rating.GOOD if knew else Rating.AGAIN
        if self._was_asked:
            days = int(day) - int(self._last)
            self._stability, self._difficulty = self._model.step(self._stability, self._difficulty, days, rating)
        else:
            first, self._difficulty = self._model.first(rating)
            self._stability = first * self._noise
        self._was_asked = True
        self._last = day


class HalfLifeMemory:
    """An exponential forgetting curve whose half-life multiplies."""

    def __init__(self, half_life: float, growth: float) -> None:
        """``half_life``: days, after the first answer. ``growth``: what a recall at the right time multiplies it by."""
        self._first = half_life
        self._growth = growth
        self._half_life = 0.0
        self._last = 0.0

    def recall(self, day: float) -> float:
        return 0.5 ** (max(0.0, day - self._last) / self._half_life) if self._half_life else 0.0

    def read(self, day: float) -> None:
        self._half_life = self._first / 4
        self._last = day

    def review(self, day: float, *, knew: bool) -> None:
        recall = self.recall(day)
        if not knew:
            self._half_life = max(self._first / 4, self._half_life / 2.5)
        elif self._half_life < self._first:
            self._half_life = self._first
        else:
            # One that came before anything could be forgotten teaches little.
            self._half_life *= 1 + (self._growth - 1) * min(1.0, (1 - recall) / 0.1)
        self._last = day


class Confusability:
    """How easily a learner takes one of a pair for the other, by now.

    Practice lowers c, see `Lessons`. It recovers towards what it was at first: c(t) = c0 - (c0 - c) exp(-t / tau),
    with tau 30 to 60 days.
    """

    def __init__(self, at_first: float, tau: float) -> None:
        self.at_first = at_first
        self._tau = tau
        self._value = at_first
        self._day = 0.0

    def chance(self, day: float) -> float:
        """c on ``day``, 0..1."""
        return self.at_first - (self.at_first - self._value) * exp(-(day - self._day) / self._tau)

    def weaken(self, day: float, factor: float) -> None:
        """Something was learnt about the difference."""
        self._value = factor * self.chance(day)
        self._day = day


class Answer(NamedTuple):
    """What a learner says.

    Attributes:
        knew: the note was remembered, whether or not it was then taken for another.
        named: id of the note that is answered; empty for "I don't know".
        rating: what the learner would call it, Again where ``named`` is wrong.
    """

    knew: bool
    named: str
    rating: Rating
    seconds: float


class Learner:
    """One learner with all that is true about them. The same seed is the same person, whatever they study.

    Each note has a source of luck of its own, so that two courses of the same person differ by what was done in them
    and as little as possible by chance.
    """

    def __init__(self, seed: int, family: str, alike: Mapping[str, Iterable[str]], notes: Iterable[str]) -> None:
        """``family``: one of `FAMILIES`. ``alike``: note id -> the ids of its look-alikes."""
        luck = Random(f"{seed}|{family}")
        self._alike = {note: tuple(sorted(others)) for note, others in alike.items()}
        pairs = sorted({(one, other) for one, others in self._alike.items() for other in others if one < other})
        mean = luck.uniform(*_MEAN_CONFUSION)
        self.pairs: dict[Pair, Confusability] = {
            frozenset(pair): Confusability(
                luck.betavariate(_ALIKE_OF_BETA * mean, _ALIKE_OF_BETA * (1 - mean)), luck.uniform(*_RECOVERY_DAYS)
            )
            for pair in pairs
        }
        self.memory = _memories(family, luck, sorted(notes))
        self._luck = {note: Random(f"{seed}|{family}|{note}") for note in self.memory}

    def alike(self, note: str) -> Sequence[str]:
        """The notes that ``note`` may be taken for."""
        return self._alike.get(note, ())

    def chance(self, note: str, others: Iterable[str], day: float) -> float:
        """The chance (0..1) that ``note``, if it is remembered, is taken for one of ``others``."""
        return 1 - prod(1 - self.pairs[frozenset((note, other))].chance(day) for other in others)

    def answer(self, note: str, possible: Sequence[str], options: Sequence[str], day: float) -> Answer:
        """The answer to a question about ``note``.

        Args:
            possible: the look-alikes that could be answered.
            options: the ids of all options; empty if there is nothing to choose from.
        """
        luck = self._luck[note]
        knew = luck.random() < self.memory[note].recall(day)
        taken, hesitates = luck.random(), luck.random() < _HESITATES
        guess, which, slow = luck.random() < _GUESSES, luck.random(), exp(luck.gauss(0.0, _SECONDS_SPREAD))
        named = ""
        if knew:
            confused = taken < self.chance(note, possible, day)
            named = self._taken_for(note, possible, which, day) if confused else note
        elif guess and options:
            named = options[int(which * len(options))]
        rating = Rating.AGAIN if named != note else Rating.HARD if hesitates else Rating.GOOD
        return Answer(knew, named, rating, _SECONDS[rating] * slow)

    def _taken_for(self, note: str, possible: Sequence[str], which: float, day: float) -> str:
        """One of ``possible``, in proportion to how easily each is confused."""
        weights = [self.pairs[frozenset((note, other))].chance(day) for other in possible]
        left = which * sum(weights)
        for other, weight in zip(possible, weights, strict=True):
            left -= weight
            if left < 0:
                return other
        return possible[-1]

    def tells_apart(self, note: str, others: Iterable[str], day: float, factor: float) -> None:
        """Something was learnt about the difference between ``note`` and each of ``others``."""
        for other in others:
            self.pairs[frozenset((note, other))].weaken(day, factor)

    def expected_recall(self, day: float) -> float:
        """The mean of R over all notes, 0..1."""
        return sum(memory.recall(day) for memory in self.memory.values()) / len(self.memory)

    def expected_confusions(self, day: float, *, practised: bool = True) -> float:
        """The sum of R (1 - prod(1 - c)) over all notes: each asked once by a case, all its look-alikes possible.

        ``practised=False``: with c as it was at first.
        """
        total = 0.0
        for note, memory in self.memory.items():
            pairs = [self.pairs[frozenset((note, other))] for other in self.alike(note)]
            total += memory.recall(day) * (
                1 - prod(1 - (pair.chance(day) if practised else pair.at_first) for pair in pairs)
            )
        return total


def _memories(family: str, luck: Random, notes: Sequence[str]) -> dict[str, Memory]:
    if family == "half-life":
        half_life, growth = exp(luck.gauss(log(8.0), 0.8)), luck.uniform(1.5, 2.6)
        return {note: HalfLifeMemory(half_life * exp(luck.gauss(0.0, 0.4)), growth) for note in notes}
    model = Fsrs(_spread(luck))
    return {note: PowerMemory(model, exp(luck.gauss(0.0, 0.4))) for note in notes}


def _spread(luck: Random) -> tuple[float, ...]:
    """Parameters of a real user's kind."""
    first_good = min(19.0, max(0.01, exp(luck.gauss(log(2.0), 1.2))))
    w = list(DEFAULT_PARAMETERS)
    scale = first_good / w[2]
    w[:4] = [max(0.001, min(100.0, value * scale)) for value in w[:4]]
    w[8] += luck.gauss(0.0, 0.3)
    w[20] = min(0.57, max(0.1, exp(luck.gauss(log(0.21), 0.6))))
    return tuple(w)
