"""Which notes are mastered: known in every way they are asked, and not only on one day."""

from collections.abc import Sequence

MASTERED_RECALL = 0.9
MASTERED_DAYS = 2


def is_mastered(cards: Sequence[tuple[float | None, int]]) -> bool:
    """Whether a note is mastered.

    Args:
        cards: for each of its cards the recall probability now (0..1, None while new), and the number of study days
            on which it was answered right.
    """
    return bool(cards) and all(
        recall is not None and recall >= MASTERED_RECALL and days >= MASTERED_DAYS for recall, days in cards
    )
