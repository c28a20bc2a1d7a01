"""What the fields of a shape mean: the docstring below each, read from the class's source when somebody asks.

Only the JSON Schemas and the page of fields ask. Pydantic could read them too (`use_attribute_docstrings`), but does it
for every class as it is made, and so at every start of the program.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from stagebook.schema.base import Shape


@cache
def descriptions(shape: type[Shape]) -> Mapping[str, str]:
    """The description of each field by its name, those of the classes above included; a field may have none.

    A field that a class declares anew has the description written there, or none.
    """
    found: dict[str, str] = {}
    for each in reversed(shape.__mro__):
        if issubclass(each, Shape):
            declared = inspect.get_annotations(each)
            found = {name: about for name, about in found.items() if name not in declared} | _written_in(each)
    return found


def _written_in(shape: type[Shape]) -> dict[str, str]:
    body = _bodies(shape.__module__).get(shape.__qualname__, [])
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


@cache
def _bodies(module: str) -> Mapping[str, list[ast.stmt]]:
    """What stands in each class of a module, by the class's qualified name; nothing where there is no source.

    The whole module at once: Python's own `inspect` parses it anew for every class.
    """
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (KeyError, OSError, TypeError):  # Made at run time, or a package installed without its sources.
        return {}
    return dict(_classes(tree, ""))


def _classes(node: ast.AST, prefix: str) -> Iterator[tuple[str, list[ast.stmt]]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield prefix + child.name, child.body
            yield from _classes(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _classes(child, f"{prefix}{child.name}.<locals>.")
        elif isinstance(child, ast.stmt):
            yield from _classes(child, prefix)
