"""What is on the two sides of Anki's cards, as plain text: the question, and the answer without it."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from trainer.importing.anki_gaps import flat_gaps
from trainer.importing.anki_records import AnkiNote, NoteType, Template
from trainer.importing.anki_templates import FRONT_SIDE, Rendered, Shown, Step, render, steps_of
from trainer.importing.html_text import plain_text

_LINE: Final = re.compile(r"<hr\s{1,8}id\s{0,8}=\s{0,8}[\"']?answer[\"']?\s{0,8}/?>", re.I)
"""What parts the answer from the question that is repeated above it."""


class Face(NamedTuple):
    """Both sides of a card.

    Attributes:
        hint: what the question shows when asked.
        note: what is only told with the answer: of gaps, everything but the text with the gaps.
        media: the names of the pictures and sounds.
        inner: how many gaps stood inside of others.
    """

    question: str
    answer: str
    hint: str = ""
    note: str = ""
    media: tuple[str, ...] = ()
    inner: int = 0


class _Sides(NamedTuple):
    """A template, read."""

    question: tuple[Step, ...]
    answer: tuple[Step, ...]


class Faces:
    """The cards of the notes of one type."""

    def __init__(self, note_type: NoteType) -> None:
        self._type = note_type
        self.templates: Mapping[int, Template] = {template.ord: template for template in note_type.templates}
        self._sides: dict[int, _Sides] = {}

    def of_template(self, note: AnkiNote, number: int, deck: str) -> Face:
        """The card that template ``number`` makes of a note.

        Raises:
            KeyError: there is no such template.
            TooLargeError: it makes too much of it.
        """
        asked, told = self._rendered(note, number, deck)
        question, hint = plain_text(asked.html), self._texts(note, _names(asked.shown, hinted=True))
        repeated, line, rest = _parted(told.html)
        answer = plain_text(rest)
        above = plain_text(repeated)
        own = _without(above.text, question.text)
        text = _without(answer.text, question.text) if not line else "\n".join(filter(None, (own, answer.text)))
        media = _once(question.media, above.media, answer.media)
        return Face(question.text, text, hint.text, media=_once(media, hint.media))

    def of_gaps(self, note: AnkiNote, deck: str) -> Face:
        """The text with all its gaps, and what is told with it; its answer is empty.

        Raises:
            TooLargeError: a template makes too much of the note.
        """
        first = min(self.templates, default=None)
        names: list[str] = list(self._type.fields[:1])
        others, hinted = list(self._type.fields[1:]), []
        if first is not None:
            asked, told = self._rendered(note, first, deck)
            if any("cloze" in shown.filters for shown in asked.shown):
                names, hinted = _names(asked.shown), _names(asked.shown, hinted=True)
                others = _names(Shown(shown.name, ()) for shown in told.shown)
        front, hint = self._texts(note, names), self._texts(note, hinted)
        more = self._texts(note, [name for name in others if name not in names and name not in hinted])
        flat = flat_gaps(front.text)
        media = _once(front.media, hint.media, more.media)
        return Face(flat.text, "", hint.text, more.text, media, flat.inner)

    def is_shown(self, note: AnkiNote, number: int) -> bool:
        """Whether the question of template ``number`` shows any field of the note, so that Anki makes a card of it."""
        sides, template = self._read(number), self.templates[number]
        return bool(render(sides.question, self._fields(note), self._specials(note, template, ""), question=True).shown)

    def _rendered(self, note: AnkiNote, number: int, deck: str) -> tuple[Rendered, Rendered]:
        sides, fields = self._read(number), self._fields(note)
        specials = self._specials(note, self.templates[number], deck)
        asked = render(sides.question, fields, specials, question=True)
        return asked, render(sides.answer, fields, specials, question=False)

    def _read(self, number: int) -> _Sides:
        if number not in self._sides:
            template = self.templates[number]
            self._sides[number] = _Sides(steps_of(template.question), steps_of(template.answer))
        return self._sides[number]

    def _fields(self, note: AnkiNote) -> dict[str, str]:
        return dict(zip(self._type.fields, note.fields, strict=False))

    def _specials(self, note: AnkiNote, template: Template, deck: str) -> dict[str, str]:
        return {
            "Tags": " ".join(note.tags),
            "Type": self._type.name,
            "Deck": deck,
            "Subdeck": deck.rpartition("::")[2],
            "Card": template.name,
            FRONT_SIDE: "",
        }

    def _texts(self, note: AnkiNote, names: Iterable[str]) -> "_Texts":
        fields = self._fields(note)
        plain = [plain_text(fields.get(name, "")) for name in names]
        return _Texts("\n".join(one.text for one in plain if one.text), _once(*(one.media for one in plain)))


class _Texts(NamedTuple):
    """Several fields, one below the other."""

    text: str
    media: tuple[str, ...]


def _names(shown: Iterable[Shown], *, hinted: bool = False) -> list[str]:
    """The fields that are seen at once, or those that are seen when asked, each once."""
    names: dict[str, None] = {}
    for name, filters in shown:
        typed = "type" in filters and "cloze" not in filters
        spoken = any(one.startswith("tts") for one in filters)
        if ("hint" in filters) == hinted and not typed and not spoken:
            names[name] = None
    return list(names)


def _parted(html: str) -> tuple[str, bool, str]:
    """An answer above and below its line; without a line all is below."""
    found = _LINE.search(html)
    return (html[: found.start()], True, html[found.end() :]) if found else ("", False, html)


def _without(text: str, question: str) -> str:
    """``text`` without the question that it begins with."""
    if text == question:
        return ""
    return text[len(question) :].strip("\n") if question and text.startswith(question + "\n") else text


def _once(*names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))
