"""What a YAML file is made of, with places: texts, lists and mappings, and nothing else.

A text is PyYAML's own event, kept as it is: at 100,000 cards another object for each would cost more than reading them.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from trainer.decks.messages import Place


class Scalar(Protocol):
    """One text of the file, exactly as typed (quotes and escapes undone)."""

    value: str
    start_mark: Place
    end_mark: Place


class Collection:
    """A list or a mapping.

    Attributes:
        flow: it is written in brackets.
    """

    __slots__ = ("flow", "start_mark")

    def __init__(self, start_mark: Place, flow: bool) -> None:
        self.start_mark = start_mark
        self.flow = flow


class Sequence(Collection):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, start_mark: Place, flow: bool) -> None:
        self.start_mark = start_mark
        self.flow = flow
        self.items: list[Node] = []


class Mapping(Collection):
    """A mapping from texts.

    Attributes:
        named: key in Unicode form NFC -> the key as typed, and its value.
    """

    __slots__ = ("named",)

    def __init__(self, start_mark: Place, flow: bool) -> None:
        self.start_mark = start_mark
        self.flow = flow
        self.named: dict[str, Pair] = {}

    @property
    def pairs(self) -> Iterable["Pair"]:
        """Keys and values, in the order of the file."""
        return self.named.values()


Node = Scalar | Sequence | Mapping
Pair = tuple[Scalar, Node]


def is_empty(node: Node) -> bool:
    """Whether ``node`` is a text of nothing: a key without a value."""
    return not isinstance(node, Collection) and not node.value


def block_sign(node: Scalar) -> str:
    """``|`` or ``>`` for a text that stands as a block below its key; empty for any other."""
    style = getattr(node, "style", None)
    return style if style in ("|", ">") else ""


def as_typed(node: Node) -> str:
    """``node`` as one text: itself, or in brackets like ``[a, b]`` and ``{a: b}``."""
    return "".join(_typed(node))


def _typed(node: Node) -> Iterator[str]:
    if isinstance(node, Sequence):
        yield "["
        for number, item in enumerate(node.items):
            yield ", " if number else ""
            yield from _typed(item)
        yield "]"
    elif isinstance(node, Mapping):
        yield "{"
        for number, (key, value) in enumerate(node.pairs):
            yield f"{', ' if number else ''}{key.value}: "
            yield from _typed(value)
        yield "}"
    else:
        yield node.value
