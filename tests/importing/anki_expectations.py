"""Anki's notes as they are stored, and the draft notes that they should become."""

from typing import Any, NamedTuple

from trainer.importing.anki_records import AnkiCard, AnkiCollection, AnkiNote, NoteType, Template

ASKED, TOLD = "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"
BACKWARDS = Template(1, "Balik", "{{Back}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}")

BASIC = NoteType(1, "Basic", ("Front", "Back"), (Template(0, "Maju", ASKED, TOLD),))
BOTH = NoteType(2, "Basic (and reversed card)", ("Front", "Back"), (*BASIC.templates, BACKWARDS))
TYPED = NoteType(
    3,
    "Basic (type in the answer)",
    ("Front", "Back"),
    (Template(0, "Ketik", "{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}"),),
)
CLOZE = NoteType(
    4,
    "Cloze",
    ("Text", "Back Extra"),
    (Template(0, "Isian", "{{cloze:Text}}", "{{cloze:Text}}<br>{{Back Extra}}"),),
    True,
)
CLOZE_WITH_MORE = NoteType(
    5,
    "Isian dengan judul",
    ("Judul", "Text", "Petunjuk", "Tambahan", "Kosong"),
    (
        Template(
            0,
            "Isian",
            "<h1>{{Judul}}</h1>{{cloze:Text}}{{type:cloze:Text}}{{hint:Petunjuk}}",
            "{{cloze:Text}}{{Petunjuk}}{{#Kosong}}{{Tambahan}}{{/Kosong}}{{^Kosong}}{{Tambahan}}{{/Kosong}}{{Kosong}}",
        ),
    ),
    True,
)
HINTED = NoteType(
    6, "Dengan petunjuk", ("Front", "Back", "Hint"), (Template(0, "Maju", "{{Front}}<br>{{hint:Hint}}", TOLD),)
)
THREE = NoteType(
    7,
    "Peran",
    ("Front", "Back", "Contoh"),
    (*BOTH.templates, Template(2, "Kasus", "Peran apa? {{Contoh}}", "{{FrontSide}}<hr id=answer>{{Front}}")),
)
NO_LINE = NoteType(8, "Tanpa garis", ("Front", "Back"), (Template(0, "Maju", ASKED, "{{Front}}<br>{{Back}}"),))
ABOVE_LINE = NoteType(
    9,
    "Di atas garis",
    ("Front", "Back"),
    (Template(0, "Maju", ASKED, "{{FrontSide}}<br>lihat<hr id='answer'/>{{Back}}"),),
)
OCCLUSION = NoteType(10, "Gambar", ("Occlusion", "Image", "Header"), CLOZE.templates, True)
OCCLUSION_BY_NAME = NoteType(11, "Image Occlusion-a1b2c", ("A", "B"), CLOZE.templates, True)
BOMB = NoteType(12, "Ledakan", ("Front", "Back"), (Template(0, "Maju", "{{Front}}" * 100_000, "{{Back}}" * 100_000),))
NO_TEMPLATES = NoteType(13, "Tanpa templat", ("Front", "Back"), ())

TYPES = {
    one.id: one
    for one in (
        *(BASIC, BOTH, TYPED, CLOZE, CLOZE_WITH_MORE, HINTED, THREE, NO_LINE, ABOVE_LINE, OCCLUSION),
        *(OCCLUSION_BY_NAME, BOMB, NO_TEMPLATES),
    )
}


class Expected(NamedTuple):
    """A draft note: front, back, what its key has behind the guid, and its other fields."""

    front: str
    back: str = ""
    key_end: str = ""
    more: dict[str, Any] = {}


class Case(NamedTuple):
    """A note.

    Attributes:
        cards: the numbers of its cards; a negative one -n-1 is suspended.
        drafts: what it becomes.
        asked: (number of the draft note, kind) of each card that isn't left out, in the order of ``cards``.
        said: a word of each remark, in order.
    """

    name: str
    type: NoteType
    fields: tuple[str, ...]
    cards: tuple[int, ...]
    drafts: tuple[Expected, ...]
    asked: tuple[tuple[int, str], ...]
    said: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


DEFINITION = ((0, "definition"),)
TWO_KINDS = ["definition", "term"]

