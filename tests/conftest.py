"""What all tests share: a compiled Indonesian catalog, English at the start of each, and nothing of the caller's."""

import gettext
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.ci import ROOT, ci_module
from tests.support.scale import scaled
from trainer.i18n import catalog

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read once, when textual is first imported
for _name in ("NO_COLOR", "PEKSOS_TRAINER_HOME"):
    os.environ.pop(_name, None)

settings.register_profile("trainer", deadline=None, max_examples=scaled(100), derandomize=scaled(1) == 1)
settings.load_profile("trainer")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each core if everything is run; a part of it is done before those would have started."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else os.cpu_count() or 1


def pytest_sessionstart() -> None:
    """Compiles the catalogs that were edited since the installation."""
    catalogs = [(source, source.with_suffix(".mo")) for source in catalog.LOCALE_FOLDER.rglob("*.po")]
    if any(not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime for source, compiled in catalogs):
        ci_module("build_catalogs").compile_catalogs(ROOT)


@pytest.fixture(autouse=True)
def begin_in_english() -> Iterator[None]:
    """Each test begins in English, whatever the one before it chose."""
    catalog.use_translations("en", gettext.NullTranslations())
    yield
    catalog.use_translations("en", gettext.NullTranslations())
