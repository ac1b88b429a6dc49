"""What a deck says about itself: its id, title, levels, kinds, sources, order; everything but the cards."""

from collections.abc import Iterator
from pathlib import Path

from trainer.decks.fields import LEVEL_FIELDS, QUESTION_FIELDS, is_own, nearest
from trainer.decks.identity import MAX_ID, refused_character, slug
from trainer.decks.kinds import CLOZE, KINDS, WAYS, is_kind
from trainer.decks.messages import Place, Problems, Spot
from trainer.decks.model import Level, Text
from trainer.decks.nodes import Mapping, Node, Scalar, Sequence, as_typed, is_empty
from trainer.decks.values import Fields, Values
from trainer.i18n import N_
from trainer.text import clean, clean_line

FORMAT = 1
"""The format that is read and written."""

_ALL_KINDS = (*KINDS, CLOZE)

_SHORT = 40
"""Characters of the id that is proposed in place of one that is too long."""

_NO_ID = "deck"
"""The id of a deck that has none and wasn't read from a file."""


class Head:
    """The deck's own fields, read. Attributes are those of `trainer.decks.model.Deck`, and ``kinds``.

    Attributes:
        order: the ids under ``introduce``, with their places.
    """

    def __init__(self, fields: Fields, values: Values, file: Path | None) -> None:
        self._fields = fields
        self._values = values
        self._problems = values.problems
        stem = clean_line(file.stem).strip() if file else ""
        self.pinned = "id" in fields and not is_empty(fields["id"][1])
        self.id = self._id(stem)
        title = self._text("title")
        line = Text(clean_line(title.own), clean_line(title.en) if title.en else None) if title else None
        self.title = line or Text(stem or self.id)
        self.description = self._text("description")
        self.about = self._text("about")
        self.language, self.license, self.version = map(self._line, ("language", "license", "version"))
        self.kinds = read_kinds(fields["kinds"][1], values, "kinds") if "kinds" in fields else ()
        self.levels = tuple(self._levels())
        self.sources = dict(self._sources())
        self.asks = dict(self._asks())
        self.how = dict(self._how())
        self.order = list(self._order())
        self.extra = {clean_line(key): clean(as_typed(node)) for key, (_, node) in fields.items() if is_own(key)}

    def _node(self, name: str) -> Node | None:
        pair = self._fields.get(name)
        return pair[1] if pair and not is_empty(pair[1]) else None

    def _text(self, name: str) -> Text | None:
        return self._values.both(self._fields, name)

    def _line(self, name: str) -> str:
        node = self._node(name)
        return self._values.line(node, name) or "" if node else ""

    def _id(self, stem: str) -> str:
        if self.pinned:
            return read_id(self._fields["id"][1], self._values) or _NO_ID
        derived = slug(stem) if stem else _NO_ID
        if not derived:
            told = N_("no id can be made from the name of this file")
            self._problems.error(Spot(0, 0), told, N_('add "id: …" with letters or digits'))
        return derived

    def _levels(self) -> Iterator[Level]:
        node = self._node("levels")
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                level = self._level(key, value)
                if level:
                    yield level
        elif isinstance(node, Sequence):
            for item in node.items:
                level = self._level_in_list(item)
                if level:
                    yield level
        elif node is not None:
            for name in self._values.comma_lines(node, "levels"):
                yield Level(name, Text(name))

    def _level(self, key: Scalar, value: Node) -> Level | None:
        level = read_id(key, self._values)
        if not level:
            return None
        title: Text | None
        if isinstance(value, Mapping):
            title = self._values.both(self._values.fields(value, LEVEL_FIELDS), "title")
        else:
            own = self._values.line(value, key.value)
            title = Text(own) if own else None
        return Level(level, title or Text(level))

    def _level_in_list(self, item: Node) -> Level | None:
        """``mikro``, ``{id: mikro, title: …}`` or ``mikro: Mikro``."""
        if not isinstance(item, Mapping):
            level = read_id(item, self._values, "levels")
            return Level(level, Text(level)) if level else None
        if len(item.named) == 1 and not LEVEL_FIELDS & item.named.keys():
            return self._level(*next(iter(item.pairs)))
        fields = self._values.fields(item, LEVEL_FIELDS)
        level = read_id(fields["id"][1], self._values) if "id" in fields else None
        if "id" not in fields:
            self._problems.error(item.start_mark, N_("this level has no id"), N_('add "id: …"'))
        return Level(level, self._values.both(fields, "title") or Text(level)) if level else None

    def _sources(self) -> Iterator[tuple[str, str]]:
        node = self._node("sources")
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                text = self._values.text(value, key.value)
                if text:
                    yield clean_line(key.value).strip(), text
        elif node is not None:
            told = N_('"{key}" should be a mapping from keys to texts')
            self._problems.error(node.start_mark, told, N_('write "key: text" on a line for each'), key="sources")

    def _asks(self) -> Iterator[tuple[str, Text]]:
        english = dict(self._questions("asks_en"))
        for kind, own in self._questions("asks"):
            yield kind, Text(own.own, english[kind].own if kind in english else own.en)

    def _questions(self, name: str) -> Iterator[tuple[str, Text]]:
        node = self._node(name)
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                if isinstance(value, Mapping):
                    text = self._values.both(self._values.fields(value, QUESTION_FIELDS), "text")
                else:
                    own = self._values.text(value, key.value)
                    text = Text(own) if own else None
                if text and _known_kind(key.value, key.start_mark, self._problems):
                    yield key.value, text
        elif node is not None:
            told = N_('"{key}" should be a mapping from kinds to questions')
            self._problems.error(node.start_mark, told, N_('write "term: …" on a line for each'), key=name)

    def _how(self) -> Iterator[tuple[str, str]]:
        node = self._node("how")
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                if _is_asked_in_one_way(key, self._problems):
                    way = self._values.line(value, key.value)
                    if way and _known_way(way, value.start_mark, self._problems):
                        yield key.value, way
        elif node is not None:
            told = N_('"{key}" should be a mapping from kinds to ways of asking')
            self._problems.error(node.start_mark, told, N_('write "term: type" on a line for each'), key="how")

    def _order(self) -> Iterator[tuple[str, Place]]:
        node = self._node("introduce")
        if isinstance(node, Sequence):
            for item in node.items:
                text = self._values.line(item, "introduce")
                if text:
                    yield text, item.start_mark
        elif node is not None:
            self._values.not_list(node, "introduce")


