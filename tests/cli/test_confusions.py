"""``stats confusions``: in words, as JSON, of some decks, in both languages."""

from datetime import timedelta
from random import Random

import pytest

from tests.support.command_line import CommandLine
from tests.support.pseudo import Pseudo, outside_brackets
from trainer.cli import main
from trainer.history.events import Event, Review
from trainer.history.store import HistoryFile
from trainer.i18n import catalog
from trainer.scheduling.rating import Rating

ROLES = "peran-pekerja-sosial"
OTHER_DECK = """\
id: lain
title: "Paket **lain**\\x1b[2J"
cards:
  - {id: x, front: "*Bank*\\x1b[2J", back: tempat menyimpan uang}
  - {id: y, front: Bank, back: tepi sungai}
  - {id: z, front: Tepi, back: pinggir}
"""


def wrong(cli: CommandLine, asked: str, gave: str, days: float = 0, deck: str = ROLES) -> None:
    """One wrong answer, so many days ago."""
    history = HistoryFile(cli.history_file, cli.clock, Random(1))
    history.load()
    at = cli.clock.now() - timedelta(days=days)
    card = f"{deck}/{asked}#term"
    event: Event = Review(history.new_id(at), at, card, Rating.AGAIN, 4000, how="type", gave=gave, typed="…")
    history.append([event])
    history.close()


def roles(cli: CommandLine) -> None:
    """Some roles are confused."""
    for days in (0, 0, 1, 2):
        wrong(cli, "mikro-penghubung", "mikro-perantara", days)
    wrong(cli, "mezzo-evaluator", "mikro-evaluator", 31)
    wrong(cli, "mikro-pembela", "makro-pembela", 700)
    wrong(cli, "mikro-pembela", "vanished")


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Belum ada yang tertukar.\n"), ("en", "Nothing has been confused yet.\n")]
)
def test_before_anything(cli: CommandLine, language: str, said: str) -> None:
    done = cli("stats", "confusions", language=language)
    assert (done.code, done.out, done.err) == (0, said, "")
    assert cli("stats", "confusions", "--json").json == {"version": 1, "day": "2026-11-24", "pairs": []}
    assert not cli.home.exists()


def test_in_words(cli: CommandLine) -> None:
    roles(cli)
    assert cli("stats", "confusions", language="id").out.splitlines() == [
        "Penghubung ↔ Perantara: 4 kali, terakhir 24 Nov",
        "Evaluator, Mikro ↔ Evaluator, Mezzo: 1 kali, terakhir 24 Okt",
        "Pembela, Mikro ↔ Pembela, Makro: 1 kali, terakhir 24 Des 2024",
    ]
    assert cli("stats", "confusions").out.splitlines() == [
        "Penghubung (Broker) ↔ Perantara (Mediator): 4 times, last on 24 Nov",
        "Evaluator, Micro ↔ Evaluator (evaluator-critic), Mezzo: 1 time, last on 24 Oct",
        "Pembela – Advocate (case advocacy), Micro ↔ Pembela – Advocate (class or cause advocacy), Macro: "
        "1 time, last on 24 Dec 2024",
    ]


def test_after_midnight_it_is_still_the_same_study_day(cli: CommandLine) -> None:
    cli.clock.forward(hours=-7)
    wrong(cli, "mikro-penghubung", "mikro-perantara")
    assert cli("stats", "confusions", language="id").out.endswith("terakhir 23 Nov\n")


def test_as_json(cli: CommandLine) -> None:
    roles(cli)
    for language in ("id", "en"):
        first, second, third = cli("stats", "confusions", "--json", language=language).json["pairs"]
        assert first == {
            "deck": ROLES,
            "one": "mikro-penghubung",
            "other": "mikro-perantara",
            "one_name": "Penghubung",
            "other_name": "Perantara",
            "taken": 4,
            "weight": 3.93,
            "rate": 0.858,
            "last": "2026-11-24T09:12:00+07:00",
        }
        assert (second["one"], second["other"], second["weight"]) == ("mikro-evaluator", "mezzo-evaluator", 0.49)
        assert (third["taken"], third["weight"], third["last"]) == (1, 0.0, "2024-12-24T09:12:00+07:00")


def test_several_decks(cli: CommandLine) -> None:
    cli.deck("lain.yaml", OTHER_DECK)
    assert cli("stats", "confusions", language="id").out == "Belum ada yang tertukar.\n"
    wrong(cli, "mikro-penghubung", "mikro-perantara")
    wrong(cli, "x", "y", deck="lain")
    wrong(cli, "z", "y", days=1, deck="lain")
    of_roles = "Penghubung ↔ Perantara: 1 kali, terakhir 24 Nov\n"
    blocks = cli("stats", "confusions", language="id").out.removesuffix("\n").split("\n\n")
    assert sorted(blocks) == [
        "Paket lain␛[2J\n  Bank␛[2J ↔ Bank: 1 kali, terakhir 24 Nov\n  Bank ↔ Tepi: 1 kali, terakhir 23 Nov",
        f"Peran pekerja sosial\n  {of_roles}".removesuffix("\n"),
    ]
    assert cli("stats", "confusions", "--deck", ROLES, language="id").out == of_roles
    named = cli("stats", "confusions", "--deck", ROLES, "--deck", "lain", "--deck", "lain", "--json").json["pairs"]
    assert sorted((pair["deck"], pair["one"], pair["other"]) for pair in named) == [
        ("lain", "x", "y"),
        ("lain", "y", "z"),
        (ROLES, "mikro-penghubung", "mikro-perantara"),
    ]


def test_namesakes_of_one_level_are_told_apart_by_their_ids(cli: CommandLine) -> None:
    cli.deck("lain.yaml", OTHER_DECK.replace("\\x1b[2J", ""))
    wrong(cli, "x", "y", deck="lain")
    assert cli("stats", "confusions", "--deck", "lain").out == "Bank, x ↔ Bank, y: 1 time, last on 24 Nov\n"


def test_a_deck_that_is_not_there(cli: CommandLine) -> None:
    done = cli("stats", "confusions", "--deck", "tiada")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("--deck: there is no deck with the id tiada")


def test_stats_by_itself_goes_on_as_before(cli: CommandLine) -> None:
    roles(cli)
    assert cli("stats").out.splitlines()[1] == "7 reviews, 3 of them today"
    assert cli("stats", "--json").json["reviews"] == 7
    assert "pairs" in cli("stats", "--json", "confusions").json
    assert (
        cli("stats", "confusion").err
        == "peksos-trainer stats: there is no command confusion; did you mean confusions\n"
    )
    assert cli("stats", "--deck", ROLES).err == (
        "peksos-trainer stats: there is no option --deck here; "
        "write --deck after the command: peksos-trainer stats COMMAND --deck\n"
    )


def test_every_word_is_translated(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "use", lambda language: catalog.use_translations(language, Pseudo()))
    said = cli("stats", "confusions").out
    roles(cli)
    cli.deck("lain.yaml", OTHER_DECK)
    wrong(cli, "x", "y", deck="lain")
    left = outside_brackets(said + cli("stats", "confusions").out)
    data = "Roles of the social worker|Broker|Mediator|Advocate|evaluator-critic|case advocacy|class or cause advocacy"
    own = "Penghubung|Perantara|Evaluator|Pembela|Micro|Mezzo|Macro|Paket lain|Bank|[2J|x|y"
    for name in f"{data}|{own}".split("|"):
        left = left.replace(name, "")
    assert not [character for character in left if character.isalpha()], left
