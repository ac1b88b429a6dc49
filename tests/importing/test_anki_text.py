"""Anki's text files: the lines that say how they are to be read, and what the rows become."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trainer.decks.model import Deck, Note
from trainer.importing.anki_text import fits, read
from trainer.importing.report import ForeignFileError, Imported, Stopped, Wanted

NOW = Wanted(datetime(2026, 11, 25, 8, tzinfo=UTC))

EXPORTED = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:7\n"
    'qcQi2D6-vp\tBasic (and reversed card)\tPeran::Mikro\t"Penghubung ""x"""\t"a<br>b\nc"\t\tx::y leech\n'
    'h:y?x{mu8*\tBasic\tPeran::Mikro Kecil\t"#satu"\t<ul><li>a</li><li>b</li></ul>\t\t\n'
    "tiga\tBasic (optional reversed card)\tLain\tc\td\ty\t\n"
    "empat\tBasic (optional reversed card)\tLain\te\tf\t\t\n"
    "lima\tCloze\tPeran\t{{c1::a::b}} dan {{c2::c {{c3::d}}}}\tlagi\t\t\n"
    "enam\tImage Occlusion\tPeran\t{{c1::a}}\t<img src=a.jpg>\t\t\n"
)


def imported(folder: Path, text: str | bytes, name: str = "Kartu Saya.txt") -> list[Imported]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    assert fits(path.read_bytes(), path)
    return read(path, NOW)


def only(folder: Path, text: str | bytes) -> tuple[Note, ...]:
    (one,) = imported(folder, text)
    return one.deck.notes


def sides(notes: tuple[Note, ...]) -> list[tuple[str, str]]:
    return [(note.front.own, note.back.own) for note in notes]


def words(deck: Deck) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (note.front.own, note.back.own, note.note.own if note.note else "", note.tags, note.kinds)
        for note in deck.notes
    ]


def test_an_export_becomes_a_deck_for_each_at_the_top(tmp_path: Path) -> None:
    roles, others = imported(tmp_path, EXPORTED)
    assert (roles.deck.id, roles.deck.title.own, others.deck.id) == ("peran", "Peran", "lain")
    assert words(roles.deck) == [
        ('Penghubung "x"', "a\nb c", "", ("x::y", "Mikro"), ("definition", "term")),
        ("#satu", "- a\n- b", "", ("Mikro_Kecil",), ("definition",)),
        ("{{c1::a::b}} dan {{c2::c d}}", "", "lagi", (), ("c1", "c2")),
    ]
    assert words(others.deck) == [("c", "d", "", (), ("definition", "term")), ("e", "f", "", (), ("definition",))]
    assert (roles.report.notes, roles.report.cards) == (3, 5)
    assert [remark.place for remark in (*roles.report.changed, *roles.report.left_out)] == ["12", "13"]


