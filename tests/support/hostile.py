"""A deck that tries to command the terminal from every text it has, and how to see whether it got through."""

import json
import re

ATTACKS = (
    "\x1b]52;c;UEVLU09T\x07",  # puts something into the clipboard
    "\x1b]0;JUDUL\x07",  # renames the window
    "\x1b]8;;file:///etc/passwd\x1b\\tautan\x1b]8;;\x1b\\",  # hides where a link leads
    "\x1b[2J\x1b[H",  # clears the screen
    "\x1b[6n\x1b[c",  # lets the terminal type
    "\x1b[?1049l\x1b[?25l",  # leaves the alternate screen, hides the cursor
    "\x1bPq#0;2;0;0;0\x1b\\",  # a picture
    "\x1bc\x1b#8",  # resets the terminal
    "\x9b2J\x9d0;C1\x9c\x90q\x9c\x85\x8d",  # the same in the eight-bit controls
    "\x00\x08\x0b\x0c\x0e\x0f\x7f",
    "\u202eterbalik\u202c\u2066\u2069\u200b\ufeff",
    "[red]merah[/] [@click=app.quit]klik[/] [/foo] \\[",
    "a\rb\x85c\u2028d",
    "e" + "\u0301" * 40,
)
EVIL = " ".join(ATTACKS)


def hostile_deck(attack: str = EVIL) -> str:
    """A deck with ``attack`` in every text it may have; with an empty one it is a harmless deck of the same shape."""
    count = 0

    def text(name: str) -> str:
        nonlocal count
        count += 1
        return json.dumps(f"{name} {count} {attack}")

    def note(id_: str, other: str) -> list[str]:
        return [
            f"  - id: {id_}",
            *(f"    {key}: {text(key)}" for key in ("front", "front_en", "back", "back_en", "hint", "note", "theory")),
            f"    tags: [{text('tag')}]",
            f"    accept: [{text('accept')}]",
            f"    near: [{text('near')}]",
            f"    ideas: [{text('idea')}]",
            f"    keywords: [{text('keyword')}]",
            f"    choices: [{text('choice')}, {text('choice')}]",
            "    level: satu",
            "    source: [buku]",
            f"    examples: [{{text: {text('case')}, why: {text('why')}}}, {text('case')}]",
            f"    confusable_with: {{{other}: {{why: {text('pair')}, why_en: {text('pair')}}}}}",
        ]

    lines = [
        "format: 1",
        "id: jahat",
        *(f"{key}: {text(key)}" for key in ("title", "title_en", "description", "about", "about_en", "license")),
        "language: id",
        f"levels: {{satu: {{title: {text('level')}, title_en: {text('level')}}}}}",
        "kinds: [case, term, definition]",
        f"sources: {{buku: {text('book')}}}",
        f"asks: {{case: {text('ask')}}}",
        f"asks_en: {{case: {text('ask')}}}",
        "cards:",
        *note("pertama", "kedua"),
        *note("kedua", "pertama"),
    ]
    return "\n".join(lines) + "\n"


BROKEN = b'- front: Penghubung \x1b]0;JUDUL\x07\n  back: "\\x1b]52;c;UEVL\\x07" sisa \x1b[2J\xc2\x9b2J \xe2\x80\xae\n'
"""A deck that can't be read, whose lines are shown in the message."""

_SEQUENCE = re.compile(
    rb"\x1b\[([<=>?]?)[0-9;:]*([ -/]*[@-~])"  # CSI: its private sign and its end
    rb"|\x1b([\]PX^_])([^\x07\x1b]*)"  # OSC, DCS and the like with what they carry
    rb"|\x1b([^\[\]PX^_])"
    rb"|(\xc2[\x80-\x9f])"
    rb"|([\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f])"
    rb"|(\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9])"
)


def commands_in(raw: bytes) -> set[tuple[bytes, ...]]:
    """Every kind of thing in ``raw`` that a terminal obeys, numbers left out: moves and colours are one kind each."""
    return {tuple(group for group in match.groups(b"") if group) for match in _SEQUENCE.finditer(raw)}
