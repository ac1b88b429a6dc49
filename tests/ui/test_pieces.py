"""The small parts of the screen, by themselves: marks, fitting, rows of keys, names of keys, themes, turns."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.color import Color
from textual.content import Content
from textual.theme import BUILTIN_THEMES

from tests.ui.desk import Desk
from trainer.text import clean
from trainer.ui.card_text import card_text, plain_line, plain_text
from trainer.ui.fitting import column, fit, fit_left_and_right
from trainer.ui.key_names import key_label
from trainer.ui.themes import DARK, LEVEL_TONES, LIGHT, OURS, colours_for
from trainer.ui.turns import Turns
from trainer.ui.widgets.key_rows import GAP, KeyItem, lay_out

# text of a deck, what is shown, which pieces have a style
MARKS = [
    ("biasa", "biasa", {}),
    ("**tebal**", "tebal", {"tebal": "bold"}),
    ("*miring* dan `kode`", "miring dan kode", {"miring": "italic", "kode": "$accent"}),
    ("**a** *b* **c**", "a b c", {"a": "bold", "b": "italic", "c": "bold"}),
    ("2 * 3 * 4", "2 * 3 * 4", {}),
    ("**tidak ditutup", "**tidak ditutup", {}),
    ("* satu\n* dua", "* satu\n* dua", {}),
    ("****", "****", {}),
    ("**", "**", {}),
    ("*a\n\nb*", "*a\n\nb*", {}),
    ("`[red]x[/]`", "[red]x[/]", {"[red]x[/]": "$accent"}),
    ("[b]x[/b] [/x]", "[b]x[/b] [/x]", {}),
    ("C:\\[x]\\", "C:\\[x]\\", {}),
    ("a\x1b[2Jb", "a␛[2Jb", {}),
    ("a\tb", "a   b", {}),
]


@pytest.mark.parametrize("text,shown,styles", MARKS)
def test_light_marks(text: str, shown: str, styles: dict[str, str]) -> None:
    content = card_text(text)
    assert content.plain == shown
    assert {content.plain[span.start : span.end]: str(span.style) for span in content.spans} == styles


@given(st.text(alphabet="*`a \n[]\\/\x1b\u202e", max_size=60))
def test_only_marks_ever_vanish(text: str) -> None:
    shown = card_text(text).plain
    assert shown.replace("*", "").replace("`", "") == clean(text).replace("*", "").replace("`", "")
    assert clean(shown) == shown


@given(st.text(max_size=60))
def test_plain_text_is_clean_and_a_line_is_a_line(text: str) -> None:
    assert plain_text(text).plain == clean(text).expandtabs(4)
    assert "\n" not in plain_line(text).plain


def test_a_text_full_of_marks_is_read_at_once() -> None:
    for text in ("*" * 16_000, "**a " * 4_000, "`*" * 8_000, "*a\n\n" * 4_000):
        assert card_text(text).plain


@given(st.text(alphabet="ab日👍e\u0301 ", max_size=30), st.integers(-1, 40))
def test_what_is_fitted_fits(text: str, width: int) -> None:
    shown = fit(Content(text), width)
    assert shown.cell_length <= max(0, width)
    assert cell_len(shown.plain) <= max(0, width)
    if width <= 0:  # there is no room, not even for a mark that takes none
        assert not shown.plain
    elif cell_len(text) <= width:
        assert shown.plain == text
    else:
        assert shown.plain.endswith("…")


@given(st.text(alphabet="ab日", max_size=20), st.integers(0, 30))
def test_a_column_has_its_width(text: str, width: int) -> None:
    assert column(Content(text), width).cell_length == width


def test_the_right_end_of_a_line_goes_first() -> None:
    left, right = Content("kiri"), Content("kanan")
    assert fit_left_and_right(left, right, 12).plain == "kiri   kanan"
    assert fit_left_and_right(left, right, 11).plain == "kiri  kanan"
    assert fit_left_and_right(left, right, 10).plain == "kiri"
    assert fit_left_and_right(left, right, 3).plain == "ki…"


items = st.lists(
    st.builds(
        KeyItem,
        command=st.sampled_from(["a", "b", "app.help"]),
        key=st.sampled_from(["q", "Enter", "Ctrl+P"]),
        text=st.text(alphabet=string.ascii_letters + " 日", min_size=1, max_size=30),
    ),
    max_size=8,
    unique_by=lambda item: item.command,
)


@given(items, st.integers(1, 80), st.integers(1, 2))
def test_keys_stand_whole_or_not_at_all(items: list[KeyItem], width: int, most_rows: int) -> None:
    placed = lay_out(items, width, most_rows, "app.help")
    assert len(placed.rows) <= most_rows
    shown = [one.item for row in placed.rows for one in row]
    assert [item for item in items if item in shown] == shown  # in their order
    assert placed.more == (len(shown) < len(items))
    for row in placed.rows:
        end = -GAP
        for one in row:
            assert one.x >= end + GAP
            end = one.x + one.item.width
        assert end <= width
    for y, row in enumerate(placed.rows):
        for one in row:
            assert placed.at(one.x, y) == placed.at(one.x + one.item.width - 1, y) == one.item
    help_item = next((item for item in items if item.command == "app.help"), None)
    if help_item is not None and help_item.width + 2 <= width:
        assert help_item in shown


def test_the_most_important_keys_stay() -> None:
    keys = [KeyItem("a", "Enter", "Mulai"), KeyItem("b", "u", "Urungkan"), KeyItem("app.help", "?", "Bantuan")]
    assert [one.item.key for one in lay_out(keys, 40, 1, "app.help").rows[0]] == ["Enter", "u", "?"]
    assert [one.item.key for one in lay_out(keys, 30, 1, "app.help").rows[0]] == ["Enter", "?"]
    assert [len(row) for row in lay_out(keys, 30, 2, "app.help").rows] == [2, 1]


@pytest.mark.parametrize(
    "key,label",
    [
        *[("enter", "Enter"), ("space", "Space"), ("question_mark", "?"), ("minus", "-"), ("at", "@"), ("L", "L")],
        *[("q", "q"), ("ctrl+p", "Ctrl+P"), ("f5", "F5"), ("up", "↑"), ("pagedown", "PgDn"), ("comma", ",")],
        *[("ctrl+shift+left", "Ctrl+Shift+←"), ("1", "1")],
    ],
)
def test_names_of_keys(key: str, label: str) -> None:
    assert key_label(key) == label


def test_commands_wait_their_turn() -> None:
    turns = Turns()
    assert turns.may_go("a") and turns.next() is None
    turns.busy = True
    assert not turns.may_go("b") and not turns.may_go("c") and turns.next() is None
    turns.busy = False
    assert turns.next() == "b"
    turns.busy = True
    assert turns.next() is None
    turns.forget()
    turns.busy = False
    assert turns.next() is None


def contrast_of(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, "relative luminance")."""

    def luminance(text: str) -> float:
        parts = Color.parse(text).normalized
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


