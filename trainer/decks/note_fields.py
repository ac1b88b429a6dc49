"""The fields of a card that are more than one text: examples, look-alikes, ideas, keywords."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from trainer.decks.fields import EXAMPLE_FIELDS, WHY_FIELDS
from trainer.decks.messages import Place
from trainer.decks.model import Example, Keyword, Text
from trainer.decks.nodes import Mapping, Node, Scalar, Sequence, is_empty
from trainer.decks.values import Fields, Values
from trainer.i18n import N_
from trainer.text import clean_line


def example_key(text: str) -> str:
    """The name by which the history knows an example: 8 hex digits of its text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=4).hexdigest()


def both(name: str, fields: Fields, values: Values) -> Text | None:
    """A text with its English one."""
    return values.both(fields, name)


def joined_lists(name: str, fields: Fields, values: Values) -> tuple[str, ...]:
    """A list of answers and one of English answers: all of them count."""
    keys = (key for key in (name, f"{name}_en") if key in fields)
    return tuple(dict.fromkeys(text for key in keys for text in values.lines(fields[key][1], key)))


def paired_texts(name: str, fields: Fields, values: Values) -> tuple[Text, ...]:
    """A list of texts, with the list of their English ones beside it."""
    own = values.texts(fields[name][1], name) if name in fields else []
    english = f"{name}_en"
    if english not in fields or own is None:
        return tuple(Text(text) for text in own or ())
    en = values.texts(fields[english][1], english)
    if en is None:
        return ()
    if own and len(en) != len(own):
        _tell_uneven(values, fields[english][1].start_mark, name, len(own), english, len(en))
        return ()
    return tuple(Text(text, translated) for text, translated in zip(own or en, en, strict=True))


def _tell_uneven(values: Values, place: Place, name: str, n: int, english: str, m: int) -> None:
    values.problems.error(
        place,
        N_('the number of texts differs: {n} in "{name}", {m} in "{english}"'),
        N_("write one for each, in the same order"),
        n=n,
        name=name,
        m=m,
        english=english,
    )


def examples(fields: Fields, values: Values) -> tuple[Example, ...]:
    """The cases of a card, whichever way they are written."""
    node = fields["examples"][1] if "examples" in fields else None
    english = paired_texts("examples", {"examples": fields["examples_en"]}, values) if "examples_en" in fields else ()
    if node is None or (not isinstance(node, Sequence) and is_empty(node)):
        return tuple(_example(text, None, "") for text in english)
    items = node.items if isinstance(node, Sequence) else [node]
    found = [example for item in items if (example := _one_example(item, values)) is not None]
    if not english or values.problems:
        return tuple(found)
    if len(english) != len(found):
        place = fields["examples_en"][1].start_mark
        _tell_uneven(values, place, "examples", len(found), "examples_en", len(english))
        return ()
    pairs = zip(found, english, strict=True)
    return tuple(_example(Text(one.text.own, one.text.en or en.own), one.why, one.difficulty) for one, en in pairs)


def _one_example(item: Node, values: Values) -> Example | None:
    if not isinstance(item, Mapping):
        text = values.text(item, "examples")
        return Example(Text(text), example_key(text)) if text else None
    fields = values.fields(item, EXAMPLE_FIELDS)
    both = values.both(fields, "text")
    if both is None:
        if not values.problems.is_settled(item.start_mark.line):
            values.problems.error(item.start_mark, N_("this example has no text"), N_('add "text: …"'))
        return None
    difficulty = values.line(fields["difficulty"][1], "difficulty") if "difficulty" in fields else ""
    return _example(both, values.both(fields, "why"), difficulty or "")


def _example(text: Text, why: Text | None, difficulty: str) -> Example:
    return Example(text, example_key(text.own), why, difficulty)


Difference = tuple[str, Text | None, Place]
"""Id of a look-alike, how to tell the two apart, and where it is written."""


def look_alikes(fields: Fields, values: Values) -> Iterator[Difference]:
    """The look-alikes of a card; the English explanations may stand in a mapping of their own."""
    english = _differences(fields["confusable_with_en"][1], values) if "confusable_with_en" in fields else ()
    translated = {other: why.own for other, why, _ in english if why}
    for other, why, place in _differences(fields["confusable_with"][1], values) if "confusable_with" in fields else ():
        if why and other in translated:
            why = Text(why.own, why.en or translated[other])
        yield other, why, place


def _differences(node: Node, values: Values) -> Iterator[Difference]:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield clean_line(key.value).strip(), _why(value, key.value, values), key.start_mark
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _difference_in_list(item, values)
    elif node.value:
        yield from ((other, None, node.start_mark) for other in values.comma_lines(node, "confusable_with"))


def _difference_in_list(item: Node, values: Values) -> Iterator[Difference]:
    """``id``, ``id: why`` or ``{id: …, why: …}``."""
    if not isinstance(item, Mapping):
        text = values.line(item, "confusable_with")
        if text:
            yield text, None, item.start_mark
        return
    named = {key.value: value for key, value in item.pairs}
    if "id" not in named:
        yield from _differences(item, values)
        return
    other = values.line(named.pop("id"), "id")
    if other:
        fields = values.fields(item, WHY_FIELDS | {"id"})
        fields.pop("id", None)
        yield other, values.both(fields, "why"), item.start_mark


def _why(value: Node, key: str, values: Values) -> Text | None:
    if isinstance(value, Mapping):
        return values.both(values.fields(value, WHY_FIELDS), "why")
    text = values.text(value, key)
    return Text(text) if text else None


def keywords(node: Node, values: Values) -> tuple[Keyword, ...]:
    """Words, each alone or with others that count as well."""
    if isinstance(node, Mapping):
        return tuple(_variants(node.pairs, values))
    if not isinstance(node, Sequence):
        return tuple(map(Keyword, values.lines(node, "keywords")))
    found: list[Keyword] = []
    for item in node.items:
        if isinstance(item, Mapping):
            found += _variants(item.pairs, values)
        else:
            found += map(Keyword, values.lines(item, "keywords"))
    return tuple(found)


def _variants(pairs: Iterable[tuple[Scalar, Node]], values: Values) -> Iterator[Keyword]:
    for key, value in pairs:
        yield Keyword(clean_line(key.value).strip(), values.lines(value, key.value))
