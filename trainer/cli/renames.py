"""One line for whoever doesn't see the screen: something seems to have been renamed."""

from trainer.cli.render import tell
from trainer.i18n import n_
from trainer.study.collection import Collection
from trainer.study.identity import look


def tell_renames(collection: Collection) -> None:
    """Tells of what is to be offered, if anything is; what the decks hold now is remembered for the next time."""
    if found := look(collection):
        tell(
            n_(
                "{n} name seems to have changed; peksos-trainer decks renames shows it.",
                "{n} names seem to have changed; peksos-trainer decks renames shows them.",
                len(found),
            )
        )
