"""``history``: where it lies, taking back its latest action; its other commands have files of their own."""

import click

from trainer.cli.commands.history_files import backups, repair, restore, verify
from trainer.cli.commands.history_merge import git_merge_driver, merge_files
from trainer.cli.grammar import Group, one_of_its_commands
from trainer.cli.history_place import history_path
from trainer.cli.opening import Run
from trainer.cli.render import tell, write
from trainer.history.events import Bury, Event, Read, Rename, Review, Suspend
from trainer.i18n import N_, _
from trainer.questions.kinds import kind_name, named
from trainer.questions.rating_names import rating_name
from trainer.study.collection import Collection
from trainer.study.session import StudySession
from trainer.text import clean_line

command = Group(
    "history",
    callback=one_of_its_commands,
    help=N_("Everything you ever answered stands in one file, a line for each event."),
)


@command.command(
    "path",
    short_help=N_("Print where the history lies."),
    help=N_("Print where the history lies, for example to make a copy of it."),
)
@click.pass_obj
def path(started: Run) -> int:
    """See the help."""
    write(clean_line(str(history_path(started))))
    return 0


@command.command(
    "undo",
    short_help=N_("Undo the latest action."),
    help=N_(
        "Undo what you did last on this computer: a rating, a new note that was read, a card buried or suspended, "
        "names that were taken for the same. "
        "It can be repeated. Exit code 1 if there is nothing to undo."
    ),
)
@click.pass_obj
def undo(started: Run) -> int:
    """See the help."""
    collection = started.collection()
    collection.history.require_known_version()
    actions = collection.journal.newest_actions()
    if not StudySession(collection).undo():
        tell(_("There is nothing to undo."))
        return 1
    tell(_("Undone: {action}", action="; ".join(_described(collection, action) for action in actions)))
    return 0


for _one in (verify, repair, backups, restore, merge_files, git_merge_driver):
    command.add_command(_one)


def _described(collection: Collection, action: Event) -> str:
    match action:
        case Review():
            return f"{_card_name(collection, action, action.card)}, {rating_name(action.rating)}"
        case Read():
            return _("{note}, read", note=_note_name(collection, action, action.note))
        case Bury():
            return _("{card}, buried", card=_card_name(collection, action, action.card))
        case Suspend():
            text = N_("{card}, suspended") if action.on else N_("{card}, no longer suspended")
            return _(text, card=_card_name(collection, action, action.card))
        case Rename():
            return _("{old} and {new}, the same", old=clean_line(action.old), new=clean_line(action.new))
    return _("an action of another kind")


def _card_name(collection: Collection, action: Event, name: str) -> str:
    now = collection.journal.name_now(name, action)
    card = collection.card(now)
    return f"{named(card.note.front)} ({kind_name(card.id.kind)})" if card is not None else clean_line(now)


def _note_name(collection: Collection, action: Event, name: str) -> str:
    deck_id, _slash, note_id = collection.journal.name_now(name, action).partition("/")
    deck = collection.deck(deck_id)
    for note in deck.notes if deck is not None else ():
        if note.id == note_id:
            return named(note.front)
    return clean_line(name)
