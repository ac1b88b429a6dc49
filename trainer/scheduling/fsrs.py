"""FSRS-6, the model of memory: all that the trainer knows about forgetting, in four functions.

Source: open-spaced-repetition, "The Algorithm" (FSRS-6), in its names: w the parameters, S stability, D difficulty,
R retrievability, t days, G the rating 1-4, r the desired retention. ::

    R(t, S)       = (1 + f t / S)^(-w20),  f = 0.9^(-1 / w20) - 1
    I(r, S)       = S / f (r^(-1 / w20) - 1)
    S0(G)         = w[G - 1]
    D0(G)         = w4 - e^(w5 (G - 1)) + 1
    D'            = w7 D0(4) + (1 - w7) (D - w6 (G - 3) (10 - D) / 9)
    S' (success)  = S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1) h),  h = w15 for Hard, w16 for Easy, else 1
    S' (lapse)    = min(w11 D^-w12 ((S + 1)^w13 - 1) e^(w14 (1 - R)), S / e^(w17 w18))
    S' (same day) = S e^(w17 (G - 3 + w18)) S^-w19, not below S unless G is Again

One addition is our own. An answer chosen among k options may have been guessed; it was known with the probability
p = R / (R + (1 - R) / k). The new stability is then S'(G)^p S'(Again)^(1 - p). Difficulty is that of the rating.

Every function takes numbers or numpy arrays, mixed at will (arrays are broadcast). Numbers need ``math`` alone; numpy
is imported when the first array comes in. Powers of e are written ``E ** x``, which suits both.
"""

from math import e as E  # noqa: N812  (the constant of the formulas)
from typing import Any, TypeAlias, overload

from trainer.scheduling.parameters import DEFAULT_PARAMETERS, check_parameters

__all__ = ["DEFAULT_PARAMETERS", "MIN_STABILITY", "Fsrs"]

Numbers: TypeAlias = Any
"""A number or a numpy array of numbers (Any, so that numpy needn't be there to check or to run this)."""

MIN_STABILITY = 0.001
"""Days; no memory is shorter."""

_MAX_STABILITY = 1e12
"""Days; out of reach but for hundreds of Easy answers on one day under odd parameters, which would end in infinity."""

_MIN_DIFFICULTY = 1.0
_MAX_DIFFICULTY = 10.0
_FIRST_RECALL = 0.5
"""R that is assumed at a card's first answer, when there is nothing to forget yet."""

_AGAIN, _HARD, _GOOD, _EASY = 1, 2, 3, 4
_PLAIN = (float, int)


