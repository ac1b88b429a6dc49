"""HTML as lines of plain text, the way a reader sees them.

Read from left to right in one go, so that the time grows with the text and no faster: no tag, quote or comment is
searched for again once it is known that there is none any more.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple
from urllib.parse import unquote

from trainer.importing.html_lines import BOLD, CODE, ITALIC, Lines

_NAME: Final = re.compile(r"/?[A-Za-z][A-Za-z0-9-]*")
_BEGIN: Final = re.compile("</?[A-Za-z]|<[!?]")
_TAG_SIGN: Final = re.compile("[>\"']")
_SOURCE: Final = re.compile(r"(?:^|[\s\"'/])(?:src|data)\s{0,8}=\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_LONGEST_ENTITY: Final = 40
"""Characters after ``&`` that are looked at; the longest name has 32."""

_LONGEST_SOURCE: Final = 2000
"""Characters of a tag in which its file is looked for, at least; what lies further back is a picture written out."""

_LONGEST_NAME: Final = 200
_MOST: Final = 1024 * 1024
"""Characters and pieces of text after which reading ends: no card holds as much, so it will be refused anyway."""

_KEPT: Final = 4 * 1024
"""Characters up to which a text is kept for a while."""

_BLOCKS: Final = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav optgroup option p section summary
    table tbody tfoot thead title""".split()  # noqa: SIM905
)
_DROPPED: Final = frozenset({"script", "style"})
_SHOWN: Final = frozenset({"img", "audio", "video", "source", "embed", "object"})
_MARKS: Final = {
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("i", "em"), ITALIC),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), CODE),
}
_STRONGEST: Final = (CODE, BOLD, ITALIC)
_RAISED: Final = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED: Final = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SOUND: Final = "[sound:"


class PlainText(NamedTuple):
    """What HTML says.

    Attributes:
        text: lines of plain text with the light marks of our decks; not cleaned.
        media: the pictures and sounds in it, each once, as they are named in ``text``.
    """

    text: str
    media: tuple[str, ...] = ()


def plain_text(html: str) -> PlainText:
    """The lines of ``html``: blocks and ``<br>`` end them, items get ``- ``, cells `` | `` between; files are named."""
    if "<" not in html and "&" not in html and _SOUND not in html:
        return PlainText(" ".join(html.split()))
    return _kept(html.strip()) if len(html) <= _KEPT else _read(html)


@lru_cache(maxsize=64)
def _kept(html: str) -> PlainText:
    """What one card asks for is what its reverse shows."""
    return _read(html)


def _read(html: str) -> PlainText:
    reader = _Reader(html)
    reader.read()
    return PlainText(reader.lines.finished(), tuple(reader.media))


def unescaped(text: str) -> str:
    """``text`` with its entities as the characters they mean."""
    if "&" not in text:
        return text
    first, *others = text.split("&")
    return first + "".join(unescape("&" + piece[:_LONGEST_ENTITY]) + piece[_LONGEST_ENTITY:] for piece in others)


def drop_ignored(html: str) -> str:
    """``html`` without comments, scripts and styles; what isn't closed stays."""
    kept: list[str] = []
    place = 0
    lost: set[str] = set()
    for found in re.finditer(r"<(?:!--|script\b|style\b)", html, re.I):
        if found.start() < place:
            continue
        end = _end_of_ignored(html, found.group()[1:].lower(), found.end(), lost)
        if end >= 0:
            kept.append(html[place : found.start()])
            place = end
    kept.append(html[place:])
    return "".join(kept)


def _end_of_ignored(html: str, name: str, start: int, lost: set[str]) -> int:
    """Where a comment (``!--``), a script or a style ends; -1 if it doesn't, which ``lost`` remembers."""
    if name in lost:
        return -1
    if name == "!--":
        end = html.find("-->", start)
        end = end + 3 if end >= 0 else -1
    else:
        close = re.compile(f"</{name}", re.I).search(html, start)
        end = html.find(">", close.end()) + 1 if close else 0
        end = end or -1
    if end < 0:
        lost.add(name)
    return end


