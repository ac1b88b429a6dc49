"""All fields of cards and decks, in all the ways they may be written."""

from hashlib import blake2b
from pathlib import Path

import pytest

from tests.decks.full_deck import FULL_DECK
from trainer.decks.messages import DeckError, Message
from trainer.decks.model import Example, Keyword, Level, Note, Text
from trainer.decks.parse import parse_deck


def note_of(*fields: str, head: str = "") -> Note:
    lines = "".join(f"  {line}\n" for field in fields for line in field.splitlines())
    return parse_deck(f"{head}cards:\n- front: Penghubung\n  back: x\n{lines}").notes[0]


def warnings_of(text: str) -> list[str]:
    return [
        message.explain(str).split("\n")[0] for message in parse_deck(text).warnings if isinstance(message, Message)
    ]


def key_of(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def test_every_field_of_a_note() -> None:
    first = parse_deck(FULL_DECK, Path("peran.yaml")).notes[0]
    assert first._replace(line=0) == Note(
        id="penghubung",
        front=Text("Penghubung", "Broker"),
        back=Text("Mempertemukan klien dan sistem sumber; lihat bab 3, no. 12", "Brings client and resource together"),
        position=0,
        line=0,
        level="mikro",
        hint=Text('Kata kuncinya "temu"', "Think of meeting"),
        note=Text("Jangan tertukar.", "Mind the neighbour."),
        theory=Text("Pincus & Minahan", "Pincus and Minahan"),
        sources=("Biestek, F. P. (1957): The Casework Relationship", "Catatan kuliah"),
        tags=("dasar", "ujian"),
        theme="keterampilan",
        difficulty="sulit",
        examples=(
            Example(
                Text("Bu Sari mencari panti untuk ibunya.", "Bu Sari looks for a home for her mother."),
                key_of("Bu Sari mencari panti untuk ibunya."),
                Text("Sumbernya ada, klien belum mengenalnya.", "There is a resource the client doesn't know."),
                "mudah",
            ),
            Example(Text("Pak Darma diantar ke Dinas Sosial."), key_of("Pak Darma diantar ke Dinas Sosial.")),
        ),
        confusable_with={
            "pembela": Text("Pembela menuntut hak.", "An advocate claims rights."),
            "pendamping": Text("Pendamping menemani."),
        },
        choices=(Text("Hakim", "Judge"), Text("Polisi", "Policeman")),
        accept=("Makelar sumber", "Penghubung sumber"),
        near=("Pialang",),
        ideas=(Text("mempertemukan", "brings together"), Text("sesuai kebutuhan", "as needed")),
        keywords=(Keyword("klien"), Keyword("sistem sumber", ("sumber daya", "layanan"))),
        kinds=("case", "term", "definition", "level"),
        extra={"x-urut": "a"},
    )


def test_every_field_of_a_deck() -> None:
    deck = parse_deck(FULL_DECK, Path("peran.yaml"))
    assert deck.warnings == ()
    assert (deck.id, deck.pinned, deck.file) == ("peran", True, Path("peran.yaml"))
    assert deck.title == Text("Peran pekerja sosial", "Roles of the social worker")
    assert deck.description is not None
    assert deck.description.own == "Tiga peran, dengan semua kolom yang ada."
    assert deck.about == Text(
        'Daftar ini rekaan.\n\nTanyakan kepada dosen Anda: "Daftar mana yang dipakai?"',
        "This list is made up; it's only a test.",
    )
    assert (deck.language, deck.license, deck.version) == ("id", "MIT", "1.0")
    assert deck.levels == (Level("mikro", Text("Mikro", "Micro")), Level("makro", Text("Makro")))
    assert deck.sources == {"biestek": "Biestek, F. P. (1957): The Casework Relationship"}
    assert deck.asks == {"case": Text("Peran apakah ini?", "Which role is this?")}
    assert deck.how == {"case": "choose", "term": "type", "definition": "flip", "level": "choose", "cloze": "type"}
    assert deck.introduce == ("pembela", "penghubung", "pendamping", "empati")


def test_the_other_notes_of_the_full_deck() -> None:
    _, pembela, pendamping, empati = parse_deck(FULL_DECK).notes
    assert (pembela.confusable_with, pembela.kinds, pembela.suspended) == ({"penghubung": None}, ("definition",), True)
    assert pendamping.kinds == ("term", "definition", "level")
    assert empati.kinds == ("c1", "c2")


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("levels: [mikro, makro]", [("mikro", "mikro", None), ("makro", "makro", None)]),
        ("levels:\n- mikro: Mikro\n- makro", [("mikro", "Mikro", None), ("makro", "makro", None)]),
        ("levels:\n- {id: mikro, title: Mikro, title_en: Micro}", [("mikro", "Mikro", "Micro")]),
        ("levels: {mikro: {title_en: Micro}, makro: }", [("mikro", "Micro", "Micro"), ("makro", "makro", None)]),
        ("levels: mikro, makro", [("mikro", "mikro", None), ("makro", "makro", None)]),
        ("levels: {mikro: {title: Mikro, x-urut: 1}}", [("mikro", "Mikro", None)]),
    ],
)
def test_levels(written: str, levels: list[tuple[str, str, str | None]]) -> None:
    deck = parse_deck(f"{written}\ncards:\n- [a, b]\n")
    assert [(level.id, level.title.own, level.title.en) for level in deck.levels] == levels
    assert deck.warnings == ()


