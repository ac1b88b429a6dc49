"""The pane with the day: what waits, how long it takes, the week, and how far one has come."""

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from trainer.decks.messages import DeckError
from trainer.i18n import _, n_
from trainer.i18n.formats import date_short, minutes, number, time
from trainer.plots.sparkline import sparkline
from trainer.study.overview import Overview
from trainer.study.summary import waiting
from trainer.ui.card_text import plain_line, plain_text
from trainer.ui.day import Day, Rest
from trainer.ui.faces import heading, paragraphs, quiet, rows
from trainer.ui.widgets.scroll_text import ScrollText


class DayPane(ScrollText):
    """See the module's text."""

    def put_day(self, day: Day, *, start_key: str, about_key: str, import_key: str, command: str) -> None:
        """Shows a day.

        Args:
            start_key: the key that begins a sitting. about_key: the one that tells about the deck.
            import_key: the one that brings decks in; empty if there is none.
            command: what opens the program in a terminal.
        """
        self.border_title = _title(day.name)
        self.put(_day(day, start_key, _can_do(about_key, import_key, command)), stay=True)

    def put_broken(self, name: str, problem: DeckError) -> None:
        """Shows that a deck can't be opened, and why."""
        self.border_title = _title(name)
        first = problem.messages[0]
        hint = [plain_text(_("What to do: {hint}", hint=_(first.hint).format(**first.values)))] if first.hint else []
        place = [quiet(_("Line {line}, column {column}", line=first.line, column=first.column))] if first.line else []
        self.put(
            paragraphs(
                [
                    Content.styled(_("This deck can't be opened."), "$warning bold"),
                    rows([plain_text(_(first.text).format(**first.values)), *place]),
                    *hint,
                    quiet(_("The other decks are not affected.")),
                ]
            )
        )

    def put_nothing(self, import_key: str, command: str) -> None:
        """Shows what to do without any deck; the key and the command are those of `put_day`."""
        by_command = [_("Import one in the terminal:"), _("{command} import FILE", command=command)]
        told = [_("Import one: {key}", key=import_key)] if import_key else by_command
        self.border_title = _title("")
        self.put(paragraphs([Content(_("There is no deck yet.")), rows([Content(line) for line in told])]))


def _title(name: str) -> Content:
    title = Content(_("Today"))
    return Content.assemble(title, " · ", plain_line(name)) if name else title


def _day(day: Day, start_key: str, ways_on: Content) -> Content:
    told = _("The file of this deck has a mistake; its last correct content is used.") if day.edit_is_broken else ""
    return paragraphs([Content.styled(told, "$warning"), _state(day, start_key, ways_on)])


def _state(day: Day, start_key: str, ways_on: Content) -> Content:
    overview = day.overview
    if not overview.notes:
        return paragraphs([Content(_("This deck holds no notes.")), ways_on])
    if not overview.begun and overview.counts.new:
        return paragraphs([_first_day(overview, start_key), _mastered(overview)])
    head = _waiting(overview) if day.rest is None else _finished(overview, day.rest)
    return paragraphs([head, _week(day), _progress(overview), ways_on if day.rest is not None else Content("")])


def _first_day(overview: Overview, start_key: str) -> Content:
    return paragraphs(
        [
            heading(_("The first day")),
            Content(
                n_(
                    "{n} new note waits today. You read it first, and are asked about it after that.",
                    "{n} new notes wait today. You read each of them first, and are asked about it after that.",
                    overview.counts.new,
                )
            ),
            Content(_("That takes {minutes}. {key} starts it.", minutes=minutes(overview.minutes), key=start_key)),
        ]
    )


def _waiting(overview: Overview) -> Content:
    counts = overview.counts
    total = n_("{n} card", "{n} cards", counts.total)
    lines = [Content.styled(f"{total} · {minutes(overview.minutes)}", "$foreground bold")]
    parts: list[str] = []
    if counts.due:
        parts.append(_("{n} due for review", n=number(counts.due)))
    if counts.new:
        parts.append(_("{n} new", n=number(counts.new)))
    if counts.learning:
        parts.append(_("{n} still being learnt", n=number(counts.learning)))
    if counts.contrasts:
        parts.append(n_("{n} contrast", "{n} contrasts", counts.contrasts))
    lines.append(Content(" · ".join(parts)))
    if overview.done_today:
        lines.append(quiet(n_("{n} card done today", "{n} cards done today", overview.done_today)))
    return rows(lines)


def _finished(overview: Overview, rest: Rest) -> Content:
    lines: list[Content] = []
    if overview.done_today:
        done = n_("Done today: {n} card.", "Done today: {n} cards.", overview.done_today)
        lines.append(Content.styled(done, "$foreground bold"))
    else:
        lines.append(Content.styled(_("Nothing is due now."), "$foreground bold"))
    if rest.next_learning is not None:
        lines.append(Content(_("The next learning card comes at {time}.", time=time(rest.next_learning))))
    if tomorrow := waiting(*rest.tomorrow):
        about = minutes(rest.tomorrow_minutes)
        lines.append(Content(_("Tomorrow: {cards}, {minutes}.", cards=tomorrow, minutes=about)))
    elif rest.next_learning is None:
        lines.append(Content(_("Tomorrow: nothing is due.")))
    return rows(lines)


def _week(day: Day) -> Content:
    week = day.overview.week
    line = Content.assemble(quiet(_("Next 7 days")), "  ", (sparkline(week), "$accent"))
    return rows([line, quiet(_heaviest(week, day.today))])


def _heaviest(week: Sequence[int], today: date) -> str:
    most = max(week, default=0)
    if not most:
        return _("no reviews planned")
    when = date_short(today + timedelta(days=list(week).index(most)))
    return n_("at most {n} review: {day}", "at most {n} reviews: {day}", most, day=when)


def _mastered(overview: Overview) -> Content:
    return Content(
        n_(
            "Mastered: {mastered} of {n} note",
            "Mastered: {mastered} of {n} notes",
            overview.notes,
            mastered=number(overview.mastered),
        )
        if overview.notes
        else ""
    )


def _progress(overview: Overview) -> Content:
    activity = overview.activity
    lines = [_mastered(overview)]
    if activity.of > 1:
        lines.append(Content(_("Studied on {n} of the last {of} days", n=activity.studied, of=activity.of)))
    elif activity.today:
        lines.append(Content(_("Today is the first day of studying")))
    return rows(lines)


def _can_do(about_key: str, import_key: str, command: str) -> Content:
    by_command = [_("add a deck, in the terminal:"), _("{command} import FILE", command=command)]
    adding = [_("add a deck: {key}", key=import_key)] if import_key else by_command
    told = [_("read about this deck: {key}", key=about_key), *adding]
    return rows([quiet(_("What you can do now")), *map(Content, told)])