class _Reader:
    """Goes through one text once.

    Attributes:
        media: names of files, in order (the values mean nothing).
    """

    def __init__(self, html: str) -> None:
        self.lines = Lines()
        self.media: dict[str, None] = {}
        self._html = html
        self._lost: set[str] = set()
        self._open = dict.fromkeys(_STRONGEST, 0)
        self._moved: dict[int, int] | None = None
        self._pre = 0
        self._after_pre = False

    def read(self) -> None:
        """Takes all of the text."""
        html, place, words_from = self._html, 0, 0
        while found := _BEGIN.search(html, place):
            start = found.start()
            end = self._end_of_markup(start)
            if end < 0:
                place = start + 1
                continue
            if words_from < start:
                self._words(html[words_from:start])
            place = words_from = self._markup(start, end)
            if self.lines.size > _MOST:
                return
        if words_from < len(html):
            self._words(html[words_from:])

    def _end_of_markup(self, start: int) -> int:
        """Where the tag or comment at ``start`` ends; -1 if none begins there."""
        html = self._html
        if html.startswith("<!--", start):
            return _end_of_ignored(html, "!--", start + 4, self._lost)
        if "tag" in self._lost:
            return -1
        place = start + 1
        while found := _TAG_SIGN.search(html, place):
            place = found.end()
            if found.group() == ">":
                return place
            if found.group() not in self._lost and html[place - 2] in "= \t\n":
                close = html.find(found.group(), place)
                if close < 0:
                    self._lost.add(found.group())
                else:
                    place = close + 1
        self._lost.add("tag")
        return -1

    def _markup(self, start: int, end: int) -> int:
        """Does what the tag asks for; where reading goes on."""
        found = _NAME.match(self._html, start + 1)
        if found is None:
            return end
        name = found.group().lower()
        if name in _DROPPED and self._html[end - 2] != "/":
            dropped = _end_of_ignored(self._html, name, end, self._lost)
            return dropped if dropped >= 0 else end
        if name in _SHOWN:
            self._show(self._html[found.end() : min(end, found.end() + _LONGEST_SOURCE)])
        elif (mark := name.removeprefix("/")) in _MARKS:
            self._mark(_MARKS[mark], -1 if name[0] == "/" else 1)
        elif mark in _BLOCKS:
            self.lines.end_line()
        elif name in _TAGS:
            _TAGS[name](self)
        return end

    def _words(self, words: str) -> None:
        if self._after_pre:
            words, self._after_pre = words.removeprefix("\n"), False
        words = unescaped(words)
        if _SOUND in words:
            words = self._sounds(words)
        if self._moved is not None:
            words = self._moved_words(words, self._moved)
        self.lines.add(words)

    def _sounds(self, words: str) -> str:
        """``words`` with every sound under its name alone."""
        first, *others = words.split(_SOUND)
        kept = [first]
        for piece in others:
            name, close, rest = piece.partition("]")
            if close:
                kept += [self._named(name), rest]
            else:
                kept += [_SOUND, piece]
        return "".join(kept)

    def _moved_words(self, words: str, table: dict[int, int]) -> str:
        """A power or an index: by its own digits where there are such, else a power after ``^``."""
        if all(ord(character) in table for character in words.strip()):
            return words.translate(table)
        return f"^{words}" if table is _RAISED else words

    def _show(self, attributes: str) -> None:
        found = _SOURCE.search(attributes + '"')
        source = unescaped(next(filter(None, found.groups()), "")) if found else ""
        if source.startswith("data:"):
            source = source[5:].partition(",")[0].partition(";")[0]
        if source.strip():
            self.lines.add(self._named(unquote(source)))

    def _named(self, source: str) -> str:
        name = " ".join(source.split())[:_LONGEST_NAME]
        self.media[name] = None
        return f"[{name}]"

    def _mark(self, mark: str, step: int) -> None:
        self._open[mark] = max(0, self._open[mark] + step)
        self.lines.mark = next((mark for mark in _STRONGEST if self._open[mark]), "")

    def move(self, table: dict[int, int] | None) -> None:
        """Words are raised or lowered from now on, or no more."""
        self._moved = table

    def pre(self, step: int) -> None:
        """A text begins or ends whose spaces count."""
        self.lines.end_line()
        self._pre = max(0, self._pre + step)
        self.lines.as_typed = self._pre > 0
        self._after_pre = step > 0


_TAGS: Final[dict[str, Callable[[_Reader], None]]] = {
    "br": lambda reader: reader.lines.break_line(),
    "ul": lambda reader: reader.lines.begin_list(numbered=False),
    "ol": lambda reader: reader.lines.begin_list(numbered=True),
    "/ul": lambda reader: reader.lines.end_list(),
    "/ol": lambda reader: reader.lines.end_list(),
    "li": lambda reader: reader.lines.begin_item(),
    "/li": lambda reader: reader.lines.end_line(),
    "td": lambda reader: reader.lines.begin_cell(),
    "th": lambda reader: reader.lines.begin_cell(),
    "tr": lambda reader: reader.lines.end_row(),
    "/tr": lambda reader: reader.lines.end_row(),
    "/table": lambda reader: reader.lines.end_row(),
    "pre": lambda reader: reader.pre(1),
    "/pre": lambda reader: reader.pre(-1),
    "sup": lambda reader: reader.move(_RAISED),
    "sub": lambda reader: reader.move(_LOWERED),
    "/sup": lambda reader: reader.move(None),
    "/sub": lambda reader: reader.move(None),
}
