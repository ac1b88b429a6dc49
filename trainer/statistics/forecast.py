"""How many reviews the coming days hold, as things stand now."""

from collections.abc import Iterable


def within_limit(falling: Iterable[int], limit: int) -> tuple[int, ...]:
    """Reviews a day when at most ``limit`` are asked on one: what is too much goes on to the day after.

    Args:
        falling: how many reviews fall on each day, from the first on.
    """
    asked: list[int] = []
    waiting = 0
    for count in falling:
        waiting += count
        asked.append(min(waiting, limit))
        waiting -= asked[-1]
    return tuple(asked)
