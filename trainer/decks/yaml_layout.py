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


_BULLETS = ("*", "•", "·", "–", "—", "−", "‣", "◦", "▪")
"""What people put before the items of a list elsewhere."""

_WIDE_COLON = "\uff1a"


def bullet(trouble: Trouble, problems: Problems) -> bool:
    """A list with other signs than dashes, as in a word processor or in Markdown."""
    places = [(trouble.place.line, trouble.line)]
    if (above := trouble.above(lambda line: True)) is not None:
        places.insert(0, (above[0], trouble.line_at(above[0])))
    for number, text in places:
        line = dissect(text)
        if line.content[:1] in _BULLETS and line.content[1:2] in (" ", "\t"):
            tell(
                problems,
                Spot(number, line.start),
                N_('an item of a list begins with "-", not with "{character}"'),
                N_('write "- {text}"'),
                character=line.content[0],
                text=line.content[1:].strip(),
            )
            return True
    return False


def after_end(trouble: Trouble, problems: Problems) -> bool:
    """Something after the line ``...``, which ends a document."""
    if "document start" not in trouble.words:
        return False
    for number in range(trouble.place.line - 1, -1, -1):
        if trouble.line_at(number).startswith("..."):
            told = N_('the line "..." ends the deck, and something follows it')
            tell(problems, Spot(number, 0), told, N_("delete this line"))
            return True
    return False


def _as_far_as_next_key(text: str) -> str:
    """``text`` without what begins with another key: several lines reach us as one."""
    words = text.split(" ")
    for number, word in enumerate(words[1:], 1):
        name, colon, _ = word.partition(":")
        if is_known(name) and (colon or words[number + 1 : number + 2] in ([":"], ["="])):
            return " ".join(words[:number])
    return text


def _key_without_colon(number: int, line: Line, problems: Problems) -> bool:
    """``back:text``, ``back :text``, ``back = text``, ``back text`` and ``-back: text`` for ``back: text``."""
    word, _, rest = line.content.partition(" ")
    name, colon, tail = word.partition(":")
    rest = _as_far_as_next_key(rest)
    place = Spot(number, line.start)
    told = ""
    if _WIDE_COLON in word and is_known(word.partition(_WIDE_COLON)[0]):
        key, _, tail = word.partition(_WIDE_COLON)
        told, rest = N_("this colon is another character that only looks like one"), f"{tail} {rest}".strip()
        rest = _as_far_as_next_key(rest.replace(_WIDE_COLON, ":"))
    elif colon and tail and is_known(name):
        told, key, rest = N_("a space is missing after the colon"), name, f"{tail} {rest}".strip()
    elif is_known(word) and rest[:1] == ":" and rest[1:].strip():
        told, key, rest = N_("a space is missing after the colon"), word, rest[1:].strip()
    elif is_known(word) and rest[:2] == "= ":
        told, key, rest = N_("a colon is missing after the key"), word, rest[2:]
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
    return _below_block(trouble, origin, problems) or _no_key(origin, problems)


def _below_block(trouble: Trouble, place: Place, problems: Problems) -> bool:
    """A text that should be a block below its key, but stands no further right than that."""
    above = trouble.line_at(place.line - 1).rstrip() if place.line else ""
    line = dissect(above)
    if not line.key or line.value.rstrip("+-") not in ("|", ">") or place.column > line.start:
        return False
    tell(
        problems,
        place,
        N_('this should be the text of "{key}" above, but it stands no further right than that'),
        N_("begin it in column {column}, and so all its lines"),
        key=line.key,
        column=line.start + 3,
    )
    return True


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
