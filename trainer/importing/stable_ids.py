"""Ids of events that were made elsewhere: the same each time the same file is read, so that nothing comes in twice."""

from datetime import datetime
from hashlib import blake2b
from typing import Final

from trainer.history.ids import id_from

ANKI: Final = "ankimp"
"""The device of what comes from Anki. No computer has this name, for ours have no "i"; so no undo takes it back."""


def stable_id(at: datetime, *parts: str, device: str = ANKI) -> str:
    """The id of an imported event.

    Args:
        at: the event's moment; ids sort by it.
        parts: what tells the event from all others of that millisecond: its source, its note there, its kind …
        device: six letters or digits, with at least one of "ilou", so that it is no computer's.

    Raises:
        ValueError: ``at`` is before 1970.
    """
    # With their lengths: else ("ab", "c") and ("a", "bc") would be the same.
    told = "".join(parts) + str([*map(len, parts)])
    return id_from(at, blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest(), device)
