"""Questions that a command asks at a terminal before it does something."""

from trainer.cli.keyboard import Keyboard
from trainer.cli.render import ask
from trainer.i18n import N_, _

_YES = frozenset({"y", "ya", "yes"})
_KEYS = N_("[y: yes, Enter: no]")


def sure(question: str) -> bool:
    """Whether the answer to ``question`` (already translated) is yes."""
    return ask_for(f"{question} {_(_KEYS)} ").lower() in _YES


def ask_for(prompt: str) -> str:
    """The line that is typed after ``prompt`` (already translated); empty if none comes."""
    ask(prompt)
    return Keyboard().line() or ""
