"""One template as it is written: what it extends, includes and imports, its blocks, its names; each with its line.

`check` reads this; rendering does not need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes, pass_context
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context

GUARDS = frozenset({"defined", "undefined", "default", "d"})
"""Tests and filters that let a name be missing."""
MAX_TOKENS = 30_000
"""Pieces that Jinja takes a template for; the longest built-in one has some two thousand."""


@dataclass(frozen=True)
class Reference:
    """Another template that this one names: `names` are tried in order, none where they are worked out at run time."""

    how: str
    """`extends`, `include`, `import` or `from`."""
    names: tuple[str, ...]
    line: int
    optional: bool = False
    with_context: bool = True
    alias: str = ""
    wanted: tuple[str, ...] = ()
    """What is taken from it by `from … import`."""


@dataclass(frozen=True)
class Frame:
    """A stretch of a template with names of its own: a block, or all that stands in none."""

    name: str
    """The block's name; empty for what stands in none."""
    line: int
    body: list[nodes.Node]
    outer: str = ""
    """The block around it."""
    around: frozenset[str] = frozenset()
    """Names that the tags around a block set: the variable of a loop, what `set` and `with` set."""
    undeclared: dict[str, int] = field(default_factory=dict)
    """Names that the frame reads and does not set, each with the first line on which it does."""


@dataclass(frozen=True)
class Source:
    """A template as it is written; raises Jinja's `TemplateSyntaxError` from `read`."""

    name: str
    frames: tuple[Frame, ...]
    references: tuple[Reference, ...]
    exported: frozenset[str]
    """Macros, and names that are set or imported outside of blocks."""
    macros: dict[str, int]
    """The macros with their lines."""
    stored: frozenset[str]
    """Every name that is set anywhere."""
    attributes: tuple[tuple[str, str, int], ...]
    """Every `name.attribute` with its line."""
    loaded: frozenset[str] = frozenset()
    """Every name that is read anywhere."""
    guarded: frozenset[str] = frozenset()
    """Names that the template expects to be missing."""
    stray: tuple[int, ...] = ()
    """Lines of a template that extends another on which something is written outside of every block."""

    @cached_property
    def parent(self) -> Reference | None:
        """What it extends."""
        return next((each for each in self.references if each.how == "extends"), None)

    @property
    def blocks(self) -> dict[str, Frame]:
        """The blocks by name."""
        return {frame.name: frame for frame in self.frames if frame.name}


@pass_context
def _not_worked_out(context: Context, value: Any) -> Any:
    """Keep Jinja from working out `{{ 9 ** 9 ** 9 }}` while it compiles: what asks for the page can't be constant."""
    return value


def _require_short(environment: Environment, name: str, text: str) -> None:
    for number, (line, _, _) in enumerate(environment.lex(text, name)):
        if number >= MAX_TOKENS:
            raise TemplateSyntaxError(f"this template holds more than {MAX_TOKENS:,} names and signs", line, name)


def read(environment: Environment, name: str, text: str) -> Source:
    """Read a template; raises `TemplateSyntaxError`, also for filters and tests that do not exist.

    Nothing of it is run, not even what Jinja would work out while it compiles.
    """
    _require_short(environment, name, text)
    environment = environment.overlay(optimized=False, finalize=_not_worked_out)
    environment.compile(text, name)
    tree = environment.parse(text, name)
    references = tuple(_references(tree))
    extends = any(each.how == "extends" for each in references)
    return Source(
        name=name,
        references=references,
        exported=frozenset(_exported(tree)),
        macros={node.name: node.lineno for node in tree.find_all(nodes.Macro)},
        stored=frozenset(_stored([tree])),
        attributes=tuple(
            (node.node.name, node.attr, node.lineno)
            for node in tree.find_all(nodes.Getattr)
            if isinstance(node.node, nodes.Name)
        ),
        loaded=frozenset(node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"),
        guarded=frozenset(_guarded(tree)),
        stray=tuple(_stray(tree)) if extends else (),
        frames=tuple(_frames(environment, tree)),
    )


def _references(tree: nodes.Template) -> Iterator[Reference]:
    for node in tree.find_all(nodes.Stmt):
        if isinstance(node, nodes.Extends):
            yield Reference("extends", _constant_names(node.template), node.lineno)
        elif isinstance(node, nodes.Include):
            names = _constant_names(node.template)
            yield Reference("include", names, node.lineno, node.ignore_missing, node.with_context)
        elif isinstance(node, nodes.Import):
            names = _constant_names(node.template)
            yield Reference("import", names, node.lineno, False, node.with_context, node.target)
        elif isinstance(node, nodes.FromImport):
            names = _constant_names(node.template)
            wanted = tuple(each if isinstance(each, str) else each[0] for each in node.names)
            yield Reference("from", names, node.lineno, False, node.with_context, wanted=wanted)


def _constant_names(node: nodes.Expr) -> tuple[str, ...]:
    """The names that an expression gives; none where it is worked out at run time."""
    parts = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    names = [part.value if isinstance(part, nodes.Const) else None for part in parts]
    return tuple(name for name in names if isinstance(name, str)) if all(isinstance(n, str) for n in names) else ()


def _stored(found: Iterable[nodes.Node]) -> Iterator[str]:
    for top in found:
        for node in (top, *top.find_all(nodes.Node)):
            if isinstance(node, nodes.Name) and node.ctx in ("store", "param"):
                yield node.name
            elif isinstance(node, nodes.Import):
                yield node.target
            elif isinstance(node, nodes.FromImport):
                yield from (each if isinstance(each, str) else each[1] for each in node.names)
            elif isinstance(node, nodes.Macro):
                yield node.name


def _exported(tree: nodes.Template) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Assign | nodes.AssignBlock):
            yield from _stored([node.target])
        elif isinstance(node, nodes.Import | nodes.FromImport):
            yield from _stored([node])
        elif isinstance(node, nodes.If):
            yield from _exported(nodes.Template([*node.body, *node.elif_, *node.else_]))


