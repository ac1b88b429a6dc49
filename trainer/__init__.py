"""peksos-trainer: learn the roles of a social worker with spaced repetition in a terminal."""

__version__ = "0.1.0"
