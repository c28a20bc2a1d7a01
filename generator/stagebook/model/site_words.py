"""A site's own words: the tables in `templates/language/`, one file for each language."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from stagebook.model.files import UNKNOWN_FILE, Files
from stagebook.problems.diagnostics import Span
from stagebook.reading.publishable import TEMPLATES
from stagebook.reading.syntax import FILE_UNREADABLE
from stagebook.reading.tree import Mapping
from stagebook.schema.shape_problems import WRONG_TYPE
from stagebook.words import FOLDER, Table, Vocabulary

_NAME = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\.yml", re.ASCII)


def own_words(files: Files) -> Vocabulary:
    """The shipped words with the site's own over them; what no one would read in their folder is reported."""
    here = f"{TEMPLATES}/{FOLDER}"
    own: dict[str, Table] = {}
    try:
        names = sorted(path.name for path in (files.root / here).iterdir() if not path.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        names = []
    except OSError as error:
        message = f"the folder can't be read: {error.strerror}"
        files.problems.append(FILE_UNREADABLE.found(message, Span(here)))
        names = []
    for name in names:
        file = f"{here}/{name}"
        if not _NAME.fullmatch(name):
            hint = "name it after its language, as de.yml or pt-BR.yml"
            files.problems.append(UNKNOWN_FILE.found("nothing reads this file", Span(file), hint))
            continue
        data = files.yaml(file)
        if isinstance(data, Mapping):
            own[PurePosixPath(name).stem] = data
        elif data is not None:
            message = f"{file} must hold words, each with its text"
            span = getattr(data, "span", Span(file))
            files.problems.append(WRONG_TYPE.found(message, span, "write 'tools: …' and so on, as in docs/words.md"))
    return Vocabulary(own)