def is_later_format(fields: Fields, values: Values) -> bool:
    """Whether the deck is of a format that isn't known yet; told, and then nothing else is told of the file."""
    node = fields["format"][1] if "format" in fields else None
    if node is None or is_empty(node):
        return False
    text = values.line(node, "format")
    if text is None:
        return False
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        told, hint = N_('"format" should be a whole number'), N_('write "format: {format}"')
        values.problems.error(node.start_mark, told, hint, format=FORMAT)
        return False
    if int(text) <= FORMAT:
        return False
    values.problems.forget()
    values.problems.error(
        node.start_mark,
        N_("this deck is of format {wanted}, and this program reads format {format} at most"),
        N_("install a version of peksos-trainer that reads format {wanted}"),
        wanted=int(text),
        format=FORMAT,
    )
    return True


def read_id(node: Node, values: Values, key: str = "id") -> str | None:
    """An id as an author wrote it; None if it had to be refused, which has been told."""
    text = values.line(node, key)
    if text and len(text) > MAX_ID:
        told, hint = N_("this id has {n} characters, and an id has {most} at most"), N_('write a shorter one: "{near}"')
        values.problems.error(node.start_mark, told, hint, n=len(text), most=MAX_ID, near=slug(text)[:_SHORT] or "a")
        return None
    character = refused_character(text) if text else ""
    if not text or not character:
        return text
    near = slug(text)
    if not near:
        told, hint = N_("an id needs a letter or a digit"), N_('use letters, digits, "-", "_" and "."')
    elif character.isspace():
        told, hint = N_("an id can't hold spaces"), N_('write "{near}"')
    else:
        told, hint = N_('an id can\'t hold "{character}"'), N_('write "{near}"')
    values.problems.error(node.start_mark, told, hint, character=character, near=near)
    return None


def read_kinds(node: Node, values: Values, key: str) -> tuple[str, ...]:
    """A list of kinds; what is no kind is told."""
    items = node.items if isinstance(node, Sequence) else [node]
    found: list[str] = []
    for item in items:
        for name in values.comma_lines(item, key) if not isinstance(item, Sequence) else ():
            if _known_kind(name, item.start_mark, values.problems):
                found.append(name)
        if isinstance(item, Sequence):
            values.text(item, key)
    return tuple(dict.fromkeys(found))


def _known_kind(name: str, place: Place, problems: Problems) -> bool:
    if is_kind(name):
        return True
    _tell_unknown(N_('there is no kind "{word}"'), name, _ALL_KINDS, place, problems)
    return False


def _is_asked_in_one_way(kind: Scalar, problems: Problems) -> bool:
    """Whether ``kind`` is one that is asked in the same way throughout a deck: single gaps aren't."""
    name, place = kind.value, kind.start_mark
    if name in _ALL_KINDS or not is_kind(name):
        return _known_kind(name, place, problems)
    if not problems.is_settled(place.line):
        problems.error(place, N_("all gaps are asked in the same way"), N_('write "{near}"'), near=CLOZE)
    return False


def _known_way(name: str, place: Place, problems: Problems) -> bool:
    if name in WAYS:
        return True
    _tell_unknown(N_('there is no way of asking "{word}"'), name, WAYS, place, problems)
    return False


def _tell_unknown(told: str, word: str, known: tuple[str, ...], place: Place, problems: Problems) -> None:
    if not problems.is_settled(place.line):
        near = nearest(word, known)
        hint = N_('write "{near}", or another of: {words}') if near else N_("write one of: {words}")
        problems.error(place, told, hint, word=word, near=near, words=", ".join(known))
