"""The roles that were named in place of the right one: they come back the same day, without a lapse of their own."""

from collections.abc import Iterable
from datetime import date

from trainer.decks.model import Card, Deck
from trainer.history.events import Review, moment
from trainer.scheduling.memory import Phase
from trainer.study.collection import Collection


def named_today(collection: Collection, decks: Iterable[Deck], day: date) -> list[Card]:
    """The cards that come back today because their role was named wrongly, until one of the note's cards is asked."""
    of = collection.scheduler.study_day.of
    wanted = {deck.id: deck for deck in decks}
    asked: dict[str, Review] = {}
    named: dict[str, tuple[Review, str]] = {}
    for name, events in collection.journal.by_card.items():
        note_key, _mark, kind = name.rpartition("#")
        for event in reversed(events):
            if of(event.at) != day:
                break
            if not isinstance(event, Review):
                continue
            if note_key not in asked or moment(event) > moment(asked[note_key]):
                asked[note_key] = event
            given = _note_named(collection, event)
            if given and (given not in named or moment(event) > moment(named[given][0])):
                named[given] = event, kind
    cards: list[Card] = []
    for note_key, (event, kind) in sorted(named.items()):
        deck = wanted.get(note_key.partition("/")[0])
        if note_key in asked and moment(asked[note_key]) > moment(event):
            continue
        if deck is not None and (card := _card_of(collection, deck, note_key, kind, day)) is not None:
            cards.append(card)
    return cards


def _note_named(collection: Collection, event: Review) -> str:
    if not event.gave or ":" in event.gave or event.overruled == "right":
        return ""
    return collection.journal.name_now(f"{event.card.partition('/')[0]}/{event.gave}", event)


def _card_of(collection: Collection, deck: Deck, note_key: str, kind: str, day: date) -> Card | None:
    """The note's card of the same kind, else its first, as far as it was asked before and isn't learnt by the clock."""
    found: Card | None = None
    for note in deck.notes:
        if note.id != note_key.partition("/")[2]:
            continue
        for card in collection.cards(deck, note):
            name = str(card.id)
            state = collection.history_of(name).state
            if state is None or collection.is_suspended(card) or collection.journal.buried_on(name, day):
                continue
            if state.phase is not Phase.REVIEW:
                return None
            if found is None or card.id.kind == kind:
                found = card
    return found
