"""Questions line by line: typed, chosen, with ideas, in a contrast; hints, the judge, and what makes no sense."""

import json
import re
from typing import Any

import pytest

from tests.support.command_line import CommandLine, Result
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.i18n import catalog

DECK = """\
format: 1
id: kecil
title: Paket kecil
levels: [mikro, makro]
kinds: [KIND]
introduce: [a, b, c, d]
cards:
  - {id: a, front: Penghubung, front_en: Broker, back: Mempertemukan klien dan sumber, level: mikro, near: [Pialang],
     hint: Ada sumbernya, ideas: [mempertemukan klien, "*sesuai* kebutuhan", sampai bertemu],
     examples: [kasus a1, {text: kasus a2, why: sumbernya ada}, kasus a3],
     confusable_with: {b: "Pendengar hanya mendengar."}}
  - {id: b, front: Pendengar, back: Menyimak anggota, level: mikro, examples: [kasus b1, kasus b2]}
  - {id: c, front: Perunding, back: Berunding dengan pihak lain, level: mikro, examples: [kasus c1]}
  - {id: d, front: Penggerak, back: Membuat warga bertindak, level: makro, examples: [kasus d1]}
"""


def kind_of(cli: CommandLine, kind: str, deck: str = DECK) -> CommandLine:
    """A home where the first note's page was read, and every question is of this kind."""
    cli.deck("kecil.yaml", deck.replace("KIND", kind))
    cli("config", "set", "new_per_day", "1")
    sitting(cli, "")
    return cli


@pytest.fixture
def typing(cli: CommandLine) -> CommandLine:
    """Names are typed."""
    return kind_of(cli, "term")


@pytest.fixture
def choosing(cli: CommandLine) -> CommandLine:
    """Names are chosen, after a case."""
    return kind_of(cli, "case")


@pytest.fixture
def recalling(cli: CommandLine) -> CommandLine:
    """Definitions are recalled, idea by idea."""
    return kind_of(cli, "definition")


def sitting(cli: CommandLine, *lines: str) -> Result:
    """A sitting with these lines on its stdin."""
    return cli("study", "--plain", "--deck", "kecil", typed="".join(f"{line}\n" for line in lines))


def heard(cli: CommandLine, *lines: str) -> list[str]:
    """What is said before each prompt is answered; last what is said at the end."""
    done = sitting(cli, *lines)
    assert (done.code, done.err) == (0, "")
    return done.out.split("> \n")


def reviews(cli: CommandLine) -> list[dict[str, Any]]:
    """The reviews in the history."""
    events = json.loads(cli.history_file.read_text())["events"]
    return [event for event in events if event["k"] == "review"]


def letter_of(cli: CommandLine, name: str) -> str:
    """The letter of an option in the question that comes next."""
    found = re.search(rf"^([A-Z])  {name}\b", heard(cli, "q")[0], re.MULTILINE)
    assert found is not None
    return found[1]


def test_a_typed_question_gives_nothing_away(typing: CommandLine) -> None:
    asked = heard(typing, "q")[0]
    assert "Paket kecil · term\nMempertemukan klien dan sumber\nWhat is the name for this?\n" in asked
    assert asked.endswith("Type the answer · Enter: I don't know · ?: hint · :? for help\n")
    assert not any(word in asked for word in ("Penghubung", "Broker", "mikro", "#term", "Pialang", "Ada sumbernya"))


def test_a_right_name_is_good(typing: CommandLine) -> None:
    _asked, told, *_ = heard(typing, "penghubung", "")
    assert "Your answer: penghubung (right)\nRight: Penghubung (Broker)\nLevel: mikro\n" in told
    assert "2 Hard (6 min) · 3 Good (10 min) · 4 Easy (" in told
    assert told.endswith(" · s: it was wrong · Enter = Good\n")
    assert "1 Again" not in told
    assert [(one["r"], one["how"], one["typed"]) for one in reviews(typing)] == [(3, "type", "penghubung")]


def test_a_slip_is_told(typing: CommandLine) -> None:
    told = heard(typing, "penghubun", "2")[1]
    assert "Your answer: penghubun (right)\nAlmost right; it is spelled Penghubung.\n" in told
    assert [one["r"] for one in reviews(typing)] == [2]


