"""What is expected where study days and whole 24 hours part: twenty cases, derived without the code they judge.

The study days between the reviews (``gaps``) were counted by hand on a calendar. Stability and difficulty follow from
the ratings and the gaps by the published formulas of FSRS-6 in 40-digit decimals; the engine that Anki uses gives the
same as far as its single precision reaches (0.0001). The phase, the step and the moment or day were derived by
hand from Anki's rules: steps of 1 and 10 minutes, relearning after 10, retention 0.90, no fuzz.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """A few reviews of one card and the state after the last of them.

    Attributes:
        name: what makes the hours special.
        reviews: (local time with offset, rating 1-4).
        gaps: study days between each review and the one before it.
        due: a day in review, a moment while learning.
        rollover: the hour at which the study day ends.
    """

    name: str
    reviews: tuple[tuple[str, int], ...]
    gaps: tuple[int, ...]
    stability: float
    difficulty: float
    phase: str
    step: int | None
    due: str
    lapses: int = 0
    rollover: int = 4


CASES = (
    Case(
        name="an evening and the second morning after it: 34 hours are two study days",
        reviews=(("2026-03-02T21:00+07:00", 3), ("2026-03-02T21:10+07:00", 3), ("2026-03-04T07:00+07:00", 3)),
        gaps=(0, 2),
        stability=10.971048263078,
        difficulty=2.104331390846,
        phase="review",
        step=None,
        due="2026-03-15",
    ),
    Case(
        name="ten past midnight still belongs to the evening, and its days are counted from there",
        reviews=(("2026-03-02T23:50+07:00", 3), ("2026-03-03T00:10+07:00", 3)),
        gaps=(0,),
        stability=2.3065,
        difficulty=2.111214235785,
        phase="review",
        step=None,
        due="2026-03-04",
    ),
    Case(
        name="one minute, from 3.59 to 4.00, is a study day",
        reviews=(("2026-03-02T03:59+07:00", 3), ("2026-03-02T04:00+07:00", 3)),
        gaps=(1,),
        stability=7.315300744077,
        difficulty=2.111214235785,
        phase="review",
        step=None,
        due="2026-03-09",
    ),
    Case(
        name="23 hours and 59 minutes, from 4.00 to 3.59, are the same study day",
        reviews=(("2026-03-02T04:00+07:00", 4), ("2026-03-03T03:59+07:00", 3)),
        gaps=(0,),
        stability=8.2956,
        difficulty=1.0,
        phase="review",
        step=None,
        due="2026-03-10",
    ),
    Case(
        name="late in the evening, then early: two days and five hours are three study days",
        reviews=(("2026-03-02T23:30+07:00", 3), ("2026-03-02T23:40+07:00", 3), ("2026-03-05T05:00+07:00", 3)),
        gaps=(0, 3),
        stability=13.835840133660,
        difficulty=2.104331390846,
        phase="review",
        step=None,
        due="2026-03-19",
    ),
    Case(
        name="two at night counts as the day before: eight days and three hours are nine study days",
        reviews=(("2026-03-02T02:00+07:00", 3), ("2026-03-10T05:00+07:00", 3)),
        gaps=(9,),
        stability=23.993042579260,
        difficulty=2.111214235785,
        phase="review",
        step=None,
        due="2026-04-03",
    ),
    Case(
        name="rollover at midnight: one minute across it",
        reviews=(("2026-03-02T23:59+07:00", 3), ("2026-03-03T00:00+07:00", 3)),
        gaps=(1,),
        stability=7.315300744077,
        difficulty=2.111214235785,
        phase="review",
        step=None,
        due="2026-03-10",
        rollover=0,
    ),
    Case(
        name="rollover at 23.00: ten minutes across it, then a whole day within it",
        reviews=(("2026-03-02T22:50+07:00", 3), ("2026-03-02T23:00+07:00", 3), ("2026-03-03T22:59+07:00", 2)),
        gaps=(1, 0),
        stability=7.315300744077,
        difficulty=4.748284761595,
        phase="review",
        step=None,
        due="2026-03-09",
        rollover=23,
    ),
    Case(
        name="rollover at noon: forgotten one minute across it, then Hard (15 minutes, half as long again)",
        reviews=(("2026-03-02T11:59+07:00", 4), ("2026-03-02T12:00+07:00", 1), ("2026-03-02T12:10+07:00", 2)),
        gaps=(1, 0),
        stability=1.216178370277,
        difficulty=8.011605503110,
        phase="relearning",
        step=0,
        due="2026-03-02T12:25+07:00",
        lapses=1,
        rollover=12,
    ),
    Case(
        name="the clock went back two days: no time has passed, and the new days count from the earlier date",
        reviews=(("2026-03-05T10:00+07:00", 3), ("2026-03-05T10:10+07:00", 3), ("2026-03-03T10:00+07:00", 3)),
        gaps=(0, 0),
        stability=2.3065,
        difficulty=2.104331390846,
        phase="review",
        step=None,
        due="2026-03-05",
    ),
    Case(
        name="the clock went back ten minutes, across the rollover",
        reviews=(("2026-03-05T04:05+07:00", 4), ("2026-03-05T03:55+07:00", 2)),
        gaps=(0,),
        stability=8.2956,
        difficulty=4.010608969297,
        phase="review",
        step=None,
        due="2026-03-12",
    ),
    Case(
        name="flown east: twenty minutes, but the second clock is past its rollover",
        reviews=(("2026-03-02T02:30+07:00", 4), ("2026-03-02T04:50+09:00", 3)),
        gaps=(1,),
        stability=13.485062611471,
        difficulty=1.0,
        phase="review",
        step=None,
        due="2026-03-15",
    ),
    Case(
        name="flown west: half an hour later it is the study day before; Hard on the last step",
        reviews=(("2026-03-02T05:00+09:00", 3), ("2026-03-02T03:30+07:00", 2)),
        gaps=(0,),
        stability=2.3065,
        difficulty=4.752858488533,
        phase="learning",
        step=1,
        due="2026-03-02T03:40+07:00",
    ),
    Case(
        name="over the date line: eight and a half days by the sun, seven on the two calendars",
        reviews=(("2026-03-02T09:00+13:00", 2), ("2026-03-09T22:00-10:00", 4)),
        gaps=(7,),
        stability=20.613676707206,
        difficulty=3.464114297555,
        phase="review",
        step=None,
        due="2026-03-30",
    ),
    Case(
        name="the clocks are put forward in the night: four hours are a study day",
        reviews=(("2026-03-28T23:00+01:00", 4), ("2026-03-29T04:00+02:00", 3)),
        gaps=(1,),
        stability=13.485062611471,
        difficulty=1.0,
        phase="review",
        step=None,
        due="2026-04-11",
    ),
    Case(
        name="forgotten at 3.55, relearned at 4.05: a study day lies between",
        reviews=(("2026-03-02T10:00+07:00", 4), ("2026-03-10T03:55+07:00", 1), ("2026-03-10T04:05+07:00", 3)),
        gaps=(7, 1),
        stability=3.572870999554,
        difficulty=7.015190949024,
        phase="review",
        step=None,
        due="2026-03-14",
        lapses=1,
    ),
    Case(
        name="left in the evening while learning, taken up in the morning",
        reviews=(("2026-03-02T22:00+07:00", 1), ("2026-03-03T06:00+07:00", 3)),
        gaps=(1,),
        stability=1.886787619520,
        difficulty=6.402115069297,
        phase="learning",
        step=1,
        due="2026-03-03T06:10+07:00",
    ),
    Case(
        name="forgotten on the next morning while learning: no lapse",
        reviews=(("2026-03-02T21:30+07:00", 2), ("2026-03-03T04:00+07:00", 1)),
        gaps=(1,),
        stability=0.375394928787,
        difficulty=8.378632117467,
        phase="learning",
        step=0,
        due="2026-03-03T04:01+07:00",
    ),
    Case(
        name="New Year's Eve lasts until four",
        reviews=(("2026-12-31T23:30+07:00", 4), ("2027-01-01T03:30+07:00", 3), ("2027-01-01T04:00+07:00", 4)),
        gaps=(0, 1),
        stability=18.014944525024,
        difficulty=1.0,
        phase="review",
        step=None,
        due="2027-01-19",
    ),
    Case(
        name="over a leap day: 29 hours are two study days",
        reviews=(("2028-02-28T23:30+07:00", 1), ("2028-03-01T04:30+07:00", 4)),
        gaps=(2,),
        stability=4.371614399403,
        difficulty=5.200020369517,
        phase="review",
        step=None,
        due="2028-03-05",
    ),
)
