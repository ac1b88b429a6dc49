"""What keys are called on the screen."""

from collections.abc import Iterable
from typing import Any, Final

from textual.keys import format_key
from textual.screen import Screen

from trainer.i18n import N_, _
from trainer.ui.widgets.key_rows import KeyItem

_NAMES: Final = {
    "enter": N_("Enter"),
    "space": N_("Space"),
    "tab": N_("Tab"),
    "escape": N_("Esc"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "home": N_("Home"),
    "end": N_("End"),
    "delete": N_("Del"),
    "backspace": N_("Backspace"),
}
_MODIFIERS: Final = {"ctrl": N_("Ctrl"), "shift": N_("Shift"), "alt": N_("Alt")}


def key_label(key: str) -> str:
    """The name of a key (as Textual calls it) in the language in force: ``Enter``, ``?``, ``Ctrl+P``."""
    *modifiers, base = key.split("+")
    if base in _NAMES:
        name = _(_NAMES[base])
    else:
        name = format_key(base)
        if modifiers or (len(base) > 1 and base[0] == "f" and base[1:].isdigit()):
            name = name.upper()
    return "+".join([*(_(_MODIFIERS[one]) if one in _MODIFIERS else one.capitalize() for one in modifiers), name])


def all_keys(screen: Screen[Any]) -> dict[str, list[str]]:
    """Binding id -> its keys, as the learner has set them, for all bindings that reach ``screen``."""
    keys: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.binding.id is not None:
            keys.setdefault(active.binding.id, []).append(key)
    return keys


def first_keys(screen: Screen[Any], *, typing: bool = False) -> dict[str, str]:
    """Binding id -> the first of `all_keys`; while ``typing``, the first that isn't text."""
    found: dict[str, str] = {}
    for id_, keys in all_keys(screen).items():
        fitting = [key for key in keys if not (typing and _is_text(key))]
        if fitting:
            found[id_] = fitting[0]
    return found


def _is_text(key: str) -> bool:
    """Whether a key writes something in a line."""
    label = format_key(key)
    return key == "space" or (len(label) == 1 and label.isascii())


def key_items(screen: Screen[Any], commands: Iterable[tuple[str, str]], *, typing: bool = False) -> list[KeyItem]:
    """Commands (id and words) as the key bar shows them; those without a key are left out."""
    keys = first_keys(screen, typing=typing)
    return [KeyItem(id_, key_label(keys[id_]), words) for id_, words in commands if id_ in keys]
