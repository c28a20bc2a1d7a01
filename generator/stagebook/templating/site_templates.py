"""A site's own templates beside the built-in ones, read but not run: what each extends, and what it makes available."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from stagebook.resources import templates
from stagebook.templating.environment import COMPONENT, ORIGINAL
from stagebook.templating.names import COMPONENTS, NAMES, PACKET_NAMES
from stagebook.templating.template_source import Reference, Source, read

SHEET_TEMPLATES = ("sheets/sheet.html", "sheets/packet.html", "pages/worksheet.html")
"""Templates that include those of sheets; the names that they set are known there."""


@dataclass
class SiteTemplates:
    """All templates that a site can use. Own ones are named `pages/stage.html`, built-in ones `stagebook/pages/…`."""

    environment: Environment
    own: dict[str, Source] = field(default_factory=dict)
    broken: dict[str, TemplateSyntaxError] = field(default_factory=dict)
    _built_in: dict[str, Source] = field(default_factory=dict)

    def add(self, name: str, text: str) -> None:
        """Read one of the site's own."""
        try:
            self.own[name] = read(self.environment, name, text)
        except TemplateSyntaxError as error:
            self.broken[name] = error
        except (RecursionError, MemoryError, SyntaxError):
            # Python's own limits: of loops inside each other, of brackets, of signs in a row.
            self.broken[name] = TemplateSyntaxError("this template is nested too deep", 1, name)

    @cached_property
    def built_in_names(self) -> frozenset[str]:
        """The names of the built-in templates, as a site's own would be named."""
        root = templates()
        found = (path for part in ("pages", "components", "sheets") for path in (root / part).glob("*.html"))
        return frozenset(path.relative_to(root).as_posix() for path in found)

    def names(self) -> set[str]:
        """The names of all templates that can be extended, included or imported, broken ones too."""
        return {*self.own, *self.broken, *self.built_in_names, *(ORIGINAL + name for name in self.built_in_names)}

    def get(self, name: str) -> Source | None:
        """The template that Jinja would take for a name; None where there is none, or it is broken."""
        if name in self.own or name in self.broken:
            return self.own.get(name)
        bare = name.removeprefix(ORIGINAL)
        if bare not in self.built_in_names:
            return None
        if bare not in self._built_in:
            text = Path(templates() / bare).read_text("utf-8")
            self._built_in[bare] = read(self.environment, ORIGINAL + bare, text)
        return self._built_in[bare]

    def first(self, reference: Reference) -> Source | None:
        """The template that a reference leads to: the first of its names that exists; None where none does."""
        return next((found for name in reference.names if (found := self.get(name))), None)

    def parents(self, source: Source) -> list[Source]:
        """The chain of templates above one, nearest first; a circle ends where it closes."""
        found: list[Source] = []
        while (above := source.parent) and (source_above := self.first(above)) and source_above not in found:
            found.append(source_above)
            source = source_above
        return found

    def exports(self, name: str) -> frozenset[str] | None:
        """The macros and names that an import of a template gives; None where it is not known."""
        source = self.get(name)
        if source is None:
            return None
        found = source.exported.union(*(parent.exported for parent in self.parents(source)))
        if name in self.own and name in self.built_in_names and name.startswith("components/"):
            return found | (self.exports(ORIGINAL + name) or frozenset())
        return found

    def component(self, name: str) -> frozenset[str] | None:
        """The macros of a macro file by its short name, the site's own among them."""
        return self.exports(COMPONENT.format(name)) if name in COMPONENTS else None

    def available(self, source: Source) -> frozenset[str]:
        """The names that a template can read besides what its own tags set around them."""
        chain = [source, *self.parents(source)]
        found = frozenset({*NAMES, *COMPONENTS, *self.environment.globals}).union(*(each.exported for each in chain))
        if source.name.startswith("sheets/"):
            sheet_templates = (self.get(ORIGINAL + name) for name in SHEET_TEMPLATES)
            found = found.union(PACKET_NAMES, *(each.stored for each in sheet_templates if each))
        for including in self._including(source.name, set()):
            found = found.union(including.stored, *(each.exported for each in self.parents(including)))
        return found

    def _including(self, name: str, seen: set[str]) -> Iterator[Source]:
        """Yield the site's templates that include or import a template with their names, directly or through others."""
        for each in self.own.values():
            uses = (ref for ref in each.references if ref.how != "extends" and ref.with_context)
            if each.name not in seen and any(name in ref.names for ref in uses):
                seen.add(each.name)
                yield each
                yield from self._including(each.name, seen)
