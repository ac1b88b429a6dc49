"""How cards are scheduled: the settings that a learner, or a fit to their reviews, may change."""

from typing import Final

from trainer.scheduling.parameters import DEFAULT_PARAMETERS, check_parameters
from trainer.scheduling.study_day import StudyDay

LOWEST_RETENTION = 0.80
HIGHEST_RETENTION = 0.95
RETENTION_WARNING = 0.92
"""Above this desired retention the model hasn't been shown to be right, and the reviews multiply: say so."""

LONGEST_STEP = 86_400
"""Seconds of a learning or relearning step: one day."""


class Tuning:
    """What the scheduler is built from; it never changes. Those with the same values are equal.

    Attributes:
        parameters: the 21 of FSRS-6.
        retention: desired retention: the probability of recall (0.80 to 0.95) at which a card comes back.
        learning_steps: seconds (1 to 86,400 each) between the first answers to a new card; none: it goes straight
            into review.
        relearning_steps: the same after a lapse.
        rollover: hour (0..23) at which the study day ends.
    """

    def __init__(
        self,
        parameters: tuple[float, ...] = DEFAULT_PARAMETERS,
        retention: float = 0.90,
        learning_steps: tuple[int, ...] = (60, 600),
        relearning_steps: tuple[int, ...] = (600,),
        rollover: int = 4,
    ) -> None:
        """Raises ValueError: one of them is of the wrong type or beyond its limits."""
        if not isinstance(parameters, tuple):
            raise ValueError(f"parameters are {parameters!r}, which isn't a tuple")
        check_parameters(parameters)
        if not isinstance(retention, (int, float)) or not LOWEST_RETENTION <= retention <= HIGHEST_RETENTION:
            raise ValueError(
                f"desired retention {retention!r} isn't in {LOWEST_RETENTION:.2f}..{HIGHEST_RETENTION:.2f}"
            )
        _check_steps("learning", learning_steps)
        _check_steps("relearning", relearning_steps)
        if not _is_whole(rollover):
            raise ValueError(f"rollover hour {rollover!r} isn't a whole number")
        StudyDay(rollover)
        self.parameters: Final = parameters
        self.retention: Final = retention
        self.learning_steps: Final = learning_steps
        self.relearning_steps: Final = relearning_steps
        self.rollover: Final = rollover

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tuning) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))


def _check_steps(kind: str, steps: tuple[int, ...]) -> None:
    if not isinstance(steps, tuple):
        raise ValueError(f"{kind} steps are {steps!r}, which isn't a tuple")
    for step in steps:
        if not _is_whole(step) or not 1 <= step <= LONGEST_STEP:
            raise ValueError(f"{kind} step {step!r} isn't a whole number of seconds in 1..{LONGEST_STEP}")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
