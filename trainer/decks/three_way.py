"""A new edition of a deck meets a copy that its owner has edited: field by field, against the edition both come from.

What only one side changed is taken from that side. What both changed differently is a clash: the learner's own words
stay, and the clash is told. Notes are the same by their ids.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from trainer.decks import cloze
from trainer.decks.kinds import Means, Wishes, kinds_of
from trainer.decks.model import Deck, Note

What = Literal["new", "changed", "gone", "kept"]
"""Of a note: it came, some of it came, it went, or it stays though the new edition hasn't got it (any more)."""

_OF_THE_FILE: Final = frozenset({"id", "position", "line", "pinned"})
_OF_THE_DECK: Final = frozenset({"id", "notes", "introduce", "file", "pinned", "warnings"})


class Change(NamedTuple):
    """What becomes of a note.

    Attributes:
        fields: which fields take the new edition's value.
        clashes: which fields both sides changed; the learner's stay.
    """

    note: str
    front: str
    what: What
    fields: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


class Merged(NamedTuple):
    """The deck that comes of it.

    Attributes:
        deck: its notes have no lines yet: it stands in no file.
        changes: in the order of the deck; what went at the end. Untouched notes aren't named.
        clashes: fields of the deck itself that both sides changed.
        own: the learner's copy differs from the edition it comes from.
    """

    deck: Deck
    changes: tuple[Change, ...]
    clashes: tuple[str, ...]
    own: bool


def merge(base: Deck | None, own: Deck, new: Deck) -> Merged:
    """``own`` brought up to ``new``; ``base`` is the edition that ``own`` was made from, None if it isn't known.

    Without a base there is no telling who changed what: the new edition is taken, and only the learner's further notes
    stay.
    """
    start = base if base is not None else own
    olds, mine, theirs = _by_id(start), _by_id(own), _by_id(new)
    fields, clashes = _three_ways(_head(start), _head(own), _head(new))
    levels = {level.id for level in fields["levels"]}
    notes: list[Note] = []
    changes: list[Change] = []
    for id_, note in theirs.items():
        if id_ not in mine and id_ in olds and base is not None:
            continue  # the learner took it out
        made, change = _merged_note(olds.get(id_), mine.get(id_), note)
        notes.append(_servable(made, levels))
        if change is not None:
            changes.append(change)
    for id_, note in mine.items():
        if id_ in theirs:
            continue
        if id_ in olds and _content(olds[id_]) == _content(note) and base is not None:
            changes.append(Change(id_, note.front.own, "gone"))
            continue
        notes.append(_servable(note, levels))
        if id_ in olds:
            changes.append(Change(id_, note.front.own, "kept"))
    placed = tuple(note._replace(position=place) for place, note in enumerate(notes))
    order = _order(start, own, new, {note.id for note in placed})
    deck = new._replace(**fields, notes=placed, introduce=order, file=None, warnings=())
    return Merged(deck, tuple(changes), clashes, base is not None and same_deck(base, own) is False)


def same_deck(one: Deck, other: Deck) -> bool:
    """Whether two decks say the same, wherever they stand and whoever wrote their ids out."""
    return (
        _head(one) == _head(other)
        and one.introduce == other.introduce
        and list(map(_content, one.notes)) == list(map(_content, other.notes))
        and [note.id for note in one.notes] == [note.id for note in other.notes]
    )


def _merged_note(old: Note | None, own: Note | None, new: Note) -> tuple[Note, Change | None]:
    if own is None:
        return new, Change(new.id, new.front.own, "new")
    start = _content(old) if old is not None else {}
    mine, theirs = _content(own), _content(new)
    fields, clashes = _three_ways(start, mine, theirs)
    came = tuple(name for name in theirs if fields[name] != mine[name])
    made = new._replace(**fields)
    if not came and not clashes:
        return made, None
    return made, Change(new.id, made.front.own, "changed" if came else "kept", came, clashes)


def _three_ways(
    start: Mapping[str, Any], own: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The value of each field, and the fields that both sides changed."""
    fields: dict[str, Any] = {}
    clashes: list[str] = []
    for name, theirs in new.items():
        mine = own[name]
        if mine == theirs or (name in start and start[name] == mine):
            fields[name] = theirs
        else:
            fields[name] = mine
            if name not in start or start[name] != theirs:
                clashes.append(name)
    return fields, tuple(clashes)


def _servable(note: Note, levels: set[str]) -> Note:
    """``note`` without the kinds that it can't be asked in: one side may have added one, the other taken its means."""
    gaps = cloze.kinds(note.front.own, note.back.own)
    means = Means(gaps, bool(note.back.own), bool(note.examples), note.level in levels)
    kinds = kinds_of(Wishes(own=note.kinds), (), means) if note.kinds else ()
    if kinds == note.kinds:
        return note
    return note._replace(kinds=kinds or kinds_of(Wishes(), (), means))


def _order(start: Deck, own: Deck, new: Deck, there: set[str]) -> tuple[str, ...]:
    """The learner's order if they changed it, else that of the new edition; what the other has besides comes last."""
    common = set(start.introduce).intersection(own.introduce, new.introduce)
    is_changed = [id_ for id_ in start.introduce if id_ in common] != [id_ for id_ in own.introduce if id_ in common]
    first, then = (own, new) if is_changed else (new, own)
    return tuple(id_ for id_ in dict.fromkeys((*first.introduce, *then.introduce)) if id_ in there)


def _by_id(deck: Deck) -> dict[str, Note]:
    return {note.id: note for note in deck.notes}


def _content(note: Note) -> dict[str, Any]:
    return {name: getattr(note, name) for name in note._fields if name not in _OF_THE_FILE}


def _head(deck: Deck) -> dict[str, Any]:
    return {name: getattr(deck, name) for name in deck._fields if name not in _OF_THE_DECK}