class Fsrs:
    """The model with one set of parameters; it never changes. Models with the same parameters are equal."""

    def __init__(self, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> None:
        """Works out what depends on the parameters alone.

        Args:
            parameters: w0 to w20; see `trainer.scheduling.parameters`.

        Raises:
            ValueError: they aren't 21 numbers within their limits.
        """
        check_parameters(parameters)
        w = parameters
        difficulties = [w[4] - E ** (w[5] * (rating - 1)) + 1 for rating in (_AGAIN, _HARD, _GOOD, _EASY)]
        self._w = w
        self._decay = -w[20]
        self._factor = 0.9 ** (1 / -w[20]) - 1
        self._growth = E ** w[8]
        self._lapse_divisor = E ** (w[17] * w[18])
        self._first = tuple((w[i], _bounded(difficulties[i], _MIN_DIFFICULTY, _MAX_DIFFICULTY)) for i in range(4))
        self._easy_difficulty = difficulties[3]
        # By rating; nothing has the rating 0.
        self._bonus = (0.0, 1.0, w[15], 1.0, w[16])
        self._same_day_growth = tuple(E ** (w[17] * (rating - 3 + w[18])) for rating in range(5))
        self._shift = tuple(-w[6] * (rating - 3) for rating in range(5))

    @property
    def parameters(self) -> tuple[float, ...]:
        """w0 to w20."""
        return self._w

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fsrs) and self._w == other._w

    def __hash__(self) -> int:
        return hash(self._w)

    @overload
    def recall(self, stability: float, days: float) -> float: ...
    @overload
    def recall(self, stability: Numbers, days: Numbers) -> Numbers: ...
    def recall(self, stability: Numbers, days: Numbers) -> Numbers:
        """R: the probability (0..1) that a card is still known ``days`` (>= 0) study days after its last review."""
        return (1 + self._factor * days / stability) ** self._decay

    @overload
    def interval(self, stability: float, retention: float) -> float: ...
    @overload
    def interval(self, stability: Numbers, retention: Numbers) -> Numbers: ...
    def interval(self, stability: Numbers, retention: Numbers) -> Numbers:
        """Days until R has fallen to ``retention`` (0..1, exclusive); not rounded. The inverse of `recall`."""
        return stability / self._factor * (retention ** (1 / self._decay) - 1)

    @overload
    def first(self, rating: int, guess: float = 0.0) -> tuple[float, float]: ...
    @overload
    def first(self, rating: Numbers, guess: Numbers = 0.0) -> tuple[Numbers, Numbers]: ...
    def first(self, rating: Numbers, guess: Numbers = 0.0) -> tuple[Numbers, Numbers]:
        """Stability (days) and difficulty (1..10) after a card's first review.

        Args:
            rating: 1 (Again) to 4 (Easy).
            guess: probability (0..1) of being right by guessing; 1/k with k options, 0 without.
        """
        if isinstance(rating, int) and isinstance(guess, _PLAIN):
            stability, difficulty = self._first[rating - 1]
            if guess and rating != _AGAIN:
                stability = _mixed(stability, self._first[0][0], _known(_FIRST_RECALL, guess))
            return stability, difficulty
        import numpy as np

        rating, guess = np.broadcast_arrays(rating, guess)
        table = np.asarray(self._first)
        stability, difficulty = table[rating - 1, 0], table[rating - 1, 1]
        mixed = _mixed(stability, self._first[0][0], _known(_FIRST_RECALL, guess))
        return np.where(rating == _AGAIN, stability, mixed), difficulty

    @overload
    def step(
        self, stability: float, difficulty: float, days: float, rating: int, guess: float = 0.0
    ) -> tuple[float, float]: ...
    @overload
    def step(
        self, stability: Numbers, difficulty: Numbers, days: Numbers, rating: Numbers, guess: Numbers = 0.0
    ) -> tuple[Numbers, Numbers]: ...
    def step(
        self, stability: Numbers, difficulty: Numbers, days: Numbers, rating: Numbers, guess: Numbers = 0.0
    ) -> tuple[Numbers, Numbers]:
        """Stability (days) and difficulty (1..10) after a review.

        Args:
            stability, difficulty: before the review.
            days: study days (>= 0) since the last review; less than 1 is the same day.
            rating: 1 (Again) to 4 (Easy).
            guess: probability (0..1) of being right by guessing; 1/k with k options, 0 without. A second answer on
                the same day counts in full: there R is 1, and so is p.
        """
        if not (
            isinstance(stability, _PLAIN)
            and isinstance(difficulty, _PLAIN)
            and isinstance(days, _PLAIN)
            and isinstance(rating, int)
            and isinstance(guess, _PLAIN)
        ):
            return self._step_arrays(stability, difficulty, days, rating, guess)
        after = self._stability(stability, difficulty, days, rating)
        if guess and rating != _AGAIN and days >= 1:
            forgotten = self._stability(stability, difficulty, days, _AGAIN)
            after = _mixed(after, forgotten, _known(self.recall(stability, days), guess))
        moved = self._moved(difficulty, self._shift[rating])
        return after, _bounded(moved, _MIN_DIFFICULTY, _MAX_DIFFICULTY)

    def _stability(self, stability: float, difficulty: float, days: float, rating: int) -> float:
        """S' for plain numbers, without guessing."""
        after: float
        if days < 1:
            growth = self._same_day_growth[rating] * stability ** -self._w[19]
            after = stability * (growth if rating == _AGAIN else max(growth, 1.0))
        else:
            recall = self.recall(stability, days)
            if rating == _AGAIN:
                after = min(self._lapse(stability, difficulty, recall), stability / self._lapse_divisor)
            else:
                after = self._success(stability, difficulty, recall, self._bonus[rating])
        return _bounded(after, MIN_STABILITY, _MAX_STABILITY)

    def _step_arrays(
        self, stability: Numbers, difficulty: Numbers, days: Numbers, rating: Numbers, guess: Numbers
    ) -> tuple[Numbers, Numbers]:
        """`step` where at least one argument is an array: every formula for every element, then the one that holds."""
        import numpy as np

        rating = np.asarray(rating)
        recall = self.recall(stability, days)
        growth = np.asarray(self._same_day_growth)[rating] * stability ** -self._w[19]
        growth = np.where(rating == _AGAIN, growth, np.maximum(growth, 1.0))
        lapse = np.minimum(self._lapse(stability, difficulty, recall), stability / self._lapse_divisor)
        success = self._success(stability, difficulty, recall, np.asarray(self._bonus)[rating])
        same_day = np.less(days, 1)
        after = np.where(same_day, stability * growth, np.where(rating == _AGAIN, lapse, success))
        after, forgotten = (np.clip(value, MIN_STABILITY, _MAX_STABILITY) for value in (after, lapse))
        mixed = _mixed(after, forgotten, _known(recall, guess))
        after = np.where(same_day | (rating == _AGAIN), after, mixed)
        moved = np.clip(self._moved(difficulty, np.asarray(self._shift)[rating]), _MIN_DIFFICULTY, _MAX_DIFFICULTY)
        return after, np.full_like(after, moved)

    # The formulas, each written once for numbers and arrays.

    def _success(self, stability: Numbers, difficulty: Numbers, recall: Numbers, bonus: Numbers) -> Numbers:
        w = self._w
        forgotten = E ** ((1 - recall) * w[10]) - 1
        return stability * (1 + self._growth * (11 - difficulty) * stability ** -w[9] * forgotten * bonus)

    def _lapse(self, stability: Numbers, difficulty: Numbers, recall: Numbers) -> Numbers:
        w = self._w
        return w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * E ** ((1 - recall) * w[14])

    def _moved(self, difficulty: Numbers, shift: Numbers) -> Numbers:
        w7 = self._w[7]
        return w7 * self._easy_difficulty + (1 - w7) * (difficulty + (10 - difficulty) * shift / 9)


def _bounded(value: float, lowest: float, highest: float) -> float:
    return lowest if value < lowest else highest if value > highest else value


def _known(recall: Numbers, guess: Numbers) -> Numbers:
    """p: the probability that a right answer was known and not guessed."""
    return recall / (recall + (1 - recall) * guess)


def _mixed(known: Numbers, forgotten: Numbers, p: Numbers) -> Numbers:
    """The geometric mean of two stabilities, with the weights p and 1 - p."""
    return known**p * forgotten ** (1 - p)
