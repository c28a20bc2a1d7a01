"""Page templates compiled to Python that reads attributes and calls macros directly.

Jinja compiles `row.head.id` to two calls of `environment.getattr`, and a macro's call to three calls of its own: they
allow for missing values, for dictionaries, and for functions that ask for the context. In our templates hardly a value
needs that, and it took half the time of a page. Compiled here, an attribute is an attribute, an item an item, a call a
call, and a text is escaped without being wrapped.

What it promises: a page comes out as from Jinja's own code, or an exception is raised. Whatever Jinja would look up in
a second way (a key written as an attribute, a missing value that nobody uses) raises here, and then the renderer
(`site/render.py`) makes this page, and later ones of its kind, with Jinja's own code. What a test or filter looks at,
such as `is defined` or `default`, is looked up as Jinja does. No function that templates reach may ask Jinja for its
context (`pass_context` and the like); a test holds that.

`STAGEBOOK_DIRECT_TEMPLATES=off` switches it off.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from keyword import iskeyword
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

SWITCH = "STAGEBOOK_DIRECT_TEMPLATES"

_markup: Callable[[type[Markup], str], Markup] = str.__new__
"""Makes a text `Markup` that has no HTML of its own to give."""
_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""`escape` for a `str`, without making it `Markup`."""


def is_on() -> bool:
    """Whether templates are compiled this way."""
    return os.environ.get(SWITCH, "").lower() not in ("off", "0", "no", "false")


def written(value: Any) -> str:
    """A value as HTML, as `escape` writes it, to be joined with the rest of a page."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return _escape_text(value)
    return escape(value)


class DirectMacro(Macro):
    """A macro called with what its definition names; a call with anything else is Jinja's business."""

    def __call__(self, *args: Any, **keywords: Any) -> str:
        """Call it; what is not given is `missing`, for which the macro's own code has the default."""
        if self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **keywords)
        if len(args) < self._argument_count:
            args = (*args, *(keywords.pop(name, missing) for name in self.arguments[len(args) :]))
        if keywords or len(args) > self._argument_count:
            return super().__call__(*args, **keywords)
        return _markup(Markup, self._func(*args))


class DirectCode(CodeGenerator):
    """Jinja's code generator, with shorter code for attributes, items, calls, and what is written."""

    def __init__(self, *args: Any, **keywords: Any) -> None:
        """Take what Jinja gives."""
        super().__init__(*args, **keywords)
        self._looked_at: list[nodes.Node | None] = []
        """What tests and filters look at, which may be missing."""
        self._ours: dict[type[nodes.Node], Callable[..., Any]] = {
            nodes.Template: self._template,
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._item,
            nodes.Call: self._call,
            nodes.Test: self._test,
            nodes.Filter: self._filter,
        }

    def get_visitor(self, node: nodes.Node) -> Callable[..., Any] | None:
        """What writes a node: ours, else Jinja's."""
        return self._ours.get(type(node)) or super().get_visitor(node)

    def _template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Import what the code below calls."""
        self.writeline(f"from {__name__} import DirectMacro, written")
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:
        """Write the name of our kind of macro; its arguments are those of Jinja's."""
        self.write("Direct")
        super().macro_def(macro_ref, frame)

    def _attribute(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write an attribute."""
        name = node.attr
        if self._may_be_missing(node) or not (name.isascii() and name.isidentifier()) or iskeyword(name):
            return super().visit_Getattr(node, frame)
        self._visit_enclosed(node.node, frame)
        return self.write(f".{name}")

    def _item(self, node: nodes.Getitem, frame: Frame) -> None:
        """Write an item; a name that is worked out may be an attribute's."""
        if self._may_be_missing(node) or not isinstance(node.arg, nodes.Const):
            return super().visit_Getitem(node, frame)
        self._visit_enclosed(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        return self.write("]")

    def _call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a call."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs):
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self._visit_enclosed(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        return self.write("caller=caller)" if forward_caller else ")")

    def _test(self, node: nodes.Test, frame: Frame) -> None:
        """Let a test look at what may be missing."""
        self._looked_at.append(node.node)
        super().visit_Test(node, frame)

    def _filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Let a filter look at what may be missing."""
        self._looked_at.append(node.node)
        super().visit_Filter(node, frame)

    def _may_be_missing(self, node: nodes.Node) -> bool:
        return any(node is each for each in self._looked_at)

    def _visit_enclosed(self, node: nodes.Expr, frame: Frame) -> None:
        """Write what an attribute, an item or a call is of; only a number would not be read as one."""
        is_constant = isinstance(node, nodes.Const)
        self.write("(" if is_constant else "")
        self.visit(node, frame)
        self.write(")" if is_constant else "")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("written(")
