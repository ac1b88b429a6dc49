"""The text that scrolls: keys, the focus, and what its last row says."""

from textual.app import App, ComposeResult
from textual.content import Content

from tests.support.screen_text import screen_text
from trainer.ui.widgets.scroll_text import TEXT_COLUMNS, ScrollText


class OneText(App[None]):
    """Nothing but a text."""

    def compose(self) -> ComposeResult:
        yield ScrollText(id="text")

    @property
    def one(self) -> ScrollText:
        return self.query_one("#text", ScrollText)


def numbered(count: int) -> Content:
    """So many lines."""
    return Content("\n".join(f"baris {number}" for number in range(1, count + 1)))


async def test_the_last_row_says_what_is_left() -> None:
    app = OneText()
    async with app.run_test(size=(30, 6)) as pilot:
        app.one.put(numbered(20))
        await pilot.pause()
        assert screen_text(app).splitlines() == [*(f"baris {n}" for n in range(1, 6)), "▼ 15 more lines"]
        app.one.move_lines(3)
        await pilot.pause()
        assert screen_text(app).splitlines() == [*(f"baris {n}" for n in range(4, 9)), "▲ 3  ▼ 12 more lines"]
        app.one.move_pages(1)
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "baris 8"  # one line of the old page stays in sight
        app.one.move_pages(10)
        await pilot.pause()
        assert screen_text(app).splitlines() == [*(f"baris {n}" for n in range(16, 21)), "▲ 15 lines above"]
        app.one.move_lines(-1000)
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "baris 1"


async def test_what_fits_stands_without_further_words() -> None:
    app = OneText()
    async with app.run_test(size=(30, 6)) as pilot:
        app.one.put(numbered(6))
        await pilot.pause()
        assert screen_text(app).splitlines() == [f"baris {n}" for n in range(1, 7)]
        assert not app.one.overflows and not app.one.allow_focus()
        app.one.move_lines(2)
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "baris 1"


async def test_a_new_text_begins_at_its_beginning_unless_told_otherwise() -> None:
    app = OneText()
    async with app.run_test(size=(30, 6)) as pilot:
        app.one.put(numbered(20))
        await pilot.pause()
        app.one.move_lines(4)
        app.one.put(numbered(21), stay=True)
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "baris 5"
        app.one.put(numbered(20))
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "baris 1"


async def test_it_follows_the_window_and_one_row_ends_in_an_ellipsis() -> None:
    app = OneText()
    async with app.run_test(size=(30, 6)) as pilot:
        app.one.put(numbered(20))
        await pilot.pause()
        app.one.move_lines(1000)
        await pilot.resize_terminal(30, 21)
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "baris 1"
        await pilot.resize_terminal(30, 1)
        await pilot.pause()
        assert screen_text(app).splitlines()[0].endswith("…")


async def test_long_lines_are_wrapped_to_what_can_be_read() -> None:
    app = OneText()
    async with app.run_test(size=(200, 40)) as pilot:
        app.one.put(Content("kata " * 100 + "x" * 300 + " 日本" * 60))
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert max(Content(line.strip()).cell_length for line in lines) <= TEXT_COLUMNS
        assert "".join(app.one.whole.split()) == "".join("".join(lines).split())
        assert lines[0].startswith(" " * 50)  # in the middle of a wide place
