"""How many reviews the coming days hold, as things stand now."""

from collections.abc import Iterable
from datetime import date

from trainer.scheduling.memory import MemoryState


def reviews_by_day(states: Iterable[MemoryState], today: date, days: int = 7) -> tuple[int, ...]:
    """Review cards that fall on today (with all that is overdue) and each of the next ``days - 1`` days."""
    counts = [0] * days
    for state in states:
        if state.due_day is None:
            continue
        ahead = max(0, (state.due_day - today).days)
        if ahead < days:
            counts[ahead] += 1
    return tuple(counts)
