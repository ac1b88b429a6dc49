"""What a sitting puts before the learner: a page to read, a question, or the end."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from trainer.decks.model import Card, Deck, Example, Note
from trainer.history.replay import CardHistory
from trainer.questions.choices import Option
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Outcome


class ReadPage(NamedTuple):
    """A new note, taught before it is tested."""

    deck: Deck
    note: Note
    example: Example | None


class Question(NamedTuple):
    """A card that is asked.

    Attributes:
        example: the case shown, if the kind is case.
        history: what is believed about the card.
        recall: probability 0..1 that it is remembered now; None for a card without a state.
        outcomes: what each rating would lead to, as the keys show it; empty where the answer won't count for the
            schedule.
        leech: it was forgotten often enough to deserve another look.
        how: flip, type, choose or ideas.
        options: what can be chosen, in the order shown; empty unless ``how`` is choose.
        origin: ahead, contrast or empty, as in the review it will become.
        against: id of the note it is set against in a contrast; else empty.
    """

    deck: Deck
    card: Card
    example: Example | None
    history: CardHistory
    recall: float | None
    outcomes: Mapping[Rating, Outcome]
    leech: bool
    how: str = "flip"
    options: tuple[Option, ...] = ()
    origin: str = ""
    against: str = ""


class Finished(NamedTuple):
    """Nothing is left that may come now.

    Attributes:
        next_learning: when the next learning card comes back today, if one does.
    """

    next_learning: datetime | None


Step = ReadPage | Question | Finished


class Answered(NamedTuple):
    """A question that was answered in this sitting.

    Attributes:
        event: id of its review, by which an undo finds it.
        graduated: the card left learning or relearning with this answer.
        gave: id of the note that was answered instead; empty if none was.
    """

    event: str
    card: Card
    rating: Rating
    graduated: bool
    gave: str = ""


class Progress(NamedTuple):
    """How far a sitting has come.

    Attributes:
        done: cards and pages that are finished for today.
        total: those, and what is left.
        minutes_left: an estimate.
        ratings: every answer of this sitting in order.
    """

    done: int
    total: int
    minutes_left: float
    ratings: tuple[Rating, ...]
