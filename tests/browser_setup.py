"""Finds the Chromium that the browser tests drive, and installs one where that is safe. Standard library only.

Playwright would download browsers of its own; the tests use the one that the system has instead.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS = ("Chromium/Application/chrome", "Google/Chrome/Application/chrome", "Microsoft/Edge/Application/msedge")
PACKAGE = "chromium"


@dataclass(frozen=True)
class Browser:
    """Either `path` is a browser that starts, or `missing` says why there is none."""

    path: str = ""
    missing: str = ""


def candidates() -> Iterator[str]:
    """Where a browser of the Chromium family usually lies, best first."""
    for name in NAMES:
        if path := shutil.which(name):
            yield path
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (str(folder / f"{name}.app" / "Contents" / "MacOS" / name) for name in MAC)
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder_name := os.environ.get(variable):
                yield from (str(Path(folder_name) / f"{path}.exe") for path in WINDOWS)


def starts(path: str) -> bool:
    """Ubuntu's `chromium-browser` may be a stub that only names a snap. On Windows asking would open a window."""
    if not Path(path).is_file():
        return False
    if sys.platform == "win32":
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find() -> Browser:
    """The browser to use, by what the environment says, else by looking. Installs nothing."""
    if chosen := os.environ.get("STAGEBOOK_BROWSER"):
        if starts(chosen):
            return Browser(path=chosen)
        return Browser(missing=f"STAGEBOOK_BROWSER names {chosen}, which does not start")
    if known := os.environ.get("STAGEBOOK_BROWSER_MISSING"):
        return Browser(missing=known)
    for path in candidates():
        if starts(path):
            return Browser(path=path)
    return Browser(missing="no Chromium, Chrome or Edge was found; install one, or name it in STAGEBOOK_BROWSER")


def can_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_get(*arguments: str) -> str:
    """Run apt-get; its complaint, or nothing when all went well."""
    command = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", *arguments]
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode == 0:
        return ""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    return next((line for line in lines if line.startswith("E: ")), f"exit code {done.returncode}")[:300]


def ensure(say: Callable[[str], None]) -> Browser:
    """Find a browser; as root on a Debian-like system, install one where there is none. Fonts come with Stagebook."""
    browser = find()
    if browser.path or os.environ.get("STAGEBOOK_BROWSER") or not can_install():
        return browser
    say(f"Installing for the browser tests: {PACKAGE} ...")
    complaint = apt_get("update") or apt_get("install", "-y", "--no-install-recommends", PACKAGE)
    os.environ.pop("STAGEBOOK_BROWSER_MISSING", None)
    found = find()
    if found.path or not complaint:
        return found
    return Browser(missing=f"no browser was found, and apt-get could not install one: {complaint}")
