"""What a process says about itself fits its stages: variants, touchpoints, the usual number of stages."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Process
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rule import WARNING, Rule
from stagebook.prose.links import UNKNOWN_REFERENCE
from stagebook.schema.shape_problems import MISSING_FIELD, WRONG_VALUE

STAGE_COUNT = Rule(
    "stage-count",
    WARNING,
    "More or fewer stages than usual",
    "`stage_range` says how many are usual: enough to see where a deal is, few enough to manage.",
)


@finds(STAGE_COUNT, MISSING_FIELD, UNKNOWN_REFERENCE, WRONG_VALUE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report variants and FAQs that name what the process does not have."""
    for process in context.playbook.processes:
        yield from _variants(process)
        yield from _count(process)
    for metric in context.playbook.metrics.values():
        if (metric.numerator is None) != (metric.denominator is None):
            written, missing = ("numerator", "denominator") if metric.numerator else ("denominator", "numerator")
            hint = f"add `{missing}`, or write it as one `formula`"
            yield MISSING_FIELD.found(f"the metric has a {written} and no {missing}", metric.field_span(written), hint)
    for faq in context.playbook.faqs.values():
        if faq.variant is None:
            continue
        processes = [p for p in context.playbook.processes if faq.process in (None, p.id)]
        known = {str(variant.id) for process in processes for variant in process.variants}
        if faq.variant not in known:
            hint = context.near(faq.variant, "variant", known)
            yield UNKNOWN_REFERENCE.found(f"unknown variant '{faq.variant}'", faq.variant.span, hint)


def _variants(process: Process) -> Iterator[Diagnostic]:
    known = [str(stage) for stage in process.stages]
    for variant in process.variants:
        stages = [each.stage for each in variant.stages]
        positions = [known.index(stage) for stage in stages if stage in known]
        if positions != sorted(set(positions)):
            yield WRONG_VALUE.found(
                f"the variant '{variant.id}' does not keep the order of the process",
                variant.field_span("stages"),
                "list each stage once, in the order of `stages`",
            )


def _count(process: Process) -> Iterator[Diagnostic]:
    usual = process.stage_range
    if usual is None:
        return
    if usual.most < usual.fewest:
        yield WRONG_VALUE.found(f"at most {usual.most} is less than {usual.fewest}", usual.field_span("most"))
    elif not usual.fewest <= len(process.stages) <= usual.most:
        yield STAGE_COUNT.found(
            f"'{process.id}' has {_stages(len(process.stages))}, where {usual.fewest} to {usual.most} are usual",
            usual.span,
            "merge or split stages, or change `stage_range`",
        )


def _stages(count: int) -> str:
    return f"{count} stage" if count == 1 else f"{count} stages"
