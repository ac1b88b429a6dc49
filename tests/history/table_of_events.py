"""What each kind of event looks like in the file: the line, and the event it stands for."""

from datetime import date, datetime, timedelta, timezone

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

ID = "01JDBYJ8J3W3T1C6RA0Qk3p9x1"
OTHER = "01JDBYJ8J3W3T1C6RA0Rk3p9x1"
AT = datetime(2026, 11, 24, 8, 15, 2, 123000, tzinfo=timezone(timedelta(hours=7)))
HEAD = f'"id":"{ID}","t":"2026-11-24T08:15:02.123+07:00"'
CARD = "peran-pekerja-sosial/mikro-penghubung#case"
WEIGHTS = tuple(float(n) + 0.25 for n in range(21))
WEIGHTS_TEXT = ",".join(f"{n}.25" for n in range(21))

LINES: list[tuple[str, Event]] = [
    (f'{{"k":"created",{HEAD}}}', Created(id=ID, at=AT)),
    (
        f'{{"k":"review",{HEAD},"card":"{CARD}","r":1,"ms":4210,"how":"choose","gave":"mikro-pembela",'
        f'"options":["mikro-penghubung","level:mikro","text:0a1b2c3d"],"case":"a1b2c3d4"}}',
        Review(
            id=ID,
            at=AT,
            card=CARD,
            rating=Rating.AGAIN,
            ms=4210,
            how="choose",
            gave="mikro-pembela",
            options=("mikro-penghubung", "level:mikro", "text:0a1b2c3d"),
            case="a1b2c3d4",
        ),
    ),
    (
        f'{{"k":"review",{HEAD},"card":"{CARD}","r":3,"ms":0,"how":"flip","due":"2026-12-06"}}',
        Review(id=ID, at=AT, card=CARD, rating=Rating.GOOD, ms=0, due=date(2026, 12, 6)),
    ),
    (
        f'{{"k":"review",{HEAD},"card":"{CARD}","r":4,"ms":3600000,"how":"type","due":"2026-12-06","in":"ahead",'
        '"typed":"pialang — “sosial”","hint":2,"overruled":"right"}',
        Review(
            id=ID,
            at=AT,
            card=CARD,
            rating=Rating.EASY,
            ms=3_600_000,
            how="type",
            due=date(2026, 12, 6),
            origin="ahead",
            typed="pialang — “sosial”",
            hint=2,
            overruled="right",
        ),
    ),
    (
        f'{{"k":"review",{HEAD},"card":"{CARD}","r":3,"ms":9,"how":"choose","in":"contrast","options":["a","b"],'
        '"against":"b"}',
        Review(
            id=ID,
            at=AT,
            card=CARD,
            rating=Rating.GOOD,
            ms=9,
            how="choose",
            origin="contrast",
            options=("a", "b"),
            against="b",
        ),
    ),
    (f'{{"k":"read",{HEAD},"note":"peran/mikro"}}', Read(id=ID, at=AT, note="peran/mikro")),
    (f'{{"k":"undo",{HEAD},"of":"{OTHER}"}}', Undo(id=ID, at=AT, of=(OTHER,))),
    (f'{{"k":"undo",{HEAD},"of":["{OTHER}","{ID}"]}}', Undo(id=ID, at=AT, of=(OTHER, ID))),
    (f'{{"k":"suspend",{HEAD},"card":"{CARD}","on":true}}', Suspend(id=ID, at=AT, card=CARD)),
    (f'{{"k":"suspend",{HEAD},"card":"{CARD}","on":false}}', Suspend(id=ID, at=AT, card=CARD, on=False)),
    (f'{{"k":"bury",{HEAD},"card":"{CARD}","day":"2026-11-24"}}', Bury(id=ID, at=AT, card=CARD, day=AT.date())),
    (f'{{"k":"reset",{HEAD},"card":"{CARD}"}}', Reset(id=ID, at=AT, card=CARD)),
    (f'{{"k":"rename",{HEAD},"from":"d/lama","to":"d/baru"}}', Rename(id=ID, at=AT, old="d/lama", new="d/baru")),
    (f'{{"k":"rename",{HEAD},"from":"lama/","to":"baru/"}}', Rename(id=ID, at=AT, old="lama/", new="baru/")),
    (
        f'{{"k":"seed",{HEAD},"card":"{CARD}","stability":12.5,"difficulty":4.0,"due":"2026-12-01","reps":7,"lapses":2}}',
        Seed(id=ID, at=AT, card=CARD, stability=12.5, difficulty=4.0, due=date(2026, 12, 1), reps=7, lapses=2),
    ),
    (f'{{"k":"tune",{HEAD}}}', Tune(id=ID, at=AT)),
    (
        f'{{"k":"tune",{HEAD},"parameters":[{WEIGHTS_TEXT}],"retention":0.9,"learning_steps":[60,600],'
        '"relearning_steps":[],"rollover":0}',
        Tune(
            id=ID,
            at=AT,
            parameters=WEIGHTS,
            retention=0.9,
            learning_steps=(60, 600),
            relearning_steps=(),
            rollover=0,
        ),
    ),
    (
        f'{{"k":"exercise",{HEAD},"name":"peta","result":{{"mikro":[7,7],"waktu":1.5,"catatan":null}}}}',
        Exercise(id=ID, at=AT, name="peta", result={"mikro": [7, 7], "waktu": 1.5, "catatan": None}),
    ),
    (
        f'{{"k":"ramalan",{HEAD},"angka":[1,{{"a":null}}],"k2":"x"}}',
        Unknown(id=ID, at=AT, kind="ramalan", extra={"angka": [1, {"a": None}], "k2": "x"}),
    ),
    (
        f'{{"k":"reset",{HEAD},"card":"{CARD}","alasan":{{"panjang":"ya"}}}}',
        Reset(id=ID, at=AT, card=CARD, extra={"alasan": {"panjang": "ya"}}),
    ),
]
