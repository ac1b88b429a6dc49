"""More broken decks, of the kinds people bring from elsewhere: what they are told, where, and what helps.

As `tests.decks.broken_decks`: written before the messages were.
"""

from tests.decks.broken_yaml import Broken, lines

_CARD = ("- front: Penghubung", "  back: Mempertemukan klien")
_DECK = ("title: Peran", "cards:", "  - {front: a, back: b}")

MORE_BROKEN_DECKS: tuple[Broken, ...] = (
    # --- files of other programs -----------------------------------------------------------------------------------
    Broken(
        "a table of a spreadsheet with semicolons",
        lines("peran;arti;tingkat", "Penghubung;Mempertemukan klien;mikro", "Pembela;Membela klien;mikro"),
        1,
        1,
        "this is a table, not a deck in YAML",
        "peksos-trainer import",
    ),
    Broken(
        "a table of a spreadsheet with commas and quotes",
        lines("peran,arti", '"Penghubung","Mempertemukan klien, sumber"', '"Pembela","Membela"'),
        1,
        1,
        "this is a table, not a deck in YAML",
        "peksos-trainer import",
    ),
    Broken(
        "a text export of Anki",
        lines("#separator:tab", "#html:true", "Penghubung\tMempertemukan <b>klien</b>", "Pembela\tMembela"),
        1,
        1,
        "this is a text export of Anki, not a deck in YAML",
        "peksos-trainer import",
    ),
    Broken(
        "an Anki package",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00collection.anki2\x00\x00",
        1,
        1,
        "this is no text file",
        "peksos-trainer import",
    ),
    Broken(
        "a web page",
        lines("<!DOCTYPE html>", "<html>", "<body><p>Penghubung: mempertemukan</p></body>", "</html>"),
        1,
        1,
        "this is a web page, not a deck in YAML",
        "front",
    ),
    Broken(
        "a Markdown heading and a list",
        lines("# Peran", "", "* Penghubung: mempertemukan", "* Pembela: membela"),
        3,
        1,
        'begins with "-", not with "*"',
        'write "- Penghubung: mempertemukan"',
    ),
    Broken(
        "a table in Markdown",
        lines("| Peran | Arti |", "| --- | --- |", "| Penghubung | Mempertemukan klien |"),
        1,
        1,
        "this is a table, not a deck in YAML",
        "- front: …",
    ),
    Broken(
        "JSON with a comma after the last card's text",
        lines("{", '  "title": "Peran",', '  "cards": [', '    {"front": "a" "back": "b"}', "  ]", "}"),
        4,
        19,
        "a comma is missing",
        'write a comma before "back"',
    ),
    # --- quotes ----------------------------------------------------------------------------------------------------
    Broken(
        "quotes of a word processor around a key",
        lines("- \u201cfront\u201d: Penghubung", "  back: Mempertemukan"),
        1,
        3,
        'unknown key "\u201cfront\u201d"',
        'write "front"',
    ),
    Broken(
        "a quote open over several cards",
        lines("cards:", '  - front: "Penghubung', "    back: x", "  - front: Pembela", '    back: "y"'),
        2,
        12,
        "isn't closed; it runs on into line 5",
        'end the text with "',
    ),
    Broken(
        "an apostrophe in single quotes",
        lines("- front: 'It's a role'", "  back: x"),
        1,
        10,
        "goes on after the closing quote",
        'front: "',
    ),
    # --- blocks and indentation --------------------------------------------------------------------------------------
    Broken(
        "all cards as a block of text",
        lines("title: Peran", "cards: |", "  - front: Penghubung", "    back: x"),
        2,
        8,
        '"cards" should be a list of cards',
        'delete the "|"',
    ),
    Broken(
        "a block of text that isn't indented",
        lines("- front: Penghubung", "  back: |", "  Mempertemukan klien", "  level: mikro"),
        3,
        3,
        'should be the text of "back" above',
        "begin it in column 5",
    ),
    Broken(
        "a block of text whose first line is further in",
        lines("- front: Penghubung", "  back: |", "      satu", "    dua: tiga empat"),
        4,
        5,
        "isn't in line",
        "column",
    ),
    Broken(
        "tabs between key and dash",
        lines("cards:", "\t-\tfront: Penghubung", "\t\tback: x"),
        2,
        1,
        "a tab can't stand here",
        "spaces",
    ),
    Broken(
        "an example that isn't indented",
        lines("- front: Penghubung", "  back: x", "  examples:", "  - text: satu", "   why: dua"),
        5,
        4,
        "isn't in line",
        "begin it in column 5",
    ),
    Broken(
        "cards below each other without dashes",
        lines("cards:", "  front: Penghubung", "  back: x", "  front: Pembela", "  back: y"),
        4,
        3,
        '"front" stands here for the second time',
        "- front: …",
    ),
    Broken(
        "cards below each other without dashes, at the root",
        lines("front: Penghubung", "back: x", "", "front: Pembela", "back: y"),
        4,
        1,
        '"front" stands here for the second time',
        "- front: …",
    ),
    Broken(
        "a dash before each key",
        lines("cards:", "  - front: Penghubung", "  - back: Mempertemukan"),
        2,
        5,
        "no back",
        'add "back: …"',
    ),
    # --- keys and values ---------------------------------------------------------------------------------------------
    Broken(
        "a space before the colon and none after", lines("- front :Penghubung", "  back: x"), 1, 3, "space", "front"
    ),
    Broken(
        "an equals sign in place of a colon",
        lines("- front = Penghubung", "  back = Mempertemukan"),
        1,
        3,
        "a colon is missing after the key",
        'write "front: Penghubung"',
    ),
    Broken(
        "a full-width colon",
        lines("- front\uff1a Penghubung", "  back\uff1a Mempertemukan"),
        1,
        3,
        "this colon is another character that only looks like one",
        'write "front: Penghubung"',
    ),
    Broken(
        "a dash of a word processor",
        lines("cards:", "\u2013 front: Penghubung", "  back: x"),
        2,
        1,
        'an item of a list begins with "-", not with "\u2013"',
        'write "- front',
    ),
    Broken(
        "a bullet before each card",
        lines("\u2022 front: Penghubung", "  back: x"),
        1,
        1,
        'an item of a list begins with "-", not with "\u2022"',
        'write "- front',
    ),
    Broken("a merge key", lines("- &dasar {front: a, back: b}", "- <<: *dasar", "  front: c"), 1, 3, "&", "quotes"),
    Broken("a mapping as key", lines("? {satu: dua}", ": tiga"), 1, 3, "a key must be text", "quotes"),
    Broken(
        "sources that are a list",
        lines("sources: [Zastrow 1982]", *_DECK),
        1,
        10,
        '"sources" should be a mapping',
        "key: text",
    ),
    Broken(
        "an order that is a mapping", lines("introduce: {a: b}", *_DECK), 1, 12, '"introduce" should be a list', "- …"
    ),
    Broken("an order that is a text", lines("introduce: a, b", *_DECK), 1, 12, '"introduce" should be a list', "- …"),
    Broken(
        "accepted answers in a mapping", lines(*_CARD, "  accept: {a: b}"), 3, 11, '"accept" should be a list', "- …"
    ),
    Broken(
        "examples in an example", lines(*_CARD, "  examples: [[a, b]]"), 3, 14, '"examples" should be text', '"[a, b]"'
    ),
    Broken(
        "a number as why", lines(*_CARD, "  examples: [{why: 3}]"), 3, 14, "this example has no text", 'add "text: …"'
    ),
    Broken(
        "look-alikes without a difference that are lists",
        lines(*_CARD, "  confusable_with: {pembela: [a, b]}"),
        3,
        30,
        '"pembela" should be text, not a list',
        'pembela: "[a, b]"',
    ),
    Broken(
        "a level with a space", lines("levels: [tingkat mikro]", *_DECK), 1, 10, "can't hold spaces", "tingkat-mikro"
    ),
    Broken(
        "two ids by one slug", lines("- [Pembela!, x]", "- [pembela, y]"), 2, 4, '"pembela" is already', 'add "id: …"'
    ),
    Broken(
        "text that begins with an at sign, in brackets",
        lines("- {front: a, back: b, tags: [@ujian]}"),
        1,
        30,
        'begins with "@"',
        '"@ujian"',
    ),
    Broken("a lone closing bracket", lines(*_CARD, "]"), 3, 1, '"]"', "quotes"),
    Broken(
        "three dots and more", lines(*_CARD, "...", "- [Pembela, y]"), 3, 1, '"..." ends the deck', "delete this line"
    ),
    Broken(
        "JSON without its end",
        '{"title": "Peran", "cards": [{"front": "a", "back": "b"}',
        1,
        29,
        '"[" is never closed',
        'close it with "]"',
    ),
    Broken("bytes of Windows in the middle", b"- front: a\n  back: \x93b\x94\n", 2, 9, "isn't UTF-8", "encoding UTF-8"),
)

