"""Numbers, dates and durations in the language in force."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.i18n import format_table as table
from trainer.i18n import LANGUAGES, formats, use

ROWS = [*table.NUMBERS, *table.DATES, *table.INTERVALS, *table.NAMES]


@pytest.mark.parametrize(("call", "indonesian", "english"), ROWS, ids=[row[2] or "empty" for row in ROWS])
def test_both_languages(call: Callable[[], str], indonesian: str, english: str) -> None:
    use("id")
    assert call() == indonesian
    use("en")
    assert call() == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_and_month_has_its_name(language: str) -> None:
    use(language)
    monday = date(2026, 11, 23)
    week = [monday + timedelta(days=n) for n in range(7)]
    year = [date(2026, month, 1) for month in range(1, 13)]
    assert [formats.date_long(day).split(",")[0] for day in week] == table.WEEKDAYS[language]
    assert [formats.date_short(day).split()[0] for day in week] == table.SHORT_WEEKDAYS[language]
    assert [formats.date_long(day).split()[2] for day in year] == table.MONTHS[language]
    assert [formats.day_month(day).split()[1] for day in year] == table.SHORT_MONTHS[language]


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_number_can_be_read_back(value: float, decimals: int) -> None:
    use("id")
    assert float(formats.number(value, decimals).replace(".", "").replace(",", ".")) == pytest.approx(
        round(value, decimals), abs=1e-4
    )


@given(st.integers(0, 40_000), st.integers(0, 400))
def test_a_longer_interval_never_reads_shorter(days: int, more: int) -> None:
    order = ["d", "mo", "y"]

    def rank(text: str) -> tuple[int, float]:
        size, unit = text.split()
        return order.index(unit), float(size)

    assert rank(formats.interval(days=days + 1)) <= rank(formats.interval(days=days + 1 + more))


def test_an_interval_is_given_in_one_unit() -> None:
    with pytest.raises(TypeError):
        formats.interval()  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        formats.interval(seconds=1, days=1)  # type: ignore[call-overload]
