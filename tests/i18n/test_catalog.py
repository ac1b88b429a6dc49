"""The Indonesian catalog is complete and well-mannered, and the tool that says so can be believed."""

import gettext
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message

from tests.support.ci import ROOT, ci_module

CODE = """
from trainer.i18n import N_, _, n_

TITLE = N_("Today")
def show(n, name):
    return _("Hello {name}", name=name) + n_("{n} card", "{n} cards", n) + _("joined " "text")
"""

TRANSLATED = """
msgid "Today"
msgstr "Hari ini"

msgid "Hello {name}"
msgstr "Halo {name}"

msgid "{n} card"
msgid_plural "{n} cards"
msgstr[0] "{n} kartu"

msgid "joined text"
msgstr "teks gabungan"
"""


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [*sys.path])
    return ci_module("catalog")


@pytest.fixture
def project(tmp_path: Path, tool: ModuleType) -> Path:
    """A small project with marked texts and an empty catalog."""
    catalog = tmp_path / tool.CATALOG
    catalog.parent.mkdir(parents=True)
    catalog.write_text(tool.HEADER, encoding="utf-8")
    (tmp_path / "trainer" / "screen.py").write_text(CODE, encoding="utf-8")
    return tmp_path


def fragment(folder: Path, text: str) -> Path:
    file = folder / "fragment.po"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_catalog_is_complete(tool: ModuleType) -> None:
    assert tool.check(ROOT) == []


def test_the_compiled_catalog_is_that_of_today(tool: ModuleType) -> None:
    compiled = (ROOT / tool.CATALOG).with_suffix(".mo")
    with compiled.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    for message in tool.texts(tool.read(ROOT / tool.CATALOG)).values():
        if isinstance(message.id, str):
            assert translations.gettext(message.id) == message.string
        else:
            assert {translations.ngettext(*message.id, n) for n in (0, 1, 2, 100)} == set(message.string)


def test_every_marked_text_is_found(tool: ModuleType, project: Path) -> None:
    assert set(tool.texts(tool.marked_texts(project))) == {
        "Today",
        "Hello {name}",
        ("{n} card", "{n} cards"),
        "joined text",
    }
    assert len(tool.check(project)) == 4


def test_adding_a_fragment_translates(tool: ModuleType, project: Path) -> None:
    assert tool.add(project, fragment(project, TRANSLATED)) == []
    assert tool.check(project) == []
    with (project / tool.CATALOG).with_suffix(".mo").open("rb") as file:
        translations = gettext.GNUTranslations(file)
    assert translations.gettext("Today") == "Hari ini"
    assert translations.ngettext("{n} card", "{n} cards", 1) == "{n} kartu"


