"""A small reader of Moodle's GIFT, written after its documentation and independent of what writes it."""

import re
from html import unescape
from typing import NamedTuple


class Answer(NamedTuple):
    """An answer; ``right`` is what its sign says."""

    text: str
    right: bool
    feedback: str


class Question(NamedTuple):
    """A question; its texts without escapes."""

    category: str
    name: str
    format: str
    body: str
    answers: tuple[Answer, ...]
    feedback: str

    @property
    def right(self) -> list[str]:
        return [answer.text for answer in self.answers if answer.right]


_SIGN = re.compile(r"(?<!\\)((?:\\\\)*)([~=#{}:])")


def read_gift(text: str) -> list[Question]:
    """All questions; raises ValueError for what Moodle wouldn't understand."""
    category = ""
    found = []
    for block in filter(str.strip, text.split("\n\n")):
        lines = [line for line in block.strip("\n").split("\n") if not line.startswith("//")]
        if lines[0].startswith("$CATEGORY:"):
            category = lines[0].removeprefix("$CATEGORY:").strip()
            lines = lines[1:]
        if lines:
            found.append(_question("\n".join(lines), category))
    return found


def _question(text: str, category: str) -> Question:
    pieces = _split(text, "::")
    if len(pieces) != 3 or pieces[0].strip():
        raise ValueError(f"no name: {text!r}")
    begin = _split(pieces[2], "{")
    if len(begin) != 2:
        raise ValueError(f"braces: {text!r}")
    inside = _split(begin[1], "}")
    if len(inside) != 2 or inside[1].strip():
        raise ValueError(f"braces: {text!r}")
    body = begin[0].strip()
    format_ = re.match(r"\[(html|plain|moodle|markdown)\]", body)
    answers, general = [*_split(inside[0], "####"), ""][:2]
    return Question(
        category,
        _unescaped(pieces[1]),
        format_[1] if format_ else "moodle",
        _unescaped(body[format_.end() :] if format_ else body),
        tuple(_answers(answers)),
        _unescaped(general.strip()),
    )


def _answers(text: str) -> list[Answer]:
    found: list[Answer] = []
    place = 0
    signs = [match.start(2) for match in _SIGN.finditer(text) if match[2] in "~="]
    if text[: signs[0] if signs else len(text)].strip():
        raise ValueError(f"text before the answers: {text!r}")
    for place, end in zip(signs, [*signs[1:], len(text)], strict=True):
        words, feedback = [*_split(text[place + 1 : end].strip(), "#"), ""][:2]
        words = re.sub(r"^%-?[0-9.]+%", "", words)
        found.append(Answer(unescape(_unescaped(words.strip())), text[place] == "=", _unescaped(feedback.strip())))
    return found


def _split(text: str, sign: str) -> list[str]:
    """``text`` at every ``sign`` that isn't escaped."""
    pieces, start, place = [], 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 2
        elif text.startswith(sign, place):
            pieces.append(text[start:place])
            start = place = place + len(sign)
        else:
            place += 1
    return [*pieces, text[start:]]


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\~=#{}:])", r"\1", text)