def _guarded(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all((nodes.Test, nodes.Filter)):
        if node.name in GUARDS and isinstance(node.node, nodes.Name):
            yield node.node.name


def _stray(tree: nodes.Template) -> Iterator[int]:
    for node in tree.body:
        for part in node.nodes if isinstance(node, nodes.Output) else ():
            if not isinstance(part, nodes.TemplateData):
                yield part.lineno
            elif part.data.strip():
                yield part.lineno + part.data[: len(part.data) - len(part.data.lstrip())].count("\n")


def _frames(environment: Environment, tree: nodes.Template) -> Iterator[Frame]:
    """Take the blocks out of each other, and yield each with what it reads and does not set."""
    found = list(_blocks(tree, "", frozenset()))
    for node in (tree, *tree.find_all(nodes.Node)):
        for part in ("body", "else_", "elif_"):
            inner = getattr(node, part, None)
            if isinstance(inner, list):
                setattr(node, part, [each for each in inner if not isinstance(each, nodes.Block)])
    for block, outer, around in found:
        yield Frame(block.name, block.lineno, block.body, outer, around, _undeclared(environment, block.body))
    yield Frame("", 1, tree.body, undeclared=_undeclared(environment, tree.body))


def _blocks(node: nodes.Node, outer: str, around: frozenset[str]) -> Iterator[tuple[nodes.Block, str, frozenset[str]]]:
    """Yield each block with the block around it and the names that are set around it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child, outer, around
            yield from _blocks(child, child.name, frozenset())
            continue
        within = around
        if isinstance(child, nodes.For):
            within |= {*_stored([child.target]), "loop"}
            within |= {*_stored(each for each in child.body if isinstance(each, nodes.Assign))}
        elif isinstance(child, nodes.With):
            within |= {*_stored(child.targets)}
        yield from _blocks(child, outer, within)


def _undeclared(environment: Environment, body: list[nodes.Node]) -> dict[str, int]:
    """What a frame reads and does not set; a name that only some branch sets counts as set."""
    part = nodes.Template(body, lineno=1)
    part.set_environment(environment)
    undeclared = find_undeclared_variables(part)
    lines: dict[str, int] = {}
    for name, line in _unset(part, frozenset()):
        if name in undeclared:
            lines[name] = min(line, lines.get(name, line))
    return lines


_SCOPES = (nodes.Template, nodes.For, nodes.With, nodes.Macro, nodes.CallBlock)
"""What is set inside of these ends with them."""


_INNER = ("body", "target", "targets", "args")
"""The fields of a scope in which its names are set."""


def _unset(node: nodes.Node, around: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield each name that is read where nothing sets it, with its line; `around` is what is set there."""
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in around:
        yield node.name, node.lineno
    if not isinstance(node, _SCOPES):
        for child in node.iter_child_nodes():
            yield from _unset(child, around)
        return
    for child in node.iter_child_nodes(exclude=_INNER):
        yield from _unset(child, around)
    inside = around | _own_names(node) | {*_set_in(node.body)}
    for child in node.iter_child_nodes(only=_INNER):
        yield from _unset(child, inside)


def _own_names(node: nodes.Node) -> set[str]:
    """The variable of a loop, the names of a `with`, the parameters of a macro."""
    if isinstance(node, nodes.For):
        return {*_stored([node.target])}
    if isinstance(node, nodes.With):
        return {*_stored(node.targets)}
    return {*_stored(node.args)} if isinstance(node, nodes.Macro | nodes.CallBlock) else set()


def _set_in(body: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield the names that these tags set for those that stand beside them."""
    for node in body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            yield from _stored([node.target])
        elif isinstance(node, nodes.Import | nodes.FromImport | nodes.Macro):
            yield from _stored_by(node)
        elif isinstance(node, nodes.If):
            yield from _set_in((*node.body, *node.elif_, *node.else_))


def _stored_by(node: nodes.Import | nodes.FromImport | nodes.Macro) -> set[str]:
    return {node.name} if isinstance(node, nodes.Macro) else {*_stored([node])}
