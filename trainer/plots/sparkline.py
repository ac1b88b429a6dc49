"""A row of bars, one character each: enough to see which day is heavy."""

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float]) -> str:
    """Bars for values from 0 to the largest; a row of zeros is a row of the lowest bar."""
    highest = max(values, default=0)
    if highest <= 0:
        return _BARS[0] * len(values)
    return "".join(_BARS[round(max(0.0, value) / highest * (len(_BARS) - 1))] for value in values)
