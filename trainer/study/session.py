"""One sitting: read, ask, reveal, rate, take back. Both front ends call it; it knows neither.

Every method that changes something writes one event first and believes it afterwards; if the write fails, a
`trainer.errors.StorageError` comes out and the same step stays as it was.
"""

from collections.abc import Iterable
from contextlib import suppress

from trainer.decks.model import Card
from trainer.errors import TrainerError
from trainer.history.events import Bury, Event, Read, Review, Suspend, Undo
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import is_leech
from trainer.study.cases import next_case, page_case
from trainer.study.collection import Collection
from trainer.study.load import CollectionLoad
from trainer.study.pace import pace_of
from trainer.study.queue import NewNote, Queue
from trainer.study.steps import Answered, Finished, Progress, Question, ReadPage, Step
from trainer.study.summary import Summary, summarise

_LONGEST_ANSWER_MS = 3_600_000


class StudySession:
    """See the module's text.

    Attributes:
        current: what is before the learner now.
        revealed: the answer of the current question was shown.
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
        self.revealed = False
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
        return self._ask(upcoming)

    def _ask(self, card: Card) -> Step:
        question = self._question(card)
        return self._show(question if question is not None else Finished(self.queue.next_learning()))

    def _question(self, card: Card, example_key: str = "") -> Question | None:
        collection = self.collection
        deck = collection.deck(card.id.deck)
        if deck is None:
            return None
        name = str(card.id)
        history = collection.history_of(name)
        now = collection.clock.now()
        example = None
        if card.id.kind == "case":
            example = next((case for case in card.note.examples if case.key == example_key), None) or next_case(
                card.note,
                collection.journal.by_card.get(name, ()),
                was_read=card.id.note_key in collection.journal.reads,
            )
        return Question(
            deck=deck,
            card=card,
            example=example,
            history=history,
            recall=None if history.state is None else collection.scheduler.recall(history.state, now),
            outcomes=collection.scheduler.preview(name, history.state, now, CollectionLoad(collection, card)),
            leech=history.state is not None and is_leech(history.state, collection.settings.leech_lapses),
        )

    def _show(self, step: Step) -> Step:
        self.current = step
        self.revealed = False
        self._shown_at = self.collection.clock.monotonic()
        return step

    def reveal(self) -> None:
        """Shows the answer of the current question; the time until now is how long the answer took."""
        if isinstance(self.current, Question) and not self.revealed:
            self.revealed = True
            seconds = self.collection.clock.monotonic() - self._shown_at
            self._answer_ms = min(_LONGEST_ANSWER_MS, max(0, round(seconds * 1000)))

    def look_again(self) -> bool:
        """Looks at files and clock again and finds the card shown by its id; True if it looks different now."""
        changed = self.collection.look_again()
        if not (self.queue.refresh() or changed):
            return False
        match self.current:
            case Question(card=card, example=example):
                found = self.collection.card(str(card.id))
                renewed = self._question(found, example.key if example else "") if found is not None else None
                if renewed is None:
                    self.advance()
                else:
                    self.current = renewed
            case ReadPage(deck=deck, note=note):
                self._find_page(deck.id, note.id)
            case Finished():
                self.advance()
        return True

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

    def rate(self, rating: Rating) -> Step:
        """Rates the current question, whose answer was revealed, and goes on."""
        question = self.current
        if not isinstance(question, Question) or not self.revealed:
            return question
        collection = self.collection
        now = collection.clock.now()
        card = question.card
        name = str(card.id)
        before = collection.history_of(name).state
        outcome = collection.scheduler.preview(name, before, now, CollectionLoad(collection, card))[rating]
        event = Review(
            id=collection.new_id(now),
            at=now,
            card=name,
            rating=rating,
            ms=self._answer_ms,
            how="flip",
            due=outcome.due,
            case=question.example.key if question.example else "",
        )
        collection.record([event])
        was_learning = before is None or before.due_day is None
        self.answered.append(Answered(event.id, card, rating, was_learning and outcome.due is not None))
        self.queue.answered(card.id.note_key)
        return self.advance()

    def bury(self) -> Step:
        """Hides the current card until the next study day."""
        if not isinstance(self.current, Question):
            return self.current
        now = self.collection.clock.now()
        card = self.current.card
        day = self.collection.scheduler.study_day.of(now)
        return self._put_aside(card, Bury(id=self.collection.new_id(now), at=now, card=str(card.id), day=day))

    def suspend(self) -> Step:
        """Deactivates the current card until it is activated again."""
        if not isinstance(self.current, Question):
            return self.current
        now = self.collection.clock.now()
        card = self.current.card
        return self._put_aside(card, Suspend(id=self.collection.new_id(now), at=now, card=str(card.id), on=True))

    def _put_aside(self, card: Card, event: Event) -> Step:
        self.collection.record([event])
        self.queue.changed(card.id.note_key)
        return self.advance()

    # --- taking back ---------------------------------------------------------------------------------------------

    def undo(self) -> bool:
        """Takes back this device's newest action, of this sitting or an earlier one, and shows its card again.

        Returns:
            False if there is nothing to take back.
        """
        action = self.collection.journal.newest_action()
        if action is None:
            return False
        now = self.collection.clock.now()
        self.collection.record([Undo(id=self.collection.new_id(now), at=now, of=(action.id,))])
        self.answered = [answer for answer in self.answered if answer.event != action.id]
        self._read = [event for event in self._read if event != action.id]
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
        question = None
        if card is not None:
            question = self._question(card, action.case if isinstance(action, Review) else "")
        if question is not None:
            self._show(question)
        else:
            self.advance()

    # --- telling -------------------------------------------------------------------------------------------------

    def progress(self) -> Progress:
        """How far this sitting has come."""
        counts = self.queue.counts()
        done = len({answer.card.id for answer in self.answered} - self.queue.learning())
        return Progress(
            done=done,
            total=done + counts.total,
            minutes_left=self._pace.minutes(counts.due + counts.learning, counts.new),
            ratings=tuple(answer.rating for answer in self.answered),
        )

    def summary(self) -> Summary:
        """The sitting so far, for its last page."""
        seconds = self.collection.clock.monotonic() - self._began
        return summarise(self.queue, self.answered, len(self._read), seconds, self._pace)
