"""Lots that fall the same way for the same text, on every computer and in every run."""

try:
    # What hashlib itself gives for this name. Importing hashlib loads OpenSSL, which costs every start 2 ms.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def draw(text: str) -> bytes:
    """Eight bytes for ``text``: compared, they put texts into a random order; as a number they draw from a range."""
    return blake2b(text.encode(), digest_size=8).digest()
