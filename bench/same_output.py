"""Write everything that the five playbooks give, and compare two such folders: what a refactoring must not change.

    python bench/same_output.py write OUT --stagebook .venv/bin/stagebook     (with the old code, then with the new)
    python bench/same_output.py compare OLD NEW                               (byte for byte)
    python bench/same_output.py compare OLD NEW --parsed                      (texts and structure of pages; styles,
                                                                              scripts and attribute order apart)
    python bench/same_output.py compare OLD NEW --by-page                     (what the bodies say otherwise, by kind of
                                                                              page, with how often)

What is written: per playbook the site for all and for each narrower audience, the Markdown output, and the blank
worksheets of each language as HTML, as PDF on A4 and Letter. All of it is reproducible but for `sitemap.xml.gz`.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAYBOOKS = {"new-business": ROOT / "playbook", **{path.name: path for path in sorted((ROOT / "examples").iterdir())}}
AUDIENCES = {"new-business": ("partner",)}
TODAY = "2026-11-27"
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795737600", "TZ": "UTC"}
NOT_REPRODUCIBLE = ("sitemap.xml.gz",)
WITH_ITEMS = ("stages", "phases", "tools", "frameworks", "modules", "procedures", "guides")
SHARED_PAGES = {
    *("404.html", "cases", "challenges", "checklists", "coverage", "faq", "glossary", "metrics", "milestones"),
    *("objections", "print", "roles", "situations", "worksheets", *WITH_ITEMS),
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def write(out: Path, stagebook: Path, only: str = "") -> None:
    """Write all outputs of all playbooks below `out`, with the `stagebook` command of a checkout."""
    for name, folder in PLAYBOOKS.items():
        if only and only != name:
            continue
        here = out / name
        run(stagebook, "build", folder, "--site", here / "site")
        for audience in AUDIENCES.get(name, ()):
            run(stagebook, "build", folder, "--site", here / f"site-{audience}", "--audience", audience)
        run(stagebook, "write", here / "markdown", folder)
        for language in ("en", "ko"):
            for suffix, paper in (("html", "a4"), ("pdf", "a4"), ("pdf", "letter")):
                sheets = here / f"sheets.{language}.{paper}.{suffix}"
                run(
                    stagebook,
                    "worksheets",
                    folder,
                    "-o",
                    sheets,
                    "--language",
                    language,
                    "--paper",
                    paper,
                    "--today",
                    TODAY,
                )


def run(stagebook: Path, *arguments: object) -> None:
    """Run one command; what it says is shown only where it fails."""
    done = subprocess.run([stagebook, *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode:
        sys.exit(f"stagebook {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout}{done.stderr}")


class Texts(HTMLParser):
    """The visible texts of a page with the tags around them, one line each; scripts, styles and heads are left out."""

    def __init__(self) -> None:
        """Start outside of everything."""
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, addresses and classes, in one order."""
        if tag not in VOID:
            self._open.append(tag)
        if not self._hidden:
            kept = sorted(
                (name, value or "") for name, value in attrs if name in ("id", "href", "src", "class", "lang")
            )
            self.lines.append(f"<{tag} {' '.join(f'{name}={value}' for name, value in kept)}>")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and what was left open inside it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep a text, its white space as one blank."""
        words = " ".join(data.split())
        if words and not self._hidden:
            self.lines.append(words)

    @property
    def _hidden(self) -> bool:
        return any(tag in ("script", "style", "head") for tag in self._open)


def compared(path: Path, *, parsed: bool) -> list[str] | bytes:
    """What of a file is compared."""
    if parsed and path.suffix == ".html":
        texts = Texts()
        texts.feed(path.read_text("utf-8"))
        return texts.lines
    return path.read_bytes()


def compare(old: Path, new: Path, *, parsed: bool, most: int) -> int:
    """Print what differs, by kind of file and then by line; return how many files do."""
    names = {path.relative_to(base) for base in (old, new) for path in base.rglob("*") if path.is_file()}
    different: list[Path] = []
    for name in sorted(names):
        if name.name in NOT_REPRODUCIBLE or (parsed and name.suffix in (".js", ".css", ".map", ".json")):
            continue
        if not (old / name).is_file() or not (new / name).is_file():
            print(f"only in {'old' if (old / name).is_file() else 'new'}: {name}")
            different.append(name)
        elif compared(old / name, parsed=parsed) != compared(new / name, parsed=parsed):
            different.append(name)
    for name in [each for each in different if (old / each).is_file() and (new / each).is_file()][:most]:
        show(old / name, new / name, name, parsed=parsed)
    kinds = Counter(name.suffix for name in different)
    print(f"{len(names):,} files, {len(different):,} differ: {dict(kinds)}")
    return len(different)


def show(old: Path, new: Path, name: Path, *, parsed: bool) -> None:
    """Print the lines in which two files differ."""
    print(f"--- {name}")
    before, after = compared(old, parsed=parsed), compared(new, parsed=parsed)
    old_lines, new_lines = (
        each.decode("utf-8", "replace").split("\n") if isinstance(each, bytes) else each for each in (before, after)
    )
    lines = [line[:300] for line in difflib.unified_diff(old_lines, new_lines, lineterm="", n=0)][2:]
    print("\n".join(lines[:40]))


def by_page(old: Path, new: Path, most: int) -> int:
    """Print, for each kind of page, what its body had and has instead; return how many differences there are."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    for path in sorted(new.rglob("*.html")):
        name = path.relative_to(new)
        if not (old / name).is_file() or not name.parts[1].startswith("site"):
            continue
        before, after = body(old / name), body(path)
        for what, first, last, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what != "equal":
                changes = found.setdefault(page_kind(name), Counter())
                changes[" | ".join(before[first:last]), " | ".join(after[start:end])] += 1
    for kind, changes in sorted(found.items()):
        print(f"{kind}: {changes.total():,}")
        for (was, is_now), count in changes.most_common(most):
            print(f"  {count:5,} - {was[:200]}\n        + {is_now[:200]}")
    return sum(changes.total() for changes in found.values())


