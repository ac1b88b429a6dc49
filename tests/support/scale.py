"""How much a test tries: counts grow by ``TRAINER_TEST_SCALE`` (1 unless set)."""

import os

_FULL = 10.0
"""The scale from which on everything is tried that a test can try on demand."""


def scaled(count: int) -> int:
    """``count`` times the scale asked for, at least 1."""
    return max(1, round(count * _scale()))


def counted(usual: int, on_demand: int) -> int:
    """``usual`` at scale 1, ``on_demand`` from scale 10 on; between them it grows with the scale."""
    return on_demand if _scale() >= _FULL else min(scaled(usual), on_demand)


def _scale() -> float:
    return float(os.environ.get("TRAINER_TEST_SCALE", "1"))
