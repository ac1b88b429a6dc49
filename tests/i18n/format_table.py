"""What numbers, dates and durations look like in both languages: (call, Indonesian, English)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from trainer.i18n import formats

WIB = timezone(timedelta(hours=7))

NUMBERS: list[tuple[Callable[[], str], str, str]] = [
    (lambda: formats.number(0), "0", "0"),
    (lambda: formats.number(7), "7", "7"),
    (lambda: formats.number(1234), "1.234", "1,234"),
    (lambda: formats.number(1234.5, 1), "1.234,5", "1,234.5"),
    (lambda: formats.number(1234567.891, 2), "1.234.567,89", "1,234,567.89"),
    (lambda: formats.number(-1234.5, 1), "-1.234,5", "-1,234.5"),
    (lambda: formats.number(-0.04, 1), "0,0", "0.0"),
    (lambda: formats.number(2.0, 1), "2,0", "2.0"),
    (lambda: formats.percent(0), "0 %", "0%"),
    (lambda: formats.percent(0.824), "82 %", "82%"),
    (lambda: formats.percent(0.824, 1), "82,4 %", "82.4%"),
    (lambda: formats.percent(1), "100 %", "100%"),
]

DATES: list[tuple[Callable[[], str], str, str]] = [
    (lambda: formats.date_short(date(2026, 11, 24)), "Sel 24 Nov", "Tue 24 Nov"),
    (lambda: formats.date_short(date(2026, 5, 3)), "Min 3 Mei", "Sun 3 May"),
    (lambda: formats.date_short(date(2027, 8, 20)), "Jum 20 Agu", "Fri 20 Aug"),
    (lambda: formats.day_month(date(2026, 12, 12)), "12 Des", "12 Dec"),
    (lambda: formats.date_long(date(2026, 11, 24)), "Selasa, 24 November 2026", "Tuesday, 24 November 2026"),
    (lambda: formats.date_long(date(2026, 10, 1)), "Kamis, 1 Oktober 2026", "Thursday, 1 October 2026"),
    (
        lambda: formats.date_long(datetime(2024, 2, 29, 23, 59, tzinfo=WIB)),
        "Kamis, 29 Februari 2024",
        "Thursday, 29 February 2024",
    ),
    (lambda: formats.time(datetime(2026, 11, 24, 9, 12, tzinfo=WIB)), "09.12", "09:12"),
    (lambda: formats.time(datetime(2026, 11, 24, 0, 0, tzinfo=WIB)), "00.00", "00:00"),
    (lambda: formats.time(datetime(2026, 11, 24, 23, 59, 59, tzinfo=WIB)), "23.59", "23:59"),
]

INTERVALS: list[tuple[Callable[[], str], str, str]] = [
    (lambda: formats.interval(seconds=0), "0 dtk", "0 s"),
    (lambda: formats.interval(seconds=30), "30 dtk", "30 s"),
    (lambda: formats.interval(seconds=59.6), "1 mnt", "1 min"),
    (lambda: formats.interval(seconds=60), "1 mnt", "1 min"),
    (lambda: formats.interval(seconds=330), "6 mnt", "6 min"),
    (lambda: formats.interval(seconds=600), "10 mnt", "10 min"),
    (lambda: formats.interval(seconds=3599), "1 jam", "1 h"),
    (lambda: formats.interval(seconds=5 * 3600), "5 jam", "5 h"),
    (lambda: formats.interval(seconds=86400), "1 hari", "1 d"),
    (lambda: formats.interval(days=1), "1 hari", "1 d"),
    (lambda: formats.interval(days=6), "6 hari", "6 d"),
    (lambda: formats.interval(days=29), "29 hari", "29 d"),
    (lambda: formats.interval(days=30), "1 bln", "1 mo"),
    (lambda: formats.interval(days=42), "1,4 bln", "1.4 mo"),
    (lambda: formats.interval(days=61), "2 bln", "2 mo"),
    (lambda: formats.interval(days=363), "11,9 bln", "11.9 mo"),
    (lambda: formats.interval(days=364), "1 thn", "1 y"),
    (lambda: formats.interval(days=365), "1 thn", "1 y"),
    (lambda: formats.interval(days=400), "1,1 thn", "1.1 y"),
    (lambda: formats.interval(days=36500), "99,9 thn", "99.9 y"),
    (lambda: formats.interval_words(seconds=1), "1 detik", "1 second"),
    (lambda: formats.interval_words(seconds=45), "45 detik", "45 seconds"),
    (lambda: formats.interval_words(seconds=60), "1 menit", "1 minute"),
    (lambda: formats.interval_words(seconds=600), "10 menit", "10 minutes"),
    (lambda: formats.interval_words(seconds=3600), "1 jam", "1 hour"),
    (lambda: formats.interval_words(seconds=7200), "2 jam", "2 hours"),
    (lambda: formats.interval_words(days=1), "1 hari", "1 day"),
    (lambda: formats.interval_words(days=6), "6 hari", "6 days"),
    (lambda: formats.interval_words(days=30), "1 bulan", "1 month"),
    (lambda: formats.interval_words(days=42), "1,4 bulan", "1.4 months"),
    (lambda: formats.interval_words(days=365), "1 tahun", "1 year"),
    (lambda: formats.interval_words(days=800), "2,2 tahun", "2.2 years"),
    (lambda: formats.minutes(4), "± 4 menit", "about 4 min"),
    (lambda: formats.minutes(4.5), "± 5 menit", "about 5 min"),
    (lambda: formats.minutes(0.2), "± 1 menit", "about 1 min"),
]

NAMES: list[tuple[Callable[[], str], str, str]] = [
    (lambda: formats.join_names([]), "", ""),
    (lambda: formats.join_names(["A"]), "A", "A"),
    (lambda: formats.join_names(["A", "B"]), "A dan B", "A and B"),
    (lambda: formats.join_names(["A", "B", "C"]), "A, B dan C", "A, B and C"),
    (lambda: formats.join_names(["{x}", "{0}"]), "{x} dan {0}", "{x} and {0}"),
]

WEEKDAYS = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
SHORT_WEEKDAYS = {
    "id": ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}
MONTHS = {
    "id": [
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ],
    "en": [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ],
}
SHORT_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
