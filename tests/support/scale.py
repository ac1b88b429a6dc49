"""How much a test tries: counts grow by ``TRAINER_TEST_SCALE`` (1 unless set)."""

import os


def scaled(count: int) -> int:
    """``count`` times the scale asked for, at least 1."""
    return max(1, round(count * float(os.environ.get("TRAINER_TEST_SCALE", "1"))))
