"""Anki's card templates: HTML with ``{{Field}}``, ``{{filter:Field}}`` and sections ``{{#Field}}…{{/Field}}``.

A template is read once into a flat list of steps in which a section knows where it ends: no depth of sections costs
more than its length, and what a template makes of a note stops growing at a limit.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from trainer.importing.html_text import drop_ignored, plain_text

MOST: Final = 1024 * 1024
"""Characters that a template may make of one note."""

FRONT_SIDE: Final = "FrontSide"

_BLANKS: Final = ("<br>", "<br/>", "<br />", "<div>", "</div>", "&nbsp;")
"""What may be in a field that a section takes for an empty one."""

_SILENT: Final = ("tts", "tts-voices")
"""Filters that speak and show nothing."""


class TooLargeError(Exception):
    """A template makes more than `MOST` characters of a note."""


class Step(NamedTuple):
    """A piece of a template.

    Attributes:
        text: HTML for a piece that stands for itself; the field's name for any other.
        sort: "" for HTML, "field", "if" and "unless" for the begin of a section.
        filters: of a field, in the order in which they are written.
        end: of a section, the number of the step behind it.
    """

    text: str
    sort: str = ""
    filters: tuple[str, ...] = ()
    end: int = 0


class Shown(NamedTuple):
    """A field that a template showed: one that isn't empty.

    Attributes:
        filters: through which it went.
    """

    name: str
    filters: tuple[str, ...]


class Rendered(NamedTuple):
    """What a template makes of a note.

    Attributes:
        html: the card's side; what a hint hides or one has to type isn't in a question.
        shown: the fields in it, each once, in order; hints and typed ones too, but not what every note has (Tags).
    """

    html: str
    shown: tuple[Shown, ...]


def steps_of(template: str) -> tuple[Step, ...]:
    """Reads a template. A section that isn't closed ends with the template; a stray end means nothing."""
    steps: list[Step] = []
    open_sections: list[int] = []
    where: dict[str, list[int]] = {}
    first, *others = drop_ignored(template).split("{{")
    steps.append(Step(first))
    for piece in others:
        inside, close, rest = piece.partition("}}")
        tag = inside.strip()
        if tag[:1] == "{":
            tag, rest = tag[1:].strip(), rest.removeprefix("}")
        if not close:
            steps.append(Step("{{" + piece))
            continue
        if tag[:1] in ("#", "^"):
            name = tag[1:].strip()
            open_sections.append(len(steps))
            where.setdefault(name, []).append(len(steps))
            steps.append(Step(name, "if" if tag[0] == "#" else "unless", end=-1))
        elif tag[:1] == "/":
            _close(steps, open_sections, where, tag[1:].strip())
        elif tag[:1] != "!":
            *filters, name = (part.strip() for part in tag.split(":"))
            steps.append(Step(name, "field", tuple(filters)))
        if rest:
            steps.append(Step(rest))
    return tuple(step._replace(end=len(steps)) if step.end < 0 else step for step in steps)


def _close(steps: list[Step], open_sections: list[int], where: dict[str, list[int]], name: str) -> None:
    """Ends the section ``name`` and those inside of it that were left open."""
    if not where.get(name):
        return
    begin = where[name][-1]
    while open_sections and open_sections[-1] >= begin:
        number = open_sections.pop()
        where[steps[number].text].pop()
        steps[number] = steps[number]._replace(end=len(steps))


def render(
    steps: Sequence[Step], fields: Mapping[str, str], specials: Mapping[str, str], *, question: bool
) -> Rendered:
    """Fills in a template.

    Args:
        fields: HTML by the fields' names.
        specials: what every note has, by name (Tags, Deck, Card, Type …): HTML as well.
        question: hints and what is to be typed are left out of it.

    Raises:
        TooLargeError: it makes more than `MOST` characters.
    """
    parts: list[str] = []
    shown: dict[Shown, None] = {}
    size = at = 0
    blank: dict[str, bool] = {}
    filled: dict[Shown, str] = {}
    while at < len(steps):
        step = steps[at]
        at += 1
        if step.sort in ("if", "unless"):
            if step.text not in blank:
                blank[step.text] = is_blank(fields.get(step.text) or specials.get(step.text, ""))
            if blank[step.text] == (step.sort == "if"):
                at = step.end
            continue
        html = step.text
        if step.sort == "field":
            one = Shown(step.text, step.filters)
            if one not in filled:
                html = fields.get(step.text, "") if step.text in fields else specials.get(step.text, "")
                if step.text in fields and not is_blank(html):
                    shown[one] = None
                filled[one] = _filtered(html, step.filters, question=question)
            html = filled[one]
        size += len(html)
        if size > MOST:
            raise TooLargeError
        parts.append(html)
    return Rendered("".join(parts), tuple(shown))


def _filtered(html: str, filters: Sequence[str], *, question: bool) -> str:
    """A field as its filters show it; one that isn't known shows the field as it is."""
    if any(name.split(" ", 1)[0] in _SILENT for name in filters):
        return ""
    if question and ("hint" in filters or "type" in filters):
        return ""
    return escape(plain_text(html).text, quote=False).replace("\n", "<br>") if "text" in filters else html


def is_blank(html: str) -> bool:
    """Whether a section takes a field for an empty one."""
    for blank in _BLANKS:
        if not html or html.isspace():
            return True
        html = html.replace(blank, "")
    return not html.strip()