CASES = (
    Case("basic", BASIC, ("a<br>b", "c &amp; d"), (0,), (Expected("a\nb", "c & d"),), DEFINITION),
    Case(
        "both ways",
        BOTH,
        ("<b>a</b>", "b"),
        (0, 1),
        (Expected("**a**", "b", more={"kinds": TWO_KINDS}),),
        ((0, "definition"), (0, "term")),
    ),
    Case("both ways, one card", BOTH, ("a", "b"), (0,), (Expected("a", "b"),), DEFINITION),
    Case("only backwards", BOTH, ("a", "b"), (1,), (Expected("a", "b", more={"kinds": ["term"]}),), ((0, "term"),)),
    Case("to be typed", TYPED, ("a", "b"), (0,), (Expected("a", "b"),), DEFINITION),
    Case("a hint", HINTED, ("a", "b", "<i>c</i>"), (0,), (Expected("a", "b", more={"hint": "*c*"}),), DEFINITION),
    Case("no hint", HINTED, ("a", "b", ""), (0,), (Expected("a", "b"),), DEFINITION),
    Case(
        "a card of its own",
        THREE,
        ("a", "b", "c"),
        (0, 1, 2),
        (Expected("a", "b", more={"kinds": TWO_KINDS}), Expected("Peran apa? c", "a", "-3")),
        ((0, "definition"), (0, "term"), (1, "definition")),
        ("became notes of their own",),
    ),
    Case(
        "only a card of its own",
        THREE,
        ("a", "b", "c"),
        (2,),
        (Expected("Peran apa? c", "a", "-3"),),
        DEFINITION,
        ("became notes of their own",),
    ),
    Case("an answer without a line", NO_LINE, ("a", "b"), (0,), (Expected("a", "b"),), DEFINITION),
    Case("more above the line", ABOVE_LINE, ("a", "b"), (0,), (Expected("a", "lihat\nb"),), DEFINITION),
    Case(
        "gaps",
        CLOZE,
        ("{{c1::a}} {{c2::b::c}}", ""),
        (0, 1),
        (Expected("{{c1::a}} {{c2::b::c}}"),),
        ((0, "c1"), (0, "c2")),
    ),
    Case(
        "a gap without a card",
        CLOZE,
        ("{{c1::a}} {{c3::b}}", "<p>c</p>"),
        (2,),
        (Expected("{{c1::a}} {{c3::b}}", more={"kinds": ["c3"], "note": "c"}),),
        ((0, "c3"),),
    ),
    Case(
        "a card without a gap",
        CLOZE,
        ("{{c1::a}} b", ""),
        (0, 4),
        (Expected("{{c1::a}} b"),),
        ((0, "c1"),),
    ),
    Case("no gap", CLOZE, ("a", "b"), (0,), (), (), ("no gap",)),
    Case(
        "a gap in a gap",
        CLOZE,
        ("{{c1::a {{c2::b::x}} c::d}}", ""),
        (0, 1),
        (Expected("{{c1::a b c::d}}"),),
        ((0, "c1"),),
        ("inside of another",),
    ),
    Case(
        "gaps and more",
        CLOZE_WITH_MORE,
        ("Mikro", "{{c1::a}}", "p", "t", ""),
        (0,),
        (Expected("Mikro\n{{c1::a}}", more={"hint": "p", "note": "t"}),),
        ((0, "c1"),),
    ),
    Case(
        "gaps that aren't asked for",
        BASIC,
        ("{{c1::a}}", "b"),
        (0,),
        (Expected("{{c1::a}}", "b", more={"kinds": ["definition"]}),),
        DEFINITION,
    ),
    Case(
        "tags",
        BASIC,
        ("a", "b"),
        (0,),
        (Expected("a", "b", more={"tags": ["x::y"]}),),
        DEFINITION,
        tags=("x::y", "Leech", "marked"),
    ),
    Case("suspended", BASIC, ("a", "b"), (-1,), (Expected("a", "b", more={"suspended": True}),), DEFINITION),
    Case(
        "half suspended",
        BOTH,
        ("a", "b"),
        (0, -2),
        (Expected("a", "b", more={"kinds": TWO_KINDS}),),
        ((0, "definition"), (0, "term")),
    ),
    Case(
        "a picture",
        BASIC,
        ("<img src=a.jpg>", "b [sound:b.mp3]"),
        (0,),
        (Expected("[a.jpg]", "b [b.mp3]"),),
        DEFINITION,
        ("only named",),
    ),
    Case("an empty question", BASIC, ("<br>", "b"), (0,), (), (), ("question is empty",)),
    Case("no cards", BASIC, ("a", "b"), (), (), (), ("no cards",)),
    Case("too few fields", BASIC, ("a",), (0,), (Expected("a", ""),), DEFINITION),
    Case("a card of no template", BASIC, ("a", "b"), (0, 5), (Expected("a", "b"),), DEFINITION, ("doesn't say how",)),
    Case("no templates", NO_TEMPLATES, ("a", "b"), (0,), (), (), ("doesn't say how",)),
    Case("pictures with parts hidden", OCCLUSION, ("{{c1::a}}", "b", "c"), (0,), (), (), ("parts hidden",)),
    Case("the same by its name", OCCLUSION_BY_NAME, ("{{c1::a}}", "b"), (0,), (), (), ("parts hidden",)),
    Case("a template that explodes", BOMB, ("a" * 100, "b"), (0,), (), (), ("more than 1 MiB",)),
    Case("a note type that is missing", BASIC._replace(id=99), ("a", "b"), (0,), (), (), ("note type isn't",)),
)


def collection_of(case: Case) -> tuple[AnkiCollection, AnkiNote, list[AnkiCard]]:
    """A collection that holds the case's note with its cards, whose ids are 100, 101, …"""
    note = AnkiNote(1, "guid", case.type.id, case.tags, case.fields)
    cards = [
        AnkiCard(100 + number, 1, 5, ord_ if ord_ >= 0 else -1 - ord_, 0, -1 if ord_ < 0 else 0, 0, 0, 0, 0, 0)
        for number, ord_ in enumerate(case.cards)
    ]
    return AnkiCollection(0, 4, TYPES, {5: "A::B"}, {1: note}, tuple(cards), ()), note, cards
