"""Whether exit criteria are ones: what the buyer did or said, once each, and few enough to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Process, Stage
from stagebook.problems.diagnostics import Diagnostic, shortened
from stagebook.problems.rule import WARNING, Rule
from stagebook.schema.parts import Criterion

SELLER_ACTIVITY = Rule(
    "seller-activity",
    WARNING,
    "A criterion of the buyer that says what the seller did",
    "A deck that was sent moves no deal. With `verified_by: buyer` the criterion says what the buyer did or said about "
    "it.",
)

VAGUE_CRITERION = Rule(
    "vague-criterion",
    WARNING,
    "A criterion that everybody judges otherwise",
    "Whether a buyer understands or is interested can't be seen. What they said, sent, named or signed can.",
)

DUPLICATE_CRITERION = Rule(
    "duplicate-criterion",
    WARNING,
    "A criterion that stands twice in a process",
    "What was confirmed once need not be confirmed again; two that read alike were meant to differ.",
)

TOO_MANY_CRITERIA = Rule(
    "too-many-criteria",
    WARNING,
    "More exit criteria than anybody asks for",
    "With more than seven, reps tick the list instead of asking the buyer. Some are activities, or belong to another "
    "stage.",
)

MOST_CRITERIA = 7

_DONE_EN = (
    "sent|presented|shown|showed|held|given|delivered|emailed|mailed|called|scheduled|booked|shared|explained|prepared|"
    "submitted|demoed|run|completed|provided|offered|pitched|introduced|told|informed|visited|contacted|drafted|logged|"
    "created|written|followed up|reached out|handed over"
)
_SELLER_EN = (
    r"we|our (?:team|rep|reps|seller|manager|sales team|company)|"
    r"the (?:rep|seller|sales ?(?:person|rep|team|manager)|account (?:executive|manager)|ae|sdr|vendor)"
)
_SELLERS_DEED = {
    "en": re.compile(
        rf"(?:(?:{_SELLER_EN})(?:'ve| have| has)?(?: already)? (?:{_DONE_EN})\b"
        rf"|[^,;]{{1,60}}? (?:was|were|has been|have been) (?:{_DONE_EN})\b)",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"[^.]*(?:보냈|발송했|전달했|제출했|설명했|소개했|시연했|발표했|연락했|전화했|공유했|제시했|진행했|방문했|안내했|"
        r"작성했|준비했)습니다"
    ),
}
"""What the seller did, at the start of a text; in Korean whoever did it need not be named."""

_BUYERS_PART = {
    "en": re.compile(
        r"\b(?:buyers?|prospect|customer|client|lead|champion|sponsor|decision maker|economic buyer|stakeholders?|team|"
        r"board|they|who)(?:'s \w+)? (?:has|have|had|is|was|said|says?|told|confirm|agree|accept|repl|answer|"
        r"correct|sign|approv|receiv|chose|ask|nam)",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"(?<!영업 )(?<!우리 )(?<!당사 )(?<!영업)(?:구매자|구매 팀|구매 부서|고객|고객사|리드|챔피언|후원자|"
        r"의사결정자|결재자|담당자|책임자|법무팀|재무팀|보안팀|그룹|이사회|위원회|사용자)(?:이|가|은|는|도)\b"
    ),
}
"""What the buyer did about it."""

_VAGUE = {
    "en": re.compile(
        r"\bunderstands?\b"
        r"|\b(?:is|are|seems?|appears?|looks?|feels?|sounds?)(?: to be)?(?: very| really| quite| highly| truly)?"
        r" (?:interested|engaged|excited|positive|happy|keen|enthusiastic|motivated|on board|aligned|convinced|"
        r"comfortable|serious|committed|ready|aware|a good fit)\b"
        r"|\b(?:likes?|loves?|appreciates?|trusts?|values) (?:us|our|the)\b|\brapport\b|\bgood relationship\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"관심이 (?:있|많|높)|관심을 (?:보이|가지)|긍정적|호의적|우호적|적극적|이해(?:하고 있|합니다|했습니다)|"
        r"공감(?:하고 있|합니다|했습니다)|인지하고 있|신뢰하고 있|좋은 관계|마음에 들어"
    ),
}
_SEEN = {
    "en": re.compile(
        r"\b(?:sa(?:ys?|id)|told|tells?|confirm\w*|wrote|written|stat(?:ed|es)|explain\w*|nam(?:ed|es)|agreed?|show[ns]?|"
        r"repeat\w*|answer\w*|words|asked|listed|signed|sent)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"말했|말로|확인했|확인해|알려 주|밝혔|답했|동의했|약속했|적었|보냈|설명했|요청했|보여 주"),
}
"""What makes a vague word firm: somebody said or did it."""


@finds(SELLER_ACTIVITY, VAGUE_CRITERION, DUPLICATE_CRITERION, TOO_MANY_CRITERIA)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report criteria of each process, in its order."""
    for process in context.playbook.processes:
        yield from _twice(process)
        for stage in process.pipeline_stages:
            yield from _stage(stage)


def _stage(stage: Stage) -> Iterator[Diagnostic]:
    count = len(stage.exit_criteria)
    if count > MOST_CRITERIA:
        message = f"the stage '{stage.id}' has {count} exit criteria"
        hint = f"keep the {MOST_CRITERIA} or fewer without which it must not move on"
        yield TOO_MANY_CRITERIA.found(message, stage.field_span("exit_criteria"), hint)
    for each in stage.exit_criteria:
        if each.verified_by != "buyer":
            continue
        words = shortened(each.text)
        if is_sellers_deed(each.text, each.text.lang):
            hint = "say what the buyer did or said, or write `verified_by: seller`"
            yield SELLER_ACTIVITY.found(f"the buyer can't verify '{words}'", each.text.span, hint)
        elif is_vague(each.text, each.text.lang):
            hint = "say what the buyer said, sent, named or signed, by which it is known"
            yield VAGUE_CRITERION.found(f"nobody can see whether '{words}'", each.text.span, hint)


def is_sellers_deed(text: str, language: str) -> bool:
    """Whether a criterion says what the seller did, and nothing of the buyer."""
    deed = _SELLERS_DEED[language].match(text) if language in _SELLERS_DEED else None
    if deed is None:
        return False
    # In English the buyer's part follows; in Korean, where the verb comes last, the buyer is named before it.
    return not _BUYERS_PART[language].search(text, deed.end() if language == "en" else 0)


def is_vague(text: str, language: str) -> bool:
    """Whether a criterion speaks of what goes on in the buyer's mind, and not of what can be seen."""
    return language in _VAGUE and bool(_VAGUE[language].search(text)) and not _SEEN[language].search(text)


def _twice(process: Process) -> Iterator[Diagnostic]:
    first: dict[str, tuple[Stage, Criterion]] = {}
    for stage in process.pipeline_stages:
        for each in stage.exit_criteria:
            words = re.sub(r"\W+", " ", each.text.casefold()).strip()
            if words in first:
                where = first[words][1].text.span
                message = f"'{shortened(each.text)}' is an exit criterion of '{first[words][0].id}' too"
                yield DUPLICATE_CRITERION.found(message, each.text.span, f"the first is at {where}; say what differs")
            else:
                first[words] = (stage, each)