def test_a_later_fragment_wins(tool: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tool.add(project, fragment(project, TRANSLATED))
    tool.add(project, fragment(project, 'msgid "Today"\nmsgstr "Hari Ini"\n'))
    assert tool.texts(tool.read(project / tool.CATALOG))["Today"].string == "Hari Ini"
    assert "changed" in capsys.readouterr().out
    assert tool.check(project) == []


def test_a_fragment_with_a_problem_changes_nothing(tool: ModuleType, project: Path) -> None:
    before = (project / tool.CATALOG).read_bytes()
    assert len(tool.add(project, fragment(project, TRANSLATED.replace("Halo {name}", "Halo {nama}")))) == 1
    assert tool.add(project, fragment(project, 'msgid "a"\nnonsense\n'))[0].startswith(f"{project}/fragment.po:2: ")
    assert (project / tool.CATALOG).read_bytes() == before


def test_several_people_may_add_at_once(tool: ModuleType, project: Path) -> None:
    files = []
    for number in range(8):
        folder = project / str(number)
        folder.mkdir()
        files.append(fragment(folder, f'msgid "text {number}"\nmsgstr "teks {number}"\n'))
    with ThreadPoolExecutor(8) as people:
        assert list(people.map(tool.add, [project] * 8, files)) == [[]] * 8
    assert set(tool.texts(tool.read(project / tool.CATALOG))) == {f"text {number}" for number in range(8)}


def test_compiling_twice_gives_the_same_bytes(tool: ModuleType, project: Path) -> None:
    tool.add(project, fragment(project, TRANSLATED))
    compiled = (project / tool.CATALOG).with_suffix(".mo")
    before = compiled.read_bytes()
    assert b"2020-02-02" in before
    tool.compile_catalogs(project)
    assert compiled.read_bytes() == before


def test_updating_keeps_what_is_used_and_drops_the_rest(tool: ModuleType, project: Path) -> None:
    tool.add(project, fragment(project, TRANSLATED))
    (project / "trainer" / "screen.py").write_text(CODE.replace("joined ", "split "), encoding="utf-8")
    assert len(tool.check(project)) == 2
    tool.update(project)
    known = tool.texts(tool.read(project / tool.CATALOG))
    assert "joined text" not in known
    assert known["split text"].string == ""
    assert known["Today"].string == "Hari ini"
    assert tool.check(project) == ["not translated: 'split text'"]


def test_a_second_update_changes_no_byte(tool: ModuleType, project: Path) -> None:
    tool.add(project, fragment(project, TRANSLATED))
    tool.update(project)
    before = (project / tool.CATALOG).read_text(encoding="utf-8")
    tool.update(project)
    assert (project / tool.CATALOG).read_text(encoding="utf-8") == before
    assert "#: trainer/screen.py\n" in before
    assert before.startswith(tool.HEADER)


def test_a_text_put_together_at_run_time_is_refused(tool: ModuleType, project: Path) -> None:
    (project / "trainer" / "screen.py").write_text(
        '_(f"{n} cards")\n_("a" + b)\nn_("a", f"{n}", n)\n', encoding="utf-8"
    )
    problems = tool.check(project)
    assert [problem.rpartition(":")[2] for problem in problems if "one literal" in problem] == ["1", "2", "3"]


ENTRIES = [
    # English, Indonesian, what is said about it
    ("Today", "Hari ini", None),
    ("Format", "Format", None),
    ("{n} · {m}", "{n} · {m}", None),
    ("run `peksos-trainer decks`", "jalankan `peksos-trainer decks`", None),
    ("knowledge", "ilmu dan temuan", None),
    (("{n} card", "{n} cards"), ("{n} kartu",), None),
    (("one card", "{n} cards"), ("{n} kartu",), None),
    ("write a tag (!)", "tulis tanda (!)", None),
    ("Today", "", "not translated"),
    (("{n} card", "{n} cards"), ("",), "not translated"),
    (("{n} card", "{n} cards"), ("{n} kartu", "{n} kartu"), "one form"),
    ("Hello {name}", "Halo {nama}", "{names} differ"),
    ("Hello {name}", "Halo", "{names} differ"),
    ("Hello {name}", "Halo {name", "braces"),
    (("one card", "{n} cards"), ("kartu",), "{names} differ"),
    (("{m} card", "{n} cards"), ("{n} kartu",), "singular and plural"),
    ("Well done", "Bagus sekali!", "exclamation mark"),
    ("Well done!", "Bagus sekali", "exclamation mark"),
    ("Quit", "Quit", "the same in both"),
    ("your card", "kartu kamu", "informal"),
    ("your card", "Kartumu", "informal"),
    ("your card", "kartu anda", "capital"),
    ("the deck", "paket the", "English left"),
]


@pytest.mark.parametrize(("english", "indonesian", "said"), ENTRIES)
def test_manners(tool: ModuleType, english: object, indonesian: object, said: str | None) -> None:
    problems = list(tool.entry_problems(Message(english, indonesian)))  # type: ignore[arg-type]
    assert (said is None and problems == []) or (said is not None and any(said in problem for problem in problems))


def test_a_fuzzy_entry_is_a_problem(tool: ModuleType) -> None:
    assert list(tool.entry_problems(Message("Today", "Hari ini", flags=["fuzzy"]))) == ["fuzzy: 'Today'"]
