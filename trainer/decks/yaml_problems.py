"""What libyaml, or PyYAML's own parser, means when it gives up: told by situation, at the place to be mended.

Both say things like "mapping values are not allowed in this context" at the first character they can't use, which is
rarely the one that is wrong. Each rule knows one mistake people make, looks at the line as a person would, and tells it
in the author's terms. The first rule that recognises its mistake has the word.
"""

from collections.abc import Callable
from typing import Any

from trainer.decks import yaml_layout, yaml_marks
from trainer.decks.messages import Problems, Spot
from trainer.decks.yaml_trouble import LineAt, Trouble, tell
from trainer.i18n import N_


def diagnose(error: Exception, last: Any, line_at: LineAt, problems: Problems) -> None:
    """Tells ``error`` of a YAML parser, which came after the event ``last``, unless its line is told of already."""
    place = getattr(error, "problem_mark", None) or Spot(0, 0)
    words, context = (str(getattr(error, name, None) or "") for name in ("problem", "context"))
    trouble = Trouble(words, context, place, getattr(error, "context_mark", None), last, line_at)
    if not problems.is_settled(place.line):
        any(rule(trouble, problems) for rule in _RULES)


def _something_else(trouble: Trouble, problems: Problems) -> bool:
    tell(
        problems,
        trouble.place,
        N_("the file can't be read from here on"),
        N_("look at the quotes, the brackets and the indentation of this line and the one above"),
    )
    return True


_RULES: tuple[Callable[[Trouble, Problems], bool], ...] = (
    yaml_marks.too_deep,
    yaml_marks.percent,
    yaml_marks.tab,
    yaml_layout.bullet,
    yaml_layout.after_end,
    yaml_marks.open_quote,
    yaml_marks.after_quote,
    yaml_marks.alias_or_anchor,
    yaml_marks.escape,
    yaml_marks.forbidden_start,
    yaml_marks.after_bracket,
    yaml_marks.open_bracket,
    yaml_layout.tight_colon,
    yaml_layout.colon,
    yaml_layout.no_colon,
    yaml_layout.block,
    _something_else,
)
