"""How fast the computer is just now: one that shares its cores may take thrice the time for the same work."""

import time
from typing import Final

_LOOPS: Final = 5_000_000
_SECONDS: Final = 0.3
"""What so many additions take on the computer that limits in seconds are meant for."""


def slowness() -> float:
    """How many times slower than that it is; at least 1. Asked where a limit was passed."""
    began = time.process_time()
    total = 0
    for number in range(_LOOPS):
        total += number
    return max(1.0, (time.process_time() - began) / _SECONDS)
