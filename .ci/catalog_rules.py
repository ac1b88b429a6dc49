"""What an Indonesian translation must keep to, and how a text in the code must be marked."""

import ast
import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Message


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAME_IN_BOTH = frozenset(
    line.strip()
    for line in (Path(__file__).parent / "same_in_both.txt").read_text(encoding="utf-8").splitlines()
    if line.strip()
)
"""Texts that are right when English and Indonesian are equal."""

INFORMAL = _words("""
    kamu kau engkau gue gua elo lu loe nggak enggak gak ngga ga banget kalo aja udah bikin gimana kayak doang
""")
ENGLISH = _words("the and of is are was with your you not this that from when which cannot please")
ENDS_IN_MU = _words("ilmu temu bertemu ketemu tamu jamu semu jemu ramu")
"""Whole words; every other word in -mu says *your* to a child or a friend."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LITERAL = re.compile(r"`[^`]*`|\{[^{}]*\}|--?[a-z][\w-]*|\b\w+[./_]\w[\w./]*|peksos-trainer( [a-z]+)*")
"""Commands, file names, option names and placeholders inside a text: in no language."""

_EXCLAMATION = re.compile(r"[\w)”\"’'…}]!")


def entry_problems(message: Message) -> Iterator[str]:
    """What is wrong with one entry of a catalog."""
    texts, strings = _forms(message.id), _forms(message.string)
    label = f"{texts[0]!r}"
    if message.fuzzy:
        yield f"fuzzy: {label}"
    for text in (*texts, *filter(None, strings)):
        if _EXCLAMATION.search(text):
            yield f"exclamation mark: {text!r}"
    if not all(strings):
        yield f"not translated: {label}"
        return
    if len(texts) == 2 and len(strings) != 1:
        yield f"Indonesian has one form for every number: {label}"
    yield from _placeholder_problems(texts, strings)
    for text in strings:
        if text in texts and text not in SAME_IN_BOTH and _WORD.search(_LITERAL.sub(" ", text)):
            yield f"the same in both languages (if that is right, add it to .ci/same_in_both.txt): {label}"
        else:
            yield from _word_problems(text)


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _placeholder_problems(texts: tuple[str, ...], strings: tuple[str, ...]) -> Iterator[str]:
    try:
        wanted, allowed = fields(texts[-1]), fields(texts[0])
        given = [fields(text) for text in strings]
    except ValueError as error:
        yield f"braces: {error}: {texts[0]!r}"
        return
    if not allowed <= wanted:
        yield f"{{names}} of singular and plural differ: {texts!r}"
    for names in given:
        if names != wanted:
            yield f"{{names}} differ: {sorted(wanted)} became {sorted(names)}: {texts[0]!r}"


def fields(text: str) -> set[str]:
    """The ``{names}`` in ``text``. Raises ValueError for braces that don't pair."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _word_problems(text: str) -> Iterator[str]:
    for word in _WORD.findall(_LITERAL.sub(" ", text)):
        low = word.lower()
        if low in INFORMAL or (low.endswith("mu") and low not in ENDS_IN_MU):
            yield f"informal ({word}): {text!r}"
        elif low in ENGLISH:
            yield f"English left ({word}): {text!r}"
        elif word == "anda":
            yield f"Anda begins with a capital: {text!r}"


def unreadable_marks(file: Path) -> Iterator[str]:
    """Marked texts that no extraction can read: put together at run time instead of written out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_", "n_"):
            marked = node.args[: 2 if node.func.id == "n_" else 1]
            if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in marked):
                yield f"a marked text must be one literal, values go in as {{names}}: {file.name}:{node.lineno}"
