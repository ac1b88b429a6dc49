"""Which of a note's cases is shown: the one that wasn't seen for longest."""

from collections.abc import Sequence

from trainer.decks.model import Example, Note
from trainer.history.events import Event, Review


def page_case(note: Note) -> Example | None:
    """The case on the page of a new note: the author's first."""
    return note.examples[0] if note.examples else None


def next_case(note: Note, events: Sequence[Event], *, was_read: bool) -> Example | None:
    """The case to ask with.

    Args:
        events: what happened to the card, in order of time.
        was_read: the page was shown, so its case is already known.
    """
    if not note.examples:
        return None
    last_shown = {event.case: place for place, event in enumerate(events) if isinstance(event, Review) and event.case}
    if was_read and note.examples[0].key not in last_shown:
        last_shown[note.examples[0].key] = -1
    return min(note.examples, key=lambda example: last_shown.get(example.key, -2))
