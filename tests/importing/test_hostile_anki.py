"""Texts and JSON that mean harm become a clean deck, or are refused by an error that says what to do; and soon."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.importing.hostile_texts_anki import HOSTILE_TEXTS_ANKI
from tests.support.hostile import commands_in
from trainer.errors import TrainerError
from trainer.importing import anki_text, crowdanki
from trainer.importing.report import ForeignFileError, Imported, Wanted

NOW = Wanted(datetime(2026, 11, 25, 8, tzinfo=UTC))
MOST_SECONDS = 5.0
REFUSED = frozenset(
    {
        *(
            "templat-meledak.json",
            "templat-naskah.json",
            "tag-tak-tertutup.txt",
            "angka-tanpa-akhir.txt",
            "baris-kosong.txt",
            "banyak-paket.txt",
        ),
        *("petik.txt", "dalam.json", "paket-bersarang.json", "angka.json", "bentuk-lain.json"),
    }
)


def imported(path: Path) -> list[Imported]:
    module = crowdanki if path.suffix == ".json" else anki_text
    assert module.fits(path.read_bytes()[: 64 * 1024], path)
    return module.read(path, NOW)


def told(one: Imported) -> str:
    return "\n".join(remark.explain(str) for remark in (*one.report.changed, *one.report.left_out))


@pytest.mark.parametrize(("name", "content"), HOSTILE_TEXTS_ANKI, ids=[name for name, _ in HOSTILE_TEXTS_ANKI])
def test_it_does_no_harm(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    begin = time.process_time()
    try:
        decks = imported(path)
    except TrainerError as error:
        assert name in REFUSED
        assert isinstance(error, ForeignFileError)
        assert error.hint
        assert not commands_in(error.explain(str).encode())
    else:
        assert name not in REFUSED
        for one in decks:
            assert one.deck.notes
            assert not commands_in(one.text.encode()) and not commands_in(told(one).encode())
    assert time.process_time() - begin < MOST_SECONDS