def test_another_role_is_told_with_the_difference(typing: CommandLine) -> None:
    told = heard(typing, "pendengar", "")[1]
    assert "Your answer: pendengar (wrong)\nThat is another one: Pendengar.\nRight: Penghubung (Broker)\n" in told
    assert "The difference: Pendengar hanya mendengar.\n" in told
    assert told.endswith("Enter: go on (it comes back today) · s: it was right\n")
    assert [(one["r"], one["gave"]) for one in reviews(typing)] == [(1, "b")]


def test_hints_come_one_by_one_until_there_is_none_left(typing: CommandLine) -> None:
    told = heard(typing, *"?" * 5, "penghubung", "4", "")
    assert [one.partition("\n")[0] for one in told[1:6]] == [
        "Hint: Ada sumbernya",
        "Hint: level mikro",
        "Hint: it begins with P",
        "Hint: 10 letters: P·········",
        "There is no further hint. :? shows what can be typed.",
    ]
    assert "?: hint" in told[3]
    assert "?: hint" not in told[4]
    assert told[6].endswith("s: it was wrong\n")
    assert "Enter = Hard (6 min)" in told[6]
    assert "4 Easy can't be given for this answer." in told[7]
    assert [(one["r"], one["hint"]) for one in reviews(typing)] == [(2, 4)]


def test_a_word_that_means_the_same_is_asked_again(typing: CommandLine) -> None:
    told = heard(typing, "Pialang", "entah", "penghubung", "")
    near = "The meaning is right; in this list it is called Penghubung (Broker). Type that name.\nType the answer"
    assert told[1].startswith(near)
    assert told[2].startswith("It isn't called “entah” but Penghubung (Broker). Type that name.\nType the answer")
    assert "Your answer: Pialang (right)\nThe meaning is right; in this list it has another name.\n" in told[3]
    assert [(one["r"], one["typed"]) for one in reviews(typing)] == [(2, "Pialang")]


def test_the_judge_can_be_overruled_and_given_right_again(typing: CommandLine) -> None:
    told = heard(typing, "makelar", "s", "s", "s", "2")
    assert "(wrong)" in told[1]
    for place in (2, 4):
        assert told[place].startswith("Your answer: makelar (right)\nYou decided: right.\n2 Hard (")
        assert told[place].endswith("s: it was wrong · Enter = Good\n")
    assert told[3] == "Your answer: makelar (wrong)\nEnter: go on (it comes back today) · s: it was right\n"
    assert [(one["r"], one["overruled"]) for one in reviews(typing)] == [(2, "right")]


def test_a_right_answer_can_be_called_wrong(typing: CommandLine) -> None:
    told = heard(typing, "penghubung", "s", "3", "")
    assert told[2].startswith("Your answer: penghubung (wrong)\nYou decided: wrong.\nEnter: go on (it")
    assert "3 Good can't be given for this answer." in told[3]
    assert [(one["r"], one["overruled"]) for one in reviews(typing)] == [(1, "wrong")]


@pytest.mark.parametrize("line", ["q", "u", "h", "1", "help", "s", "u?"])
def test_while_typing_a_key_is_an_answer(typing: CommandLine, line: str) -> None:
    assert f"Your answer: {line} (wrong)" in heard(typing, line)[1]


def test_commands_stand_behind_a_colon(typing: CommandLine) -> None:
    told = heard(typing, ":?", ":x", ":", ": U", "", ":q")
    assert "While you type an answer, every line is the answer" in told[1]
    assert told[2].startswith("Not understood: :x. :? shows what can be typed.\n")
    assert told[3].startswith("Not understood: :. :? shows what can be typed.\n")
    assert told[4].startswith("Undone.\n")
    assert "new: read it first" in told[4]
    assert len(told) == 7
    assert reviews(typing) == []


