"""Every command of the program, once: its id, its keys, its words.

Bindings, key bar, palette and help are all made from this table. An id is ``place.action``; the keys in the table are
Textual's names of them and may be changed by the learner (`trainer.config.keymap`), the first one is shown.
"""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from textual.binding import Binding, BindingType

from trainer.i18n import N_


class Command(NamedTuple):
    """One thing that can be done.

    Attributes:
        id: ``place.action``.
        keys: Textual's names of its keys, separated by commas.
        text: a word or two for the key bar, marked for translation.
        help: one line for the help, marked for translation.
        group: heading it stands under in the help, marked for translation.
        also: words of other programs that find it too.
    """

    id: str
    keys: str
    text: str
    help: str
    group: str
    also: str = ""

    @property
    def place(self) -> str:
        """Where it belongs: app, today, study, …"""
        return self.id.partition(".")[0]


STUDYING: Final = N_("Studying")
ANSWERING: Final = N_("Answering")
RATING: Final = N_("Rating")
DECKS: Final = N_("Decks")
IMPORTING: Final = N_("Importing")
READING: Final = N_("Reading")
PROGRAM: Final = N_("The program")

_TABLE: Final = (
    Command("today.start", "enter", N_("Start"), N_("study the deck that is chosen"), STUDYING),
    Command("today.up", "up,k", N_("Up"), N_("choose the deck above"), DECKS),
    Command("today.down", "down,j", N_("Down"), N_("choose the deck below"), DECKS),
    Command("today.first", "home", N_("First deck"), N_("choose the first deck"), DECKS),
    Command("today.last", "end", N_("Last deck"), N_("choose the last deck"), DECKS),
    Command("today.problem", "e", N_("What is wrong"), N_("show what is wrong with this deck"), DECKS),
    Command("today.import", "i", N_("Import"), N_("choose a file of cards and take it in"), DECKS, "impor anki"),
    Command("today.about", "t", N_("About the deck"), N_("whose list this deck is, and which others exist"), DECKS),
    Command("today.map", "f", N_("Fill in the map"), N_("type every role you know into the empty map"), STUDYING),
    Command("today.renames", "g", N_("Renamed?"), N_("say whether something renamed is the same"), DECKS),
    Command("today.messages", "m", N_("Messages"), N_("read what the program has to tell"), PROGRAM),
    Command("today.aside", "p", N_("Other pane"), N_("show the pane there is no room for"), READING),
    Command("today.language", "L", N_("Bahasa Indonesia"), N_("change the language of the program"), PROGRAM),
    Command("today.page_up", "pageup", N_("Page up"), N_("scroll up by a page"), READING),
    Command("today.page_down", "pagedown", N_("Page down"), N_("scroll down by a page"), READING),
    Command("today.quit", "q", N_("Quit"), N_("leave the program"), PROGRAM),
    Command("study.advance", "enter", N_("Go on"), N_("show the answer, or hand it in; then: go on"), STUDYING),
    Command("study.reveal", "space", N_("Show the answer"), N_("show the answer; of options: I don't know"), STUDYING),
    Command("study.choose_a", "a,A", N_("A"), N_("choose option A, or tick idea A"), ANSWERING),
    Command("study.choose_b", "b,B", N_("B"), N_("choose option B, or tick idea B"), ANSWERING),
    Command("study.choose_c", "c,C", N_("C"), N_("choose option C, or tick idea C"), ANSWERING),
    Command("study.choose_d", "d,D", N_("D"), N_("choose option D, or tick idea D"), ANSWERING),
    Command("study.choose_e", "e,E", N_("E"), N_("choose option E, or tick idea E"), ANSWERING),
    Command("study.hint", "f2", N_("Hint"), N_("a hint (while typing also ? and Enter); then at most Hard"), ANSWERING),
    Command("study.overrule", "s", N_("Actually right"), N_("the answer was judged wrongly: turn it round"), ANSWERING),
    Command("study.again", "1", N_("Again"), N_("I had forgotten it"), RATING),
    Command("study.hard", "2", N_("Hard"), N_("I remembered it, with doubts"), RATING),
    Command("study.good", "3", N_("Good"), N_("I remembered it"), RATING),
    Command("study.easy", "4", N_("Easy"), N_("I remembered it at once"), RATING),
    Command("study.later", "n", N_("Not now"), N_("leave this new note for another sitting"), STUDYING),
    Command("study.undo", "u,ctrl+z", N_("Undo"), N_("take back the last action, as often as you like"), STUDYING),
    Command(
        "study.bury", "minus", N_("Bury until tomorrow"), N_("hide this card until tomorrow"), STUDYING, "pendam bury"
    ),
    Command("study.suspend", "at", N_("Suspend"), N_("don't ask this card any more"), STUDYING, "tangguhkan suspend"),
    Command("study.edit", "f4", N_("Edit"), N_("change this card in its file (also E, if no letters show)"), DECKS),
    Command("study.aside", "p", N_("Explanation"), N_("show or hide the explanation"), READING),
    Command("study.up", "up", N_("Up"), N_("scroll up by a line"), READING),
    Command("study.down", "down", N_("Down"), N_("scroll down by a line"), READING),
    Command("study.page_up", "pageup", N_("Page up"), N_("scroll up by a page"), READING),
    Command("study.page_down", "pagedown", N_("Page down"), N_("scroll down by a page"), READING),
    Command("study.leave", "q,f3", N_("Today"), N_("go back to the screen Today"), PROGRAM),
    Command("map.put", "enter", N_("Put here"), N_("put the name into the level; without one: finish"), ANSWERING),
    Command("map.down", "down,tab", N_("Other level"), N_("the next level, or scroll down"), ANSWERING),
    Command("map.up", "up,shift+tab", N_("Level before"), N_("the level before, or scroll up"), ANSWERING),
    Command("map.take_back", "ctrl+z", N_("Take back"), N_("take the last name away again"), ANSWERING),
    Command("map.finish", "f2", N_("Finish"), N_("show the gaps and what is in the wrong level"), ANSWERING),
    Command("map.page_up", "pageup", N_("Page up"), N_("scroll up by a page"), READING),
    Command("map.page_down", "pagedown", N_("Page down"), N_("scroll down by a page"), READING),
    Command("map.leave", "f3", N_("Today"), N_("go back to the screen Today"), PROGRAM),
    Command("map.close", "q", N_("Today"), N_("go back to the screen Today"), PROGRAM),
    Command("import.go", "enter", N_("Open"), N_("read the file; then: take it in"), IMPORTING),
    Command("import.up", "up", N_("Up"), N_("the line above"), IMPORTING),
    Command("import.down", "down", N_("Down"), N_("the line below"), IMPORTING),
    Command("import.expand", "right", N_("Open the folder"), N_("show what is in the folder"), IMPORTING),
    Command("import.collapse", "left", N_("Close the folder"), N_("hide what is in the folder"), IMPORTING),
    Command("import.back", "backspace", N_("Folder above"), N_("the folder above; later: another file"), IMPORTING),
    Command("import.stop", "s", N_("Stop"), N_("stop reading; nothing of it stays"), IMPORTING),
    Command("import.reviews", "r", N_("Take in reviews"), N_("whether the file's reviews come in as well"), IMPORTING),
    Command("import.aside", "p", N_("Other pane"), N_("show the pane there is no room for"), READING),
    Command("import.page_up", "pageup", N_("Page up"), N_("scroll up by a page"), READING),
    Command("import.page_down", "pagedown", N_("Page down"), N_("scroll down by a page"), READING),
    Command("import.leave", "f3", N_("Today"), N_("go back to the screen Today"), PROGRAM),
    Command("import.close", "q", N_("Today"), N_("go back to the screen Today"), PROGRAM),
    Command("app.next_pane", "tab", N_("Next pane"), N_("scroll another pane"), READING),
    Command("app.palette", "ctrl+p", N_("Commands"), N_("search a command or a deck by its name"), PROGRAM),
    Command("app.refresh", "f5", N_("Look again"), N_("look at the deck files again"), PROGRAM),
    Command("app.help", "question_mark,f1", N_("Help"), N_("all keys of this screen"), PROGRAM),
    Command("dialog.close", "enter,escape,q", N_("Close"), N_("close the dialog"), PROGRAM),
    Command("scroll.up", "up", N_("Up"), N_("scroll up by a line"), READING),
    Command("scroll.down", "down", N_("Down"), N_("scroll down by a line"), READING),
    Command("scroll.page_up", "pageup", N_("Page up"), N_("scroll up by a page"), READING),
    Command("scroll.page_down", "pagedown", N_("Page down"), N_("scroll down by a page"), READING),
    Command("storage.retry", "enter", N_("Try again"), N_("write the answer again"), PROGRAM),
    Command("storage.go_on", "l", N_("Go on without saving"), N_("keep answers in memory only"), PROGRAM),
    Command("storage.quit", "q", N_("Quit"), N_("leave the program"), PROGRAM),
    Command("confirm.yes", "y", N_("Yes"), N_("do it"), PROGRAM),
    Command("confirm.no", "n,t,escape", N_("No"), N_("leave everything as it is"), PROGRAM),
    Command("unsaved.save", "enter", N_("Save and quit"), N_("write the answers to this file"), PROGRAM),
    Command("unsaved.back", "escape", N_("Back"), N_("go on studying"), PROGRAM),
    Command("unsaved.drop", "ctrl+n", N_("Quit without saving"), N_("leave the answers behind"), PROGRAM),
    Command("other_id.use", "enter", N_("Use this id"), N_("read the deck under this id"), PROGRAM),
    Command("other_id.back", "escape", N_("Back"), N_("leave the deck out"), PROGRAM),
    Command("renames.same", "s,y", N_("The same"), N_("it is the same: progress goes on"), DECKS),
    Command("renames.other", "b,n", N_("Not the same"), N_("it isn't the same; don't ask again"), DECKS),
    Command("renames.all", "a", N_("All the same"), N_("all that are left are the same"), DECKS),
    Command("renames.none", "x", N_("None of them"), N_("none that is left is the same; don't ask again"), DECKS),
    Command("renames.later", "escape,q", N_("Later"), N_("ask about the rest another time"), DECKS),
    Command("edit.save", "ctrl+s", N_("Save"), N_("write the texts into the deck's file"), PROGRAM),
    Command("edit.back", "escape", N_("Back"), N_("leave the card as it is"), PROGRAM),
    Command("palette.run", "enter", N_("Do it"), N_("carry out what is chosen"), PROGRAM),
    Command("palette.up", "up", N_("Up"), N_("choose the line above"), PROGRAM),
    Command("palette.down", "down", N_("Down"), N_("choose the line below"), PROGRAM),
    Command("palette.close", "escape", N_("Close"), N_("close the list"), PROGRAM),
)

_WITH_INPUT: Final = frozenset({"unsaved", "palette", "other_id", "edit"})
"""Places where something is typed: their keys go before those of the line that is typed in."""

COMMANDS: Final[Mapping[str, Command]] = {command.id: command for command in _TABLE}


def known_keys() -> dict[str, str]:
    """Binding id -> its keys, as `trainer.config.keymap.check_keys` wants to know them."""
    return {command.id: command.keys for command in _TABLE}


def commands_of(place: str) -> tuple[Command, ...]:
    """The commands of a place in the order of the table."""
    return tuple(command for command in _TABLE if command.place == place)


def bindings_of(*places: str, but: Collection[str] = ()) -> list[BindingType]:
    """A binding for each command of some places, ``but`` these; all of them call the action ``command``."""
    return [
        Binding(
            command.keys,
            f"command('{command.id}')",
            command.text,
            id=command.id,
            show=False,
            priority=place in _WITH_INPUT,
        )
        for place in places
        for command in commands_of(place)
        if command.id not in but
    ]
