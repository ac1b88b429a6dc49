"""From a card to the question that is put: which case, which way of asking, which options, what ratings lead to."""

from typing import Final

from trainer.decks.model import Card, Deck, Example
from trainer.history.events import Review
from trainer.i18n import _
from trainer.questions.asking import CHOOSE, way_without_options, wished_way, with_ideas
from trainer.questions.choices import Option, Wanted, options_of
from trainer.questions.kinds import KIND_NAMES, kind_name
from trainer.scheduling.rating import Rating
from trainer.scheduling.scheduler import Outcome, is_leech
from trainer.study.cases import next_case
from trainer.study.collection import Collection
from trainer.study.contrasts import CONTRAST
from trainer.study.load import CollectionLoad
from trainer.study.steps import Question

AHEAD: Final = "ahead"
"""The ``in`` of a review that isn't due yet."""


def question_of(
    collection: Collection, card: Card, *, case: str = "", origin: str = "", against: str = ""
) -> Question | None:
    """The question that asks ``card`` now; None if its deck is gone.

    Args:
        case: key of the case to show, if the note still has it; else the one not seen for longest.
        origin: ahead, contrast or empty.
        against: id of the look-alike that has to be among the options; empty if none has to.
    """
    deck = collection.deck(card.id.deck)
    if deck is None:
        return None
    name = str(card.id)
    history = collection.history_of(name)
    now = collection.clock.now()
    way, options = _asked(collection, deck, card, against)
    return Question(
        deck=deck,
        card=card,
        example=_case(collection, card, case),
        history=history,
        recall=None if history.state is None else collection.scheduler.recall(history.state, now),
        outcomes=outcomes_of(collection, card, options) if counts_now(collection, card, origin) else {},
        leech=history.state is not None and is_leech(history.state, collection.settings.leech_lapses),
        how=way,
        options=options,
        origin=origin,
        against=against,
    )


def renewed(collection: Collection, old: Question, *, answered: bool) -> Question | None:
    """The same question out of the deck and the history of now; None if it can't be asked any more.

    What was answered stays answered in the way it was asked, also if the card is gone: it was seen, and counts.
    """
    card = collection.card(str(old.card.id))
    case = old.example.key if old.example is not None else ""
    new = None if card is None else question_of(collection, card, case=case, origin=old.origin, against=old.against)
    if not answered:
        return new
    if new is None or len(new.card.note.ideas) != len(old.card.note.ideas):
        return old
    example = new.example if new.example is not None and new.example.key == case else old.example
    outcomes = outcomes_of(collection, new.card, old.options) if new.outcomes else {}
    return new._replace(how=old.how, options=old.options, outcomes=outcomes, example=example)


def counts_now(collection: Collection, card: Card, origin: str) -> bool:
    """Whether an answer now counts for the schedule: in a contrast only the first one of the card's study day does."""
    last_day = collection.history_of(str(card.id)).last_day
    return origin != CONTRAST or last_day is None or collection.today > last_day


def outcomes_of(collection: Collection, card: Card, options: tuple[Option, ...]) -> dict[Rating, Outcome]:
    """What each rating of ``card`` would lead to now; a right choice may have been a guess."""
    name = str(card.id)
    guess = 1 / len(options) if options else 0.0
    load = CollectionLoad(collection, card)
    state = collection.history_of(name).state
    return collection.scheduler.preview(name, state, collection.clock.now(), load, guess)


def _case(collection: Collection, card: Card, key: str) -> Example | None:
    if card.id.kind != "case":
        return None
    wanted = next((example for example in card.note.examples if example.key == key), None)
    if wanted is not None:
        return wanted
    events = collection.journal.by_card.get(str(card.id), ())
    return next_case(card.note, events, was_read=card.id.note_key in collection.journal.reads)


def _asked(collection: Collection, deck: Deck, card: Card, against: str) -> tuple[str, tuple[Option, ...]]:
    """The way of asking, and the options if it is to choose."""
    wishes = {
        "case": collection.settings.ask_case,
        "term": collection.settings.ask_term,
        "definition": collection.settings.ask_definition,
    }
    kind = card.id.kind
    wish = wishes.get(kind, "deck" if kind in KIND_NAMES else collection.settings.ask_gap)
    way = CHOOSE if against else wished_way(card, deck, wish)
    if way == CHOOSE:
        options = options_of(card, deck, _wanted(collection, deck, card, against))
        if options:
            return way, options
        way = way_without_options(card)
    return with_ideas(way, card), ()


def _wanted(collection: Collection, deck: Deck, card: Card, against: str) -> Wanted:
    """Options for the next review of ``card``: the same ones until it is answered, others the next time.

    Every learner gets others, so that "it was B" is of no use to anybody else.
    """
    name = str(card.id)
    history = collection.history_of(name)
    reviews = sum(isinstance(event, Review) for event in collection.journal.by_card.get(name, ()))
    return Wanted(
        most=collection.settings.choices,
        seed=f"{collection.history.device}|{name}|{reviews}|{against}",
        confused=collection.confusions.given_for(deck.id, card.note.id),
        far=history.state is None and not against and _is_first_of_note(collection, deck, card),
        partner=against,
    )


def _is_first_of_note(collection: Collection, deck: Deck, card: Card) -> bool:
    siblings = collection.cards(deck, card.note)
    return all(collection.history_of(str(sibling.id)).state is None for sibling in siblings)


def what_is_asked(question: Question) -> str:
    """The kind of a question in a word or two, in the language in force."""
    return _("contrast") if question.origin == CONTRAST else kind_name(question.card.id.kind)