@pytest.mark.parametrize(
    "line", ["x" * 10_000, "\x1b]0;x\x07\x1b[2J\x08\x0b\x7f", "\u202ekeras\u2066\u200b", "%s{0}[["]
)
def test_an_answer_may_be_anything(typing: CommandLine, line: str) -> None:
    done = sitting(typing, line, "")
    assert (done.code, done.err) == (0, "")
    assert "Right: Penghubung (Broker)" in done.out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u2066]", done.out)
    assert max(map(len, done.out.splitlines())) < 300
    assert [one["r"] for one in reviews(typing)] == [1]


def test_gaps_are_typed(cli: CommandLine) -> None:
    cli.deck(
        "kecil.yaml",
        "format: 1\nid: kecil\ntitle: Hukum\ncards:\n  - {id: x, front: 'UU {{c1::11}} {{c2::2009}}', back: Dasar}\n",
    )
    asked, told = heard(cli, "", "11")[1:3]
    assert "Hukum · gap\nUU […] 2009\nWhat belongs in the gap?\nType the answer" in asked
    assert "Your answer: 11 (right)\nRight: UU 11 2009\n" in told


def test_options_stand_one_a_line_before_the_prompt(choosing: CommandLine) -> None:
    asked = heard(choosing, "q")[0]
    lines = asked.splitlines()
    assert lines[-1] == "A–D: answer · Enter: I don't know · h: hint · ?: help"
    assert [line[:3] for line in lines[-5:-1]] == ["A  ", "B  ", "C  ", "D  "]
    assert {line[3:] for line in lines[-5:-1]} == {"Penghubung (Broker)", "Pendengar", "Perunding", "Penggerak"}
    assert lines[-6] == "Which term fits this case?"
    assert not any(word in asked for word in ("mikro", "makro", "#case", "Mempertemukan"))


def test_the_right_letter_is_good(choosing: CommandLine) -> None:
    letter = letter_of(choosing, "Penghubung")
    told = heard(choosing, letter.lower(), "s", "1", "")
    assert told[1].startswith("Your answer: Penghubung (Broker) (right)\nLevel: mikro\n")
    assert told[1].endswith("Enter = Good\n")
    assert "2 Hard (" in told[1]
    assert "1 Again" not in told[1]
    assert "Not understood: s." in told[2]
    assert "1 Again can't be given for this answer." in told[3]
    assert [(one["r"], one["how"], len(one["options"])) for one in reviews(choosing)] == [(3, "choose", 4)]


def test_a_wrong_letter_is_told_with_the_difference(choosing: CommandLine) -> None:
    told = heard(choosing, letter_of(choosing, "Pendengar"), "")
    assert told[1].startswith("Your answer: Pendengar (wrong)\nRight: Penghubung (Broker)\nLevel: mikro\n")
    assert "The difference: Pendengar hanya mendengar.\n" in told[1]
    assert told[1].endswith("\nEnter: go on (it comes back today)\n")
    assert [(one["r"], one["gave"]) for one in reviews(choosing)] == [(1, "b")]


def test_a_hint_makes_a_right_choice_hard(choosing: CommandLine) -> None:
    letter = letter_of(choosing, "Penghubung")
    told = heard(choosing, "h", "H", letter, "")
    assert told[1] == "Hint: Ada sumbernya\nA–D: answer · Enter: I don't know · ?: help\n"
    assert told[2].startswith("There is no further hint. ? shows what can be typed.\n")
    assert told[3].endswith("\nEnter = Hard (6 min)\n")
    assert [(one["r"], one["hint"]) for one in reviews(choosing)] == [(2, 1)]


@pytest.mark.parametrize("line", ["e", "z", "ab", "1", "*", "ä", ":", "Penghubung", "s", "x" * 10_000])
def test_a_letter_that_isn_t_there_is_asked_again(choosing: CommandLine, line: str) -> None:
    told = heard(choosing, line)
    assert re.match(r"Not understood: .{1,20}\. \? shows what can be typed\.\nA–D: answer", told[1])
    assert reviews(choosing) == []


def test_a_level_is_shown_where_only_it_tells_two_options_apart(cli: CommandLine) -> None:
    kind_of(cli, "case", DECK.replace("front: Penggerak", "front: Penghubung"))
    asked = heard(cli, "q")[0]
    assert "  Penghubung (Broker), mikro\n" in asked
    assert "  Penghubung, makro\n" in asked
    told = heard(cli, letter_of(cli, "Penghubung, makro"))[1]
    assert "Your answer: Penghubung, makro (wrong)\nRight: Penghubung (Broker), mikro\n" in told


