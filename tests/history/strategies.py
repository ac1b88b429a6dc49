"""Any event that the format can hold."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from trainer.clock import whole_milliseconds
from trainer.history.events import (
    Bury,
    Created,
    Event,
    Exercise,
    Read,
    Rename,
    Reset,
    Review,
    Seed,
    Suspend,
    Tune,
    Undo,
    Unknown,
)
from trainer.scheduling.rating import Rating
from trainer.text import clean, clean_line

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TEXT = st.text(st.characters(), max_size=30)

ids = st.builds(
    lambda body, device: body + device.lower(),
    st.text(_LETTERS, min_size=20, max_size=20),
    st.text(_LETTERS, min_size=6, max_size=6),
)
zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(
    lambda at, zone: whole_milliseconds(at.replace(tzinfo=UTC).astimezone(zone)),
    st.datetimes(datetime(1970, 1, 2), datetime(9999, 12, 29)),
    zones,
)
days = st.dates(datetime(1970, 1, 1).date(), datetime(9999, 12, 31).date())
texts = _TEXT.map(clean)
lines = _TEXT.map(clean_line)
_slugs = st.text("abcxyzß日д-09", min_size=1, max_size=12) | lines.filter(lambda text: text and "/" not in text)
_kinds = st.sampled_from(["case", "term", "definition", "level", "c1"])
notes = st.builds(lambda deck, note: clean_line(f"{deck}/{note}"), _slugs, _slugs)
cards = st.builds(lambda note, kind: f"{note}#{kind}", notes, _kinds)
_counts = st.integers(0, 1000)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
_new_keys = st.text("abcdefghijklmnopqrstuvwxyz_\x1b\ud800é", min_size=1, max_size=8).map(lambda key: "x-" + key)
_unseen = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=8,
)
extras = st.dictionaries(_new_keys, _unseen, max_size=3)
_head = {"id": ids, "at": moments, "extra": extras}
_steps = st.none() | st.lists(st.integers(1, 86_400), max_size=4).map(tuple)
_weights = st.lists(st.floats(-100, 100), min_size=21, max_size=21).map(tuple)

reviews = st.builds(
    Review,
    **_head,
    card=cards,
    rating=st.sampled_from(Rating),
    ms=st.integers(0, 3_600_000),
    how=st.sampled_from(["flip", "type", "choose", "ideas", "sing"]),
    due=st.none() | days,
    origin=st.sampled_from(["", "ahead", "contrast", "cram", "exam"]),
    gave=lines,
    options=st.lists(lines, max_size=5).map(tuple),
    typed=texts.map(lambda text: text[:200]),
    case=st.sampled_from(["", "a1b2c3d4"]),
    hint=_counts,
    overruled=st.sampled_from(["", "right", "wrong"]),
    against=lines,
)
_names = st.one_of(st.tuples(notes, notes), st.tuples(*[_slugs.map(lambda deck: f"{deck}/")] * 2))
events: st.SearchStrategy[Event] = st.one_of(
    reviews,
    st.builds(Created, **_head),
    st.builds(Read, **_head, note=notes),
    st.builds(Undo, **_head, of=st.lists(ids, min_size=1, max_size=3).map(tuple)),
    st.builds(Suspend, **_head, card=cards, on=st.booleans()),
    st.builds(Bury, **_head, card=cards, day=days),
    st.builds(Reset, **_head, card=cards),
    st.builds(lambda names, **head: Rename(old=names[0], new=names[1], **head), _names, **_head),
    st.builds(
        Seed,
        **_head,
        card=cards,
        stability=st.floats(0.001, 36_500),
        difficulty=st.floats(1, 10),
        due=days,
        reps=_counts,
        lapses=_counts,
    ),
    st.builds(
        Tune,
        **_head,
        parameters=st.none() | _weights,
        retention=st.none() | st.floats(0.01, 0.99),
        learning_steps=_steps,
        relearning_steps=_steps,
        rollover=st.none() | st.integers(0, 23),
    ),
    st.builds(Exercise, **_head, name=lines.filter(bool), result=st.dictionaries(texts, _json, max_size=3)),
    st.builds(Unknown, **_head, kind=st.sampled_from(["ramalan", "x", "Review", "é"])),
)
