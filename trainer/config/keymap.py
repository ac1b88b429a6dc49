"""Other keys for bindings: the table ``[keys]`` of the settings file, checked before any screen hears of it.

Textual takes a wrong key or binding without a word, and a key given twice makes one of the two vanish. So everything
is refused here, with the name of the other binding, and the key of the program stays.

A binding's id is ``place.action`` (``study.good``). Two bindings meet if they share the place, or one is of ``app``.
"""

import string
import unicodedata
from collections.abc import Mapping
from typing import Final

from trainer.config.settings import nearest
from trainer.config.toml_file import SettingsError
from trainer.config.values import quoted
from trainer.i18n import N_

_EVERYWHERE: Final = "app"
_MODIFIERS: Final = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_NAMED: Final = frozenset(
    {"enter", "space", "tab", "escape", "backspace", "delete", "insert", "home", "end"}
    | {"up", "down", "left", "right", "pageup", "pagedown"}
    | {f"f{n}" for n in range(1, 25)}
)
_RENAMED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name of a character isn't Unicode's."""

_TAKEN: Final = {
    "ctrl+q": N_("it quits the program everywhere"),
    "ctrl+c": N_("it copies"),
    "ctrl+i": N_("a terminal can't tell it from Tab"),
    "ctrl+m": N_("a terminal can't tell it from Enter"),
    "ctrl+j": N_("a terminal can't tell it from Enter"),
    "ctrl+h": N_("a terminal can't tell it from Backspace"),
}


def check_keys(
    wanted: Mapping[str, str], known: Mapping[str, str], places: Mapping[str, str] | None = None
) -> tuple[dict[str, str], list[SettingsError]]:
    """The part of ``wanted`` that can be had, in Textual's names of keys, and what is wrong with the rest.

    Both mappings go from a binding's id to its keys, separated by commas.

    Args:
        wanted: as written by the learner.
        known: every binding of the program; among themselves they may meet, as the program means them to.
        places: where each of ``wanted`` stands, for the messages.
    """
    places = places or {}
    keymap: dict[str, tuple[str, ...]] = {}
    problems: list[SettingsError] = []
    for binding, text in wanted.items():
        place = places.get(binding, quoted(binding))
        if binding not in known:
            problems.append(_unknown(binding, known, place))
            continue
        try:
            keymap[binding] = _keys(text, place)
        except SettingsError as problem:
            problems.append(problem)
    problems += _without_conflicts(keymap, known, places)
    return {binding: ",".join(keys) for binding, keys in keymap.items()}, problems


def _unknown(binding: str, known: Mapping[str, str], place: str) -> SettingsError:
    near = nearest(binding, known)
    return SettingsError(
        N_("there is no such key binding"), hint=N_("did you mean {near}") if near else "", place=place, near=near
    )


def _keys(text: str, place: str) -> tuple[str, ...]:
    """The keys written in ``text``. Raises SettingsError for one that doesn't exist or can't be given away."""
    keys = []
    for word in text.split(","):
        key = _key_named(word.strip())
        if key is None:
            hint = N_("write a character or a name such as f5, space, ctrl+s or comma")
            raise SettingsError(N_("there is no key {key}"), hint=hint, place=place, key=quoted(word))
        if key in _TAKEN:
            raise SettingsError(N_("{key} can't be used"), hint=_TAKEN[key], place=place, key=key)
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def _key_named(word: str) -> str | None:
    """Textual's name of the key that ``word`` means; None if there is no such key."""
    before, plus, last = word.rpartition("+")
    if last == "" and plus:  # the plus sign itself: "+" or "ctrl++"
        before, last = before.removesuffix("+"), "+"
    modifiers = before.split("+") if before else []
    if not set(modifiers) <= _MODIFIERS or len(set(modifiers)) < len(modifiers):
        return None
    if modifiers == ["shift"] and len(last) == 1 and last.isalpha():
        return last.upper()
    base = _of_character(last) if len(last) == 1 else last
    if base is None or not (len(base) == 1 or base in _NAMED or _is_character_name(base)):
        return None
    return "+".join([*modifiers, base])


def _of_character(character: str) -> str | None:
    """Textual's name of the key of one character; None if it can't be typed."""
    if character.isalnum():
        return character
    if not character.isprintable() or character == " ":
        return None
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name) or None


def _is_character_name(name: str) -> bool:
    if name in {_of_character(character) for character in string.punctuation}:
        return True
    try:
        return unicodedata.lookup(name.replace("_", " ").upper()).isprintable()
    except KeyError:
        return False


def _without_conflicts(
    keymap: dict[str, tuple[str, ...]], known: Mapping[str, str], places: Mapping[str, str]
) -> list[SettingsError]:
    """Takes out of ``keymap`` what meets another binding, the later ones first, until nothing meets."""
    program = {binding: _program_keys(text) for binding, text in known.items()}
    problems: list[SettingsError] = []
    while conflict := _conflict(keymap, program):
        binding, other, key = conflict
        del keymap[binding]
        message = N_("{key} is the key of {other} already")
        problems.append(SettingsError(message, place=places.get(binding, binding), key=key, other=other))
    return problems


def _program_keys(text: str) -> frozenset[str]:
    return frozenset(_key_named(word.strip()) or word.strip() for word in text.split(","))


def _conflict(
    keymap: Mapping[str, tuple[str, ...]], program: Mapping[str, frozenset[str]]
) -> tuple[str, str, str] | None:
    """A binding of ``keymap``, the other binding that it meets, and the key; None if nothing meets."""
    for binding in reversed(list(keymap)):
        for other, keys in program.items():
            if other == binding or not _share_a_place(binding, other):
                continue
            theirs = keymap.get(other, keys)
            meant = program[binding] if other not in keymap else frozenset()
            for key in keymap[binding]:
                if key in theirs and key not in meant:
                    return binding, other, key
    return None


def _share_a_place(one: str, other: str) -> bool:
    places = {one.partition(".")[0], other.partition(".")[0]}
    return len(places) == 1 or _EVERYWHERE in places
