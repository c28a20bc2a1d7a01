"""Two folders change places in one step, where the system has a call for it."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux, `renameat2(2)`."""
_RENAME_SWAP = 2
"""macOS, `renamex_np(2)`."""


def exchange(one: Path, other: Path) -> bool:
    """Let two existing paths on one file system change places.

    False where the system, its library or the file system has no such call; nothing has happened then.
    """
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)) == 0
        if sys.platform.startswith("linux"):
            names = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
            return int(library.renameat2(*names, _RENAME_EXCHANGE)) == 0
    except (AttributeError, OSError, TypeError):
        pass
    return False
