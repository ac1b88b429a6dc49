"""What libyaml, or PyYAML's own parser, means when it gives up: told by situation, at the place to be mended.

Both say things like "mapping values are not allowed in this context" at the first character they can't use, which is
rarely the one that is wrong. Each rule below knows one mistake people make, looks at the line as a person would, and
tells it in the author's terms. The first rule that recognises its mistake has the word.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from trainer.decks.fields import CARDS_KEYS, is_known
from trainer.decks.line_shape import Line, dissect, in_quotes
from trainer.decks.messages import Place, Problems, Spot
from trainer.i18n import N_

LineAt = Callable[[int], str]

_LOOK_BACK = 200
"""Lines above a problem that are searched for what it should be in line with."""


class _Trouble(NamedTuple):
    """Where a parser gave up.

    Attributes:
        words, context: what it says, and what it was doing.
        place: where it gave up. origin: where what it was doing began, if it says so.
        last: the event before.
    """

    words: str
    context: str
    place: Place
    origin: Place | None
    last: Any
    line_at: LineAt

    @property
    def line(self) -> str:
        return self.line_at(self.place.line)

    @property
    def character(self) -> str:
        return self.line[self.place.column : self.place.column + 1]

    def above(self, is_wanted: Callable[[Line], bool]) -> tuple[int, Line] | None:
        """The nearest line above the place that is wanted, with its number."""
        for number in range(self.place.line - 1, max(-1, self.place.line - 1 - _LOOK_BACK), -1):
            line = dissect(self.line_at(number))
            if line.content and not line.content.startswith("#") and is_wanted(line):
                return number, line
        return None


_Rule = Callable[[_Trouble, Problems], bool]


def diagnose(error: Exception, last: Any, line_at: LineAt, problems: Problems) -> None:
    """Tells ``error`` of a YAML parser; nothing, if what lies behind it has been told already."""
    place = getattr(error, "problem_mark", None) or Spot(0, 0)
    words, context = (str(getattr(error, name, None) or "") for name in ("problem", "context"))
    trouble = _Trouble(words, context, place, getattr(error, "context_mark", None), last, line_at)
    if not problems.is_settled(place.line):
        any(rule(trouble, problems) for rule in _RULES)


def begins_with(place: Place, line_at: LineAt, problems: Problems) -> bool:
    """Tells that a text begins with a character that means something to YAML; always True."""
    if not problems.is_settled(place.line):
        text = line_at(place.line)
        line = dissect(text)
        is_value = bool(line.key) and line.value_start == place.column
        problems.error(
            place,
            N_('a text that begins with "{character}" needs quotes'),
            N_("write {example}") if is_value else N_("put it in quotes, like {example}"),
            character=text[place.column : place.column + 1],
            example=_in_quotes_at(text, place.column),
        )
    return True


def _in_quotes_at(text: str, column: int) -> str:
    """How the text that begins in ``column`` should have been written, with its key if it has one."""
    line = dissect(text)
    if line.key and column == line.value_start:
        return f"{line.key}: {in_quotes(line.value)}"
    if line.key and column == line.start:
        return f"{in_quotes(line.key)}: …"
    before, rest = text[:column], text[column:]
    if sum(map(before.count, "[{")) > sum(map(before.count, "]}")):
        rest = rest[: min((at for mark in ",]}" if (at := rest.find(mark)) >= 0), default=len(rest))]
    return in_quotes(rest)


def _tell(problems: Problems, place: Place, told: str, hint: str, /, **values: object) -> None:
    """An error at a place that isn't where the parser gave up; its line may have been told of already."""
    if not problems.is_settled(place.line):
        problems.error(place, told, hint, **values)


# The rules


def _percent(trouble: _Trouble, problems: Problems) -> bool:
    if trouble.line.startswith("%"):
        return begins_with(Spot(trouble.place.line, 0), trouble.line_at, problems)
    if type(trouble.last).__name__ != "StreamStartEvent":
        return False
    for number in range(trouble.place.line + 1):
        line = trouble.line_at(number)
        if line.startswith("%") and not line.startswith(("%YAML ", "%TAG ")):
            return begins_with(Spot(number, 0), trouble.line_at, problems)
        if line.strip() and not line.startswith("#"):
            return False
    return False


def _tab(trouble: _Trouble, problems: Problems) -> bool:
    line = trouble.line
    at = line[: len(line) - len(line.lstrip())].find("\t")
    if at < 0 and trouble.character == "\t":
        at = trouble.place.column
    if at < 0:
        return False
    hint = N_("use spaces: two for each step to the right")
    _tell(problems, Spot(trouble.place.line, at), N_("a tab can't stand here: it doesn't count as indentation"), hint)
    return True


