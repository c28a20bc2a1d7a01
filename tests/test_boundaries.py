"""The house rules of the code itself: one direction, small files, documented names, codes that exist."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from stagebook.problems.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "stagebook"
PLAYBOOKS = ROOT / "tests" / "playbooks"

FLOW = (
    "resources",
    "problems",
    "reading",
    "words",
    "prose",
    "schema",
    "model",
    "view",
    "deals",
    "sheets",
    "checks",
    "site",
    "outputs",
    "cli",
    "__main__",
)
"""The steps from an author's files to what readers get. Each imports only from itself and what stands before it."""

LEVEL = {name: level for level, name in enumerate(FLOW)}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The step a module belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def tree(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Everything a module imports, wherever the import stands, as dotted names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def shown(path: Path) -> str:
    """The path for a message."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_imports_run_one_way(path: Path) -> None:
    here = name_of(path)
    if here == "__init__":
        return
    assert here in LEVEL, "a new step takes its place in FLOW"
    ours = {each.split(".")[1] for each in imports(path) if each.startswith("stagebook.")} - {"__version__"}
    assert {each for each in ours if LEVEL[each] > LEVEL[here]} == set()


def dotted(path: Path) -> str:
    """A module's name as others import it."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(("stagebook", *(part for part in parts if part != "__init__")))


def test_no_modules_need_each_other() -> None:
    """Within a step too, no chain of imports leads back to where it started."""
    names = {dotted(path): path for path in MODULES}
    needs = {
        name: {each if each in names else each.rpartition(".")[0] for each in imports(path)} & set(names) - {name}
        for name, path in names.items()
    }
    free: set[str] = set()
    while ready := {name for name, ours in needs.items() if name not in free and ours <= free}:
        free |= ready
    assert set(needs) - free == set()


def test_only_reading_knows_yaml_only_outputs_mkdocs_and_typst() -> None:
    for path in MODULES:
        outside = {each.split(".")[0] for each in imports(path)}
        assert "typst" not in outside or shown(path).startswith("generator/stagebook/outputs/pdf/"), path
        assert "yaml" not in outside or shown(path) == "generator/stagebook/reading/yaml.py", path
        assert "mkdocs" not in outside or shown(path).startswith("generator/stagebook/outputs/mkdocs/"), path


def test_no_module_keeps_state() -> None:
    """Names at module level are constants: none is a list, set or dict that a function changes, none is `global`."""
    changes = {"append", "add", "update", "setdefault", "extend", "pop", "clear", "insert", "remove", "discard"}
    for path in MODULES:
        constants = {
            target.id
            for node in tree(path).body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree(path)):
            assert not isinstance(node, ast.Global), f"{path}:{node.lineno}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changes:
                owner = node.func.value
                assert not (isinstance(owner, ast.Name) and owner.id in constants), f"{path}:{node.lineno}"
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                assert not (isinstance(node.value, ast.Name) and node.value.id in constants), f"{path}:{node.lineno}"


SOURCES = [
    *MODULES,
    *sorted((ROOT / "templates" / "assets").rglob("*.*s")),
    *sorted((ROOT / "templates").rglob("*.html")),
    *sorted((ROOT / "templates").rglob("*.typ")),
]


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 300


def undocumented(path: Path) -> Iterator[str]:
    """Public functions, classes and methods without a docstring; overrides of a host's hooks have the host's."""
    yield from [] if ast.get_docstring(tree(path)) else ["the module"]
    for node in ast.walk(tree(path)):
        inner = [node, *node.body] if isinstance(node, ast.ClassDef) else [node] if node in tree(path).body else []
        for each in inner:
            if not isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or each.name.startswith("_"):
                continue
            hidden = isinstance(node, ast.ClassDef) and (node.name.startswith("_") or each.name.startswith("handle_"))
            if not hidden and not ast.get_docstring(each):
                yield each.name


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_what_is_public_is_documented(path: Path) -> None:
    assert list(undocumented(path)) == []


# --- rules ----------------------------------------------------------------------------------------------------------

CODE = re.compile(r"[a-z]+(-[a-z]+)+")


def codes_in(path: Path) -> set[str]:
    """The codes that a module gives its problems: every text in it that is a code, wherever it stands."""
    texts = {
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return texts & set(RULES)


def codes_passed(path: Path) -> Iterator[str]:
    """First arguments of the functions that make problems, where they are written out."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in ("problem", "_stop", "_report", "Diagnostic"):
                yield str(node.args[0].value)


def test_every_code_is_a_rule_and_every_rule_is_used() -> None:
    used = set[str]()
    for path in MODULES:
        if path.name != "rules.py":
            used |= codes_in(path)
            assert {code for code in codes_passed(path) if CODE.fullmatch(code)} <= set(RULES), path
    assert used == set(RULES)


def test_problems_get_their_severity_from_their_rule() -> None:
    for path in MODULES:
        if name_of(path) != "problems":
            calls = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
            assert not any(call.func.id == "Diagnostic" for call in calls if isinstance(call.func, ast.Name)), path


def test_every_rule_has_a_bad_example() -> None:
    shown = "".join(path.read_text("utf-8") for path in PLAYBOOKS.glob("bad/*/expected.txt"))
    in_python = {"file-unreadable", "file-too-large"}  # such a file can't lie in a repository: tests/test_source.py
    assert {code for code in RULES if f"[{code}]" not in shown} == in_python
