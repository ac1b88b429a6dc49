"""One sitting: read, ask, reveal, rate, take back. Both front ends call it; it knows neither.

Every method that changes something writes one event first and believes it afterwards; if the write fails, a
`trainer.errors.StorageError` comes out and the same step stays as it was.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from trainer.decks.model import Card
from trainer.errors import TrainerError
from trainer.history.events import Bury, Event, Read, Review, Suspend, Undo
from trainer.questions.ruling import Judgement
from trainer.scheduling.rating import Rating
from trainer.study.attempt import Attempt
from trainer.study.cases import page_case
from trainer.study.collection import Collection
from trainer.study.contrasts import CONTRAST, Turn
from trainer.study.pace import pace_of
from trainer.study.question import AHEAD, question_of, renewed
from trainer.study.queue import NewNote, Queue
from trainer.study.review import note_given, review_of
from trainer.study.steps import Answered, Finished, Progress, Question, ReadPage, Step
from trainer.study.summary import Summary, summarise

_LONGEST_ANSWER_MS = 3_600_000


class StudySession:
    """See the module's text.

    Attributes:
        current: what is before the learner now.
        attempt: what was made of the current question so far; None if there is no question.
        answered: the questions answered in this sitting and not undone.
    """

    def __init__(self, collection: Collection, decks: Iterable[str] | None = None) -> None:
        self.collection = collection
        self.queue = Queue(collection, decks)
        self.answered: list[Answered] = []
        self._read: list[str] = []
        self._pace = pace_of(review for _card, review in collection.journal.reviews())
        self._began = collection.clock.monotonic()
        self.current: Step = Finished(None)
        self.attempt: Attempt | None = None
        self._answer_ms = 0
        self._shown_at = self._began
        self.advance()

    # --- showing -------------------------------------------------------------------------------------------------

    def advance(self) -> Step:
        """Goes to what comes next, after looking at the clock, the history and the deck files again.

        If they can't be looked at, it goes on with what is known: an answer that is on disk must not be given twice.
        `look_again` says what is wrong.
        """
        with suppress(TrainerError):
            self.collection.look_again()
        self.queue.refresh()
        upcoming = self.queue.next()
        if upcoming is None:
            return self._show(Finished(self.queue.next_learning()))
        if isinstance(upcoming, NewNote):
            return self._show(ReadPage(upcoming.deck, upcoming.note, page_case(upcoming.note)))
        question = self._question_of(upcoming)
        return self._show(question if question is not None else Finished(self.queue.next_learning()))

    def _question_of(self, upcoming: Card | Turn) -> Question | None:
        if isinstance(upcoming, Turn):
            return question_of(self.collection, upcoming.card, origin=CONTRAST, against=upcoming.against)
        return question_of(self.collection, upcoming, origin=AHEAD if self.queue.is_named(upcoming) else "")

    def _show(self, step: Step, hints: int = 0) -> Step:
        self.current = step
        self.attempt = Attempt(step, hints) if isinstance(step, Question) else None
        self._shown_at = self.collection.clock.monotonic()
        return step

    @property
    def revealed(self) -> bool:
        """Whether the answer of the current question was shown."""
        return self.attempt is not None and self.attempt.revealed

    def look_again(self) -> bool:
        """Looks at files and clock again and finds the card shown by its id; True if it looks different now."""
        changed = self.collection.look_again()
        if not (self.queue.refresh() or changed):
            return False
        match self.current:
            case Question() as question:
                self._renew(question)
            case ReadPage(deck=deck, note=note):
                self._find_page(deck.id, note.id)
            case Finished():
                self.advance()
        return True

    def _renew(self, old: Question) -> None:
        if (new := renewed(self.collection, old, answered=self.revealed)) is None or self.attempt is None:
            self.advance()
        else:
            self.current = self.attempt.question = new

    def _find_page(self, deck_id: str, note_id: str) -> None:
        deck = self.collection.deck(deck_id)
        for note in deck.notes if deck is not None else ():
            if deck is not None and note.id == note_id:
                self.current = ReadPage(deck, note, page_case(note))
                return
        self.advance()

    # --- answering -----------------------------------------------------------------------------------------------

    def read(self) -> Step:
        """The page of a new note was read and understood."""
        page = self.current
        if not isinstance(page, ReadPage):
            return page
        now = self.collection.clock.now()
        key = f"{page.deck.id}/{page.note.id}"
        event = Read(id=self.collection.new_id(now), at=now, note=key)
        self.collection.record([event])
        self._read.append(event.id)
        self.queue.was_read(key)
        return self.advance()

    def later(self) -> Step:
        """Leaves the page of a new note for another sitting. Nothing is written."""
        if isinstance(self.current, ReadPage):
            self.queue.postponed.add(f"{self.current.deck.id}/{self.current.note.id}")
            return self.advance()
        return self.current

    def reveal(self) -> None:
        """Shows the answer of the current question; the time until now is how long the answer took."""
        if self.attempt is not None and not self.revealed:
            self.attempt.reveal()
            self._stop_the_clock()

    def choose(self, place: int) -> None:
        """Chooses the option at ``place`` (0-based), which shows the answer."""
        if self.attempt is not None and not self.revealed:
            self.attempt.choose(place)
            self._stop_the_clock()

    def type(self, text: str) -> Judgement | None:
        """Judges a typed answer; see `Attempt.type`."""
        if self.attempt is None or self.revealed:
            return None
        judgement = self.attempt.type(text)
        self._stop_the_clock()
        return judgement

    def _stop_the_clock(self) -> None:
        if self.revealed:
            seconds = self.collection.clock.monotonic() - self._shown_at
            self._answer_ms = min(_LONGEST_ANSWER_MS, max(0, round(seconds * 1000)))

    def rate(self, rating: Rating | None = None) -> Step:
        """Leaves the current question, whose answer was shown, with a rating, and goes on.

        Args:
            rating: the best that the attempt allows, if it asks for more; None for the one the answer earned.
        """
        attempt = self.attempt
        if attempt is None or not self.revealed:
            return self.current
        rating = attempt.grade if rating is None else min(max(rating, attempt.allowed[0]), attempt.allowed[-1])
        return self._leave(attempt, [review_of(self.collection, attempt, rating, self._answer_ms)])

    def settle(self) -> Step:
        """Leaves an answer that was judged with the rating it earned, for it counts; anything else stays as it is."""
        return self.rate() if self.attempt is not None and self.attempt.is_judged else self.current

    def bury(self) -> Step:
        """Hides the current card until the next study day. An answer that was judged counts."""
        day_of = self.collection.scheduler.study_day.of
        return self._put_aside(lambda id_, at, card: Bury(id=id_, at=at, card=card, day=day_of(at)))

    def suspend(self) -> Step:
        """Deactivates the current card until it is activated again. An answer that was judged counts."""
        return self._put_aside(lambda id_, at, card: Suspend(id=id_, at=at, card=card, on=True))

    def _put_aside(self, event: Callable[[str, datetime, str], Event]) -> Step:
        attempt = self.attempt
        if attempt is None:
            return self.current
        now, events = self.collection.clock.now(), list[Event]()
        if attempt.is_judged:
            review = review_of(self.collection, attempt, attempt.grade, self._answer_ms)
            now = review.at  # by this it is taken back together with its answer
            events.append(review)
        return self._leave(attempt, [*events, event(self.collection.new_id(now), now, str(attempt.question.card.id))])

    def _leave(self, attempt: Attempt, events: Sequence[Event]) -> Step:
        """Writes what is done with the current question, a review first, then goes on."""
        card = attempt.question.card
        before = self.collection.history_of(str(card.id)).state
        attempt.left = True  # whatever ends the program from here on, it isn't written twice
        try:
            self.collection.record(events)
        except Exception:
            attempt.left = False
            raise
        if isinstance(review := events[0], Review):
            graduated = (before is None or before.due_day is None) and review.due is not None
            self.answered.append(Answered(review.id, card, review.rating, graduated, note_given(attempt)))
            self.queue.answered(card)
        else:
            self.queue.changed(card.id.note_key)
        return self.advance()

    # --- taking back ---------------------------------------------------------------------------------------------

    def undo(self) -> bool:
        """Takes back the answer that shows, else this device's newest action, of this sitting or an earlier one.

        Its card is shown again, with the hints that were taken.

        Returns:
            False if there is nothing to take back.
        """
        if self.attempt is not None and self.revealed:
            question = renewed(self.collection, self.attempt.question, answered=False)
            self._ask_again(question, len(self.attempt.hints))
            return True
        actions = self.collection.journal.newest_actions()
        if not actions:
            return False
        action, undone = actions[0], tuple(action.id for action in actions)
        now = self.collection.clock.now()
        self.collection.record([Undo(id=self.collection.new_id(now), at=now, of=undone)])
        self.answered = [answer for answer in self.answered if answer.event not in undone]
        self._read = [event for event in self._read if event not in undone]
        name = self.collection.journal.name_now(getattr(action, "card", "") or getattr(action, "note", ""), action)
        self.queue.changed(name.rpartition("#")[0] or name)
        self._return_to(name, action)
        return True

    def _return_to(self, name: str, action: Event) -> None:
        if isinstance(action, Read):
            deck_id, _slash, note_id = name.partition("/")
            self.queue.postponed.discard(name)
            self._find_page(deck_id, note_id)
            self._show(self.current)
            return
        card = self.collection.card(name)
        question, hints = None, 0
        if card is not None and isinstance(action, Review):
            against, hints = action.against if action.origin == CONTRAST else "", action.hint
            question = question_of(self.collection, card, case=action.case, origin=action.origin, against=against)
        elif card is not None:
            turn = self.queue.next()
            question = self._question_of(turn if isinstance(turn, Turn) and turn.card.id == card.id else card)
        self._ask_again(question, hints)

    def _ask_again(self, question: Question | None, hints: int) -> Step:
        return self._show(question, hints) if question is not None else self.advance()

    # --- telling -------------------------------------------------------------------------------------------------

    def progress(self) -> Progress:
        """How far this sitting has come."""
        counts = self.queue.counts()
        done = len({answer.card.id for answer in self.answered} - self.queue.learning())
        return Progress(
            done=done,
            total=done + counts.total,
            minutes_left=self._pace.minutes(counts.known, counts.new),
            ratings=tuple(answer.rating for answer in self.answered),
        )

    def summary(self) -> Summary:
        """The sitting so far, for its last page."""
        seconds = self.collection.clock.monotonic() - self._began
        return summarise(self.queue, self.answered, len(self._read), seconds, self._pace)