def test_of_many_levels_five_are_offered(cli: CommandLine) -> None:
    levels = [f"tingkat{n}" for n in range(30)]
    cli.deck(
        "kecil.yaml",
        f"format: 1\nid: kecil\ntitle: Paket\nlevels: {levels}\nkinds: [level]\ncards:\n"
        "  - {id: x, level: tingkat27, front: Penghubung, back: Bertemu}\n",
    )
    asked = heard(cli, "")[1]
    offered = dict(re.findall(r"^([A-E])  (tingkat.*)", asked, re.MULTILINE))
    assert len(offered) == 5 and "A–E: answer" in asked
    letter = next(letter for letter, level in offered.items() if level == "tingkat27")
    assert "Your answer: tingkat27 (right)\n" in heard(cli, letter, "")[1]


def test_a_contrast_is_headed_as_one(cli: CommandLine) -> None:
    cli.deck("kecil.yaml", DECK.replace("KIND", "case"))
    cli("config", "set", "new_per_day", "2")
    sitting(cli, "", "")
    for name in ("Pendengar", "Pendengar"):  # the first of these answers is wrong
        sitting(cli, letter_of(cli, name), "")
    asked = heard(cli, "q")[0]
    assert "Paket kecil · contrast\nkasus " in asked
    assert {"Penghubung (Broker)", "Pendengar"} <= set(re.findall(r"^[A-D]  (.*)", asked, re.MULTILINE))
    name = "Penghubung" if "kasus a" in asked else "Pendengar"
    told = heard(cli, letter_of(cli, name), "2", "")
    assert told[1].startswith(f"Your answer: {name}")
    assert "The difference: Pendengar hanya mendengar.\n" in told[1]
    assert told[1].endswith("\nEnter: go on\n")  # this day has its rating
    assert told[2].startswith("2 Hard can't be given for this answer.\n")
    assert "Paket kecil · contrast\nkasus " in told[3]
    assert [(one["in"], one["r"]) for one in reviews(cli)[2:]] == [("contrast", 3)]


def test_ideas_come_with_the_answer_and_stand_before_the_prompt(recalling: CommandLine) -> None:
    asked, told, *_ = heard(recalling, "", "q")
    assert asked.endswith(
        "\nPenghubung\nLevel: mikro\nWhat does it mean?\nEnter: show the answer · h: hint · ?: help\n"
    )
    assert "Answer: Mempertemukan klien dan sumber\n" in told
    assert told.endswith(
        "Which of these ideas did you have?\nA  mempertemukan klien\nB  sesuai kebutuhan\nC  sampai bertemu\n"
        "A–C: one letter or more, such as AC · *: all · Enter: none · ?: help\n"
    )
    assert "sesuai" not in asked


@pytest.mark.parametrize(("line", "rating"), [("abc", 3), ("*", 3), ("C a, bb", 3), ("A.c", 2), ("b", 1), ("", 1)])
def test_ideas_rate(recalling: CommandLine, line: str, rating: int) -> None:
    told = heard(recalling, "", line)
    said = {1: "Again (1 min)", 2: "Hard (6 min)", 3: "Good (10 min)"}[rating]
    assert told[2].startswith(f"Rated: {said}.\n")
    assert [(one["r"], one["how"]) for one in reviews(recalling)] == [(rating, "ideas")]


def test_all_ideas_after_a_hint_are_hard(recalling: CommandLine) -> None:
    told = heard(recalling, "h", "", "*")
    assert told[1].startswith("Hint: Ada sumbernya\nEnter: show the answer · ?: help\n")
    assert told[3].startswith("Rated: Hard (6 min).\n")
    assert [(one["r"], one["hint"]) for one in reviews(recalling)] == [(2, 1)]


