"""Mistakes with characters that mean something to YAML: ``%``, tabs, quotes, ``*``, ``&``, ``!``, brackets, ``\\``.

Each rule looks at where a parser gave up, tells its own mistake if that is what happened, and says whether it was.
"""

from trainer.decks.line_shape import dissect
from trainer.decks.messages import Problems, Spot
from trainer.decks.yaml_trouble import Trouble, begins_with, in_quotes_at, tell
from trainer.i18n import N_


def percent(trouble: Trouble, problems: Problems) -> bool:
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


def too_deep(trouble: Trouble, problems: Problems) -> bool:
    """libyaml (from 0.2.6) has a limit of its own, and meets it before we see the first bracket."""
    if "nesting depth" not in trouble.words:
        return False
    told = N_("lists and mappings are nested deeper than 16")
    tell(problems, trouble.place, told, N_("a text that begins with a bracket needs quotes"))
    return True


def tab(trouble: Trouble, problems: Problems) -> bool:
    line = trouble.line
    at = line[: len(line) - len(line.lstrip())].find("\t")
    if at < 0 and trouble.character == "\t" and ("token" in trouble.words or "tab" in trouble.words):
        at = trouble.place.column
    if at < 0:
        return False
    hint = N_("use spaces: two for each step to the right")
    tell(problems, Spot(trouble.place.line, at), N_("a tab can't stand here: it doesn't count as indentation"), hint)
    return True


def open_quote(trouble: Trouble, problems: Problems) -> bool:
    if not (trouble.origin and "quoted" in trouble.context):
        return False
    if "end of stream" not in trouble.words and "document indicator" not in trouble.words:
        return False
    quote = trouble.line_at(trouble.origin.line)[trouble.origin.column : trouble.origin.column + 1]
    tell(problems, trouble.origin, N_("this quote is never closed"), N_("end the text with {quote}"), quote=quote)
    return True


def after_quote(trouble: Trouble, problems: Problems) -> bool:
    last, place = trouble.last, trouble.place
    if getattr(last, "style", None) not in ("'", '"') or last.end_mark.line != place.line:
        return False
    if trouble.line[last.end_mark.column : place.column].strip():
        return False
    if trouble.character in ("'", '"') and _in_brackets(trouble.line[: last.start_mark.column]):
        rest = trouble.line[place.column :]
        text = rest[: rest.find(trouble.character, 1) + 1] or rest
        tell(problems, place, N_("a comma is missing between two texts"), N_("write a comma before {text}"), text=text)
        return True
    before = trouble.line[: last.end_mark.column - 1].rstrip()
    if last.start_mark.line < place.line and before.endswith((":", "-", ",", "[", "{")):
        tell(
            problems,
            last.start_mark,
            N_("the text that begins with this quote isn't closed; it runs on into line {line}"),
            N_("end the text with {quote}"),
            quote=last.style,
            line=place.line + 1,
        )
        return True
    example = in_quotes_at(trouble.line_at(last.start_mark.line), last.start_mark.column)
    told = N_("the text goes on after the closing quote")
    hint = N_("put all of it between quotes of the other kind, like {example}")
    tell(problems, last.start_mark, told, hint, example=example)
    return True


def _in_brackets(before: str) -> bool:
    return sum(map(before.count, "[{")) > sum(map(before.count, "]}"))


def alias_or_anchor(trouble: Trouble, problems: Problems) -> bool:
    doing = trouble.context
    if trouble.origin and ("alias" in doing or "anchor" in doing or "tag" in doing or "block scalar" in doing):
        return begins_with(trouble.origin, trouble.line_at, problems)
    return False


def forbidden_start(trouble: Trouble, problems: Problems) -> bool:
    """``@``, a backtick, ``%`` anywhere; ``- ``, ``? ``, ``,``, ``]`` where a text should begin."""
    if "cannot start any token" in trouble.words:
        return begins_with(trouble.place, trouble.line_at, problems)
    line = dissect(trouble.line)
    starts_text = "node content" in trouble.words or "not allowed" in trouble.words
    if starts_text and trouble.character in tuple("-?,]}") and line.key and line.value_start == trouble.place.column:
        return begins_with(trouble.place, trouble.line_at, problems)
    if "node content" in trouble.words:
        tell(
            problems,
            trouble.place,
            N_('a text should stand before "{character}"'),
            N_('delete "{character}", or put it in quotes if it is the text'),
            character=trouble.character or "…",
        )
        return True
    return False


def after_bracket(trouble: Trouble, problems: Problems) -> bool:
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


def open_bracket(trouble: Trouble, problems: Problems) -> bool:
    origin = trouble.origin
    if not origin or "flow" not in trouble.context:
        return False
    line = trouble.line_at(origin.line)
    bracket = line[origin.column : origin.column + 1]
    if line[origin.column : origin.column + 2] == "{{":
        return begins_with(origin, trouble.line_at, problems)
    if origin.line == trouble.place.line and trouble.character:
        told = N_("what stands in these brackets can't be read from here on")
        hint = N_('put each text in quotes that holds a bracket, a comma, ": " or a quote')
        tell(problems, trouble.place, told, hint)
        return True
    tell(
        problems,
        origin,
        N_('the bracket "{bracket}" is never closed'),
        N_('close it with "{closing}", or put the text in quotes if the bracket belongs to it'),
        bracket=bracket,
        closing={"[": "]", "{": "}"}.get(bracket, ""),
    )
    return True


def escape(trouble: Trouble, problems: Problems) -> bool:
    if "escape" not in trouble.words and "hexdecimal" not in trouble.words:
        return False
    at = max(0, trouble.line.rfind("\\", 0, trouble.place.column + 1))
    tell(
        problems,
        Spot(trouble.place.line, at),
        N_("between double quotes a backslash begins a special character, and this is none"),
        N_("write it twice (\\\\), or put the text in single quotes"),
    )
    return True
