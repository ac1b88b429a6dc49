"""``config``: reading and changing settings, and what a wrong one is answered."""

import json

import pytest

from tests.support.command_line import CommandLine
from trainer.scheduling.tuning import Tuning


def test_config_path_get_and_set(cli: CommandLine) -> None:
    assert cli("config", "path").out == f"{cli.home / 'config' / 'config.toml'}\n"
    assert cli("config", "get", "new_per_day").out == "2\n"
    done = cli("config", "set", "new_per_day", "3")
    assert (done.code, done.out, done.err) == (0, "", "new_per_day = 3\n")
    assert cli("config", "get", "new_per_day").out == "3\n"
    assert "new_per_day = 3" in (cli.home / "config" / "config.toml").read_text()
    assert not cli.history_file.exists()


def test_config_get_shows_all_with_their_meaning(cli: CommandLine) -> None:
    lines = cli("config", "get").out.splitlines()
    assert [line.partition(" ")[0] for line in lines][:3] == ["language", "theme", "new_per_day"]
    assert any(line.startswith("retention = 0.90 ") and line.endswith("# desired retention") for line in lines)
    assert "learning_steps = 1 10 " in "\n".join(lines)
    assert len({line.index("#") for line in lines}) == 1


def test_what_decides_about_due_days_goes_into_the_history(cli: CommandLine) -> None:
    assert cli("config", "set", "retention", "0,85").err == "retention = 0.85\n"
    assert cli("config", "set", "learning_steps", "2", "15").code == 0
    assert cli("config", "get", "retention").out == "0.85\n"
    tunes = [event for event in json.loads(cli.history_file.read_text())["events"] if event["k"] == "tune"]
    default = Tuning()
    assert tunes[1]["retention"] == 0.85
    assert tunes[1]["learning_steps"] == [120, 900]
    assert tunes[1]["relearning_steps"] == list(default.relearning_steps)
    assert tunes[1]["rollover"] == default.rollover
    assert "parameters" not in tunes[1]  # nobody set them: a later version's defaults may hold
    assert not (cli.home / "config").exists()


def test_a_high_retention_is_set_with_a_warning(cli: CommandLine) -> None:
    done = cli("config", "set", "retention", "93%")
    assert done.code == 0
    assert done.err.startswith("retention: above 0.92 ")
    assert cli("config", "get", "retention").out == "0.93\n"


@pytest.mark.parametrize(
    ("key", "value"),
    [("retention", "0.5"), ("new_per_day", "many"), ("rollover", "24"), ("language", "jv"), ("nw", "1")],
)
def test_a_value_that_makes_no_sense_changes_nothing(cli: CommandLine, key: str, value: str) -> None:
    done = cli("config", "set", key, value)
    assert (done.code, done.out) == (2, "")
    assert key in done.err
    assert not cli.home.exists()


def test_themes_by_their_names(cli: CommandLine) -> None:
    assert cli("config", "set", "theme", "terang").err == "theme = peksos-terang\n"
    assert cli("config", "set", "theme", "nord").code == 0
    wrong = cli("config", "set", "theme", "peksos-terag")
    assert wrong.code == 2
    assert "theme: no theme is called peksos-terag; did you mean peksos-terang; known are: peksos-gelap, " in wrong.err
    assert cli("config", "get", "theme").out == "nord\n"


def test_a_broken_settings_file_is_told_and_kept(cli: CommandLine) -> None:
    file = cli.home / "config" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('new_per_day = "many"\nnw = 3\n')
    done = cli("due")
    assert (done.code, done.out) == (0, "2 new notes: about 2 min\n")
    assert f"{file}:1" in done.err
    assert f"{file}:2" in done.err
    assert done.err.count("\n") == 2
    assert cli("config", "get", "new_per_day").out == "2\n"
    file.write_text("new_per_day = = 3\n")
    wrong = cli("config", "set", "new_per_day", "3")
    assert wrong.code == 3
    assert file.read_text() == "new_per_day = = 3\n"