def _open_quote(trouble: _Trouble, problems: Problems) -> bool:
    if not (trouble.origin and "quoted" in trouble.context):
        return False
    if "end of stream" not in trouble.words and "document indicator" not in trouble.words:
        return False
    quote = trouble.line_at(trouble.origin.line)[trouble.origin.column : trouble.origin.column + 1]
    _tell(problems, trouble.origin, N_("this quote is never closed"), N_("end the text with {quote}"), quote=quote)
    return True


def _after_quote(trouble: _Trouble, problems: Problems) -> bool:
    last, place = trouble.last, trouble.place
    if getattr(last, "style", None) not in ("'", '"') or last.end_mark.line != place.line:
        return False
    if trouble.line[last.end_mark.column : place.column].strip():
        return False
    before = trouble.line[: last.end_mark.column - 1].rstrip()
    if last.start_mark.line < place.line and before.endswith((":", "-", ",", "[", "{")):
        _tell(
            problems,
            last.start_mark,
            N_("the text that begins with this quote isn't closed; it runs on into line {line}"),
            N_("end the text with {quote}"),
            quote=last.style,
            line=place.line + 1,
        )
        return True
    example = _in_quotes_at(trouble.line_at(last.start_mark.line), last.start_mark.column)
    told = N_("the text goes on after the closing quote")
    hint = N_("put all of it between quotes of the other kind, like {example}")
    _tell(problems, last.start_mark, told, hint, example=example)
    return True


def _alias_or_anchor(trouble: _Trouble, problems: Problems) -> bool:
    doing = trouble.context
    if trouble.origin and ("alias" in doing or "anchor" in doing or "tag" in doing or "block scalar" in doing):
        return begins_with(trouble.origin, trouble.line_at, problems)
    return False


def _forbidden_start(trouble: _Trouble, problems: Problems) -> bool:
    """``@``, a backtick, ``%`` anywhere; ``- ``, ``? ``, ``,``, ``]`` where a text should begin."""
    if "cannot start any token" in trouble.words:
        return begins_with(trouble.place, trouble.line_at, problems)
    line = dissect(trouble.line)
    starts_text = "node content" in trouble.words or "not allowed" in trouble.words
    if starts_text and trouble.character in tuple("-?,]}") and line.key and line.value_start == trouble.place.column:
        return begins_with(trouble.place, trouble.line_at, problems)
    if "node content" in trouble.words:
        _tell(
            problems,
            trouble.place,
            N_('a text should stand before "{character}"'),
            N_('delete "{character}", or put it in quotes if it is the text'),
            character=trouble.character or "…",
        )
        return True
    return False


def _after_bracket(trouble: _Trouble, problems: Problems) -> bool:
    """``[lama] Departemen Sosial``: a list to YAML, a text to its author."""
    last = trouble.last
    if not type(last).__name__.endswith("EndEvent") or last.end_mark.line != trouble.place.line:
        return False
    line = trouble.line
    before = line[: trouble.place.column].rstrip()
    start = dissect(line).value_start
    if before.endswith(("]", "}")) and line[start : start + 1] in ("[", "{"):
        return begins_with(Spot(trouble.place.line, start), trouble.line_at, problems)
    return False


def _open_bracket(trouble: _Trouble, problems: Problems) -> bool:
    origin = trouble.origin
    if not origin or "flow" not in trouble.context:
        return False
    line = trouble.line_at(origin.line)
    bracket = line[origin.column : origin.column + 1]
    if line[origin.column : origin.column + 2] == "{{":
        return begins_with(origin, trouble.line_at, problems)
    if origin.line == trouble.place.line:
        told = N_("what stands in these brackets can't be read from here on")
        hint = N_('put each text in quotes that holds a bracket, a comma, ": " or a quote')
        _tell(problems, trouble.place, told, hint)
        return True
    _tell(
        problems,
        origin,
        N_('the bracket "{bracket}" is never closed'),
        N_('close it with "{closing}", or put the text in quotes if the bracket belongs to it'),
        bracket=bracket,
        closing={"[": "]", "{": "}"}.get(bracket, ""),
    )
    return True


def _escape(trouble: _Trouble, problems: Problems) -> bool:
    if "escape" not in trouble.words and "hexdecimal" not in trouble.words:
        return False
    at = max(0, trouble.line.rfind("\\", 0, trouble.place.column + 1))
    _tell(
        problems,
        Spot(trouble.place.line, at),
        N_("between double quotes a backslash begins a special character, and this is none"),
        N_("write it twice (\\\\), or put the text in single quotes"),
    )
    return True