def body(path: Path) -> list[str]:
    """Texts and structure of what a page holds between the theme's frame."""
    text = path.read_text("utf-8")
    within = re.search(r"<article.*?</article>|<main.*?</main>", text, re.DOTALL)
    texts = Texts()
    texts.feed(within[0] if within else text)
    return texts.lines


def page_kind(name: Path) -> str:
    """The address of a page with `X` for the item and `P` for the process: `P/stages/X/`, `tools/X/`."""
    parts = [part for part in name.parts[2:] if part not in ("ko", "index.html")]
    if parts and parts[0] not in SHARED_PAGES:
        parts[0] = "P"
    for at, part in enumerate(parts[:-1]):
        if part in WITH_ITEMS:
            parts[at + 1] = "X"
    return "/".join(parts) or "home"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write")
    writing.add_argument("out", type=Path)
    writing.add_argument("--stagebook", type=Path, default=ROOT / ".venv" / "bin" / "stagebook")
    writing.add_argument("--only", default="", help="one playbook's name")
    comparing = commands.add_parser("compare")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--parsed", action="store_true")
    comparing.add_argument("--by-page", action="store_true")
    comparing.add_argument("--most", type=int, default=12, help="so many files are shown line by line")
    wanted = parser.parse_args()
    if wanted.command == "write":
        write(wanted.out, wanted.stagebook, wanted.only)
    elif wanted.by_page:
        sys.exit(1 if by_page(wanted.old, wanted.new, wanted.most) else 0)
    else:
        sys.exit(1 if compare(wanted.old, wanted.new, parsed=wanted.parsed, most=wanted.most) else 0)


if __name__ == "__main__":
    main()