@pytest.mark.parametrize(
    ("written", "how"),
    [
        ("", {}),
        ("how:", {}),
        ("how: {}", {}),
        ("how: {term: type, case: choose}", {"term": "type", "case": "choose"}),
        ("how:\n  level: choose\n  definition: flip", {"level": "choose", "definition": "flip"}),
        ("how: {cloze: 'type', term: }", {"cloze": "type"}),
    ],
)
def test_ways_of_asking(written: str, how: dict[str, str]) -> None:
    deck = parse_deck(f"title: x\n{written}\ncards:\n- [a, b]\n")
    assert deck.how == how
    assert deck.warnings == ()


@pytest.mark.parametrize(
    ("written", "look_alikes"),
    [
        ("confusable_with: [a, b]", {"a": None, "b": None}),
        ("confusable_with: a", {"a": None}),
        ("confusable_with: {a: lain, b: }", {"a": Text("lain"), "b": None}),
        ("confusable_with: {a: {why: lain, why_en: other}}", {"a": Text("lain", "other")}),
        (
            "confusable_with:\n- a: lain\n- {id: b, why: beda, why_en: differs}",
            {"a": Text("lain"), "b": Text("beda", "differs")},
        ),
        ("confusable_with: {a: lain}\nconfusable_with_en: {a: other}", {"a": Text("lain", "other")}),
    ],
)
def test_look_alikes(written: str, look_alikes: dict[str, Text | None]) -> None:
    assert note_of(written).confusable_with == look_alikes


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("examples: satu", [("satu", None, "")]),
        ("examples: [satu, dua]", [("satu", None, ""), ("dua", None, "")]),
        ("examples: {text: satu, difficulty: mudah}", [("satu", None, "mudah")]),
        ("examples: [satu, dua]\nexamples_en: [one, two]", [("satu", "one", ""), ("dua", "two", "")]),
        ("examples:", []),
    ],
)
def test_examples(written: str, texts: list[tuple[str, str | None, str]]) -> None:
    found = note_of(written).examples
    assert [(example.text.own, example.text.en, example.difficulty) for example in found] == texts
    assert [example.key for example in found] == [key_of(own) for own, _, _ in texts]


@pytest.mark.parametrize(
    ("written", "keywords"),
    [
        ("keywords: [klien, sumber]", [("klien", ()), ("sumber", ())]),
        ("keywords: klien", [("klien", ())]),
        ("keywords: [{klien: [warga]}, {sumber: daya}]", [("klien", ("warga",)), ("sumber", ("daya",))]),
        ("keywords: {klien: [warga], sumber: }", [("klien", ("warga",)), ("sumber", ())]),
    ],
)
def test_keywords(written: str, keywords: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(keyword.word, keyword.variants) for keyword in note_of(written).keywords] == keywords
    english = note_of(written.replace("keywords:", "keywords_en:")).keywords_en
    assert [(keyword.word, keyword.variants) for keyword in english] == keywords


def test_english_answers_count_as_well() -> None:
    note = note_of("accept: Makelar", "accept_en: [Agent]", "near_en: Go-between")
    assert (note.accept, note.near) == (("Makelar", "Agent"), ("Go-between",))


def test_the_english_front_stays_beside_the_front() -> None:
    assert parse_deck("- {istilah: Penghubung, istilah_en: Broker, arti: x, arti_en: y}").notes[0].front.en == "Broker"


