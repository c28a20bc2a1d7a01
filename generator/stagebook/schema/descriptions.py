"""What the fields of a shape mean: the docstring below each, read from the class's source when somebody asks.

Only the JSON Schemas and the page of fields ask. Pydantic could read them too (`use_attribute_docstrings`), but does it
for every class as it is made, and so at every start of the program.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
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
    try:
        source = inspect.getsource(shape)
    except (OSError, TypeError):  # A class made at run time, or a package installed without its sources.
        return {}
    if source[0].isspace():  # A class inside a function.
        source = f"if True:\n{source}"
    body = next(node.body for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
