"""Where everything lies."""

import subprocess
import sys
from pathlib import Path

import pytest

from trainer.config.paths import paths_from


def test_one_folder_holds_everything(tmp_path: Path) -> None:
    paths = paths_from({"PEKSOS_TRAINER_HOME": str(tmp_path / "stick")})
    assert paths.config == tmp_path / "stick" / "config"
    assert paths.settings_file == tmp_path / "stick" / "config" / "config.toml"
    assert paths.history_file == tmp_path / "stick" / "data" / "history.json"
    assert paths.decks == tmp_path / "stick" / "decks"
    assert paths.cache == tmp_path / "stick" / "cache"
    assert list(tmp_path.iterdir()) == []


def test_a_relative_folder_is_meant_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths_from({"PEKSOS_TRAINER_HOME": "stick"}).data == tmp_path / "stick" / "data"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the XDG folders belong to Linux and its kin")
@pytest.mark.parametrize("environ", [{}, {"PEKSOS_TRAINER_HOME": ""}])
def test_the_systems_folders(environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    paths = paths_from(environ)
    assert paths.config == tmp_path / ".config" / "peksos-trainer"
    assert paths.data == tmp_path / "elsewhere" / "peksos-trainer"
    assert paths.decks == paths.data / "decks"
    assert paths.cache == tmp_path / ".cache" / "peksos-trainer"
    assert list(tmp_path.iterdir()) == []


def test_rarely_used_libraries_are_not_imported_for_a_start() -> None:
    code = (
        "import sys; from trainer.config import file, keymap, paths, settings\n"
        "from pathlib import Path\n"
        "paths.paths_from({'PEKSOS_TRAINER_HOME': 'x'}); file.read_settings(Path('missing'))\n"
        "print([name for name in ('tomlkit', 'tomllib', 'platformdirs', 'difflib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
