"""Decks in Markdown and in questions and answers: hashcards, SuperMemo, Obsidian."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.importing.reading import NOW, WANTED, fields, only, written
from trainer.history.events import Seed
from trainer.history.ids import device_of, is_id
from trainer.importing import hashcards, obsidian, supermemo
from trainer.importing.gaps import Gaps, between_marks
from trainer.importing.obsidian_blocks import single_line
from trainer.importing.report import Imported, Stopped, Wanted

SEEDS = Wanted(NOW, reviews=True)

HASHCARDS = """\
---
name = "Peran pekerja sosial"
---
# Judul, yang bukan kartu
Q: Apa itu penghubung?
Baris dua
A: Orang yang mempertemukan.

Paragraf dua.

C: Penghubung [mempertemukan] klien dengan [sistem sumber].
---
bukan kartu
C: Ia \\[bukan celah\\], ini ![gambar](a.png) dan [celah].
Q: Satu
A: 1
Q: Dua
A: 2
"""


def cards_of(imported: Imported, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [fields(note, card) for note, card in zip(imported.deck.notes, wanted, strict=True)]


def test_hashcards(tmp_path: Path) -> None:
    imported = only(hashcards.read, written(tmp_path, "a.md", HASHCARDS))
    wanted: list[dict[str, Any]] = [
        {"front": "Apa itu penghubung?\nBaris dua", "back": "Orang yang mempertemukan.\n\nParagraf dua."},
        {"front": "Penghubung {{c1::mempertemukan}} klien dengan {{c2::sistem sumber}}.", "kinds": ("c1", "c2")},
        {"front": "Ia [bukan celah], ini ![gambar](a.png) dan {{c1::celah}}.", "back": ""},
        {"front": "Satu", "back": "1"},
        {"front": "Dua", "back": "2"},
    ]
    assert cards_of(imported, wanted) == wanted
    assert imported.deck.title.own == "Peran pekerja sosial"
    assert imported.deck.id == "peran-pekerja-sosial"
    assert (imported.report.notes, imported.report.cards) == (5, 6)
    assert [remark.place for remark in imported.report.changed] == ["14"]
    assert imported.report.left_out == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A: jawaban tanpa soal\nQ: a\nA: b\n", ["1"]),
        ("Q: soal tanpa jawaban\nQ: a\nA: b\n", ["1"]),
        ("Q: a\nA: b\n\nC: tanpa celah\n", ["4"]),
        ("Q: a\nA: b\nQ: soal terakhir", ["3"]),
        ("---\nbukan TOML\n---\nQ: a\nA: b\nC: [ ]\n", ["6"]),
    ],
)
def test_hashcards_that_are_no_cards_are_told_and_the_others_come_in(
    text: str, places: list[str], tmp_path: Path
) -> None:
    imported = only(hashcards.read, written(tmp_path, "kata.md", text))
    assert [note.front.own for note in imported.deck.notes] == ["a"]
    assert [remark.place for remark in imported.report.left_out] == places
    assert imported.deck.title.own == "kata"


@pytest.mark.parametrize("head", ['+++\nname = "X"\n+++\n', '---\nname = "X" # nama\n---\n', "---\nname='X'\n---\n"])
def test_the_name_of_a_hashcards_deck(head: str, tmp_path: Path) -> None:
    assert only(hashcards.read, written(tmp_path, "a.md", f"{head}Q: a\nA: b\n")).deck.title.own == "X"


@pytest.mark.parametrize(
    "head", ["---\nname = 3x\n---\n", "---\nname = [[[\n---\n", "---\n\n---\n", "+++\nname\n+++\n", "---\n"]
)
def test_an_odd_head_costs_only_the_name(head: str, tmp_path: Path) -> None:
    imported = only(hashcards.read, written(tmp_path, "a.md", f"{head}Q: a\nA: b\n"))
    assert imported.deck.title.own == "a"
    assert len(imported.deck.notes) == 1


SUPERMEMO = """\
Q: Apa itu penghubung?
Q: Jelaskan.
A: Orang yang
A: mempertemukan
dan menghubungkan.

Q: Satu

A: 1
Q: Dua
A: 2

