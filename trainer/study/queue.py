"""Which cards are asked today, and in what order.

What was confused just now is set side by side at once. Learning cards come back by the clock; then the other contrasts
and what is due, look-alikes far from one another, with the pages of new notes in between, early enough for other cards
to stand between a page and its first question; then the roles that were named wrongly today; when nothing else is
left, learning cards up to 20 minutes ahead.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from trainer.decks.model import Card, CardId, Deck, Note
from trainer.questions.look_alikes import look_alikes
from trainer.scheduling.draw import draw
from trainer.scheduling.rating import Rating
from trainer.study.collection import Collection
from trainer.study.contrasts import Turn, plan_of
from trainer.study.named import named_today
from trainer.study.order import APART, first_apart, keeps_distance, note_of, spread
from trainer.study.standing import Standing

_CARDS_BETWEEN_NEW_NOTES = 3
"""Known cards asked between the pages of two new notes."""
_CARDS_BEFORE_FIRST_QUESTION = 4
"""Other cards between the page of a new note and its first question, where there are that many."""


class Counts(NamedTuple):
    """What is left today.

    Attributes:
        due: cards to be reviewed, within the day's limit.
        new: notes to be met, within the day's limit, and those read but not asked yet.
        learning: cards that come back today, by the clock or because their role was named wrongly.
        contrasts: pairs of look-alikes to be set side by side.
    """

    due: int = 0
    new: int = 0
    learning: int = 0
    contrasts: int = 0

    @property
    def known(self) -> int:
        """Questions about notes that were met before."""
        return self.due + self.learning + 2 * self.contrasts

    @property
    def total(self) -> int:
        """Everything together."""
        return self.known + self.new


class NewNote(NamedTuple):
    """A note whose page is to be read."""

    deck: Deck
    note: Note


class Queue:
    """The day's cards of some decks.

    It is a view: built from the collection, brought up to date note by note, and the same as one built afresh.
    """

    def __init__(self, collection: Collection, decks: Iterable[str] | None = None) -> None:
        self.collection = collection
        self._wanted = None if decks is None else tuple(decks)
        self._answered = 0
        self._read_when: dict[str, int] = {}
        self._last_page = 0
        self._recent: list[str] = []
        self.postponed: set[str] = set()
        self.build()

    @property
    def decks(self) -> tuple[Deck, ...]:
        """The decks the queue is about."""
        if self._wanted is None:
            return self.collection.decks
        return tuple(deck for deck in self.collection.decks if deck.id in self._wanted)

    def build(self) -> None:
        """Looks at every card again."""
        self._day = self.collection.today
        self._version = self.collection.version
        self._standings: dict[str, Standing] = {}
        self._alike = {deck.id: look_alikes(deck) for deck in self.decks}
        self._cards: dict[str, Card] = {}
        self._new: dict[str, NewNote] = {}
        for deck in self.decks:
            by_id = {note.id: note for note in deck.notes}
            for note_id in deck.introduce:
                self._look_at(deck, by_id[note_id])
        self._order_due()
        self._count_day()

    def _order_due(self) -> None:
        due = [name for name, standing in self._standings.items() if standing is Standing.DUE]
        limit = self.collection.settings.reviews_per_day
        if len(due) > limit:
            # A backlog: what gains most comes first, since not everything will be reached.
            due.sort(key=lambda name: (-self._gain(name), name))
        else:
            due.sort(key=lambda name: draw(f"{self._day}{name}"))
        due[:limit] = spread(due[:limit], self._recent, self._alike_to)
        self._rank = {name: place for place, name in enumerate(due)}

    def _gain(self, name: str) -> float:
        """Expected gain in stability (days) of asking a card now."""
        state = self.collection.history_of(name).state
        if state is None:
            return 0.0
        now = self.collection.clock.now()
        scheduler = self.collection.scheduler
        after = scheduler.advance(name, state, Rating.GOOD, now, None)
        return scheduler.recall(state, now) * (after.stability - state.stability)

    def _alike_to(self, note_key: str) -> frozenset[str]:
        """The look-alikes of a note, by the deck's word or by what this learner takes for it, as ``deck/note``."""
        deck_id, _slash, note_id = note_key.partition("/")
        named = self._alike.get(deck_id, {}).get(note_id, frozenset())
        mixed_up = self.collection.confusions.given_for(deck_id, note_id)
        return frozenset(f"{deck_id}/{other}" for other in (*named, *mixed_up))

    def _count_day(self) -> None:
        self._plan = plan_of(self.collection, self.decks, self._day)
        self._named = [
            card
            for card in named_today(self.collection, self.decks, self._day)
            if self._standings.get(str(card.id)) is not Standing.DUE
        ]
        settings = self.collection.settings
        self._new_left = max(0, settings.new_per_day - self.collection.introduced_on(self._day))
        self._reviews_left = max(0, settings.reviews_per_day - self.collection.reviewed_on(self._day))

    def _look_at(self, deck: Deck, note: Note) -> None:
        key = f"{deck.id}/{note.id}"
        self._new.pop(key, None)
        cards = {str(card.id): card for card in self.collection.cards(deck, note)}
        for name, standing in self.collection.standings_of(deck, note, self._day).items():
            self._standings[name] = standing
            self._cards[name] = cards[name]
            if standing is Standing.NEW:
                self._new[key] = NewNote(deck, note)

    def refresh(self) -> bool:
        """Builds anew if the day, the decks or the whole history changed; True if so."""
        if self._version == self.collection.version and self._day == self.collection.today:
            if self._plan.until is not None and self.collection.clock.now() > self._plan.until:
                self._count_day()
            return False
        self.build()
        return True

    def changed(self, note_key: str) -> None:
        """Brings the cards of one note (``deck/note``) up to date after an event."""
        if self.refresh():
            return
        deck = self.collection.deck(note_key.partition("/")[0])
        if deck is not None and deck in self.decks:
            for note in deck.notes:
                if note.id == note_key.partition("/")[2]:
                    order = list(self._new)
                    self._look_at(deck, note)
                    if list(self._new) != order:
                        self._restore_order()
        self._count_day()

    def _restore_order(self) -> None:
        """Puts new notes into the order of introduction again (an undone page was appended at the end)."""
        place = {f"{deck.id}/{id_}": n for n, (deck, id_) in enumerate((d, i) for d in self.decks for i in d.introduce)}
        self._new = dict(sorted(self._new.items(), key=lambda item: place[item[0]]))

    # --- what is left --------------------------------------------------------------------------------------------

    def _with(self, standing: Standing) -> list[str]:
        return [name for name, its in self._standings.items() if its is standing]

    def counts(self) -> Counts:
        """What is left today."""
        waiting = len(self._with(Standing.READ))
        return Counts(
            due=min(len(self._with(Standing.DUE)), self._reviews_left),
            new=min(len(self._new), self._new_left) + waiting,
            learning=len(self.learning()),
            contrasts=len(self._plan.due),
        )

    def due(self) -> list[str]:
        """The names of the cards that are due and within the day's limit, in the order in which they are asked."""
        due = sorted(self._with(Standing.DUE), key=lambda name: (self._rank.get(name, len(self._rank)), name))
        return due[: self._reviews_left]

    def learning(self) -> set[CardId]:
        """The cards that come back today: by the clock, for a contrast that was begun, or because they were named."""
        found = {self._cards[name].id for name in self._with(Standing.LEARNING)}
        found.update(card.id for card in self._named)
        if self._plan.half is not None:
            found.add(self._plan.half.card.id)
        return found

    def next_learning(self) -> datetime | None:
        """When the next learning card comes back; None if there is none."""
        return min((self._due_at(name) for name in self._with(Standing.LEARNING)), default=None)

    def _due_at(self, name: str) -> datetime:
        state = self.collection.history_of(name).state
        assert state is not None
        return state.due_at or state.last_review

    # --- what comes next -----------------------------------------------------------------------------------------

    def answered(self, card: Card) -> None:
        """Counts a question that was answered, and brings its note up to date."""
        self._answered += 1
        self._recent = [*self._recent[1 - APART :], card.id.note_key]
        self.changed(card.id.note_key)

    def was_read(self, note_key: str) -> None:
        """Remembers when a page was read, so that the first question keeps its distance."""
        self._read_when[note_key] = self._answered
        self._last_page = self._answered
        self.changed(note_key)

    def next(self) -> Card | NewNote | Turn | None:
        """What to ask or to read now; None when nothing is left that may come now."""
        half, contrasts = self._plan.half, self._plan.due
        if half is not None:
            return half
        now = self.collection.clock.now()
        if contrasts and contrasts[0].fresh:
            return Turn(contrasts[0].first, contrasts[0].second.id.note)
        learning = sorted(self._with(Standing.LEARNING), key=lambda name: (self._due_at(name), name))
        if learning and self._due_at(learning[0]) <= now:
            return self._cards[learning[0]]
        if contrasts:
            return Turn(contrasts[0].first, contrasts[0].second.id.note)
        found = self._next_of_the_day()
        ahead = timedelta(minutes=self.collection.settings.learn_ahead_minutes)
        if found is None and learning and self._due_at(learning[0]) <= now + ahead:
            return self._cards[learning[0]]
        return found

    def _next_of_the_day(self) -> Card | NewNote | None:
        """The next of what is due, new, or named today."""
        due = self.due()
        page = self._next_page()
        if page is not None and self._is_time_for_page(len(due)):
            return page
        waiting = sorted(self._with(Standing.READ), key=lambda name: self._read_when.get(note_of(name), -99))
        ripe = [name for name in waiting if self._is_ripe(name)]
        names = [first_apart(some, self._recent, self._alike_to) for some in (ripe, due) if some]
        if names:
            # The first questions of new notes go first, unless a look-alike was just asked and something else is due.
            apart = (name for name in names if keeps_distance(name, self._recent, self._alike_to))
            return self._cards[next(apart, names[0])]
        if waiting:
            return self._cards[waiting[0]]
        return self._named[0] if self._named else None

    def is_named(self, card: Card) -> bool:
        """Whether a card is asked because its role was named wrongly today, and not for its own sake."""
        return card.id in {one.id for one in self._named}

    def _is_ripe(self, name: str) -> bool:
        read = self._read_when.get(note_of(name))
        return read is None or self._answered - read >= _CARDS_BEFORE_FIRST_QUESTION

    def _is_time_for_page(self, due: int) -> bool:
        """Whether a new note is next while so many cards are due: spread among them, but not after too many."""
        if not due or self._answered - self._last_page >= _CARDS_BETWEEN_NEW_NOTES:
            return True
        others = len(self._new_today()) - 1
        needed = _CARDS_BEFORE_FIRST_QUESTION + others * _CARDS_BETWEEN_NEW_NOTES
        return self.collection.settings.read_first and due <= needed

    def _new_today(self) -> list[NewNote]:
        """The new notes within the day's limit that weren't left for another sitting."""
        return [new for key, new in islice(self._new.items(), self._new_left) if key not in self.postponed]

    def _next_page(self) -> Card | NewNote | None:
        """The next new note: its page, or its first question where pages aren't wanted."""
        for new in self._new_today():
            if self.collection.settings.read_first:
                return new
            for card in self.collection.cards(new.deck, new.note):
                if self._standings[str(card.id)] is Standing.NEW:
                    return card
        return None
