"""Unpacks Zstandard, a piece at a time and with little memory."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from trainer.i18n import N_
from trainer.importing.report import ForeignFileError
from trainer.importing.zip_members import CHUNK, damaged

MAGIC: Final = b"\x28\xb5\x2f\xfd"

_WINDOW: Final = 25
"""Power of two of the bytes that a file may make us remember: 32 MiB."""

_FRAMES: Final = 1000
"""Parts that were packed by themselves and put one after the other."""


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What was packed in ``chunks``.

    Raises:
        ForeignFileError: it is damaged or cut short, or there is no reader for it.
    """
    zstd = _library()
    options = {zstd.DecompressionParameter.window_log_max: _WINDOW}
    reader = zstd.ZstdDecompressor(options=options)
    frames = 0
    try:
        for chunk in chunks:
            rest = chunk
            while rest or not (reader.needs_input or reader.eof):
                if reader.eof:
                    frames += 1
                    if frames >= _FRAMES:
                        raise damaged()
                    reader = zstd.ZstdDecompressor(options=options)
                piece = reader.decompress(rest, CHUNK)
                rest = reader.unused_data if reader.eof else b""
                if piece:
                    yield piece
    except zstd.ZstdError as error:
        raise damaged() from error
    if not reader.eof:
        raise damaged()


def _library() -> Any:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]  # from Python 3.14 on
    except ImportError:
        try:
            from backports import zstd
        except ImportError:
            raise ForeignFileError(
                N_("nothing that reads Zstandard is installed here"),
                hint=N_('export it again with "Support older Anki versions" ticked, or install backports.zstd'),
            ) from None
    return zstd
