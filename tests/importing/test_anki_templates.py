"""Anki's templates, filled in: fields, filters, sections, and a limit to what they may make of a note."""

import pytest

from trainer.importing.anki_templates import MOST, Shown, TooLargeError, render, steps_of

FIELDS = {"Depan": "<b>a</b>", "Belakang": "b", "Kosong": "<br> ", "Nama Panjang": "c"}
SPECIALS = {"Tags": "x y", "Deck": "A::B", "Card": "Maju", "FrontSide": ""}


def filled(template: str, *, question: bool = True) -> str:
    return render(steps_of(template), FIELDS, SPECIALS, question=question).html


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("", ""),
        ("a", "a"),
        ("{{Depan}}-{{ Belakang }}", "<b>a</b>-b"),
        ("{{Nama Panjang}}", "c"),
        ("{{{Belakang}}}.", "b."),
        ("{{text:Depan}}", "**a**"),
        ("{{kanji:Depan}}{{a:b:Belakang}}", "<b>a</b>b"),
        ("{{Tiada}}{{text:Tiada}}{{}}{{ : }}", ""),
        ("{{Tags}}, {{Deck}}, {{Card}}{{FrontSide}}", "x y, A::B, Maju"),
        ("{{hint:Belakang}}{{type:Belakang}}{{type:nc:Belakang}}", ""),
        ("{{tts id_ID:Belakang}}{{tts-voices:}}", ""),
        ("{{#Belakang}}ada{{/Belakang}}{{^Belakang}}tiada{{/Belakang}}", "ada"),
        ("{{#Kosong}}ada{{/Kosong}}{{^Kosong}}tiada{{/Kosong}}", "tiada"),
        ("{{#Tiada}}ada{{/Tiada}}{{^Tiada}}tiada{{/Tiada}}", "tiada"),
        ("{{#Tags}}ada{{/Tags}}", "ada"),
        ("{{#Depan}}1{{#Kosong}}2{{#Depan}}3{{/Depan}}4{{/Kosong}}5{{/Depan}}6", "156"),
        ("{{#Depan}}1{{#Depan}}2{{/Depan}}3{{/Depan}}4", "1234"),
        ("{{#Kosong}}1{{#Depan}}2{{/Kosong}}3", "3"),
        ("{{#Kosong}}1", ""),
        ("1{{/Depan}}2", "12"),
        ("{{! kata }}a{{!-- kata --}}", "a"),
        ("a<!-- {{Depan}} -->b<script>{{Depan}}</script>", "ab"),
        ("{{Depan", "{{Depan"),
        ("{{Depan {{Belakang}}", "{{Depan b"),
        ("{{cloze:Depan}}", "<b>a</b>"),
    ],
)
def test_a_question_filled_in(template: str, html: str) -> None:
    assert filled(template) == html


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{hint:Belakang}}", "b"),
        ("{{type:Belakang}}", "b"),
        ("{{FrontSide}}<hr id=answer>{{Belakang}}", "<hr id=answer>b"),
    ],
)
def test_an_answer_shows_what_the_question_hides(template: str, html: str) -> None:
    assert filled(template, question=False) == html


def test_fields_are_told_apart_from_what_every_note_has() -> None:
    shown = render(
        steps_of("{{Tags}}{{Belakang}}{{#Kosong}}{{Depan}}{{/Kosong}}{{hint:Depan}}{{Kosong}}{{Belakang}}"),
        FIELDS,
        SPECIALS,
        question=True,
    ).shown
    assert shown == (Shown("Belakang", ()), Shown("Depan", ("hint",)))


@pytest.mark.parametrize(
    "template",
    ["{{Depan}}" * (MOST // 8 + 1), "{{#Depan}}" * 10_000 + "{{Depan}}" * (MOST // 8 + 1), "a" * (MOST + 1)],
    ids=["many fields", "deep", "long"],
)
def test_a_template_that_makes_too_much_is_stopped(template: str) -> None:
    with pytest.raises(TooLargeError):
        filled(template)


@pytest.mark.parametrize(
    "piece",
    [
        "{{",
        "}}",
        "{{#Depan}}",
        "{{/Depan}}",
        "{{^Depan}}",
        "{{#Depan}}{{^Kosong}}",
        "{{#a}}{{/b}}",
        "{{:::",
        "<!--",
        "{{!",
    ],
)
def test_a_template_of_any_shape_is_read_in_one_go(piece: str) -> None:
    filled(piece * 20_000)


def test_a_filter_that_makes_little_of_much_works_once() -> None:
    fields = {"Depan": "<b></b>" * 50_000}
    assert render(steps_of("{{text:Depan}}" * 20_000), fields, {}, question=True).html == ""
