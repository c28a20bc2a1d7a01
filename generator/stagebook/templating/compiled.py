"""Compiled templates, kept from run to run in a private folder of the user.

A build uses some hundred templates of ours and of the theme, and compiles each before its first page. Jinja can keep
what it compiled, and takes it only for the same source; what else the result depends on is looked at here.

The folder is `stagebook/templates/…` below the system's place for such files, or the one that `STAGEBOOK_CACHE` names;
`STAGEBOOK_CACHE=off` keeps nothing. It may be deleted at any time. Where it can't be made, or others could write into
it, templates are compiled in each run.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from stagebook import __version__

SWITCH = "STAGEBOOK_CACHE"

_KNOWN = frozenset(("jinja2", "markupsafe", "mkdocs", "stagebook", "builtins", "_operator", "operator"))
"""Packages whose filters, tests and tags change with a version that is part of the key."""

_OPTIONS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized", "is_async"),
    *("autoescape", "finalize"),
)


class CompiledTemplates(FileSystemBytecodeCache):
    """What Jinja compiled, in one folder; whatever goes wrong there, the template is compiled as if there were none."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Find a template by its name and file; it counts only for this source and this kind of environment."""
        return super().get_bucket(environment, name, filename, f"{source}\0{_kind(environment)}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, if it is whole."""
        if _is_known(bucket.environment):
            try:
                super().load_bytecode(bucket)
            except Exception:  # A damaged file can raise anything while it is unpacked.
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if the disk takes it."""
        if _is_known(bucket.environment):
            with suppress(OSError):
                super().dump_bytecode(bucket)


def compiled_templates(variables: Mapping[str, str] = os.environ) -> CompiledTemplates | None:
    """The user's own folder of compiled templates; None where there is none that only the user can write to."""
    with suppress(OSError, RuntimeError):  # `Path.home` raises the latter
        base = _base(variables)
        if base is None:
            return None
        folder = base / "templates" / f"{__version__}-{sys.implementation.cache_tag}"
        for each in (base, base / "templates", folder):
            each.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
            if not _is_private(each):
                return None
        return CompiledTemplates(str(folder))
    return None


def _base(variables: Mapping[str, str]) -> Path | None:
    wanted = variables.get(SWITCH, "")
    if wanted:
        return None if wanted.lower() in ("off", "0", "no", "false") else Path(wanted).absolute()
    if sys.platform == "win32":
        local = variables.get("LOCALAPPDATA", "")
        return Path(local) / "stagebook" / "cache" if local else None
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "stagebook"
    own = Path(variables.get("XDG_CACHE_HOME", ""))
    # The specification: a relative path counts as none.
    return (own if own.is_absolute() else Path.home() / ".cache") / "stagebook"


def _is_private(folder: Path) -> bool:
    if not hasattr(os, "getuid"):
        return True  # Windows: the user's profile is private.
    found = folder.lstat()
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return is_own and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and os.access(folder, os.W_OK)


def _kind(environment: Environment) -> str:
    """Whatever the compiled code depends on besides the source."""
    options = [_name(getattr(environment, option)) for option in (*_OPTIONS, "code_generator_class")]
    return "\0".join((jinja2.__version__, *options, *sorted(environment.extensions), *_functions(environment)))


def _functions(environment: Environment) -> Iterator[str]:
    for kind in (environment.filters, environment.tests):
        yield from sorted(f"{name}={_name(function)}" for name, function in kind.items())


def _is_known(environment: Environment) -> bool:
    """Whether all that is called while compiling is of packages whose versions are known.

    What a site's hook or another plugin adds may change without notice, and Jinja works out filters of constants when
    it compiles.
    """
    found = [*environment.filters.values(), *environment.tests.values(), *environment.extensions.values()]
    return all(str(getattr(each, "__module__", None)).partition(".")[0] in _KNOWN for each in found)


def _name(value: Any) -> str:
    return f"{value.__module__}.{value.__qualname__}" if hasattr(value, "__qualname__") else repr(value)
