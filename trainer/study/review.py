"""From an attempt to the one event of its question."""

from trainer.decks.model import Note
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.attempt import Attempt
from trainer.study.collection import Collection
from trainer.study.question import counts_now, outcomes_of


def review_of(collection: Collection, attempt: Attempt, rating: Rating, ms: int) -> Review:
    """The review of an answer that is left now with ``rating``; ``ms``: from the question to the answer."""
    question = attempt.question
    now = collection.clock.now()
    counts = counts_now(collection, question.card, question.origin)  # perhaps another day than when it was asked
    due = outcomes_of(collection, question.card, question.options)[rating].due if counts else None
    return Review(
        id=collection.new_id(now),
        at=now,
        card=str(question.card.id),
        rating=rating,
        ms=ms,
        how=question.how,
        due=due,
        origin=question.origin,
        gave=attempt.gave,
        options=tuple(option.key for option in question.options),
        typed=attempt.typed,
        case=question.example.key if question.example else "",
        hint=len(attempt.hints),
        overruled=attempt.overruled,
        against=question.against,
    )


def note_given(attempt: Attempt) -> str:
    """The id of the note that was answered instead; empty if none was, a level or a deck's own wrong option."""
    if ":" in attempt.gave or attempt.overruled == "right":
        return ""
    return attempt.gave


def other_note(attempt: Attempt) -> Note | None:
    """The note that the one asked has to be told from: what was answered instead, else what it is set against."""
    wanted = note_given(attempt) or attempt.question.against
    return next((note for note in attempt.question.deck.notes if note.id == wanted), None)