READABLE = 4.5
"""The contrast that WCAG asks of text."""


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_text_colour_can_be_read(theme: object) -> None:
    assert theme in (DARK, LIGHT)
    found = DARK if theme is DARK else LIGHT
    ours = ("rating-", "level-", "quiet")
    tones = {name: colour for name, colour in found.variables.items() if name.startswith(ours)}
    tones |= {"foreground": found.foreground or "", "accent": found.accent or "", "warning": found.warning or ""}
    for ground in (found.background, found.surface, found.panel):
        assert ground is not None
        for name, colour in tones.items():
            if ground == found.panel and name.startswith("level-"):
                continue  # levels never stand there
            contrast = contrast_of(ground, colour)
            assert contrast >= READABLE, f"{name} on {ground}: {contrast:.2f}"


@pytest.mark.parametrize("name", BUILTIN_THEMES)
def test_textuals_themes_get_our_colours(name: str) -> None:
    colours = colours_for(BUILTIN_THEMES[name])
    assert {f"rating-{rating}" for rating in ("again", "hard", "good", "easy")} <= set(colours)
    assert {f"level-{place + 1}" for place in range(LEVEL_TONES)} <= set(colours)
    assert {"quiet", "frame", "frame-bright"} <= set(colours)


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light", *(ours.name for ours in OURS)])
async def test_a_theme_from_the_start_is_as_one_chosen_later(desk: Desk, name: str) -> None:
    """Above all the themes that leave the colours to the terminal."""

    def look(app: App[None]) -> object:
        filters = [(type(one), one.enabled, getattr(one, "_terminal_theme", None)) for one in app._filters]
        return app.theme, sorted(app.classes), filters

    async with desk.running(theme=name) as learner:
        at_first = look(learner.app)
        learner.app.theme = next(ours.name for ours in OURS if ours.name != name)
        await learner.settle()
        assert look(learner.app) != at_first
        learner.app.theme = name
        await learner.settle()
        assert look(learner.app) == at_first
