"""From an attempt to the one event of its question."""

from collections.abc import Sequence

from trainer.decks.model import Note
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.attempt import Attempt
from trainer.study.collection import Collection
from trainer.study.question import outcomes_of
from trainer.study.steps import Answered, Question


def review_of(collection: Collection, attempt: Attempt, rating: Rating, ms: int) -> Review:
    """The review of an answer that is left now with ``rating``; ``ms``: from the question to the answer."""
    question = attempt.question
    now = collection.clock.now()
    due = outcomes_of(collection, question.card, question.options)[rating].due if question.outcomes else None
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


def closes_contrast(question: Question, answered: Sequence[Answered]) -> bool:
    """Whether the other half of the contrast that ``question`` belongs to was answered just before."""
    if not question.against or not answered:
        return False
    last = answered[-1]
    return (last.card.id.note, last.against) == (question.against, question.card.id.note)