catatan
A: tanpa soal
Q: tanpa jawaban
"""


def test_supermemo(tmp_path: Path) -> None:
    imported = only(supermemo.read, written(tmp_path, "tanya.txt", SUPERMEMO))
    wanted = [
        {"front": "Apa itu penghubung?\nJelaskan.", "back": "Orang yang\nmempertemukan\ndan menghubungkan."},
        {"front": "Satu", "back": "1"},
        {"front": "Dua", "back": "2\ntanpa soal"},
    ]
    assert cards_of(imported, wanted) == wanted
    assert [remark.place for remark in imported.report.left_out] == ["13", "15"]
    assert imported.deck.title.own == "tanya"
    assert imported.report.cards == 3


OBSIDIAN = """\
---
tags: [flashcards/bab1, lain]
---
# Judul
- Penghubung::Mempertemukan klien <!--SR:!2026-11-28,4,270-->
> Perantara:::Menengahi
<!--SR:!2026-12-30,40,250!2026-11-27,3,130-->

`std::vector` bukan kartu

### Apa itu pembela?
?
Orang yang membela
dan http://a::b
<!--SR:!2026-11-28,4,270-->

#flashcards/bab2

Ibu kota ==Indonesia== ialah
{{Jakarta}}, bukan `==Bogor==`.
<!--SR:!2026-11-28,4.5,270!2000-01-01,1,250-->

dua
??
arah #flashcards/xyz

