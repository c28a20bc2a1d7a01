"""Whether a web address can be read at all."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_malformed(address: str) -> bool:
    """Whether an address has a host that can't be one, as in `http://[`: engines end with an error there."""
    try:
        urlsplit(address)
    except ValueError:
        return True
    return False
