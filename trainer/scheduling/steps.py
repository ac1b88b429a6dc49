"""The steps of learning and relearning: a card comes back within minutes until it is known well enough to wait days.

The rules are Anki's, which the package ``fsrs`` follows too.
"""

from collections.abc import Sequence

from trainer.scheduling.rating import Rating

# Looked up once: a replay comes here with every review, and finding a member takes longer than comparing it.
_AGAIN, _GOOD, _EASY = Rating.AGAIN, Rating.GOOD, Rating.EASY


def next_step(steps: Sequence[int], step: int, rating: Rating) -> tuple[int, int] | None:
    """Where a card on a step goes after a rating.

    Args:
        steps: seconds of each step.
        step: 0-based index of the step the card is on; 0 for a new card.

    Returns:
        The index of the next step and the seconds until then; None if the card goes into review, as it does where
        there are no steps or it stands beyond the last (there were more of them once).
    """
    if not steps:
        return None
    if rating == _AGAIN:
        return 0, steps[0]
    if step >= len(steps) or rating == _EASY:
        return None
    if rating == _GOOD:
        return (step + 1, steps[step + 1]) if step + 1 < len(steps) else None
    return step, _hard_seconds(steps, step)


def _hard_seconds(steps: Sequence[int], step: int) -> int:
    """On the first step Hard must lie between Again and Good; half seconds are dropped."""
    if step > 0:
        return steps[step]
    return steps[0] * 3 // 2 if len(steps) == 1 else (steps[0] + steps[1]) // 2