def test_a_text_only_in_english_is_shown_in_both() -> None:
    assert note_of("hint_en: Think").hint == Text("Think", "Think")


@pytest.mark.parametrize("yes", ["true", "yes", "Ya", "on", "1", "TRUE"])
def test_yes(yes: str) -> None:
    assert note_of(f"suspended: {yes}").suspended is True


@pytest.mark.parametrize("no", ["false", "no", "tidak", "off", "0", ""])
def test_no(no: str) -> None:
    assert note_of(f"suspended: {no}").suspended is False


def test_a_source_is_a_key_or_a_text_wherever_the_sources_stand() -> None:
    text = "cards:\n- {front: a, back: b, source: [kunci, Lain]}\nsources: {kunci: 'Buku, 1998'}\n"
    assert parse_deck(text).notes[0].sources == ("Buku, 1998", "Lain")


def test_kinds_and_levels_may_follow_the_cards() -> None:
    text = "cards:\n- {front: a, back: b, level: mikro}\nkinds: [term, level]\nlevels: [mikro]\n"
    assert parse_deck(text).notes[0].kinds == ("term", "level")


def test_own_keys_are_kept_in_silence() -> None:
    deck = parse_deck("title: x\nx-a: [1, {b: c}]\ncards:\n- {front: a, back: b, x-b: ya, X-c: {d: [e, f]}}\n")
    assert deck.warnings == ()
    assert deck.extra == {"x-a": "[1, {b: c}]"}
    assert deck.notes[0].extra == {"x-b": "ya", "X-c": "{d: [e, f]}"}


@pytest.mark.parametrize(
    ("text", "place", "warning"),
    [
        ("- {front: a, back: b, hnt: c}", "1:23", 'unknown key "hnt"; write "hint", or "x-hnt" if'),
        ("- {front: a, back: b, qqqq: c}", "1:23", 'unknown key "qqqq"; delete it, or write "x-qqqq" if'),
        ("titel: x\ncards: [[a, b]]", "1:1", 'unknown key "titel"; write "title", or'),
        ("- {front: a, back: b, examples: [{text: c, wy: d}]}", "1:44", 'unknown key "wy"; write "why", or'),
        ("introduce: [aa, bb]\ncards: [[aa, b], [cc, d]]", "1:17", 'no card has the id "bb"; write the id of a card'),
        ("- {front: aku, back: b, confusable_with: [akku]}", "1:43", 'no card has the id "akku"; write "aku"'),
        (
            "levels: [mikro, makro]\ncards: [{front: a, back: b, level: mkro}]",
            "2:36",
            '"mkro" isn\'t one of the levels of this deck; write one of: mikro, makro',
        ),
        ("- {id: a, front: a, back: b, kinds: case}", "1:8", "this card is never asked"),
    ],
)
def test_what_is_only_warned_about(text: str, place: str, warning: str) -> None:
    (told,) = warnings_of(text)
    assert told.startswith(f"{place}: {warning}")


def test_warnings_come_in_the_order_of_the_file_and_not_without_end() -> None:
    deck = parse_deck("".join(f"- {{front: kata {n}, back: b, lain: c}}\n" for n in range(100)))
    lines = [message.line for message in deck.warnings if isinstance(message, Message)]
    assert lines == list(range(1, 21))


def test_the_order_of_introduction_is_complete_and_names_nothing_twice() -> None:
    deck = parse_deck("introduce: [c, a, c]\ncards: [[a, x], [b, x], [c, x]]")
    assert deck.introduce == ("c", "a", "b")


def test_a_format_is_a_whole_number() -> None:
    assert parse_deck("format: 1\ncards: [[a, b]]").notes
    for wrong in ("0", "-1", "1.0", "²", "9" * 5000):
        with pytest.raises(DeckError, match="whole number"):
            parse_deck(f"format: {wrong}\ncards: [[a, b]]")


def test_of_a_later_format_only_that_is_told() -> None:
    with pytest.raises(DeckError) as caught:
        parse_deck("cards: [{front: [a]}, {b: c, d: e}]\nformat: 12\n")
    assert [message.explain(str).split("\n")[0] for message in caught.value.messages] == [
        "2:9: this deck is of format 12, and this program reads format 1 at most; "
        "install a version of peksos-trainer that reads format 12"
    ]
