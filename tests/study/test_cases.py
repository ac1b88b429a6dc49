"""Which case is shown: they take turns, so that none comes again while another wasn't seen for longer."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trainer.decks.model import Example, Note, Text
from trainer.history.events import Review
from trainer.scheduling.rating import Rating
from trainer.study.cases import next_case

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)
MONTH = timedelta(days=30)


def note_with(cases: int) -> Note:
    examples = tuple(Example(Text(f"kasus {number}"), f"{number:08x}") for number in range(cases))
    return Note("n", Text("N"), Text("b"), 0, 1, examples=examples, kinds=("case",))


@given(cases=st.integers(1, 5), gaps=st.lists(st.integers(0, 40), max_size=30), was_read=st.booleans())
def test_no_case_comes_again_within_30_days_while_another_waits(cases: int, gaps: list[int], was_read: bool) -> None:
    note, events, now = note_with(cases), [], BEGAN
    for number, gap in enumerate(gaps):
        now += timedelta(days=gap)
        shown = next_case(note, events, was_read=was_read)
        assert shown is not None
        lately = {event.case for event in events if now - event.at < MONTH}
        others_wait = lately < {example.key for example in note.examples}
        assert shown.key not in lately or not others_wait
        events.append(
            Review(f"{number}", now, "d/n#case", Rating.GOOD, 0, case=shown.key, origin="contrast"[: 8 * (number % 2)])
        )


def test_the_case_of_the_page_comes_last() -> None:
    note, events = note_with(3), []
    seen = []
    for number in range(4):
        shown = next_case(note, events, was_read=True)
        assert shown is not None
        seen.append(shown.text.own)
        events.append(Review(f"{number}", BEGAN + timedelta(days=number), "d/n#case", Rating.GOOD, 0, case=shown.key))
    assert seen == ["kasus 1", "kasus 2", "kasus 0", "kasus 1"]