@pytest.mark.parametrize(
    ("line", "letter"), [("d", "D"), ("AD", "D"), ("h", "H"), ("s", "S"), ("3", "3"), ("a*", "*"), ("\x1b[2J", "␛")]
)
def test_an_idea_that_isn_t_there_ticks_nothing(recalling: CommandLine, line: str, letter: str) -> None:
    told = heard(recalling, "", line, "a")
    assert told[2] == (
        f"There is no {letter} here.\nA–C: one letter or more, such as AC · *: all · Enter: none · ?: help\n"
    )
    assert told[3].startswith("Rated: Again (1 min).\n")


def test_one_idea_is_asked_for_alone(cli: CommandLine) -> None:
    kind_of(cli, "definition", re.sub(r"ideas: \[.*\]", "ideas: [bertemu]", DECK))
    told = heard(cli, "", "a")
    assert told[1].endswith("A  bertemu\nA: I had it · Enter: none · ?: help\n")
    assert told[2].startswith("Rated: Good (10 min).\n")


@pytest.mark.parametrize("kind", ["term", "case", "definition"])
def test_enter_alone_means_i_don_t_know(cli: CommandLine, kind: str) -> None:
    kind_of(cli, kind)
    told = heard(cli, "", "s", "")
    if kind != "definition":
        assert told[1].startswith("Your answer: I don't know\nRight: Penghubung (Broker)\nLevel: mikro\n")
        assert told[1].endswith("\nEnter: go on (it comes back today)\n")  # nothing to quarrel about
    assert [(one["r"], one.get("typed"), one.get("gave")) for one in reviews(cli)] == [(1, None, None)]


@pytest.mark.parametrize(
    ("key", "said", "event"),
    [
        ("?", "Enter: on a new note: understood;", None),
        ("U", "Undone.\n", "undo"),
        ("-", "Buried until tomorrow.\n", "bury"),
        ("@", "Suspended: this card isn't asked any more.\n", "suspend"),
    ],
)
@pytest.mark.parametrize("before", [(), ("",)])
@pytest.mark.parametrize("kind", ["term", "case", "definition"])
def test_the_common_keys_work_at_every_prompt(
    cli: CommandLine, kind: str, before: tuple[str, ...], key: str, said: str, event: str | None
) -> None:
    """ "I don't know" counts whatever follows, unless it is taken back; what was turned over waits for a rating."""
    kind_of(cli, kind)
    colon = ":" if kind == "term" and not before else ""
    assert heard(cli, *before, colon + key)[len(before) + 1].startswith(said)
    judged = ["review"] if before and kind != "definition" and key != "U" else []
    done = [event] if event and not (before and key == "U") else []  # what shows was not written yet
    written = ["created", "read", *judged, *done]
    assert [event["k"] for event in json.loads(cli.history_file.read_text())["events"]] == written


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        (["term", "?", ":Q"], []),
        (["term", "Pialang", ":q"], []),
        (["term", "makelar", "s", "q"], [3]),
        (["case", "h", "q"], []),
        (["case", "", ":Q"], [1]),
        (["definition", "", "q"], []),
    ],
)
@pytest.mark.parametrize("stopped", [True, False])
def test_q_and_the_end_of_the_input_stop_in_the_midst_of_a_question(
    cli: CommandLine, lines: list[str], counts: list[int], stopped: bool
) -> None:
    kind, *before, stop = lines
    kind_of(cli, kind)
    assert len(heard(cli, *before, *([stop, "", ""] if stopped else []))) == len(before) + 2
    assert [review["r"] for review in reviews(cli)] == counts  # an answer that was judged


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("term", ["?", "?", "?", "?", "?", ":?", ":x", "Pialang", "penghubung", "s", "s", "4", ""]),
        ("term", ["Pendengar", "", "", "", ":q"]),
        ("case", ["h", "h", "x", "?", "", "3", ""]),
        ("definition", ["h", "1", "", "?", "x", "ab"]),
    ],
)
def test_every_word_of_a_question_is_translated(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, kind: str, lines: list[str]
) -> None:
    kind_of(cli, kind)
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    left = outside_brackets(sitting(cli, *lines, "q").out).replace("*", "")
    for text in re.findall(r"\w+", DECK):
        left = re.sub(rf"\b{text}\b", "", left)
    assert not re.findall(r"[^\W\d_]{2,}", left), left
