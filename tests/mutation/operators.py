"""The small changes to a module that a test should notice, found in its syntax tree.

Five operators: a comparison is turned or moved by its edge, `and` and `or` change places and `not` goes, a constant
becomes another, a function returns something else, a statement is left out. What no test could notice is not changed:
annotations, docstrings, what only type checkers read.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
FOR_TYPES = {"cast", "TypeVar", "ParamSpec", "overload"}


@dataclass(frozen=True)
class Mutant:
    """One change: where it is (line from 1, offset in the file's bytes), what stood there and what stands there now."""

    file: str
    line: int
    operator: str
    start: int
    old: str
    new: str
    is_message: bool = False
    """Whether it changes the words of a message or of help, and nothing else."""
    at_import: bool = False
    """Whether the place runs when the module is imported, rather than during a test."""

    @property
    def name(self) -> str:
        """How it is shown: file, line, operator."""
        return f"{self.file}:{self.line} {self.operator}"


def changed(source: str, mutant: Mutant) -> str:
    """The module's text with the change."""
    raw, old = source.encode(), mutant.old.encode()
    assert raw[mutant.start : mutant.start + len(old)] == old
    return (raw[: mutant.start] + mutant.new.encode() + raw[mutant.start + len(old) :]).decode()


def mutants(file: str, source: str) -> list[Mutant]:
    """Every change to a module that the operators know, by position."""
    return sorted(_Finder(file, source).found(), key=lambda each: (each.start, each.operator, each.new))


class _Finder:
    """Walks a module's tree from the top, with each node's parents."""

    def __init__(self, file: str, source: str) -> None:
        self.file = file
        self.source = source
        self.raw = source.encode()
        self.starts = [0]
        for line in self.raw.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def found(self) -> Iterator[Mutant]:
        yield from self._below(ast.parse(self.source), ())

    def _below(self, node: ast.AST, parents: tuple[ast.AST, ...]) -> Iterator[Mutant]:
        if _for_types(node):
            return
        outside = not any(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) for each in parents)
        yield from (replace(each, at_import=outside) for each in self._of(node, parents))
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "type_params"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _docstring(child):
                    yield from self._below(child, (*parents, node))

    def _of(self, node: ast.AST, parents: tuple[ast.AST, ...]) -> Iterator[Mutant]:
        match node:
            case ast.Compare():
                yield from self._comparison(node)
            case ast.BoolOp():
                yield from self._boolean(node)
            case ast.UnaryOp(op=ast.Not()):
                yield self._mutant("boolean", node, f"({self._text(node.operand)})")
            case ast.Constant() if not any(isinstance(each, ast.JoinedStr) for each in parents):
                yield from self._constant(node, parents)
            case ast.JoinedStr():
                yield self._mutant("constant", node, f"({self._text(node)} + 'XX')", is_message=_wordy(node))
            case ast.Return(value=ast.expr() as value):
                yield from self._returned(value)
            case ast.stmt():
                yield from self._statement(node)

    def _comparison(self, node: ast.Compare) -> Iterator[Mutant]:
        operands = [node.left, *node.comparators]
        for op, left, right in zip(node.ops, operands, operands[1:], strict=False):
            old, new = COMPARISONS[type(op)]
            yield self._between("comparison", left, right, old, new)

    def _boolean(self, node: ast.BoolOp) -> Iterator[Mutant]:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield self._between("boolean", left, right, old, new)

    def _constant(self, node: ast.Constant, parents: tuple[ast.AST, ...]) -> Iterator[Mutant]:
        value = node.value
        if isinstance(value, bool):
            yield self._mutant("constant", node, str(not value))
        elif isinstance(value, int | float):
            yield self._mutant("constant", node, repr(value + 1))
        elif isinstance(value, str):
            yield self._mutant("constant", node, repr(f"{value}XX"), is_message=_message(value, parents))

    def _returned(self, value: ast.expr) -> Iterator[Mutant]:
        if isinstance(value, ast.Constant) and value.value is None:
            return
        yield self._mutant("returned value", value, "None")

    def _statement(self, node: ast.stmt) -> Iterator[Mutant]:
        stored = (
            isinstance(node, ast.Assign)
            and all(isinstance(each, ast.Attribute | ast.Subscript) for each in node.targets)
        )  # fmt: skip
        called = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        yields = isinstance(node, ast.Expr) and isinstance(node.value, ast.YieldFrom)
        others = isinstance(node, ast.AugAssign | ast.Raise | ast.Continue | ast.Break | ast.Delete)
        if stored or called or others or yields:
            yield self._mutant("removed statement", node, "yield from ()" if yields else "pass")

    def _at(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _text(self, node: ast.expr | ast.stmt) -> str:
        start, end = self._span(node)
        return self.raw[start:end].decode()

    def _mutant(self, operator: str, node: ast.expr | ast.stmt, new: str, *, is_message: bool = False) -> Mutant:
        return Mutant(self.file, node.lineno, operator, self._span(node)[0], self._text(node), new, is_message)

    def _between(self, operator: str, left: ast.expr, right: ast.expr, old: str, new: str) -> Mutant:
        """The operator between two operands; brackets, line ends and comments may stand there too."""
        start, end = self._span(left)[1], self._span(right)[0]
        gap = self.raw[start:end].decode()
        code = "\n".join(line.partition("#")[0].ljust(len(line)) for line in gap.split("\n"))
        at = start + len(gap[: code.index(old)].encode())
        line = self.raw[:at].count(b"\n") + 1
        return Mutant(self.file, line, operator, at, old, new)


def _docstring(node: ast.AST) -> bool:
    """Whether it is a text that stands alone: a docstring, or that of a field."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _for_types(node: ast.AST) -> bool:
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Import() | ast.ImportFrom() | ast.Global():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in FOR_TYPES
        case ast.FunctionDef(decorator_list=decorators):
            return any(isinstance(each, ast.Name) and each.id == "overload" for each in decorators)
    return False


def _wordy(node: ast.JoinedStr) -> bool:
    return any(isinstance(each, ast.Constant) and _words(str(each.value)) for each in node.values)


def _message(value: str, parents: tuple[ast.AST, ...]) -> bool:
    pattern = isinstance(parents[-1], ast.Call) and isinstance(parents[-1].func, ast.Attribute)
    in_re = pattern and getattr(getattr(parents[-1].func, "value", None), "id", "") == "re"  # type: ignore[attr-defined]
    return _words(value) and not in_re


def _words(value: str) -> bool:
    """Whether a text reads as words, rather than as a key, a pattern or a name."""
    return " " in value.strip() and any(letter.isalpha() for letter in value)
