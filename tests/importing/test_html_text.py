"""HTML becomes the lines that a reader sees, in a time that grows with the text and no faster."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.html_and_lines import HTML_AND_LINES, MEDIA, NASTY
from tests.support.scale import scaled
from trainer.importing.html_text import drop_ignored, plain_text, unescaped
from trainer.questions.marks import unmarked

SIZE = 64 * 1024
MOST_SECONDS = 1.0


def seconds(work: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    work(text)
    return time.process_time() - begin


@pytest.mark.parametrize(("html", "lines"), [case[1:] for case in HTML_AND_LINES], ids=[c[0] for c in HTML_AND_LINES])
def test_html_is_read_as_lines(html: str, lines: str) -> None:
    assert plain_text(html).text == lines


@pytest.mark.parametrize(("html", "names"), MEDIA)
def test_pictures_and_sounds_are_named_once(html: str, names: tuple[str, ...]) -> None:
    assert plain_text(html).media == names


@pytest.mark.parametrize("piece", NASTY)
def test_no_text_takes_long(piece: str) -> None:
    assert seconds(plain_text, (piece * SIZE)[:SIZE]) < MOST_SECONDS


@pytest.mark.parametrize("piece", [piece for piece in NASTY if piece.startswith(("<!", "<s"))])
def test_nothing_is_long_looked_for_to_be_dropped(piece: str) -> None:
    assert seconds(drop_ignored, (piece * SIZE)[:SIZE]) < MOST_SECONDS


def test_the_time_grows_with_the_text_and_no_faster() -> None:
    half = sum(seconds(plain_text, (piece * SIZE)[: SIZE // 8]) for piece in NASTY)
    whole = sum(seconds(plain_text, (piece * SIZE)[: SIZE // 4]) for piece in NASTY)
    assert whole < 3.5 * half


def test_the_tag_that_takes_other_readers_seconds_is_read_at_once() -> None:
    assert seconds(plain_text, "<a " * 15_000) < MOST_SECONDS


def test_marks_mean_what_they_meant() -> None:
    for name, html, _lines in HTML_AND_LINES:
        bare = html
        for tag in ("b", "strong", "i", "em", "code", "kbd"):
            bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        if "*" not in bare and "`" not in bare and "&#42;" not in bare:
            assert unmarked(plain_text(html).text) == plain_text(bare).text, name


@settings(max_examples=scaled(60), deadline=None)
@given(
    st.lists(st.sampled_from([*NASTY, "a", "b ", ">", "</b>", "</ul>", "</pre>", "</table>", '"', "'"]), max_size=30)
)
def test_any_html_is_tidy_text(pieces: list[str]) -> None:
    text = plain_text("".join(pieces)).text
    assert "\n\n\n" not in text
    assert text == text.strip("\n")
    assert all(line == line.rstrip() for line in text.split("\n"))


def test_entities_are_taken_once() -> None:
    assert unescaped("&amp;lt;") == "&lt;"


def test_what_is_never_seen_is_dropped_from_templates() -> None:
    html = "a<!-- {{b}} --><script>c</script>d<style>e</style><scripture>f"
    assert drop_ignored(html) == "ad<scripture>f"
    assert drop_ignored("a<script>b<!-- c -->d") == "a<script>bd"


def test_words_of_every_tag_stay() -> None:
    words = [f"kata{number}" for number in range(40)]
    html = "".join(
        f"<{tag}>{word}" for tag, word in zip(["td", "li", "b", "pre", "p", "sup", "x"] * 6, words, strict=False)
    )
    assert all(word in plain_text(html).text for word in words)


def test_reading_ends_where_no_card_holds_as_much() -> None:
    for piece in ("<b>" + "a" * 500 + "</b>", "<br>" + "a" * 500, "<td>" + "a" * 500):
        lines = plain_text(piece * 4000)
        assert 16 * 1024 < len(lines.text) < 1.5 * 1024 * 1024
