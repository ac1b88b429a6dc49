"""A deck as plain values is that deck again, field by field, and nothing else is taken for one.

Decks are made from the types of the model's fields, so that a new field takes part at once.
"""

import json
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decks.full_deck import FULL_DECK
from tests.decks.good_decks import GOOD_DECKS, Good
from tests.support.scale import scaled
from trainer.decks.library import deck_files, starter_folder
from trainer.decks.model import Deck, Example, Keyword, Level, Note, Text
from trainer.decks.parse import parse_deck, read_deck
from trainer.decks.plain import ELSEWHERE, from_plain, to_plain

FILE = Path("folder/peran.yaml")

LEAST: dict[type, Any] = {
    Deck: Deck("a", Text("b"), ()),
    Note: Note("a", Text("b"), Text("c"), 0, 1),
    Example: Example(Text("a"), "b"),
    Keyword: Keyword("a"),
    Level: Level("a", Text("b")),
    Text: Text("a"),
}
"""Of each kind of record one that holds nothing but what it must."""

WITHIN: dict[type, Callable[[Any], Deck]] = {
    Deck: lambda deck: deck,
    Note: lambda note: LEAST[Deck]._replace(notes=(note,)),
    Example: lambda example: WITHIN[Note](LEAST[Note]._replace(examples=(example,))),
    Keyword: lambda word: WITHIN[Note](LEAST[Note]._replace(keywords=(word,), keywords_en=(word,))),
    Level: lambda level: LEAST[Deck]._replace(levels=(level,)),
    Text: lambda text: WITHIN[Note](LEAST[Note]._replace(hint=text, confusable_with={"a": text, "b": None})),
}
"""A deck around a record."""

FIELDS = [(kind, one) for kind in LEAST for one in kind._fields if kind is not Deck or one not in ELSEWHERE]

strings = st.text(max_size=5) | st.text(st.characters(), max_size=5)  # the latter with halves of pairs


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field of that type."""
    inner = get_args(hint)
    if hint is str:
        return strings
    if get_origin(hint) in (types.UnionType, Union):
        return st.one_of([values(one) for one in inner])
    if get_origin(hint) is tuple:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(values(inner[0]), values(inner[1]), max_size=3)
    simple: dict[Any, st.SearchStrategy[Any]] = {int: st.integers(), bool: st.booleans(), type(None): st.none()}
    return records(hint) if hint in LEAST else simple[hint]


def records(kind: type) -> st.SearchStrategy[Any]:
    """Records of that kind, every field given some value."""
    parts = {
        name: values(hint) for name, hint in get_type_hints(kind).items() if kind is not Deck or name not in ELSEWHERE
    }
    return st.fixed_dictionaries(parts).map(lambda found: kind(**found))


def fits(value: Any, hint: Any) -> bool:
    """Whether ``value`` is of that type, and so is all that it holds."""
    inner = get_args(hint)
    if get_origin(hint) in (types.UnionType, Union):
        return any(fits(value, one) for one in inner)
    if get_origin(hint) is tuple:
        return type(value) is tuple and all(fits(part, inner[0]) for part in value)
    if get_origin(hint) is Mapping:
        return type(value) is dict and all(fits(key, inner[0]) and fits(part, inner[1]) for key, part in value.items())
    if hint in LEAST:
        return type(value) is hint and all(
            fits(getattr(value, name), kind) for name, kind in get_type_hints(hint).items() if name not in ELSEWHERE
        )
    return type(value) is hint


def same(one: Deck, other: Deck) -> bool:
    """Equal in the order of mappings as well, and in the kinds of all values."""
    return one == other and repr(one) == repr(other)


def through_json(deck: Deck, file: Path | None = None) -> Deck:
    return from_plain(json.loads(json.dumps(to_plain(deck))), file)


@given(records(Deck))
def test_every_deck_is_the_same_again(deck: Deck) -> None:
    assert same(through_json(deck), deck)


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=[f"{kind.__name__}.{name}" for kind, name in FIELDS])
@settings(max_examples=scaled(10))
@given(st.data())
def test_every_field_is_held(kind: type, name: str, data: st.DataObject) -> None:
    """One that was forgotten would come back as its default: each is given something else."""
    least = LEAST[kind]
    value = data.draw(values(get_type_hints(kind)[name]).filter(lambda value: value != getattr(least, name)))
    deck = WITHIN[kind](least._replace(**{name: value}))
    assert same(through_json(deck), deck)


@pytest.mark.parametrize("good", GOOD_DECKS, ids=[good.name for good in GOOD_DECKS])
def test_decks_of_every_shape_are_the_same_again(good: Good) -> None:
    deck = parse_deck(good.text, FILE)
    assert same(through_json(deck, FILE), deck)


def test_the_starter_decks_are_the_same_again() -> None:
    files = deck_files(starter_folder())
    assert files
    for file in files:
        deck = read_deck(file)
        assert same(through_json(deck, file), deck)


def test_what_a_field_holds_anyway_is_left_out() -> None:
    assert to_plain(LEAST[Deck]) == {"id": "a", "title": "b", "notes": []}


def test_what_many_notes_have_in_common_is_kept_once() -> None:
    text = "levels: [mikro]\ncards:\n" + "- {front: %s, back: x, level: mikro, kinds: [term, level], theme: satu}\n" * 2
    one, other = through_json(parse_deck(text % ("a", "b"))).notes
    assert one.kinds is other.kinds
    assert one.level is other.level
    assert one.theme is other.theme


# Values that are no deck


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place within ``value``: what holds it, and its key there."""
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from places(value[key])


WRONG: tuple[Any, ...] = (None, True, 7, 1.5, "x", [], {}, ["x"], ["x", "y"], ["x", "y", "z"], [1, 2], [[]], {"x": "y"})


@pytest.mark.parametrize("wrong", WRONG, ids=json.dumps)
def test_a_wrong_value_anywhere_is_refused_or_right_all_the_same(wrong: Any) -> None:
    whole = to_plain(parse_deck(FULL_DECK))
    refused = 0
    for holder, key in list(places(whole)):
        before, holder[key] = holder[key], wrong
        try:
            assert fits(from_plain(whole, FILE), Deck)
        except ValueError:
            refused += 1
        holder[key] = before
    assert refused > 30


@pytest.mark.parametrize("name", ["file", "warnings", "unknown", "__class__", ""])
def test_a_name_of_no_field_is_refused(name: str) -> None:
    values: tuple[object, ...] = ("x", [], None)
    for value in values:
        with pytest.raises(ValueError):
            from_plain({**to_plain(LEAST[Deck]), name: value}, FILE)


@pytest.mark.parametrize("name", ["id", "title", "notes"])
def test_a_field_that_must_be_there_is_missed(name: str) -> None:
    deck: Deck = LEAST[Deck]
    value: dict[str, object] = {key: part for key, part in to_plain(deck).items() if key != name}
    with pytest.raises(ValueError):
        from_plain(value, FILE)


@pytest.mark.parametrize("value", WRONG, ids=json.dumps)
def test_what_is_no_deck_at_all_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        from_plain(value, FILE)