MORE_WARNINGS: tuple[Broken, ...] = (
    Broken(
        "a deck's key in a card",
        lines("cards:", "  - {front: a, back: b, language: id}"),
        2,
        25,
        '"language" belongs to the deck, not to a card',
        "above",
    ),
    Broken(
        "a card's key in the deck",
        lines("title: Peran", "tags: [a]", "cards:", "  - {front: a, back: b}"),
        2,
        1,
        '"tags" belongs to a card, not to the deck',
        "each card",
    ),
    Broken(
        "a key in capitals",
        lines("Title: Peran", "cards:", "  - {front: a, back: b}"),
        1,
        1,
        'unknown key "Title"',
        'write "title"',
    ),
    Broken(
        "taken for itself",
        lines("- {id: a, front: x, back: y, confusable_with: {a: z}}"),
        1,
        8,
        "said to be taken for itself",
        "another card",
    ),
    Broken(
        "taken for a front where an id is wanted",
        lines("- {id: mikro-a, front: Pembela, back: y}", "- {id: b, front: x, back: y, confusable_with: [Pembela]}"),
        2,
        48,
        'no card has the id "Pembela"',
        'write "mikro-a"',
    ),
    Broken(
        "introduced by the front",
        lines("introduce: [Pembela]", "cards:", "  - {id: mikro-a, front: Pembela, back: y}"),
        1,
        13,
        'no card has the id "Pembela"',
        'write "mikro-a"',
    ),
    Broken(
        "a level that isn't listed",
        lines("levels: [mikro, makro]", "cards:", "  - {front: a, back: b, level: mezo}"),
        3,
        32,
        '"mezo" isn\'t one of the levels',
        "mikro, makro",
    ),
    Broken(
        "a source that isn't listed",
        lines("sources: {zastrow-1982: Zastrow}", "cards:", "  - {front: a, back: b, source: zastrow-1928}"),
        3,
        33,
        'no source of this deck has the key "zastrow-1928"',
        'write "zastrow-1982"',
    ),
    Broken(
        "wrong options that hold the answer",
        lines("- {front: Pembela, back: Membela klien, choices: [Penghubung, membela  klien.]}"),
        1,
        11,
        "stands among the wrong options, and is right",
        "delete it",
    ),
    Broken(
        "wrong options that hold another right answer",
        lines("- {front: Pembela, back: x, accept: [Advokat], choices: [Penghubung, advokat]}"),
        1,
        11,
        '"advokat" stands among the wrong options, and is right',
        "delete it",
    ),
)
