"""What MkDocs says against an mkdocs.yml, in an author's words: each with the line of its setting and what to do.

MkDocs ends at the first setting that it refuses, names no line, and goes on past names that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stagebook.checks.engine import RefusedSetting
from stagebook.model.no_playbook import NO_SECTION
from stagebook.problems.diagnostics import Span, did_you_mean, shortened
from stagebook.reading.entry_points import entry_points_of
from stagebook.reading.site_settings import SiteSettings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "stagebook"
FOLDERS = ("folder", "docs_dir", "path", "playbook")
"""Options by which one would make a playbook a section of another site."""
MANUAL = "https://www.mkdocs.org/user-guide/configuration/"

_OPTION = re.compile(r"Plugin '([^']+)' option '([^']+)': (.*)")
_MISSING_PLUGIN = re.compile(r'The "([^"]+)" plugin is not installed')
_MISSING_EXTENSION = re.compile(r"Failed to load extension '([^']+)'")
_WRONG_TYPE = re.compile(r"Expected type: <class '(\w+)'> but received: <class '\w+'>")
_UNKNOWN = "Unrecognised configuration name"
_UNKNOWN_THEME = "Unrecognised theme name"
_TAG = re.compile(r'in "[^"]*?([^"/\\]+)", line (\d+), column (\d+)\Z')
TYPES = {"bool": "true or false", "str": "a text", "int": "a whole number", "list": "a list", "dict": "a mapping"}


def refused(errors: Sequence[tuple[str, Exception]], written: SiteSettings) -> Iterator[RefusedSetting]:
    """Yield what `validate` of a configuration found wrong."""
    for key, error in errors:
        yield _refused(key, str(error), written)


def _refused(key: str, words: str, written: SiteSettings) -> RefusedSetting:
    first, _, more = words.partition("\n")
    if option := _OPTION.match(first):
        plugin, name, reason = option.groups()
        message = f"the option '{name}' of the plugin '{plugin}' {_in_words(reason)}"
        return RefusedSetting(message, written.option(key, plugin, name), _manual_of(plugin))
    if plugin_name := _MISSING_PLUGIN.match(first):
        name = plugin_name[1]
        hint = _near(name, "mkdocs.plugins") or "install the package that brings it beside Stagebook, or delete it"
        return RefusedSetting(f"the plugin '{name}' is not installed", written.entry(key, name), hint)
    if extension := _MISSING_EXTENSION.match(first):
        name, reason = extension[1], more.strip().rpartition("\n")[2]
        hint = _near(name, "markdown.extensions") or "install the package that brings it beside Stagebook, or delete it"
        return RefusedSetting(f"the extension '{name}' can't be loaded: {reason}", written.entry(key, name), hint)
    if first.startswith(_UNKNOWN_THEME):
        return RefusedSetting("there is no such theme", written.of(key, "name"), "write `theme: {name: material}`")
    if key == "theme" and "custom_dir" in first:
        hint = "make it beside mkdocs.yml, or delete the setting"
        return RefusedSetting("the folder of `custom_dir` does not exist", written.of(key, "custom_dir"), hint)
    return RefusedSetting(f"MkDocs refuses `{key}`: {first}", written.of(key), f"see {MANUAL}#{key}")


def unnoticed(warnings: Sequence[tuple[str, str]], config: MkDocsConfig, written: SiteSettings) -> Iterator[Any]:
    """Yield what `validate` warned of, as settings of which MkDocs takes no notice; `unknown_options` has ours."""
    for key, words in warnings:
        option = _OPTION.match(words)
        if option and option[1] != PLUGIN:
            plugin, name, reason = option.groups()
            known = [each for each, _ in config.plugins[plugin].config._schema] if plugin in config.plugins else []
            message = f"the plugin '{plugin}' " + (
                f"has no option '{name}'" if reason.startswith(_UNKNOWN) else f"says of '{name}': {reason}"
            )
            span = written.option("plugins", plugin.rpartition("/")[2], name)
            yield RefusedSetting(message, span, _if_near(name, known) or "delete it", is_fatal=False)
        elif words.startswith(_UNKNOWN):
            hint = _if_near(key, [each for each, _ in config._schema]) or "delete it"
            yield RefusedSetting(f"MkDocs has no setting '{shortened(key)}'", written.of(key), hint, is_fatal=False)
        elif not option:
            yield RefusedSetting(f"MkDocs says of `{key}`: {words}", written.of(key), f"see {MANUAL}", is_fatal=False)


def unknown_options(written: SiteSettings) -> Iterator[RefusedSetting]:
    """Yield the options of our own plugin that it has not: with `audience` misspelt, everybody would see everything."""
    options = written.named("plugins").get(PLUGIN)
    from stagebook.outputs.mkdocs.plugin_options import StagebookConfig

    known = [name for name, _ in StagebookConfig._schema]
    for name in options.value if options and isinstance(options.value, dict) else ():
        if name not in known:
            hint = f"name it by `docs_dir`. {NO_SECTION}" if name in FOLDERS else did_you_mean(name, known)
            span = written.option("plugins", PLUGIN, name)
            yield RefusedSetting(f"the plugin '{PLUGIN}' has no option '{name}'", span, hint)


def unreadable(error: Exception, file: Path, written: SiteSettings) -> RefusedSetting:
    """What ended the reading of a file whose YAML is sound: a tag in it, or a file that it inherits from."""
    words = str(error)
    at = _TAG.search(words.split("\n\n")[0].rstrip())
    if at and at[1] == file.name:
        told = " ".join(words.partition(": ")[2].split())
        told = re.sub(r'in "[^"]*", line \d+, column \d+', "", told).strip()
        line, column = int(at[2]), int(at[3])
        return RefusedSetting(told, Span(written.start.file, line, column, column + 1), "mend or delete it")
    if "Inherited config file" in words:
        return RefusedSetting("the file of `INHERIT` does not exist", written.of("INHERIT"), "name one that is there")
    return RefusedSetting(f"MkDocs can't read the file: {' '.join(words.split())}", written.start, f"see {MANUAL}")


def _in_words(reason: str) -> str:
    wrong = _WRONG_TYPE.match(reason)
    return f"must be {TYPES.get(wrong[1], wrong[1])}" if wrong else f"is refused: {reason}"


def _manual_of(plugin: str) -> str:
    return (
        "the manual's page 'Settings of mkdocs.yml' lists its options"
        if plugin == PLUGIN
        else "see the plugin's manual"
    )


def _near(name: str, group: str) -> str:
    """The nearest installed name, if one is near."""
    return _if_near(name, [each.name.rpartition("/")[2] for each in entry_points_of(group)])


def _if_near(name: str, known: Sequence[str]) -> str:
    found = did_you_mean(name, known)
    return found if found.startswith("did you") else ""
