"""The house rules of the code itself: one direction, small files, documented names, codes that exist."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from stagebook.checks.all_rules import built_in_rules
from stagebook.problems.diagnostics import Severity

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "stagebook"
PLAYBOOKS = ROOT / "tests" / "playbooks"

FLOW = (
    "resources",
    "problems",
    "renames",
    "reading",
    "words",
    "prose",
    "schema",
    "model",
    "views",
    "deals",
    "sheets",
    "templating",
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
    # What `stagebook` itself names is loaded when it is asked for.
    names = {dotted(path): path for path in MODULES if dotted(path) != "stagebook"}
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
        assert "yaml" not in outside or name_of(path) == "reading", path
        assert "mkdocs" not in outside or shown(path).startswith("generator/stagebook/outputs/mkdocs/"), path


def test_an_export_becomes_rows_before_its_cells_become_values() -> None:
    for path in (PACKAGE / "deals" / "table").glob("*.py"):
        assert not [each for each in imports(path) if each.startswith("stagebook.deals.values")], path


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
    *sorted((ROOT / "templates" / "assets" / "src").rglob("*.*s")),
    *sorted((ROOT / "templates").rglob("*.html")),
    *sorted((ROOT / "templates").rglob("*.typ")),
]


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 300


LINES, BRANCHES = 40, 10
"""Of one function; what is longer, or decides more, becomes steps with names."""

FORKS = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module, those inside others too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines_of_code(path: Path, function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring, comments and empty lines."""
    text = path.read_text("utf-8").split("\n")
    first = function.body[1 if ast.get_docstring(function) and len(function.body) > 1 else 0]
    signature = range(function.lineno, function.body[0].lineno)
    lines = [text[number - 1].strip() for number in (*signature, *range(first.lineno, (function.end_lineno or 0) + 1))]
    return sum(1 for line in lines if line and not line.startswith("#"))


def branches(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How often a function decides: conditions, loops, cases, errors caught, conditions of comprehensions."""
    inner = list(ast.walk(function))
    return sum(isinstance(node, FORKS) for node in inner) + sum(
        len(node.ifs) for node in inner if isinstance(node, ast.comprehension)
    )


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_function_does_one_thing(path: Path) -> None:
    found = {each.name for each in functions(path) if lines_of_code(path, each) > LINES or branches(each) > BRANCHES}
    assert found == set()


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

CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def declared(path: Path) -> dict[str, str]:
    """The rules that a module declares: code by the name it is bound to."""
    return {
        target.id: str(node.value.args[0].value)
        for node in tree(path).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and called(node.value) == "Rule"
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.args[0], ast.Constant)
    }


def called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def calls(path: Path, name: str) -> int:
    """How many calls of that name a module holds."""
    return sum(isinstance(node, ast.Call) and called(node) == name for node in ast.walk(tree(path)))


def test_every_rule_is_declared_once_in_a_module_and_collected_from_there() -> None:
    codes = [code for path in MODULES for code in declared(path).values()]
    assert sorted(codes) == sorted(built_in_rules())
    assert len(codes) == sum(calls(path, "Rule") for path in MODULES), "a rule is a constant of its module"
    assert all(CODE.fullmatch(code) for code in codes)


def test_every_rule_is_used() -> None:
    read = {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    assert {name for path in MODULES for name in declared(path)} - read == set()


def listed(path: Path) -> Iterator[str]:
    """The rules that the checks of a module say they can report: what stands in `@finds(…)`."""
    for call in (each for each in ast.walk(tree(path)) if isinstance(each, ast.Call) and called(each) == "finds"):
        yield from (argument.id for argument in call.args if isinstance(argument, ast.Name))


@pytest.mark.parametrize("path", [path for path in MODULES if calls(path, "finds")], ids=shown)
def test_a_check_lists_the_rules_that_it_reports(path: Path) -> None:
    found = {
        node.value.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "found" and isinstance(node.value, ast.Name)
    }
    assert {name for name in found if name.isupper()} | set(declared(path)) <= set(listed(path))


def test_only_a_rule_makes_a_diagnostic() -> None:
    assert [shown(path) for path in MODULES if calls(path, "Diagnostic")] == ["generator/stagebook/problems/rule.py"]


def test_an_error_that_may_be_switched_off_was_meant_to_be() -> None:
    errors = {code for code, rule in built_in_rules().items() if rule.severity is Severity.ERROR and not rule.fixed}
    assert errors == {"broken-rule", "duration-sum", "missing-file"}
    assert not any(rule.fixed for rule in built_in_rules().values() if rule.severity is Severity.WARNING)


def test_every_rule_has_a_bad_example() -> None:
    examples = (*PLAYBOOKS.glob("bad/*/expected.txt"), *PLAYBOOKS.with_name("mistakes").glob("*.txt"))
    shown = "".join(path.read_text("utf-8") for path in examples)
    in_python = {
        *("file-unreadable", "file-too-large"),  # such a file can't lie in a repository: tests/test_reading.py
        "loaded-from-elsewhere",  # mkdocs.yml lies beside the folder: tests/test_external_loads.py
        *(
            "wrong-theme",
            "ignored-setting",
            "excluded-page",
            "refused-setting",
        ),  # so does it for tests/test_mkdocs_settings.py
        *("nav-entry", "plugin-conflict"),  # tests/test_own_nav.py, tests/test_plugins.py
        "wrong-version",  # versions change: tests/test_upgrade.py
        "broken-rule",  # nor such a package: tests/test_rules.py
        *("no-template", "no-kind-word"),  # only a kind of another package can lack them: tests/test_new_kind.py
    }
    assert {code for code in built_in_rules() if f"[{code}]" not in shown} == in_python
