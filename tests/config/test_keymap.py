"""Other keys for bindings: what is taken, what is refused, and why."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from trainer.config.keymap import check_keys
from trainer.i18n import _

KNOWN = {
    "app.quit": "q",
    "app.help": "?,f1",
    "study.back": "q",
    "study.good": "3",
    "study.easy": "4",
    "study.undo": "u",
    "today.import": "i",
}


@pytest.mark.parametrize(
    ("wanted", "keymap"),
    [
        ({}, {}),
        ({"study.good": "g"}, {"study.good": "g"}),
        ({"study.good": "g, f5 ,ctrl+s"}, {"study.good": "g,f5,ctrl+s"}),
        ({"study.good": "G"}, {"study.good": "G"}),
        ({"study.good": "shift+g"}, {"study.good": "G"}),
        ({"study.good": "."}, {"study.good": "full_stop"}),
        ({"study.good": "+,ctrl++"}, {"study.good": "plus,ctrl+plus"}),
        ({"study.good": "comma,slash"}, {"study.good": "comma,slash"}),
        ({"study.good": "é"}, {"study.good": "é"}),
        ({"study.good": "g,g"}, {"study.good": "g"}),
        ({"study.good": "4", "study.easy": "3"}, {"study.good": "4", "study.easy": "3"}),
        ({"study.good": "i"}, {"study.good": "i"}),
        ({"app.quit": "q,ctrl+x"}, {"app.quit": "q,ctrl+x"}),
        ({"study.back": "b", "app.quit": "q"}, {"study.back": "b", "app.quit": "q"}),
        ({"today.import": "shift+tab,alt+left"}, {"today.import": "shift+tab,alt+left"}),
    ],
)
def test_what_can_be_had(wanted: dict[str, str], keymap: dict[str, str]) -> None:
    assert check_keys(wanted, KNOWN) == (keymap, [])


@pytest.mark.parametrize(
    ("wanted", "kept", "messages"),
    [
        ({"study.god": "g"}, {}, ["study.god: there is no such key binding; did you mean study.good"]),
        ({"zzz": "g"}, {}, ["zzz: there is no such key binding"]),
        ({"study.good": "4"}, {}, ["study.good: 4 is the key of study.easy already"]),
        ({"study.good": "?"}, {}, ["study.good: question_mark is the key of app.help already"]),
        ({"app.help": "3"}, {}, ["app.help: 3 is the key of study.good already"]),
        (
            {"study.good": "g", "study.easy": "g"},
            {"study.good": "g"},
            ["study.easy: g is the key of study.good already"],
        ),
        # An entry that falls back to its own key can thereby meet one that had been fine.
        (
            {"study.good": "4", "study.easy": "u"},
            {},
            ["study.easy: u is the key of study.undo already", "study.good: 4 is the key of study.easy already"],
        ),
        ({"study.undo": "q"}, {}, ["study.undo: q is the key of app.quit already"]),
        (
            {"study.good": "notakey", "study.undo": "x"},
            {"study.undo": "x"},
            ["study.good: there is no key notakey; write a character or a name such as f5, space, ctrl+s or comma"],
        ),
        *(
            ({"study.good": keys}, {}, [f"study.good: {message}"])
            for keys, message in [
                ("", "there is no key ; write a character or a name such as f5, space, ctrl+s or comma"),
                ("g,,h", "there is no key ; write a character or a name such as f5, space, ctrl+s or comma"),
                ("cmd+g", "there is no key cmd+g; write a character or a name such as f5, space, ctrl+s or comma"),
                ("\x1b[A", "there is no key ␛[A; write a character or a name such as f5, space, ctrl+s or comma"),
                ("ctrl+q", "ctrl+q can't be used; it quits the program everywhere"),
                ("ctrl+i", "ctrl+i can't be used; a terminal can't tell it from Tab"),
            ]
        ),
    ],
)
def test_what_is_refused(wanted: dict[str, str], kept: dict[str, str], messages: list[str]) -> None:
    keymap, problems = check_keys(wanted, KNOWN)
    assert keymap == kept
    assert [problem.explain(_) for problem in problems] == messages


def test_a_message_says_where_it_stands() -> None:
    _keymap, problems = check_keys({"study.good": "4"}, KNOWN, {"study.good": "config.toml:7: keys.study.good"})
    assert problems[0].explain(_).startswith("config.toml:7: keys.study.good: 4 is the key of")


@pytest.mark.parametrize("character", string.punctuation.replace(",", "") + "abzAZ09é")
def test_characters_are_called_as_textual_calls_them(character: str) -> None:
    keymap, problems = check_keys({"study.good": character}, {"study.good": "f9"})
    assert not problems
    assert keymap == {"study.good": _character_to_key(character)}


KEYS = st.lists(st.sampled_from(["q", "3", "4", "u", "g", "?", "f1", "f2"]), min_size=1, max_size=3).map(",".join)


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), KEYS))
def test_what_was_accepted_meets_nothing_new(wanted: dict[str, str]) -> None:
    keymap, problems = check_keys(wanted, KNOWN)
    assert len(keymap) + len(problems) == len(wanted)
    final = {
        binding: set(keymap.get(binding, keys).replace("?", "question_mark").split(","))
        for binding, keys in KNOWN.items()
    }
    for one in keymap:
        for other, keys in final.items():
            meet = one.split(".")[0] == other.split(".")[0] or "app" in (one.split(".")[0], other.split(".")[0])
            if one != other and meet and final[one] & keys:
                assert final[one] & keys == {"q"}
                assert {one, other} == {"app.quit", "study.back"}