def _colon(trouble: _Trouble, problems: Problems) -> bool:
    """A colon where none can be: in a text, or behind a key that stands in the wrong place."""
    if "mapping values" not in trouble.words:
        return False
    line = dissect(trouble.line)
    if line.key and line.value_start < trouble.place.column:
        example = f"{line.key}: {in_quotes(line.value)}"
        told = N_("a colon followed by a space can't stand in a text without quotes")
        _tell(problems, trouble.place, told, N_("write {example}"), example=example)
        return True
    above = trouble.above(lambda line: True)
    if above is None:
        return False
    if _key_without_colon(above[0], above[1], problems):
        return True
    if is_known(line.key) or above[1].key.startswith("-"):
        return _out_of_line(trouble, problems)
    start = trouble.above(lambda line: bool(line.key))
    _tell(
        problems,
        trouble.place,
        N_("a colon followed by a space can't stand in a text without quotes"),
        N_("put the whole text in double quotes, or begin this line in column {column} if something new begins here"),
        column=(start or above)[1].start + 1,
    )
    return True


def _key_without_colon(number: int, line: Line, problems: Problems) -> bool:
    """``back:text``, ``back text`` and ``-back: text`` for what should be ``back: text``."""
    word, _, rest = line.content.partition(" ")
    name, colon, tail = word.partition(":")
    place = Spot(number, line.start)
    told = ""
    if colon and tail and is_known(name):
        told, key, rest = N_("a space is missing after the colon"), name, f"{tail} {rest}".strip()
    elif not colon and is_known(word) and rest:
        told, key = N_("a colon is missing after the key"), word
    elif name.startswith("-") and is_known(name[1:]):
        told, key, rest = N_("a space is missing after the dash"), f"- {name[1:]}", rest or tail
    if told:
        _tell(problems, place, told, N_('write "{key}: {text}"'), key=key, text=rest)
    return bool(told)


def missing_space(text: str, place: Place, problems: Problems) -> bool:
    """Tells that a lone text is a key whose colon lacks its space, or lacks its colon; False if it is neither."""
    return _key_without_colon(place.line, Line(-1, place.column, text, "", "", 0), problems)


def _tight_colon(trouble: _Trouble, problems: Problems) -> bool:
    """``{tags:[a]}``: in brackets a colon needs its space as well."""
    if "unexpected ':'" not in trouble.words:
        return False
    told = N_("a space is missing after the colon")
    _tell(problems, trouble.place, told, N_("write a space after it, or put the text in quotes"))
    return True


def _no_colon(trouble: _Trouble, problems: Problems) -> bool:
    """A line that begins where keys begin, but isn't one."""
    if "expected ':'" not in trouble.words or not trouble.origin:
        return False
    origin = trouble.origin
    line = trouble.line_at(origin.line)
    content = line[origin.column :]
    if _key_without_colon(origin.line, Line(-1, origin.column, content, "", "", 0), problems):
        return True
    return _no_key(origin, problems)


def _no_key(place: Place, problems: Problems) -> bool:
    _tell(
        problems,
        place,
        N_("this line begins where a key should begin, but no colon follows"),
        N_("indent it further if the text above goes on here; else write a key with a colon and a space"),
    )
    return True


def _block(trouble: _Trouble, problems: Problems) -> bool:
    if "block" not in trouble.context:
        return False
    if _out_of_line(trouble, problems):
        return True
    line = dissect(trouble.line)
    if line.start == trouble.place.column and trouble.character in tuple(",:[]{}"):
        return begins_with(trouble.place, trouble.line_at, problems)
    plain = line.content[:1].isalnum() and not line.key and line.dash < 0 and line.start == trouble.place.column
    return plain and _no_key(trouble.place, problems)


def _out_of_line(trouble: _Trouble, problems: Problems) -> bool:
    """Something begins in another column than what it belongs with."""
    line = dissect(trouble.line)
    is_item = line.dash >= 0
    column = len(trouble.line) - len(trouble.line.lstrip())
    above = trouble.above(lambda line: line.dash >= 0 if is_item else bool(line.key))
    if is_item and above is None:
        told = N_("a list begins here, but there is no key above for it")
        _tell(problems, Spot(trouble.place.line, column), told, N_('write "{key}:" on a line above'), key=CARDS_KEYS[0])
        return True
    if above is None or not (is_item or line.key):
        return False
    wanted = above[1].content and above[1].start
    if is_item:
        wanted = len(trouble.line_at(above[0])) - len(trouble.line_at(above[0]).lstrip())
    if wanted == column:
        return False
    _tell(
        problems,
        Spot(trouble.place.line, column),
        N_("this isn't in line with what it belongs to"),
        N_("begin it in column {column}, as line {line} does"),
        column=int(wanted) + 1,
        line=above[0] + 1,
    )
    return True


def _something_else(trouble: _Trouble, problems: Problems) -> bool:
    _tell(
        problems,
        trouble.place,
        N_("the file can't be read from here on"),
        N_("look at the quotes, the brackets and the indentation of this line and the one above"),
    )
    return True


_RULES: tuple[_Rule, ...] = (
    _percent,
    _tab,
    _open_quote,
    _after_quote,
    _alias_or_anchor,
    _escape,
    _forbidden_start,
    _after_bracket,
    _open_bracket,
    _tight_colon,
    _colon,
    _no_colon,
    _block,
    _something_else,
)
