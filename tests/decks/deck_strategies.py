"""Any deck that a file can hold: its texts are clean, its kinds are those that its notes can serve."""

import string
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from trainer.decks import cloze
from trainer.decks.kinds import CLOZE, KINDS, WAYS, Means, Wishes, kinds_of
from trainer.decks.model import Deck, Example, Keyword, Level, Note, Text
from trainer.decks.note_fields import example_key
from trainer.text import clean, clean_line

_PIECES = (
    *string.ascii_letters,
    *"0123456789 \n\t.,;:!?-_=+@'\"#~{}[]()|<>&*%`\\/^$é",
    "\r",
    "\n\n",
    "  ",
    "**",
    "**tebal**",
    "*miring*",
    "`kode`",
    ": ",
    " #",
    "- ",
    "---",
    "''",
    '""',
    "=1+1",
    "&amp;",
    "&#39;",
    "<b>",
    "</script>",
    "<br>",
    "::",
    "%",
    "\x1b]52;c;UEVL\x07",
    "\u202eterbalik\u202c",
    "👩🏽‍⚕️",
    "👍",
    "שלום",
    "العربية",
    "e\u0301",
    "o\u0328\u0301",
    "ที่",
    "日本",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\u0378",
    "yes",
    "null",
    "1:20",
    "0x1F",
    "x-",
    "\ue000",
    "\U0001f1ee\U0001f1e9",
)
"""What texts are made of: whatever some format minds."""

_words = st.sampled_from(["Penghubung", "Pembela", "Evaluator", "Mempertemukan klien", "hak", "Bu Sari", "mikro"])
_odd = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join)
_foreign = st.text(st.characters(), min_size=1, max_size=8)
texts = (_words | _odd | _foreign).map(lambda text: clean(text).strip()).filter(lambda text: text and "{{c" not in text)
"""Texts of one or more lines, as a deck holds them: clean, without spaces around them, without gaps."""

lines = texts.map(lambda text: clean_line(text).strip()).filter(bool)
ids = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}|日本|ที่|Öl_1", fullmatch=True)
_gaps = st.builds(
    lambda before, number, words, hint, after: f"{before}{{{{c{number}::{words}{hint}}}}}{after}".strip(),
    st.sampled_from(["", "Ia ", "Baris satu\n"]),
    st.integers(1, 12),
    st.sampled_from(["empati", "dua kata", "<b>", "a & b"]),
    st.sampled_from(["", "::petunjuk"]),
    st.sampled_from(["", " itu.", "\nbaris", " dan {{c2::hak}}"]),
)


