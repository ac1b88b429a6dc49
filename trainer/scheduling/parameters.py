"""The 21 parameters of FSRS-6: what they are until a learner's own are fitted, and the limits of sense.

Numbers and limits are those of the open-spaced-repetition project (packages ``fsrs`` 6 and ``fsrs-rs``), whose fitting
never leaves the limits. Inside them recall falls with time and no formula divides by zero.
"""

from collections.abc import Sequence
from math import isfinite

_DEFAULT_LOWEST_HIGHEST = (
    (0.212, 0.001, 100.0),  # w0: stability after a first Again, in days
    (1.2931, 0.001, 100.0),  # w1: … after a first Hard
    (2.3065, 0.001, 100.0),  # w2: … after a first Good
    (8.2956, 0.001, 100.0),  # w3: … after a first Easy
    (6.4133, 1.0, 10.0),  # w4: difficulty after a first Again
    (0.8334, 0.001, 4.0),  # w5: how much lower it is after better first ratings
    (3.0194, 0.001, 4.0),  # w6: how far a rating moves difficulty
    (0.001, 0.001, 0.75),  # w7: how strongly difficulty is drawn back to that of a first Easy
    (1.8722, 0.0, 4.5),  # w8: growth of stability after a success
    (0.1666, 0.0, 0.8),  # w9: the more stable, the slower it grows
    (0.796, 0.001, 3.5),  # w10: the less likely the recall was, the faster it grows
    (1.4835, 0.001, 5.0),  # w11: stability after a lapse
    (0.0614, 0.001, 0.25),  # w12: … falls with difficulty
    (0.2629, 0.001, 0.9),  # w13: … rises with the stability before
    (1.6483, 0.0, 4.0),  # w14: … rises with forgetting
    (0.6014, 0.0, 1.0),  # w15: growth after Hard, as a part of that after Good
    (1.8729, 1.0, 6.0),  # w16: growth after Easy, as a multiple of that after Good
    (0.5425, 0.0, 2.0),  # w17: how far a rating on the same day moves stability
    (0.0912, 0.0, 2.0),  # w18: … shifted towards growth
    (0.0658, 0.0, 0.8),  # w19: … less, the more stable it is
    (0.1542, 0.1, 0.8),  # w20: how fast recall decays
)

DEFAULT_PARAMETERS: tuple[float, ...] = tuple(default for default, _, _ in _DEFAULT_LOWEST_HIGHEST)


def check_parameters(parameters: Sequence[float]) -> None:
    """Says what is wrong with ``parameters``, if anything is.

    Raises:
        ValueError: they aren't 21 finite numbers, each within its limits.
    """
    if len(parameters) != len(_DEFAULT_LOWEST_HIGHEST):
        raise ValueError(f"FSRS-6 has {len(_DEFAULT_LOWEST_HIGHEST)} parameters, not {len(parameters)}")
    for index, (value, (_, lowest, highest)) in enumerate(zip(parameters, _DEFAULT_LOWEST_HIGHEST, strict=True)):
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not isfinite(value):
            raise ValueError(f"parameter w{index} is {value!r}, which isn't a finite number")
        if not lowest <= value <= highest:
            raise ValueError(f"parameter w{index} is {value}, which isn't in {lowest}..{highest}")