```
kode::bukan
```
<!-- komentar
a::b
-->
akhir::kartu #flashcardsku
"""


def test_obsidian(tmp_path: Path) -> None:
    imported = only(obsidian.read, written(tmp_path, "catatan.md", OBSIDIAN))
    wanted: list[dict[str, Any]] = [
        {"front": "Penghubung", "back": "Mempertemukan klien", "tags": ("bab1",), "kinds": ("definition",)},
        {"front": "Perantara", "back": "Menengahi", "kinds": ("definition", "term")},
        {"front": "Apa itu pembela?", "back": "Orang yang membela\ndan http://a::b", "kinds": ("definition",)},
        {
            "front": "Ibu kota {{c1::Indonesia}} ialah\n{{c2::Jakarta}}, bukan `==Bogor==`.",
            "tags": ("bab2",),
            "kinds": ("c1", "c2"),
        },
        {"front": "dua", "back": "arah", "tags": ("xyz",), "kinds": ("definition", "term")},
        {"front": "akhir", "back": "kartu #flashcardsku", "tags": ("bab2",)},
    ]
    assert cards_of(imported, wanted) == wanted
    assert (imported.report.notes, imported.report.cards) == (6, 9)
    assert imported.events == ()
    assert imported.report.left_out == []


def test_what_obsidian_scheduled_comes_in_as_states(tmp_path: Path) -> None:
    path = written(tmp_path, "catatan.md", OBSIDIAN)
    imported = only(obsidian.read, path, SEEDS)
    seeds = [event for event in imported.events if isinstance(event, Seed)]
    assert len(seeds) == len(imported.events)
    assert [(seed.card.partition("/")[2], seed.due, seed.stability, seed.reps) for seed in seeds] == [
        ("penghubung#definition", date(2026, 11, 28), 4.0, 1),
        ("perantara#definition", date(2026, 12, 30), 40.0, 1),
        ("perantara#term", date(2026, 11, 27), 3.0, 1),
        ("apa-itu-pembela#definition", date(2026, 11, 28), 4.0, 1),
        ("ibu-kota-indonesia-ialah-jakarta-bukan-bogor#c1", date(2026, 11, 28), 4.5, 1),
    ]
    assert seeds[0].at == datetime(2026, 11, 24, 12, tzinfo=timezone(timedelta(hours=7)))
    assert seeds[1].difficulty < seeds[2].difficulty, "the lower the ease, the more difficult"
    assert len({seed.id for seed in seeds}) == len(seeds)
    assert all(is_id(seed.id) and device_of(seed.id) == "obsimp" for seed in seeds)
    assert imported.report.left_out == []
    later = Wanted(NOW + timedelta(days=9), reviews=True)
    assert only(obsidian.read, path, later).events == imported.events


@pytest.mark.parametrize(
    "schedule",
    [
        "!2026-13-45,4,270",
        "!kemarin",
        "!2026-11-28,,",
        "!2026-11-28,nan,270",
        "!2026-11-28,-4,270",
        "!2026-11-28,0,270",
        "!2026-11-28,1e9,270",
        "!2026-11-28,4,inf",
        "!2026-11-28,4,-270",
        "!0001-01-01,4,270",
        "!1969-01-01,4,270",
        "!9999-12-31,4,270",
    ],
)
def test_a_schedule_that_makes_no_sense_is_told_and_the_card_comes_in(schedule: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", f"a::b <!--SR:{schedule}-->\n")
    imported = only(obsidian.read, path, SEEDS)
    assert len(imported.deck.notes) == 1
    assert imported.events == ()
    assert [remark.place for remark in imported.report.left_out] == ["1"]


def test_a_card_that_was_put_off_by_hand_was_reviewed_yesterday(tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", "a::b <!--SR:!2027-11-28,4,270-->\n")
    (seed,) = only(obsidian.read, path, SEEDS).events
    assert isinstance(seed, Seed)
    assert seed.due == date(2027, 11, 28)
    assert seed.at == datetime(2026, 11, 24, 12, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("line", "front"),
    [("> a::b", "a"), (">> - a::b", "a"), (">= 5::b", ">= 5"), ("## a::b", "a"), ("#a::b", "#a"), ("* a::b", "a")],
)
def test_what_makes_a_line_a_list_or_a_quotation_is_not_asked(line: str, front: str, tmp_path: Path) -> None:
    assert only(obsidian.read, written(tmp_path, "a.md", line)).deck.notes[0].front.own == front


def test_a_card_that_was_never_reviewed_has_no_state(tmp_path: Path) -> None:
    imported = only(obsidian.read, written(tmp_path, "a.md", "a::b <!--SR:!2000-01-01,1,250-->\n"), SEEDS)
    assert imported.events == ()
    assert imported.report.left_out == []


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("a::b", ("a", "b", False)),
        ("a ::: b", ("a", "b", True)),
        ("a::b::c", ("a", "b::c", False)),
        ("`x::y`::b", ("`x::y`", "b", False)),
        ("{{c1::x}} dan", None),
        ("{{c1::x}}::b", ("{{c1::x}}", "b", False)),
        ("::b", None),
        ("a::", None),
        ("a : : b", None),
        ("", None),
        ("a::b <!--SR:!x-->", ("a", "b", False)),
    ],
)
def test_a_line_that_is_a_card(line: str, meant: tuple[str, str, bool] | None) -> None:
    assert single_line(line) == meant


@pytest.mark.parametrize(
    ("line", "gapped", "refused"),
    [
        ("==a== b ==c==", "{{c1::a}} b {{c2::c}}", 0),
        ("{{a}} ==b==", "{{c1::a}} {{c2::b}}", 0),
        ("`==a==` ==b", "`==a==` ==b", 0),
        ("====", "====", 0),
        ("==a::b==", "==a::b==", 1),
        ("==a}}==", "==a}}==", 1),
        ("{{c1::a}}", "{{c1::a}}", 1),
        ("` ==a==", "` {{c1::a}}", 0),
    ],
)
def test_marked_words_become_gaps(line: str, gapped: str, refused: int) -> None:
    gaps = Gaps()
    assert between_marks(line, (("==", "=="), ("{{", "}}")), gaps) == gapped
    assert gaps.refused == refused


def test_a_line_at_the_begin_that_only_divides_the_page_hides_nothing(tmp_path: Path) -> None:
    assert len(only(obsidian.read, written(tmp_path, "a.md", "---\na::b\nc::d\n")).deck.notes) == 2


def test_an_import_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: float) -> None:
        assert 0 <= done <= 1
        raise Stopped

    for read, text in [
        (hashcards.read, "".join(f"Q: {number}\nA: b\n" for number in range(1000))),
        (supermemo.read, "".join(f"Q: {number}\nA: b\n\n" for number in range(1000))),
        (obsidian.read, "".join(f"{number}::b\n" for number in range(1000))),
    ]:
        with pytest.raises(Stopped):
            read(written(tmp_path, "a.md", text), WANTED._replace(tick=stop))
