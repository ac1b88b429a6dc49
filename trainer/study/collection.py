"""Decks, history and memory, opened together: what one learner knows of what there is to know.

Everything that is believed about a card is folded from its events, here and on a fresh start alike, so the live state
is always the replayed one. An event counts once it is on disk.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from trainer.clock import Clock
from trainer.config.settings import Settings
from trainer.decks.cards import cards_of
from trainer.decks.library import DeckLibrary
from trainer.decks.model import Card, Deck, Note
from trainer.errors import StorageError
from trainer.history.events import Event, Review, Undo
from trainer.history.history import History
from trainer.history.journal import Journal
from trainer.history.replay import NEW, CardHistory, fold, tuning_of
from trainer.scheduling.memory import Phase
from trainer.scheduling.scheduler import Scheduler
from trainer.statistics.confusions import Confusions
from trainer.study.standing import CardFacts, Standing, standings


class Collection:
    """See the module's text.

    Attributes:
        decks: every deck that could be read, in the library's order.
        scheduler: the scheduler with the tuning in force.
        journal: the events that count.
        unsaved: events that couldn't be written while the learner chose to go on.
        pending: events that are being written, or couldn't be and the learner hasn't decided yet what becomes of them.
        go_on_unsaved: whether a failed write is kept in ``unsaved`` instead of raised.
        version: grows whenever everything may have changed (decks, tuning, another program's events).
    """

    def __init__(self, library: DeckLibrary, history: History, settings: Settings, clock: Clock) -> None:
        self.library = library
        self.history = history
        self.settings = settings
        self.clock = clock
        self.unsaved: list[Event] = []
        self.pending: tuple[Event, ...] = ()
        self.go_on_unsaved = False
        self.version = 0
        self._confusions: tuple[tuple[int, date], Confusions] | None = None
        self._take_decks()
        self.take_history()

    # --- reading again -------------------------------------------------------------------------------------------

    def _take_decks(self) -> None:
        self.decks: tuple[Deck, ...] = self.library.decks
        self._cards: dict[str, dict[str, tuple[Card, ...]]] = {}
        self._deck_by_id = {deck.id: deck for deck in self.decks}
        for deck in self.decks:
            by_note: dict[str, list[Card]] = {}
            for card in cards_of(deck):
                by_note.setdefault(card.note.id, []).append(card)
            self._cards[deck.id] = {note: tuple(cards) for note, cards in by_note.items()}
        self.version += 1

    def take_history(self) -> None:
        """Believes what the history holds now, whatever was believed before."""
        now = self.clock.now()
        self.journal = Journal([*self.history.events, *self.unsaved], now, self.history.device)
        self._fold_all()

    @property
    def confusions(self) -> Confusions:
        """Who is taken for whom, as of today."""
        edition = (self.version, self.today)
        if self._confusions is None or self._confusions[0] != edition:
            # As of the beginning of the study day, so that within a day one more review changes nothing but its own.
            day_began = self.scheduler.study_day.start(self.today, self.clock.now())
            found = Confusions(self.journal.reviews(), day_began, self.journal.name_now)
            self._confusions = edition, found
        return self._confusions[1]

    def _fold_all(self) -> None:
        self.scheduler = Scheduler(tuning_of(self.journal.tune))
        self._histories: dict[str, CardHistory] = {}
        self._due_days: Counter[date] = Counter()
        for card in self.journal.by_card:
            self._fold(card)
        self.version += 1

    def _fold(self, card: str) -> None:
        old = self._histories.pop(card, NEW).state
        if old is not None and old.due_day is not None:
            self._due_days[old.due_day] -= 1
        events = self.journal.by_card.get(card)
        if not events:
            return
        history = fold(card, events, self.scheduler)
        self._histories[card] = history
        if history.state is not None and history.state.due_day is not None:
            self._due_days[history.state.due_day] += 1

    def look_again(self) -> bool:
        """Looks at the clock, the history and the deck files again; True if anything changed."""
        before = self.version
        if self.history.refresh():
            self.take_history()
        elif self.journal.clock_moved(self.clock.now()):
            self._fold_all()
        if self.library.refresh():
            self._take_decks()
        return self.version != before

    # --- what is believed ----------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The study day it is now."""
        return self.scheduler.study_day.of(self.clock.now())

    def deck(self, deck_id: str) -> Deck | None:
        """The deck of that id, if there is one."""
        return self._deck_by_id.get(deck_id)

    def cards(self, deck: Deck, note: Note) -> tuple[Card, ...]:
        """All cards of a note in the order of learning."""
        return self._cards[deck.id].get(note.id, ())

    def card(self, name: str) -> Card | None:
        """The card named ``deck/note#kind``, if a deck holds it."""
        deck_id, _slash, rest = name.partition("/")
        note = rest.partition("#")[0]
        for card in self._cards.get(deck_id, {}).get(note, ()):
            if str(card.id) == name:
                return card
        return None

    def history_of(self, card: str) -> CardHistory:
        """What the events of a card add up to."""
        return self._histories.get(card, NEW)

    def is_suspended(self, card: Card) -> bool:
        """Whether a card is deactivated: by the learner, or by the deck if they never said."""
        said = self.journal.suspended(str(card.id))
        return card.note.suspended if said is None else said

    def began(self, deck: Deck, note: Note) -> datetime | None:
        """When a note was first read or asked; None if never."""
        reads = self.journal.reads.get(f"{deck.id}/{note.id}", ())
        moments = [read.at for read in reads[:1]]
        for card in self.cards(deck, note):
            first = self.history_of(str(card.id)).first
            if first is not None:
                moments.append(first)
        return min(moments, default=None)

    def began_on(self, deck: Deck, note: Note) -> date | None:
        """The study day on which a note was first read or asked; None if it never was."""
        began = self.began(deck, note)
        return None if began is None else self.scheduler.study_day.of(began)

    def standings_of(self, deck: Deck, note: Note, day: date) -> dict[str, Standing]:
        """Where each card of a note stands on ``day``."""
        began = self.began_on(deck, note)
        return standings(self.facts_of(deck, note, day), day, began=began, apart=self.settings.bury_siblings)

    def facts_of(self, deck: Deck, note: Note, day: date) -> list[CardFacts]:
        """What the standing of each card of a note depends on, in the order of learning."""
        return [
            CardFacts(
                card,
                self.history_of(str(card.id)),
                self.is_suspended(card),
                self.journal.buried_on(str(card.id), day),
            )
            for card in self.cards(deck, note)
        ]

    def introduced_on(self, day: date) -> int:
        """How many notes of all decks were read or asked for the first time on that study day."""
        of = self.scheduler.study_day.of
        candidates = {name for name, reads in self.journal.reads.items() if any(of(read.at) == day for read in reads)}
        candidates.update(
            card.partition("#")[0]
            for card, history in self._histories.items()
            if history.first is not None and of(history.first) == day
        )
        return sum(self._began_on(name, day) for name in candidates)

    def _began_on(self, note_key: str, day: date) -> bool:
        deck = self._deck_by_id.get(note_key.partition("/")[0])
        note_id = note_key.partition("/")[2]
        if deck is None or note_id not in self._cards[deck.id]:
            return False
        return self.began_on(deck, self._cards[deck.id][note_id][0].note) == day

    def reviewed_on(self, day: date) -> int:
        """How many cards that were due on that study day were asked on it: known ones, and a begun note's next kind."""
        return sum(
            history.last_day == day
            and (
                self._follows_another(name, history)
                if history.before_last_day is None
                else history.before_last_day.phase is Phase.REVIEW
            )
            for name, history in self._histories.items()
        )

    def _follows_another(self, name: str, history: CardHistory) -> bool:
        """Whether another card of the note was asked before this one ever was."""
        deck = self._deck_by_id.get(name.partition("/")[0])
        cards = self._cards[deck.id].get(name.partition("/")[2].partition("#")[0], ()) if deck is not None else ()
        firsts = [self.history_of(str(card.id)).first for card in cards]
        return history.first is not None and any(first is not None and first < history.first for first in firsts)

    def due_on(self, day: date) -> int:
        """How many review cards fall on exactly that study day, of all decks."""
        return self._due_days[day]

    def known(self) -> Iterator[tuple[str, CardHistory]]:
        """Every card with events, by name, whether a deck holds it or not."""
        return iter(self._histories.items())

    # --- what is said --------------------------------------------------------------------------------------------

    def new_id(self, at: datetime) -> str:
        """An id for an event that happens at ``at``."""
        return self.history.new_id(at)

    def record(self, events: Sequence[Event]) -> None:
        """Writes events and believes them.

        Raises:
            StorageError: they couldn't be written; nothing changed. Not while ``go_on_unsaved`` is on.
        """
        known = len(self.history.events)
        expected = [event.id for event in (*self.unsaved, *events)]
        self.pending = tuple(events)  # what ends the program in the midst of the next line isn't caught below
        try:
            self.history.append([*self.unsaved, *events])
        except StorageError:
            if not self.go_on_unsaved:
                raise
            self.unsaved.extend(events)
            expected = []
        except Exception:
            self.pending = ()
            raise
        else:
            self.unsaved.clear()
        self.pending = ()
        if [event.id for event in self.history.events[known:]] == expected:
            self._believe(events)
        else:
            # Another program wrote in the meantime; its events came in with ours.
            self.take_history()

    def _believe(self, events: Iterable[Event]) -> None:
        now = self.clock.now()
        for event in events:
            touched = self.journal.add(event, now)
            self._count_confusion(event, touched)
            if touched is None:
                self._fold_all()
                continue
            for name in touched:
                if "#" in name:
                    self._fold(name)

    def _count_confusion(self, event: Event, touched: set[str] | None) -> None:
        if self._confusions is None or touched is None or isinstance(event, Undo):
            self._confusions = None  # perhaps a review was taken back
        elif isinstance(event, Review):
            for name in touched:
                if event in self.journal.by_card.get(name, ()):
                    self._confusions[1].add(name, event)
