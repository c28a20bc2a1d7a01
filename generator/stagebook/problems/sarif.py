"""Problems as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from stagebook.problems.diagnostics import Diagnostic, Report
from stagebook.problems.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_report(report: Report, rules: Mapping[str, Rule], version: str) -> str:
    """A log of one run; the files of `report` are named from the repository's root. `version` is that of Stagebook.

    `rules` are all there are; the log holds those that were broken.
    """
    codes = sorted({each.code for each in report.problems})
    driver = {"name": "Stagebook", "version": version, "rules": [_rule(code, rules.get(code)) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code)) for each in report.problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(each: Diagnostic, rule: int) -> dict[str, Any]:
    place = {"artifactLocation": _file(each), "region": _region(each)}
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": rule,
        "level": str(each.severity),
        "message": {"text": f"{each.message}\n{each.hint}" if each.hint else each.message},
        "locations": [{"physicalLocation": place}],
    }
    if each.fix:
        replacement = {"deletedRegion": _region(each), "insertedContent": {"text": each.fix}}
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": _file(each), "replacements": [replacement]}]}]
    return result


def _file(each: Diagnostic) -> dict[str, str]:
    return {"uri": quote(each.span.file), "uriBaseId": "%SRCROOT%"}


def _region(each: Diagnostic) -> dict[str, int]:
    span = each.span
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.line,
        "endColumn": max(span.end_column, span.column + 1),
    }
