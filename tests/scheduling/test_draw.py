from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from trainer.scheduling.draw import draw


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_lot_of_a_text_is_its_blake2b(text: str) -> None:
    assert draw(text) == blake2b(text.encode(), digest_size=8).digest()


def test_it_falls_the_same_way_for_ever() -> None:
    assert draw("2026-11-24peran/pekerja-sosial#case").hex() == "a31109397f989eb3"