def _both(own: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    return st.builds(Text, own, st.none() | own)


_text = _both(texts)
_maybe = st.none() | _text
_several = st.lists(lines, max_size=3, unique=True).map(tuple)
_keywords = st.lists(st.builds(Keyword, lines, st.lists(lines, max_size=2).map(tuple)), max_size=2).map(tuple)
_extras = st.dictionaries(lines.map(lambda text: f"x-{text}"), st.just("") | _odd.map(clean), max_size=2)


def _together(english: bool) -> st.SearchStrategy[tuple[Text, ...]]:
    """Several texts, all with English or none."""
    one = st.builds(Text, texts, texts) if english else texts.map(Text)
    return st.lists(one, max_size=3).map(tuple)


_paired = st.booleans().flatmap(_together)
_examples = st.lists(
    st.builds(
        lambda text, why, difficulty: Example(text, example_key(text.own), why, difficulty),
        _text,
        _maybe,
        st.just("") | lines,
    ),
    max_size=3,
).map(tuple)


@st.composite
def _notes(draw: st.DrawFn, id_: str, position: int, levels: tuple[Level, ...], sources: Mapping[str, str]) -> Note:
    front, back = draw(_text), draw(_text)
    if "\n" not in front.own:
        front = Text(front.own.replace("\t", " "), front.en)
    if draw(st.integers(0, 4)) == 0:
        front = Text(draw(_gaps), draw(st.none() | texts))
        back = draw(st.sampled_from([back, Text("", back.en)]))
    elif draw(st.integers(0, 9)) == 0:
        back = Text(draw(_gaps), back.en)
    examples = draw(_examples)
    level = draw(st.just("") | st.sampled_from([one.id for one in levels]) if levels else st.just("") | lines)
    known = level in {one.id for one in levels}
    means = Means(cloze.kinds(front.own, back.own), bool(back.own), bool(examples), known)
    every = kinds_of(Wishes((*KINDS, CLOZE)), (), means)
    kinds = draw(st.just(means.gaps) if means.gaps else st.permutations(every).map(lambda all_: all_[:2]))
    if draw(st.integers(0, 3)) == 0:
        kinds = draw(st.lists(st.sampled_from(every), unique=True)) if every else ()
    named = st.lists(lines.filter(lambda text: text not in sources), max_size=2).map(tuple)
    looked_up = st.sampled_from(list(sources.values())).map(lambda text: (text,)) if sources else named
    values = {
        "hint": _text,
        "note": _text,
        "theory": _text,
        "sources": named | looked_up,
        "tags": _several,
        "theme": lines,
        "difficulty": lines,
        "choices": _paired,
        "accept": _several,
        "near": _several,
        "ideas": _paired,
        "keywords": _keywords,
        "keywords_en": _keywords,
        "suspended": st.just(True),
        "extra": _extras,
    }
    # A few at a time: a note with all of them takes long to make, and shows no more.
    more = {name: draw(values[name]) for name in draw(st.sets(st.sampled_from(sorted(values)), max_size=4))}
    kinds = tuple(kinds)
    return Note(id_, front, back, position, 0, level=level, examples=examples, kinds=kinds, **more)


@st.composite
def decks(draw: st.DrawFn, **fixed: Any) -> Deck:
    """A deck of one to four notes; ``fixed`` are fields of it that are to have these values."""
    names = draw(st.lists(ids, min_size=1, max_size=4, unique_by=lambda text: text.lower()))
    level_ids = draw(st.lists(ids, max_size=3, unique=True))
    levels = tuple(Level(id_, draw(st.just(Text(id_)) | _text)) for id_ in level_ids)
    sources = draw(st.dictionaries(lines, texts, max_size=2).filter(_is_flat))
    notes = [draw(_notes(id_, position, levels, sources)) for position, id_ in enumerate(names)]
    for position, note in enumerate(notes):
        others = st.sampled_from([other for other in names if other != note.id] or ["tiada"])
        alike = draw(st.dictionaries(others | lines, _maybe, max_size=2))
        notes[position] = note._replace(confusable_with=alike)
    asked, ways = st.sampled_from([*KINDS, CLOZE]), st.sampled_from(WAYS)
    values: dict[str, Any] = {
        "id": draw(ids),
        "title": Text(draw(lines), draw(st.none() | lines)),
        "notes": tuple(notes),
        "levels": levels,
        "introduce": tuple(draw(st.permutations(names))),
        "sources": sources,
    }
    more = {
        "description": _text,
        "about": _text,
        "language": lines,
        "license": lines,
        "version": lines,
        "asks": st.dictionaries(asked, _text, max_size=2),
        "how": st.dictionaries(asked, ways, max_size=2),
        "extra": _extras,
    }
    values |= {name: draw(more[name]) for name in draw(st.sets(st.sampled_from(sorted(more)), max_size=3))}
    return Deck(**values | fixed)


def _is_flat(sources: Mapping[str, str]) -> bool:
    """Whether no text is the key of another, nor two texts the same: which key a note named couldn't be told."""
    return len(set(sources.values())) == len(sources) and not set(sources) & set(sources.values())


def without_places(deck: Deck) -> Deck:
    """``deck`` without where it stood in its file, and which ids were written there."""
    notes = tuple(note._replace(line=0, pinned=True) for note in deck.notes)
    return deck._replace(notes=notes, file=None, pinned=True, warnings=())
