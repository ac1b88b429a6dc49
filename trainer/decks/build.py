"""From a card as written to a note. What only the whole deck knows (kinds, sources, levels) is filled in at the end."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from trainer.decks import cloze, note_fields
from trainer.decks.cloze_trouble import broken_gap
from trainer.decks.fields import is_own, nearest
from trainer.decks.head import Head, read_id, read_kinds
from trainer.decks.identity import note_slug
from trainer.decks.kinds import Means, Wishes, kinds_of
from trainer.decks.line_shape import in_quotes
from trainer.decks.messages import Place, Spot
from trainer.decks.model import Note, Text
from trainer.decks.nodes import Collection, Mapping, Node, Scalar, as_typed, is_empty
from trainer.decks.quick_cards import quick_card
from trainer.decks.second_look import id_of_front, warn_of_oddities, warn_of_sources
from trainer.decks.shapes import RawCard, tell_missing
from trainer.decks.values import Fields, Values
from trainer.i18n import N_
from trainer.text import clean, clean_line

_NO_WISHES = Wishes()

_ONE_VALUE: dict[str, Callable[[Values, Node, str], Any]] = {
    "level": Values.label,
    "theme": Values.label,
    "difficulty": Values.label,
    "tags": Values.comma_lines,
    "suspended": Values.flag,
}
"""Fields of a note that are made from the value of one key."""

_WITH_ENGLISH: dict[str, Callable[[Fields, Values], Any]] = {
    **{name: partial(note_fields.both, name) for name in ("hint", "note", "theory")},
    **{name: partial(note_fields.paired_texts, name) for name in ("choices", "ideas")},
    **{name: partial(note_fields.joined_lists, name) for name in ("accept", "near")},
    "examples": note_fields.examples,
}
"""Fields of a note that are made from a key and its English one."""

_READ_APART = frozenset({"front", "front_en", "back", "back_en", "id", "kinds", "reverse"})

_READERS = {name + end: (name, reader) for name, reader in _WITH_ENGLISH.items() for end in ("", "_en")}


_Draft = tuple[dict[str, Any], tuple[str, ...], Wishes]
"""A note that waits for the end of the file: its fields, the kinds of its gaps, what it asks for."""


class NoteBuilder:
    """Makes the notes of one deck, in the order of the file.

    Attributes:
        count: the cards taken, the refused ones as well.
    """

    def __init__(self, values: Values, line_at: Callable[[int], str]) -> None:
        self.count = 0
        self._values = values
        self._problems = values.problems
        self._line_at = line_at
        self._drafts: list[_Draft] = []
        self._places: dict[str, Place] = {}
        self._levels: dict[str, Place] = {}
        self._shared: dict[Any, Any] = {}
        self._named: list[tuple[str, Place]] = []
        self._sources: dict[str, Place] = {}

    def add_plain(self, node: Mapping) -> bool:
        """Takes the next card if it is a plain one; False: it has to be looked at more closely."""
        made = quick_card(node, self._values)
        if made is None:
            return False
        self.count += 1
        drafts, named = self._drafts, node.named
        made["position"] = len(drafts)
        made["line"] = node.start_mark.line + 1
        level = made.get("level")
        if level and level not in self._levels:
            self._levels[level] = named["level"][1].start_mark
        place = named["id"][1].start_mark
        if self._places.setdefault(made["id"], place) is not place:
            self._take_id(made["id"], place, pinned=True)
        drafts.append((made, (), _NO_WISHES))
        return True

    def add(self, card: RawCard) -> None:
        """Takes the next card."""
        self.count += 1
        fields, values = card.fields, self._values
        front = self._text(card, "front")
        back = self._text(card, "back", optional=front is not None and self._needs_no_back(card, front.own))
        if front is None or back is None:
            self._take_written_id(card)
            return
        if "\n" not in front.own and "\t" in front.own:
            front = Text(front.own.replace("\t", " "), front.en)
        made: dict[str, Any] = {"front": front, "back": back}
        made["position"], made["line"] = len(self._drafts), card.place.line + 1
        for name, (key, node) in fields.items():
            if name in _READ_APART:
                continue
            if name in _ONE_VALUE:
                value = _ONE_VALUE[name](values, node, key.value)
                made[name] = self._shared.setdefault(value, value)
            elif name in _READERS:
                target, reader = _READERS[name]
                if target not in made:
                    made[target] = reader(fields, values)
            else:
                self._rarer(name, node, fields, made)
        self._identify(card, made)
        wishes = self._wishes(fields) if "kinds" in fields or "reverse" in fields else _NO_WISHES
        self._drafts.append((made, cloze.kinds(front.own, back.own), wishes))

    def _text(self, card: RawCard, name: str, *, optional: bool = False) -> Text | None:
        """Front or back; None if it is missing or refused, which has been told."""
        pair = card.fields.get(name)
        own: str | None = ""
        if pair is not None:
            own = self._values.text(pair[1], pair[0].value)
            if own is None:
                return None
        if not own and not optional:
            if pair is None:
                tell_missing(card, name, self._problems)
            else:
                self._tell_empty(pair[0].value or name, pair[1])
            return None
        english = card.fields.get(name + "_en")
        return Text(own or "", self._values.text(english[1], english[0].value) or None if english else None)

    def _needs_no_back(self, card: RawCard, front: str) -> bool:
        """Whether the front asks by its gaps. It counts as asking if it was meant to: what is wrong is told here."""
        if cloze.kinds(front):
            return True
        back = card.fields.get("back")
        if cloze.OPEN not in front or (back is not None and not is_empty(back[1])):
            return False
        broken = broken_gap(front)
        node = card.fields["front"][1]
        if broken is None or isinstance(node, Collection) or self._problems.is_settled(card.place.line):
            return False
        place = self._place_of_mark(node, broken.marks_before)
        self._problems.error(place, broken.told, broken.hint, example=broken.example)
        return True

    def _place_of_mark(self, node: Scalar, marks_before: int) -> Place:
        """Where in the file a gap of a text begins; the text itself if it can't be found, as after an escape."""
        start = node.start_mark
        for line in range(start.line, node.end_mark.line + 1):
            text = self._line_at(line)
            at = text.find(cloze.OPEN, start.column if line == start.line else 0)
            while at >= 0:
                if not marks_before:
                    return Spot(line, at)
                marks_before -= 1
                at = text.find(cloze.OPEN, at + 1)
        return start

    def _tell_empty(self, key: str, node: Node) -> None:
        at = node.start_mark
        if self._problems.is_settled(at.line):
            return
        rest = self._line_at(at.line)[at.column :]
        comment = rest.lstrip()
        if comment.startswith("#"):
            self._problems.error(
                Spot(at.line, at.column + len(rest) - len(comment)),
                N_("what stands after # is a comment, so there is no text"),
                N_("write {key}: {text}"),
                key=key,
                text=in_quotes(comment),
            )
        else:
            told, hint = N_('"{key}" is empty'), N_("write its text after the colon")
            self._problems.error(at, told, hint, key=key)

    def _rarer(self, name: str, node: Node, fields: Fields, made: dict[str, Any]) -> None:
        if name == "source":
            made["sources"] = tuple(self._values.texts(node, name) or ())
            self._sources.update(dict.fromkeys(made["sources"], node.start_mark))
        elif name in ("keywords", "keywords_en"):
            made[name] = note_fields.keywords(node, self._values)
        elif name in ("confusable_with", "confusable_with_en"):
            if "confusable_with" not in made:
                made["confusable_with"] = dict(self._look_alikes(fields))
        elif is_own(name):
            made.setdefault("extra", {})[clean_line(name)] = clean(as_typed(node))

    def _look_alikes(self, fields: Fields) -> Iterator[tuple[str, Text | None]]:
        for other, why, place in note_fields.look_alikes(fields, self._values):
            if other not in self._places:
                self._named.append((other, place))
            yield other, why

    def _wishes(self, fields: Fields) -> Wishes:
        own = read_kinds(fields["kinds"][1], self._values, "kinds") if "kinds" in fields else ()
        reverse = "reverse" in fields and self._values.flag(fields["reverse"][1], "reverse")
        return Wishes(own, reverse)

    def _identify(self, card: RawCard, made: dict[str, Any]) -> None:
        """Gives the note its id: the author's, or one made from level and front."""
        level = made.get("level", "")
        if level:
            self._levels.setdefault(level, card.fields["level"][1].start_mark)
        written = card.fields.get("id")
        if written is not None and not is_empty(written[1]):
            place = written[1].start_mark
            note_id = read_id(written[1], self._values)
        else:
            made["pinned"] = False
            place = card.fields["front"][1].start_mark
            note_id = note_slug(level, cloze.filled(made["front"].own))
            if not note_id:
                told = N_("no id can be made from this front, for it has neither letter nor digit")
                self._problems.error(place, told, N_('add "id: …" with one of your own'))
        if not note_id:
            return
        made["id"] = note_id
        self._take_id(note_id, place, made.get("pinned", True))

    def _take_written_id(self, card: RawCard) -> None:
        """Takes the id of a card that can't be used, so that the same one elsewhere in the file is told at once."""
        written = card.fields.get("id")
        if written is not None and not is_empty(written[1]):
            note_id = read_id(written[1], self._values)
            if note_id:
                self._take_id(note_id, written[1].start_mark, pinned=True)

    def _take_id(self, note_id: str, place: Place, pinned: bool) -> None:
        first = self._places.setdefault(note_id, place)
        if first is not place:
            self._problems.error(
                place,
                N_('"{id}" is already the id of the card in line {line}, column {column}'),
                N_("give one of the two another id") if pinned else N_('add "id: …" with another one to this card'),
                id=note_id,
                line=first.line + 1,
                column=first.column + 1,
            )

    def finish(self, head: Head) -> tuple[Note, ...]:
        """The notes of a deck without errors; warns about what can't be found. To be called once, at the very end."""
        self._warn_of_levels(head)
        self._warn_of_ids(self._named)
        warn_of_sources(self._sources, head.sources, self._problems)
        levels = {level.id for level in head.levels}
        notes = []
        found: dict[tuple[Wishes, tuple[Any, ...]], tuple[str, ...]] = {}
        drafts, self._drafts = self._drafts, []
        drafts.reverse()
        while drafts:  # each draft goes as its note comes: both together are the most memory that reading takes
            made, gaps, wishes = drafts.pop()
            if "sources" in made and head.sources:
                made["sources"] = tuple(head.sources.get(text, text) for text in made["sources"])
            means = gaps, bool(made["back"].own), bool(made.get("examples")), made.get("level") in levels
            kinds = found.get((wishes, means))
            if kinds is None:
                kinds = found[wishes, means] = kinds_of(wishes, head.kinds, Means(*means))
            made["kinds"] = kinds
            if not made["kinds"]:
                self._warn_of_no_kind(made["id"])
            if "choices" in made or "confusable_with" in made:
                warn_of_oddities(made, self._places[made["id"]], self._problems)
            notes.append(Note(**made))
        return tuple(notes)

    def introduce(self, head: Head) -> tuple[str, ...]:
        """All ids, in the order in which the author wants them, then in that of the file."""
        if not head.order:
            return tuple(self._places)
        self._warn_of_ids(head.order)
        wanted = [note_id for note_id, _ in head.order if note_id in self._places]
        return tuple(dict.fromkeys((*wanted, *self._places)))

    def _warn_of_ids(self, named: Iterable[tuple[str, Place]]) -> None:
        for note_id, place in named:
            if note_id not in self._places and not self._problems.warnings_full:
                near = id_of_front(note_id, (made for made, *_ in self._drafts)) or nearest(note_id, self._places)
                hint = N_('write "{near}"') if near else N_("write the id of a card of this deck")
                self._problems.warn(place, N_('no card has the id "{id}"'), hint, id=note_id, near=near)

    def _warn_of_levels(self, head: Head) -> None:
        known = [level.id for level in head.levels]
        listed = set(known)
        for level, place in self._levels.items() if known else ():
            if level not in listed and not self._problems.warnings_full:
                told = N_('"{level}" isn\'t one of the levels of this deck')
                self._problems.warn(place, told, N_("write one of: {levels}"), level=level, levels=", ".join(known))

    def _warn_of_no_kind(self, note_id: str) -> None:
        self._problems.warn(
            self._places[note_id],
            N_("this card is never asked: it has nothing that its kinds need"),
            N_('add what is missing (a case needs "examples"), or another kind to "kinds"'),
        )