def test_its_own_key_is_the_notes_id_where_it_can_be(tmp_path: Path) -> None:
    roles, _ = imported(tmp_path, EXPORTED)
    ids = [note.id for note in roles.deck.notes]
    assert (ids[0], ids[2]) == ("qcQi2D6-vp", "lima")
    assert ids[1].startswith("h-y-x-mu8-")
    assert [note.id for note in imported(tmp_path, EXPORTED)[0].deck.notes] == ids


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("tab", "\t"),
        ("Comma", ","),
        ("semicolon", ";"),
        ("pipe", "|"),
        ("colon", ":"),
        ("space", " "),
        (";", ";"),
        ("\t", "\t"),
    ],
)
def test_what_stands_between_the_cells(name: str, sign: str, tmp_path: Path) -> None:
    notes = only(tmp_path, f'#separator:{name}\n#html:false\na{sign}b\n"c{sign}""d"""{sign}e\n')
    assert sides(notes) == [("a", "b"), (f'c{sign}"d"'.replace("\t", " "), "e")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_the_mark_of_bytes_do_not_matter(end: str, tmp_path: Path) -> None:
    text = f'#separator:tab{end}#html:false{end}{end}a\t"b{end}c"{end}d\te'
    assert sides(only(tmp_path, text)) == [("a", "b\nc"), ("d", "e")]
    assert sides(only(tmp_path, b"\xef\xbb\xbf" + text.encode())) == [("a", "b\nc"), ("d", "e")]
    assert sides(only(tmp_path, text.encode("utf-16"))) == [("a", "b\nc"), ("d", "e")]


def test_text_that_is_not_html_stays_as_it_is(tmp_path: Path) -> None:
    text = "#html:false\n<b>a</b> &amp;\t[sound:a.mp3] **b**\n"
    assert sides(only(tmp_path, text)) == [("<b>a</b> &amp;", "[sound:a.mp3] **b**")]


@pytest.mark.parametrize(("cell", "read_as"), [("a &amp; b", "a & b"), ("a<br>b", "a\nb"), ("a < b", "a < b")])
def test_html_is_told_by_the_cells_if_the_file_is_silent(cell: str, read_as: str, tmp_path: Path) -> None:
    assert sides(only(tmp_path, f"#separator:tab\n{cell}\tx\n")) == [(read_as, "x")]


def test_what_is_said_of_all_notes(tmp_path: Path) -> None:
    text = "#deck:Peran::Makro\n#tags:a b\n#notetype:Basic (and reversed card)\n#tags column:3\na\tb\tc a\n"
    (one,) = imported(tmp_path, text)
    assert one.deck.title.own == "Peran"
    assert words(one.deck) == [("a", "b", "", ("a", "b", "c", "Makro"), ("definition", "term"))]


def test_a_file_without_a_deck_is_called_as_it_is(tmp_path: Path) -> None:
    (one,) = imported(tmp_path, "#separator:tab\na\tb\n")
    assert (one.deck.id, one.deck.title.own) == ("kartu-saya", "Kartu Saya")


def test_columns_by_their_names(tmp_path: Path) -> None:
    text = "#separator:comma\n#columns:guid,Front,Back,Hint,Catatan,Tags,Lain\nk,a,b,c,d,e f,g\n"
    (note,) = only(tmp_path, text)
    assert (note.id, note.front.own, note.back.own, note.tags) == ("k", "a", "b", ("e", "f"))
    assert note.hint is not None and note.hint.own == "c"
    assert note.note is not None and note.note.own == "d\ng"


def test_without_a_note_type_the_second_column_is_the_back_of_gaps_too(tmp_path: Path) -> None:
    (note,) = only(tmp_path, "#separator:tab\n{{c1::a}}\tb\tc\n")
    assert (note.back.own, note.note.own if note.note else "", note.kinds) == ("b", "c", ("c1",))


def test_a_line_that_is_a_remark_is_told(tmp_path: Path) -> None:
    (one,) = imported(tmp_path, '#separator:tab\na\tb\n# c\td\n"#e"\tf\n')
    assert sides(one.deck.notes) == [("a", "b"), ("#e", "f")]
    assert [remark.place for remark in one.report.left_out] == ["3"]


def test_a_quote_that_is_never_closed_takes_nothing_along(tmp_path: Path) -> None:
    assert sides(only(tmp_path, '#separator:tab\n"a\tb\nc\td\n')) == [('"a', "b"), ("c", "d")]


def test_notes_that_lack_a_side_are_left_out_with_their_line(tmp_path: Path) -> None:
    (one,) = imported(tmp_path, "#separator:tab\na\tb\nc\n\td\n\t\n")
    assert sides(one.deck.notes) == [("a", "b")]
    assert [remark.place for remark in one.report.left_out] == ["3", "4"]


def test_decks_of_the_same_id_get_two(tmp_path: Path) -> None:
    first, second = imported(tmp_path, "#deck column:3\na\tb\tPeran!\nc\td\tPeran?\ne\tf\tperan!\n")
    assert (first.deck.id, second.deck.id) == ("peran", "peran-2")
    assert (len(first.deck.notes), len(second.deck.notes)) == (2, 1)


def test_a_deck_without_notes_does_not_keep_the_others_out(tmp_path: Path) -> None:
    (one,) = imported(tmp_path, "#deck column:3\na\t\tKosong\nc\td\tPeran\n")
    assert one.deck.id == "peran"
    assert [remark.place for remark in one.report.left_out] == ["2", "Kosong"]


@pytest.mark.parametrize("text", ["#separator:tab\n", "#separator:tab", "#html:true\na\n", "#deck column:1\nPeran\n"])
def test_a_file_without_cards_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match="no cards"):
        imported(tmp_path, text)


def test_too_many_decks_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"a\tb\tPaket {number}\n" for number in range(501))
    with pytest.raises(ForeignFileError, match="more than 500 decks"):
        imported(tmp_path, "#deck column:3\n" + rows)


def test_the_learner_may_stop_it(tmp_path: Path) -> None:
    def stop(done: float) -> None:
        raise Stopped

    path = tmp_path / "a.txt"
    path.write_text("#separator:tab\na\tb\n", encoding="utf-8")
    with pytest.raises(Stopped):
        read(path, NOW._replace(tick=stop))


@pytest.mark.parametrize(
    ("start", "ours"),
    [
        (b"#separator:tab\n", True),
        (b"\xef\xbb\xbf#HTML: true\r\n", True),
        (b"#tags column:3", True),
        ("#deck:Peran\n".encode("utf-16"), True),
        (b"# Peran\n#separator:tab\n", False),
        (b"#tagar: a\n", False),
        (b"a\tb\n#separator:tab\n", False),
        (b"separator:tab\n", False),
        (b"#", False),
        (b"", False),
        (b"PK\x03\x04\x00\x00", False),
    ],
)
def test_which_files_are_taken_for_it(start: bytes, ours: bool) -> None:
    assert fits(start, Path("a.txt")) is ours
