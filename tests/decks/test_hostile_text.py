"""Decks of people who mean harm: no character of theirs that a terminal would obey gets into the model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.decks.full_deck import FULL_DECK
from trainer.decks.parse import parse_deck
from trainer.text import clean

HARM = "\\e]52;c;x\\a\\x9b2J\\u202e\\u2066\\u200b\\x00\\U000E0041\\x7f"
"""As YAML escapes it: sets the clipboard, clears the screen, turns the line round, hides itself."""


def texts_in(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from texts_in(key)
            yield from texts_in(value)
    elif isinstance(part, tuple | list):
        for item in part:
            yield from texts_in(item)


def poisoned() -> str:
    """The full deck with harm in every value between quotes, and in every place that text can stand in."""
    return f"""\
title: "judul{HARM}"
title_en: "title{HARM}"
description: "{HARM}a"
about: "{HARM}a\\r\\n\\u2028b"
language: "{HARM}a"
license: "{HARM}a"
version: "{HARM}a"
x-a{HARM.encode().hex()}: ["{HARM}a", {{"{HARM}": "{HARM}"}}]
"y{HARM}": z
levels: {{mikro: {{title: "{HARM}a", title_en: "{HARM}b"}}}}
sources: {{"{HARM}k": "{HARM}s"}}
asks: {{case: "{HARM}a"}}
cards:
  - front: "depan{HARM}\\n\\tdua"
    front_en: "{HARM}a"
    back: "{HARM}a\\tb\\nc"
    back_en: "{HARM}a"
    level: "{HARM}a"
    hint: "{HARM}a"
    note: "{HARM}a"
    theory: "{HARM}a"
    source: ["{HARM}a"]
    tags: ["{HARM}a"]
    theme: "{HARM}a"
    difficulty: "{HARM}a"
    examples: [{{text: "{HARM}a", text_en: "{HARM}b", why: "{HARM}a", difficulty: "{HARM}a"}}, "{HARM}c"]
    confusable_with: {{"{HARM}a": "{HARM}b"}}
    choices: ["{HARM}a"]
    accept: ["{HARM}a"]
    near: ["{HARM}a"]
    ideas: ["{HARM}a"]
    ideas_en: ["{HARM}a"]
    keywords: ["{HARM}a", {{"{HARM}b": ["{HARM}c"]}}]
    keywords_en: ["{HARM}a"]
    "x-{HARM}": "{HARM}a"
    "u{HARM}": 1
"""


@pytest.mark.parametrize("text", [poisoned(), FULL_DECK], ids=["poisoned", "full"])
def test_every_text_of_the_model_is_clean(text: str) -> None:
    deck = parse_deck(text, Path("peran.yaml"))
    found = list(texts_in(deck))
    assert len(found) > 60
    for one in found:
        assert clean(one) == one
        assert not any(ord(character) < 32 and character not in "\n\t" for character in one)
        assert not any(character in one for character in "\x1b\x9b\u202e\u2066\u200b\x00\x7f\U000e0041")


def test_names_stand_on_one_line() -> None:
    deck = parse_deck(
        'id: a\ntitle: "a\\nb\\tc"\ncards:\n- {front: "a\\tb", back: b, tags: ["a\\nb"], level: "a\\nb"}\n'
    )
    note = deck.notes[0]
    assert (deck.title.own, note.front.own, note.tags, note.level) == ("a b c", "a b", ("a b",), "a b")


def test_longer_texts_keep_their_lines() -> None:
    note = parse_deck('- {front: "Apa?\\n a) ini", back: "a\\r\\nb\\n", hint: "  a\\n"}').notes[0]
    assert note.hint is not None
    assert (note.front.own, note.back.own, note.hint.own) == ("Apa?\n a) ini", "a\nb", "a")


def test_unicode_forms_are_one() -> None:
    note = parse_deck("- {front: Cafe\u0301, back: b}").notes[0]
    assert (note.front.own, note.id) == ("Caf\u00e9", "caf\u00e9")


def test_marks_and_markup_stay_text() -> None:
    back = "**tebal** *miring* `kode` [bold]x[/bold] [@click=app.quit]x[/] <script> {{c1::x}}"
    assert parse_deck(f"- front: a\n  back: '{back}'\n").notes[0].back.own == back
