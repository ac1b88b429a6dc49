"""Texts as HTML: marks as the program itself shows them, everything else as it is typed."""

from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.scale import scaled
from trainer.exporting.html_text import TAGS, html_of, unmarked
from trainer.questions import marks


def shown(text: str) -> str:
    """``text`` with the marks that the program shows as tags."""
    tags = {mark: (f"<{tag}>", f"</{tag}>") for mark, tag in TAGS.items()} | {"": ("", "")}
    return "".join(f"{tags[mark][0]}{words}{tags[mark][1]}" for words, mark in marks.pieces(text))


@settings(max_examples=scaled(200))
@given(text=st.text("*`a \n", max_size=14))
def test_marks_are_those_that_the_program_shows(text: str) -> None:
    assert html_of(text) == shown(text).replace("\n", "<br>")
    assert unmarked(text) == marks.unmarked(text)


@given(text=st.text(st.characters(exclude_characters="*`\n"), max_size=20))
def test_without_marks_html_says_what_was_typed(text: str) -> None:
    html = html_of(text)
    assert "<" not in html
    assert html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
    assert unescape(html_of(f"**{text}**")).count("<b>") >= (text == text.strip() != "")


def test_many_marks_take_no_long_time() -> None:
    for text in ("*" * 16_000, "`a" * 8_000, "** a " * 3_000, "*a *" * 4_000, "**" * 8_000 + "x"):
        assert len(html_of(text)) >= len(text) / 2
