"""The templates of a site: its own before the built-in ones, macro by macro.

A site's templates lie in `templates/` beside `playbook.yml`. The built-in ones stay reachable under `stagebook/`, so
that an override extends the original and replaces one block:

    {% extends "stagebook/pages/stage.html" %}
    {% block tools %}…{% endblock %}

A macro file, such as `components/lists.html`, holds only the macros that the site changes; the others come from the
original of that name. Templates reach macros by the name of their file (`lists.criteria(…)`), and so do macros
themselves, so that a replaced macro is replaced wherever it is used.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, get_args

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
)
from jinja2.environment import TemplateModule

from stagebook.resources import templates
from stagebook.schema.base import Strength
from stagebook.templating.compiled import compiled_templates
from stagebook.templating.direct_code import DirectCode
from stagebook.templating.names import COMPONENTS
from stagebook.templating.old_names import with_new_names

ORIGINAL = "stagebook/"
"""Below this stand the built-in templates, whatever a site has of its own."""

COMPONENT = "components/{}.html"


class _SiteLoader(FileSystemLoader):
    """A site's own templates, read with today's names where they use old ones."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, file, is_fresh = super().get_source(environment, template)
        return with_new_names(source, template), file, is_fresh


class _Template(Template):
    """A template whose macros, where it is a site's own macro file, are those of the original but for the replaced."""

    @cached_property
    def _is_replaced(self) -> bool:
        return self.name in _MACRO_FILES and Path(self.filename or "") != templates() / self.name

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """Make the macros, with `vars` as the names that they can use."""
        module = super().make_module(vars, shared, locals)
        if self._is_replaced:
            original = self.environment.get_template(f"{ORIGINAL}{self.name}").make_module(vars, shared, locals)
            for name, macro in vars_of(original).items():
                module.__dict__.setdefault(name, macro)
        return module


_MACRO_FILES = frozenset(COMPONENT.format(name) for name in COMPONENTS)


def vars_of(module: TemplateModule) -> dict[str, Any]:
    """The names that a template exports: its macros, and what it sets at top level without a leading `_`."""
    return {name: value for name, value in vars(module).items() if not name.startswith("_")}


class _Environment(Environment):
    """Finds each template once, and once that there is none: `environment` makes another when a file changes.

    A page includes a hundred pieces of a sheet, each first looked for under a name that few sites have a file for.
    """

    def __init__(self, **options: Any) -> None:
        """Take Jinja's options."""
        super().__init__(**options)
        self._found: dict[str, Template] = {}
        self._not_there: set[str] = set()

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template of that name; raises `TemplateNotFound`."""
        if not isinstance(name, str) or globals is not None:
            return super().get_template(name, parent, globals)
        if name not in self._found:
            self._found[name] = super().get_template(name, parent)
        return self._found[name]

    def select_template(
        self,
        names: Iterable[str | Template],
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The first template that there is; raises `TemplatesNotFound`."""
        wanted = list(names) if globals is None and isinstance(names, list | tuple) else []
        for name in wanted if all(isinstance(each, str) for each in wanted) else []:
            if name not in self._not_there:
                try:
                    return self.get_template(name, parent)
                except TemplateNotFound:
                    self._not_there.add(name)
        return super().select_template(names, parent, globals)


class Component:
    """The macros of one file, made when the first of them is called; most pages call those of a few files."""

    def __init__(self, environment: Environment, name: str, names: dict[str, Any]) -> None:
        """Stand for the file `components/<name>.html`; `names` is what its macros can use, globals included."""
        self._file = COMPONENT.format(name)
        self._environment = environment
        self._names = names

    def __getattr__(self, macro: str) -> Any:
        """Make all macros; later calls find them as attributes."""
        if macro.startswith("_") or "_made" in self.__dict__:
            raise AttributeError(f"{self._file} has no macro '{macro}'")
        module = self._environment.get_template(self._file).make_module(self._names, shared=True)
        self.__dict__.update(vars_of(module), _made=True)
        return getattr(self, macro)


def with_components(environment: Environment, names: Mapping[str, Any]) -> dict[str, Any]:
    """The names of one page with Jinja's own and with the macros, which see all of them."""
    found = {**environment.globals, **names}
    for name in COMPONENTS:
        found[name] = Component(environment, name, found)
    return found


def environment(own: Path | None, *, direct: bool = False) -> Environment:
    """The Jinja environment for a site's templates in `own` and the built-in ones; `direct` as in `direct_code.py`.

    One for all editions, so that each template is compiled once, until a file in one of the two folders changes, comes
    or goes: that is looked at here, not at each of the thousands of includes and imports of a build.
    """
    return _environment(own, direct, _state(templates()), _state(own) if own else ())


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Every file below a folder, with what changes when it is written."""
    files = (Path(base, name) for base, _, names in os.walk(folder) for name in names)
    found = ((str(path), path.stat()) for path in sorted(files) if path.is_file())
    return tuple((name, file.st_mtime_ns, file.st_size) for name, file in found)


@lru_cache(maxsize=8)
def _environment(own: Path | None, direct: bool, *_: object) -> Environment:
    built_in = FileSystemLoader(templates())
    first = [_SiteLoader(own)] if own else []
    made = _Environment(
        loader=ChoiceLoader([*first, PrefixLoader({ORIGINAL.rstrip("/"): built_in}), built_in]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        bytecode_cache=compiled_templates(),
    )
    made.template_class = _Template
    if direct:
        made.code_generator_class = DirectCode
    made.filters["by_strength"] = _by_strength
    return made


def _by_strength(items: Iterable[Any]) -> list[Any]:
    """Sort by strength, the most binding first, what has none last, for templates of a site's own; ours keep order."""
    order = (*get_args(Strength), None)
    return sorted(items, key=lambda item: order.index(item.strength))
