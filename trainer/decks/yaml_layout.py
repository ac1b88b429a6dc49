"""Mistakes with colons, dashes and indentation.

Each rule looks at where a parser gave up, tells its own mistake if that is what happened, and says whether it was.
"""

from trainer.decks.fields import CARDS_KEYS, is_known
from trainer.decks.line_shape import Line, dissect, in_quotes
from trainer.decks.messages import Place, Problems, Spot
from trainer.decks.yaml_trouble import Trouble, begins_with, tell
from trainer.i18n import N_


def colon(trouble: Trouble, problems: Problems) -> bool:
    """A colon where none can be: in a text, or behind a key that stands in the wrong place."""
    if "mapping values" not in trouble.words:
        return False
    line = dissect(trouble.line)
    if line.key and line.value_start < trouble.place.column:
        example = f"{line.key}: {in_quotes(line.value)}"
        told = N_("a colon followed by a space can't stand in a text without quotes")
        tell(problems, trouble.place, told, N_("write {example}"), example=example)
        return True
    above = trouble.above(lambda line: True)
    if above is None:
        return False
    if _key_without_colon(above[0], above[1], problems):
        return True
    if is_known(line.key) or above[1].key.startswith("-"):
        return _out_of_line(trouble, problems)
    start = trouble.above(lambda line: bool(line.key))
    tell(
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
        tell(problems, place, told, N_('write "{key}: {text}"'), key=key, text=rest)
    return bool(told)


def missing_space(text: str, place: Place, problems: Problems) -> bool:
    """Tells that a lone text is a key whose colon lacks its space, or lacks its colon; False if it is neither."""
    return _key_without_colon(place.line, Line(-1, place.column, text, "", "", 0), problems)


def tight_colon(trouble: Trouble, problems: Problems) -> bool:
    """``{tags:[a]}``: in brackets a colon needs its space as well."""
    if "unexpected ':'" not in trouble.words:
        return False
    told = N_("a space is missing after the colon")
    tell(problems, trouble.place, told, N_("write a space after it, or put the text in quotes"))
    return True


def no_colon(trouble: Trouble, problems: Problems) -> bool:
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
    tell(
        problems,
        place,
        N_("this line begins where a key should begin, but no colon follows"),
        N_("indent it further if the text above goes on here; else write a key with a colon and a space"),
    )
    return True


def block(trouble: Trouble, problems: Problems) -> bool:
    if "block" not in trouble.context:
        return False
    if _out_of_line(trouble, problems):
        return True
    line = dissect(trouble.line)
    if line.start == trouble.place.column and trouble.character in tuple(",:[]{}"):
        return begins_with(trouble.place, trouble.line_at, problems)
    plain = line.content[:1].isalnum() and not line.key and line.dash < 0 and line.start == trouble.place.column
    return plain and _no_key(trouble.place, problems)


def _out_of_line(trouble: Trouble, problems: Problems) -> bool:
    """Something begins in another column than what it belongs with."""
    line = dissect(trouble.line)
    is_item = line.dash >= 0
    column = len(trouble.line) - len(trouble.line.lstrip())
    above = trouble.above(lambda line: line.dash >= 0 if is_item else bool(line.key))
    if is_item and above is None:
        told = N_("a list begins here, but there is no key above for it")
        tell(problems, Spot(trouble.place.line, column), told, N_('write "{key}:" on a line above'), key=CARDS_KEYS[0])
        return True
    if above is None or not (is_item or line.key):
        return False
    wanted = above[1].content and above[1].start
    if is_item:
        wanted = len(trouble.line_at(above[0])) - len(trouble.line_at(above[0]).lstrip())
    if wanted == column:
        return False
    tell(
        problems,
        Spot(trouble.place.line, column),
        N_("this isn't in line with what it belongs to"),
        N_("begin it in column {column}, as line {line} does"),
        column=int(wanted) + 1,
        line=above[0] + 1,
    )
    return True
