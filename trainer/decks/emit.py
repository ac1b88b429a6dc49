"""A deck written out anew as YAML: for people to read and edit, and for `trainer.decks.parse` to read back the same.

Texts stand as they are where YAML allows it, several lines as a block, everything else in double quotes. What other
programs would take for a number, a date or yes and no is quoted too, though this one takes every scalar as typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from trainer.decks.write import quoted

Plain = str | bool | int | Sequence["Plain"] | Mapping[str, "Plain"]
"""What a card is made of on paper: texts, yes or no, the number of the format, lists and mappings of such."""

_WIDTH = 100
"""Columns up to which a list stands on one line."""

_SIMPLE = re.compile(r"[^\W\d_][^\n:#\[\]{},\"'`|>&*!%@\\]*", re.UNICODE)
"""A text that is plain YAML wherever it stands: begins with a letter, holds no sign that means something."""

_READABLE = re.compile(r"[^\W_][^\n#\[\]{}\"'`|>&*!%@\\]*", re.UNICODE)
"""The same outside of brackets, where a comma, or a colon with something right behind it, does no harm."""

_WORDS_ELSEWHERE = frozenset("y n yes no on off true false null nan inf".split())  # noqa: SIM905


def yaml_of(head: Mapping[str, Plain], cards: Iterable[Mapping[str, Plain]], comment: str = "") -> str:
    """The text of a deck: ``comment``, its head, and its cards below ``cards``. All texts must be clean."""
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    for key, value in head.items():
        lines += entry(key, value)
    lines.append("cards:")
    for card in cards:
        lines += card_lines(card)
    return "\n".join(lines) + "\n"


def card_lines(card: Mapping[str, Plain], indent: int = 2) -> list[str]:
    """One card as an item of a list, ``indent`` columns from the left."""
    inner = [line for key, value in card.items() for line in entry(key, value, indent + 2)]
    return [" " * indent + "- " + inner[0].lstrip(" "), *inner[1:]]


def entry(key: str, value: Plain, indent: int = 0) -> list[str]:
    """The lines of a key and its value."""
    begin = f"{' ' * indent}{scalar(key)}:"
    if isinstance(value, bool):
        return [f"{begin} {'true' if value else 'false'}"]
    if isinstance(value, int):
        return [f"{begin} {value}"]
    if isinstance(value, str):
        block = _block(value, indent + 2)
        return [f"{begin} |-", *block] if block else [f"{begin} {scalar(value, flow=False)}"]
    short = _on_one_line(value)
    if short is not None and len(begin) + len(short) < _WIDTH:
        return [f"{begin} {short}"]
    return [begin, *_below(value, indent + 2)]


def scalar(text: str, *, flow: bool = True) -> str:
    """A text on one line; ``flow``: it may stand in brackets or be a key."""
    pattern = _SIMPLE if flow else _READABLE
    plain = (
        pattern.fullmatch(text) is not None
        and not text[-1:].isspace()
        and text[-1:] != ":"
        and ": " not in text
        and ":\t" not in text
        and "\t" not in text
        and text.isprintable()
        and not _means_else(text)
    )
    return text if plain else quoted(text)


def _means_else(text: str) -> bool:
    """Whether another program could read something else than a text."""
    return text.lower() in _WORDS_ELSEWHERE or (text[0].isdigit() and text[-1:].isalnum() and " " not in text)


def _block(text: str, indent: int) -> list[str]:
    """``text`` as a block of lines; empty if it is one line or can't be written so."""
    lines = text.split("\n")
    if len(lines) < 2 or lines[0][:1] in (" ", "\t", "") or not lines[-1].strip():
        return []
    if any(line != line.rstrip() or not line.replace("\t", " ").isprintable() for line in lines):
        return []
    if any(line[:1] == "\t" for line in lines):
        return []
    return [" " * indent + line if line else "" for line in lines]


def _on_one_line(value: Sequence[Plain] | Mapping[str, Plain]) -> str | None:
    """A list of short texts in brackets; None for anything else."""
    if isinstance(value, Mapping):
        return None if value else "{}"
    texts = [scalar(item) for item in value if isinstance(item, str) and len(item) < _WIDTH]
    return f"[{', '.join(texts)}]" if len(texts) == len(value) else None


def _below(value: Sequence[Plain] | Mapping[str, Plain], indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from entry(key, part, indent)
        return
    for item in value:
        if isinstance(item, Mapping):
            yield from card_lines(item, indent)
        elif isinstance(item, str):
            block = _block(item, indent + 2)
            yield f"{' ' * indent}- {'|-' if block else scalar(item, flow=False)}"
            yield from block
