"""A deck as its author could have written it: from `Deck` back to the fields of the file."""

from collections import Counter

from trainer.decks import cloze
from trainer.decks.emit import Plain, yaml_of
from trainer.decks.head import FORMAT
from trainer.decks.kinds import Means, Wishes, kinds_of
from trainer.decks.model import Deck, Example, Keyword, Level, Note, Text

_NO_GAP = "c1000"
"""A kind that no note can serve: gaps have at most three digits."""


def deck_yaml(deck: Deck) -> str:
    """The text of ``deck``; read back it is the same deck, with all ids written out."""
    kinds = deck_kinds(deck)
    return yaml_of(head_of(deck), [card_of(note, deck, kinds) for note in deck.notes])


def head_of(deck: Deck) -> dict[str, Plain]:
    """What a deck says of itself, by the keys of the file."""
    head: dict[str, Plain] = {"format": FORMAT, "id": deck.id}
    _both(head, "title", deck.title)
    for name in ("version", "language", "license"):
        if getattr(deck, name):
            head[name] = getattr(deck, name)
    _both(head, "description", deck.description)
    _both(head, "about", deck.about)
    if deck.levels:
        head["levels"] = _levels(deck.levels)
    if kinds := deck_kinds(deck):
        head["kinds"] = kinds
    if deck.introduce and list(deck.introduce) != [note.id for note in deck.notes]:
        head["introduce"] = deck.introduce
    if deck.asks:
        head["asks"] = {kind: _both({}, "text", text) for kind, text in deck.asks.items()}
    for name, mapping in (("how", deck.how), ("sources", deck.sources)):
        if mapping:
            head[name] = dict(mapping)
    return head | dict(deck.extra)


def deck_kinds(deck: Deck) -> tuple[str, ...]:
    """The kinds to write at the head: those that most notes have; empty if that is what is asked without a word."""
    found = Counter(note.kinds for note in deck.notes if not cloze.kinds(note.front.own, note.back.own))
    most = max(found, key=lambda kinds: (found[kinds], kinds), default=())
    return () if most == ("definition",) else most


def card_of(note: Note, deck: Deck, kinds: tuple[str, ...] | None = None) -> dict[str, Plain]:
    """A note by the keys of the file; ``kinds`` are those at the head, counted anew without them."""
    card: dict[str, Plain] = {"id": note.id}
    _both(card, "front", note.front)
    _both(card, "back", note.back)
    if note.level:
        card["level"] = note.level
    _kinds(card, note, deck, deck_kinds(deck) if kinds is None else kinds)
    if note.examples:
        card["examples"] = [_example(example) for example in note.examples]
    if note.confusable_with:
        card["confusable_with"] = {other: _why(why) for other, why in note.confusable_with.items()}
    for name in ("accept", "near"):
        if getattr(note, name):
            card[name] = getattr(note, name)
    _paired(card, "ideas", note.ideas)
    _paired(card, "choices", note.choices)
    for name in ("keywords", "keywords_en"):
        if getattr(note, name):
            card[name] = [_keyword(keyword) for keyword in getattr(note, name)]
    for name in ("hint", "theory", "note"):
        _both(card, name, getattr(note, name))
    _last(card, note, deck)
    return card | dict(note.extra)


def _last(card: dict[str, Plain], note: Note, deck: Deck) -> None:
    for name in ("theme", "difficulty", "tags"):
        if getattr(note, name):
            card[name] = getattr(note, name)
    if note.sources:
        keys = {text: key for key, text in deck.sources.items()}
        card["source"] = [keys.get(text, text) for text in note.sources]
    if note.suspended:
        card["suspended"] = True


def kinds_written(note: Note) -> tuple[str, ...]:
    """The kinds of a note as ``kinds`` has to name them; for one that is never asked, a kind that it can't serve."""
    return note.kinds or ((_NO_GAP,) if note.examples else ("case",))


def _kinds(card: dict[str, Plain], note: Note, deck: Deck, at_head: tuple[str, ...]) -> None:
    known = any(level.id == note.level for level in deck.levels)
    gaps = cloze.kinds(note.front.own, note.back.own)
    if note.kinds != kinds_of(Wishes(), at_head, Means(gaps, bool(note.back.own), bool(note.examples), known)):
        card["kinds"] = kinds_written(note)


def _both(mapping: dict[str, Plain], name: str, text: Text | None) -> dict[str, Plain]:
    if text is not None and text.own:
        mapping[name] = text.own
    if text is not None and text.en:
        mapping[f"{name}_en"] = text.en
    return mapping


def _levels(levels: tuple[Level, ...]) -> Plain:
    titles = {level.id: _titled(level.title) for level in levels}
    if len(titles) == len(levels):
        return titles
    return [_both({"id": level.id}, "title", level.title) for level in levels]


def _titled(title: Text) -> Plain:
    short = title.en is None and "\n" not in title.own and "\t" not in title.own
    return title.own if short else _both({}, "title", title)


def _why(why: Text | None) -> Plain:
    if why is None:
        return ""
    return why.own if why.en is None else _both({}, "why", why)


def _example(example: Example) -> Plain:
    if example.text.en is None and example.why is None and not example.difficulty:
        return example.text.own
    mapping = _both(_both({}, "text", example.text), "why", example.why)
    if example.difficulty:
        mapping["difficulty"] = example.difficulty
    return mapping


def _keyword(keyword: Keyword) -> Plain:
    return {keyword.word: keyword.variants} if keyword.variants or not keyword.word else keyword.word


def _paired(card: dict[str, Plain], name: str, texts: tuple[Text, ...]) -> None:
    if texts:
        card[name] = [text.own for text in texts]
        if all(text.en for text in texts):
            card[f"{name}_en"] = [text.en or "" for text in texts]
