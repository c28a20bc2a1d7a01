"""Styles and scripts: the bundles that ship are those of the sources, and a site gets them and nothing else."""

import gzip
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from sites import ROOT
from stagebook.outputs import assets, search_files

ASSETS = ROOT / "templates" / "assets"
BUNDLES = sorted(path for path in (ASSETS / "bundles").iterdir() if path.suffix in (".css", ".js"))


def text_of(path: Path) -> str:
    return path.read_text("utf-8").replace("\r\n", "\n")


def hash_of(folder: Path, names: Sequence[str], esbuild: str) -> str:
    """What `bundle.mjs` writes into a bundle that is made of these sources."""
    digest = hashlib.sha256(f"esbuild {esbuild}\n".encode())
    for name in ("bundle.mjs", *names):
        digest.update(f"{name}\n{text_of(folder / name)}\n".encode())
    return digest.hexdigest()


def esbuild() -> str:
    """The version to which the lock holds everybody."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    return str(lock["packages"]["node_modules/esbuild"]["version"])


def sources_of(bundle: Path) -> tuple[list[str], str]:
    """The sources that a bundle names, and their hash."""
    banner = re.match(r"/\* .*:\n((?:src/.*\n)+)sha256 ([0-9a-f]{64}) \*/\n", text_of(bundle))
    assert banner, f"{bundle.name} names no sources"
    return banner[1].split(), banner[2]


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda path: path.name)
def test_a_bundle_is_made_from_the_sources_as_they_are(bundle: Path) -> None:
    names, named = sources_of(bundle)
    assert [name for name in names if not (ASSETS / name).is_file()] == []
    assert named == hash_of(ASSETS, names, esbuild()), "stale: run `npm ci` and `npm run bundle`"


def test_every_source_is_in_a_bundle() -> None:
    used = {name for bundle in BUNDLES for name in sources_of(bundle)[0]}
    ours = {path.relative_to(ASSETS).as_posix() for path in (ASSETS / "src").rglob("*") if path.is_file()}
    assert {name for name in ours - used if not name.endswith(".d.ts")} == set()


def test_any_change_of_a_source_makes_its_bundle_stale(tmp_path: Path) -> None:
    (tmp_path / "bundle.mjs").write_text("made so", "utf-8")
    (tmp_path / "one.css").write_bytes(b"a { color: red }\n")
    (tmp_path / "two.css").write_bytes(b"a { color: red }\n")
    found = [hash_of(tmp_path, names, "1") for names in (["one.css"], ["two.css"], ["one.css", "two.css"])]
    found.append(hash_of(tmp_path, ["one.css"], "2"))
    (tmp_path / "one.css").write_bytes(b"a { color: tan }\n")
    found.append(hash_of(tmp_path, ["one.css"], "1"))
    (tmp_path / "one.css").write_bytes(b"a { color: tan }\r\n")
    assert hash_of(tmp_path, ["one.css"], "1") == found[-1], "line ends are the system's own business"
    (tmp_path / "bundle.mjs").write_text("made otherwise", "utf-8")
    found.append(hash_of(tmp_path, ["one.css"], "1"))
    assert len(set(found)) == len(found) == 6


def test_the_bundles_are_those_that_are_used() -> None:
    used = {path.name for path in assets.published().values() if path.parent != assets.web_fonts()}
    used |= {assets.SHEET_STYLE, assets.SHEET_SCRIPT, assets.FONT_STYLE}
    assert {path.name for path in BUNDLES} == used
    parts = re.findall(r'\["([a-z-]+\.js)", ', text_of(ASSETS / "src" / "scripts" / "parts.js"))
    assert tuple(parts) == assets.PARTS


def test_what_third_parties_own_is_named_beside_the_bundles() -> None:
    sources = "".join(text_of(path) for path in (ASSETS / "src" / "scripts").glob("*.js"))
    foreign = set(re.findall(r'^import .*"([^.][^"]*)";$', sources, re.M))
    said = text_of(ASSETS / "bundles" / "THIRD-PARTY.txt")
    assert [name for name in foreign if name not in said] == []
    assert foreign or "nothing of third parties" in said


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda path: path.name)
def test_a_bundle_needs_nothing_that_fails_on_a_page_opened_as_a_file(bundle: Path) -> None:
    code = text_of(bundle)
    assert re.findall(r"\b(?:fetch|import|importScripts|eval|Function|Worker|XMLHttpRequest|EventSource)\(", code) == []
    assert "//" not in code.replace("/*", "")


def test_every_page_links_to_one_style_sheet_one_early_and_one_deferred_script(reference_site: Path) -> None:
    for page in reference_site.rglob("*.html"):
        ours = re.findall(r"<(?:link|script)\b[^>]*assets/stagebook/[^>]*>", page.read_text("utf-8"))
        kinds = [(name, " defer" in tag) for tag in ours for name in re.findall(r"assets/stagebook/([\w.-]+)", tag)]
        if page.name == "404.html":
            kinds = [kind for kind in kinds if kind[0] != assets.NOT_FOUND_SCRIPT]
        assert kinds == [("page.css", False), ("early.js", False), ("page.js", True)], page


def test_a_site_gets_the_bundles_and_no_sources(reference_site: Path) -> None:
    for root, for_not_found in ((reference_site, True), (reference_site / "ko", False)):
        found = {path.relative_to(root).as_posix() for path in (root / assets.FOLDER).rglob("*.*")}
        found -= {path.relative_to(root).as_posix() for path in (root / search_files.FOLDER).iterdir()}
        assert found == set(assets.published(for_not_found=for_not_found))


def test_our_share_of_a_first_load_is_small() -> None:
    """Of the 100 KB (gzip) that a page may load at first, 35 are ours: style sheet, both scripts and every part.

    A tool's page has no close plan and no filter. Fonts are apart: a page that is drawn does not wait for them.
    """
    files = {name: path for name, path in assets.published().items() if path.parent != assets.web_fonts()}
    del files[f"{assets.FOLDER}/{assets.SEARCH_SCRIPT}"]  # It comes when someone searches.
    shares = {name: len(gzip.compress(path.read_bytes(), 9)) for name, path in files.items()}
    for elsewhere in ({"tool.js"}, {"close-plan.js", "filters.js"}):
        assert sum(size for name, size in shares.items() if Path(name).name not in elsewhere) < 35_000, shares


LONG = 160
TEXTS = [
    *sorted((ASSETS / "src").rglob("*.*s")),
    *sorted(path for path in (ROOT / "templates").rglob("*.*") if path.suffix in (".html", ".typ")),
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_line_is_too_long_to_read(path: Path) -> None:
    long = {number: len(line) for number, line in enumerate(text_of(path).splitlines(), 1) if len(line) >= LONG}
    assert long == {}
