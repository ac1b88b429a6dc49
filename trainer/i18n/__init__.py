"""Texts, numbers and dates in Indonesian and English."""

from trainer.i18n.catalog import DEFAULT_LANGUAGE, LANGUAGES, N_, _, current_language, n_, use

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "N_", "_", "current_language", "n_", "use"]
