"""What readers come for: each question is put to the built site the way its reader would, and answered in three clicks.

A reader starts at the home page of a playbook, in either language, and clicks, or types what they look for into the
search or into "What just happened?". Typing is no click; choosing what was found is one.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from search_panel import HITS, hrefs, look_up
from sites import PLAYBOOK, ROOT, served, stagebook

EXAMPLES = ROOT / "examples"
MAPPED = PLAYBOOK
PIPELINE = EXAMPLES / "seven-stage-pipeline"
JOURNEY = EXAMPLES / "buyer-journey"
CYCLE = EXAMPLES / "seven-step-cycle"
BOTH = EXAMPLES / "buying-cycle-and-pipeline"
PARTNERS = Path("partners")
"""The reference playbook as partners see it."""


@dataclass(frozen=True)
class Step:
    """One thing a reader does: follow a link of the page, or choose what the search or the finder offers for a word."""

    how: str
    target: str
    """How the address it leads to ends."""
    en: str = ""
    ko: str = ""


def go(target: str) -> Step:
    """Follow the link to a page."""
    return Step("go", target)


def search(en: str, ko: str, target: str) -> Step:
    """Look it up in the search: one click into the field, one on the result."""
    return Step("search", target, en, ko)


def happened(en: str, ko: str, target: str) -> Step:
    """Look it up under "What just happened?": one click to get there, one on the line."""
    return Step("happened", target, en, ko)


@dataclass(frozen=True)
class Answer:
    """Where a question, or a part of it, is answered: the way there and what must be read there."""

    playbook: Path
    steps: tuple[Step, ...]
    en: tuple[str, ...]
    ko: tuple[str, ...]


SCENARIOS: dict[str, tuple[Answer, ...]] = {
    "S01 The prospect will not say what they want. What can I do, and is it an opportunity yet?": (
        Answer(
            MAPPED,
            (happened("will not say", "말하지 않", "stages/goals-confirmed/#goals-not-shared"),),
            (
                "Prepare and offer a Goal menu: several business challenges of similar companies in a similar industry",
                "success stories, solution examples and material on horizontal solutions",
                "Hard gate Do not call the record an opportunity until the buyer has shared goals, requirements or a"
                " problem and someone has confirmed that our product or offer can solve it",
            ),
            (
                "유사 산업의 비슷한 기업이 겪었고 당사가 성공적으로 해결한 비즈니스 과제",
                "고객 성공 사례, 솔루션 사례, 산업 공통 솔루션 자료",
                "당사의 제품이나 제안으로 해결할 수 있음을 누군가 확인하기 전에는 기회로 분류하지 않습니다",
            ),
        ),
    ),
    "S02 The buyer fell silent in Commitment. What does it mean?": (
        Answer(
            MAPPED,
            (happened("silent", "조용해", "phases/commitment/#buyer-silent"),),
            ("The buyer goes silent. Always: They are busy negotiating with another vendor.",),
            ("구매자가 조용해집니다. 항상: 다른 공급업체와 협상하느라 바쁘다는 뜻입니다.",),
        ),
    ),
    "S03 Two vendors seem to be negotiating. Is the deal in Commitment?": (
        Answer(
            MAPPED,
            (happened("two vendors", "두 개의 공급업체", "phases/commitment/#two-vendors"),),
            (
                "opens negotiation with one vendor only",
                "Two vendors do reach negotiation, in some markets and situations. Sometimes",
                "Often: Commitment has often not really begun",
                "The deal is really in: Evaluation",
                "decided which alternative is best",
            ),
            (
                "한 공급업체와만 협상을 시작합니다",
                "일부 시장이나 상황에서는 두 개의 공급업체가 협상까지 갑니다. 때때로",
                "구매 확약이 실제로는 시작되지 않은 경우가 많습니다",
                "거래의 실제 위치: 평가",
            ),
        ),
        Answer(
            MAPPED,
            (happened("two vendors", "두 개의 공급업체", "phases/commitment/#two-vendors"), go("phases/evaluation/")),
            (
                "Ends when The buyer and the other people involved have decided which alternative they regard as best",
                "A single vendor goes on to the last phase, because negotiating with two costs the buyer much time."
                " Usually",
            ),
            ("최선이라고 생각하는 대안을 결정했습니다", "단일 공급업체만 마지막 단계로 넘어갑니다. 대체로"),
        ),
    ),
    "S04 How do I spread a 10-month deal over the phases, and when is that wrong?": (
        Answer(
            MAPPED,
            (go("new-business/"),),
            (
                "10 months in all · Counted from: first relevant contact · to: win",
                "Solution Development 6 months · 60%",
                "Evaluation 2 months · 20%",
                "Commitment 2 months · 20%",
                "expect Solution Development to be the longest of the three",
                "much longer than either other phase and often longer than both together",
                "Shorter: The buyer has already been through this phase with other options or vendors",
                "Longer: Very complex legal procedures and hurdles",
            ),
            (
                "모두 10개월",
                "솔루션 개발 6개월 · 60%",
                "평가 2개월 · 20%",
                "구매 확약 2개월 · 20%",
                "더 짧은 경우: 구매자가 다른 대안이나 공급업체와 이 단계를 이미 거쳤지만",
                "더 긴 경우: 법적 절차와 장애물이 매우 복잡하면",
            ),
        ),
    ),
    "S05 What is due in Evaluation, and which parts are compulsory?": (
        Answer(
            MAPPED,
            (go("stages/prove-business-value/"),),
            (
                "Must Put together a sequence of events",
                "Important Demonstrate the functions, frequently with a tailored demo",
                "Important Have the buyer verify that the product and solution offered are what they want",
                "If needed Run ROI and TCO calculations",
            ),
            (
                "필수 공동 추진 일정표(SOE)를 작성합니다",
                "중요 기능을 시연합니다. 맞춤형 데모를",
                "중요 제안한 제품과 솔루션이 원하는 것인지",
                "상황별 ROI와 TCO를 계산합니다",
            ),
        ),
        Answer(
            MAPPED,
            (go("stages/confirm-value-and-process/"),),
            (
                "Must Hold at least one reference call with another customer. at least 1",
                "Often Prepare an initial draft of the implementation or migration plan",
                "Often Supply input for the buyer's cost-benefit analysis",
                "Condition: The buyer makes such an analysis and lets us contribute",
                "Optional Run a proof of concept or a trial",
            ),
            (
                "필수 다른 고객과의 레퍼런스 콜을 1회 이상 진행합니다",
                "자주 구현 또는 마이그레이션 계획의 초안",
                "자주 구매자의 비용 편익 분석에 대한 입력 자료",
                "선택 개념 증명(PoC) 또는 평가판",
            ),
        ),
    ),
    "S06 The MVP must be live on a given day. When must the contract be signed?": (
        Answer(
            MAPPED,
            (search("SOE", "SOE", "tools/sequence-of-events/"),),
            (
                "all that has to happen before the MVP goes live, counted back to the day of signing",
                "The result: the day by which the contract must be signed",
            ),
            ("MVP 출시 전에 이루어져야 할 모든 일", "서명일까지 거꾸로 계산한", "계약서 서명 기한"),
        ),
        Answer(
            MAPPED,
            (go("stages/prove-business-value/"), go("prove-business-value/full-review/")),
            ("Contract signed", "MVP launch"),
            ("계약서 서명", "MVP 출시"),
        ),
        Answer(
            MAPPED,
            (go("milestones/"),),
            ("The date comes from counting back from the MVP launch", "Every other date is counted back from this one"),
            ("날짜는 MVP 출시일부터 거꾸로 계산해 정합니다", "다른 모든 날짜는 이 날짜부터 거꾸로 계산합니다"),
        ),
    ),
    "S07 In which stages are success stories, the demo and the CRM used?": (
        Answer(
            MAPPED,
            (search("success stories", "고객 성공 사례", "tools/success-stories/"),),
            ("1 Qualified Lead", "2 Goals Confirmed"),
            ("1 적격 리드", "2 목표 확인"),
        ),
        Answer(
            MAPPED,
            (go("tools/"), go("tools/demo/")),
            ("4 Establish Business Value Plan Build", "5 Prove Business Value Important Deliver"),
            ("4 비즈니스 가치 확립 계획 제작", "5 비즈니스 가치 입증 중요 전달"),
        ),
        Answer(
            PIPELINE,
            (search("CRM system", "CRM 시스템", "tools/crm-system/"),),
            ("1 Prospecting", "Seven-Stage Pipeline Important Keep every deal in it"),
            ("1 잠재 고객 발굴", "7단계 판매 파이프라인 중요 모든 거래를"),
        ),
        Answer(
            JOURNEY,
            (go("tools/"), go("tools/demo/")),
            ("Buyer's Journey The prospect sees the solution at work", "Consideration", "Decision"),
            ("구매자 여정 잠재 고객이 솔루션이 작동하는 모습을 봅니다", "고려", "결정"),
        ),
        Answer(
            CYCLE,
            (go("tools/"), go("tools/crm/")),
            ("2 Fit Check", "4 Make the Pitch", "Set tracking reminders", "built-in calendars"),
            ("2 적합성 확인", "4 피치", "추적 알림을 설정해"),
        ),
        Answer(
            CYCLE,
            (go("stages/proposal/"), go("tools/demo/")),
            ("5 Deliver the Proposal", "It tells you that the proposal is due", "The prospect signs up for one"),
            ("5 제안서 전달", "제안할 때가 되었다는 신호입니다"),
        ),
        Answer(
            CYCLE,
            (search("success stories", "성공 사례", "tools/success-stories-and-reviews/"),),
            ("answers objections before they are raised",),
            ("예상되는 이의에 미리 답하며",),
        ),
    ),
    "S08 Which questions qualify a lead, and when do I drop it?": (
        Answer(
            PIPELINE,
            (search("BANT", "BANT", "frameworks/bant/"),),
            (
                "Budget Does the prospect have the money for it?",
                "Authority Does our contact have the authority to buy",
                "Need Does the prospect need what we offer?",
                "Time frame When does the prospect want to buy",
            ),
            ("예산 잠재 고객에게 구매할 예산이", "권한 상대에게", "필요 당사의 제안이", "일정 잠재 고객은 언제"),
        ),
        Answer(
            PIPELINE,
            (happened("no budget", "예산이 없", "stages/lead-qualification/#no-budget"),),
            (
                "There is no budget. Next move: Disqualify early",
                "Nobody there has the authority to decide. Next move: Disqualify early",
            ),
            ("예산이 없습니다. 다음 조치: 일찍 실격 처리", "의사결정 권한이 있는 사람이 없습니다"),
        ),
        Answer(
            PIPELINE,
            (happened("stalls again", "반복해서 정체", "seven-stage-pipeline/#stalls-again-and-again"),),
            (
                "The lead stalls again and again. Next move: Let it go",
                "The lead's responses stay weak. Next move: Let it go",
            ),
            ("리드가 반복해서 정체됩니다", "리드의 반응이 계속 약합니다"),
        ),
        Answer(
            CYCLE,
            (go("stages/needs-analysis/"),),
            ("BANT shows that the lead is not ready to go forward. Next move: Stop here", "the wrong prospect"),
            ("여기서 멈춥니다", "맞지 않는 잠재 고객에게 너무 많은 시간을 쓰지 않습니다"),
        ),
        Answer(
            BOTH,
            (go("stages/lead-qualification/"), go("frameworks/intention-ability-time/")),
            ("Intention to buy", "Ability to buy", "Time of purchase", "The list is open"),
            ("구매 의사", "구매 능력", "구매 시기", "열린 목록"),
        ),
    ),
    "S09 How fast must I contact a lead after its fit is confirmed?": (
        Answer(
            CYCLE,
            (go("stages/fit-check/"),),
            (
                "Within 1 hour: Make first contact as soon as possible",
                "Let marketing automation and the CRM prioritise the first follow-up",
            ),
            ("1시간 이내: 잠재 고객이 준비되었을 때", "마케팅 자동화와 CRM이 첫 후속 조치의 우선순위를 정하게 합니다"),
        ),
        Answer(
            CYCLE,
            (happened("how fast", "얼마나 빨리", "faq/#how-fast-to-contact"),),
            ("As soon as possible, best within one hour",),
            ("최대한 빨리, 가급적 1시간 이내에 연락합니다",),
        ),
    ),
    "S10 A rival is cheaper, or a core item is missing. What now?": (
        Answer(
            CYCLE,
            (happened("too high", "너무 높", "stages/negotiation/#price-too-high"),),
            (
                "Add something of value to them that costs you little",
                "The proposal lacks a core product or service that we want",
                "Longer support contract Costs us little",
                "Free shipping Costs us little",
                "Keep track of negotiations",
            ),
            (
                "당사의 비용은 최소한인 혜택을 더합니다",
                "핵심 제품이나 서비스가 제안에 빠져 있습니다",
                "더 긴 지원 계약",
                "무료 배송",
                "협상을 추적해 기록합니다",
            ),
        ),
        Answer(
            PIPELINE,
            (happened("cheaper", "더 저렴", "stages/negotiation/#rival-is-cheaper"),),
            (
                "Understand the concern behind it. Show empathy. Give clear information. Offer a solution that eases"
                " the worry.",
                "Prepare flexible options that fit the buyer's needs and still guard your margin",
            ),
            (
                "근본적인 우려를 이해합니다. 공감을 표현합니다. 명확한 정보를 제공합니다. 우려를 덜어 줄 해결책을",
                "당사의 마진도 지키는 유연한 선택지를 준비합니다",
            ),
        ),
    ),
    "S11 Is it time to close, and how?": (
        Answer(
            PIPELINE,
            (happened("next steps", "다음 단계에 대해 문의", "stages/closing/#asks-about-next-steps"),),
            (
                "Ready to close The buyer gives positive feedback",
                "Ready to close The buyer asks about the next steps",
                "Ready to close The buyer commits plainly to go ahead",
                "Assumptive close Act as if the deal were already agreed",
                "Urgency close Stress what the buyer gains by acting now",
                "Choose the closing technique that suits the situation",
            ),
            (
                "긍정적인 피드백을 줍니다",
                "다음 단계에 대해 문의합니다",
                "진행하겠다고 명확히 약속합니다",
                "가정식 마감 이미 합의된 것처럼",
                "긴급성 마감 지금 행동할 때",
                "상황에 맞는 마감 기법을 고릅니다",
            ),
        ),
        Answer(
            CYCLE,
            (go("stages/close/"),),
            (
                "Must Check that all paperwork is complete and correct",
                "There is an error in the signature papers. Meaning: After all the work it can still lose you the"
                " customer.",
            ),
            ("필수 모든 서류가 빠짐없고 정확한지 확인합니다", "이 때문에 고객을 잃을 수 있습니다"),
        ),
    ),
    "S12 I want a five-stage version of the seven-stage pipeline. What goes, and does it help?": (
        Answer(
            PIPELINE,
            (go("seven-stage-pipeline/"),),
            (
                "5 to 7 stages are usual",
                "Variant 1 Prospecting 2 Lead Qualification 3 Initial Contact 4 Needs Assessment 5 Proposal / Quote"
                " 6 Negotiation 7 Closing",
                "Five stages 5 stages Kept Kept Kept Dropped Kept Dropped Kept",
            ),
            ("단계는 보통 5~7개입니다", "5단계 단계 5개 유지 유지 유지 제외 유지 제외 유지"),
        ),
        Answer(
            PIPELINE,
            (go("seven-stage-pipeline/"), go("cases/#e-commerce-seven-to-five")),
            ("7 → 5 pipeline stages", "−20% average time to close"),
            ("7 → 5 파이프라인 단계", "−20% 평균 마감 시간"),
        ),
    ),
    "S13 Which metrics belong in the pipeline review, and which in the process review?": (
        Answer(
            PIPELINE,
            (go("metrics/"),),
            (
                "For the pipeline review",
                *("Conversion rate", "Average deal size", "Sales velocity", "Number of deals in each stage"),
            ),
            ("파이프라인 점검용", "전환율", "평균 거래 규모", "판매 속도", "각 단계의 거래 수"),
        ),
        Answer(
            JOURNEY,
            (go("metrics/"),),
            (
                "For the process review",
                *("Time in each phase", "Phases left too slowly", "From demo to purchase"),
                *("From discovery call to demo", "Your own indicators"),
            ),
            (
                "프로세스 점검용",
                *("구매 단계별 체류 시간", "너무 오래 걸리는 구매 단계", "데모 후 구매율"),
                *("디스커버리 콜 후 데모 요청률", "회사 고유의 지표"),
            ),
        ),
    ),
    "S14 How do we map our own process, and who takes part?": (
        Answer(
            JOURNEY,
            (go("procedures/"), go("procedures/map-your-process/")),
            (
                "1. Set concrete goals",
                "2. Inform all stakeholders",
                "Taking part: Sales team Product team Marketing team Customer service IT team POS administrator",
                "3. Highlight the stages of your process",
                *("Which actions worked?", "Where did prospects drop out?", "How long does each stage take?"),
                "4. Create the buyer's journey",
                "buyer personas",
                "5. Update and monitor progress",
                "flowchart",
            ),
            (
                "1. 구체적인 목표 설정",
                "2. 모든 이해관계자에게 알리기",
                "영업팀 제품팀 마케팅팀 고객 서비스팀 정보 기술(IT)팀 POS 시스템 관리 담당자",
                "3. 영업 프로세스의 단계 강조하기",
                *("어떤 조치가 효과적이었습니까?", "어디에서 이탈했습니까?", "각 단계는 얼마나 걸립니까?"),
                "4. 구매자 여정 만들기",
                "구매자 페르소나",
                "5. 진행 상황 업데이트 및 모니터링",
                "순서도",
            ),
        ),
    ),
    "S15 What comes after the signature?": (
        Answer(
            BOTH,
            (go("stages/follow-up/"),),
            (
                "Check the customer's satisfaction after the sale",
                "Keep up the long-term relationship",
                *("up-selling chances", "cross-selling chances", "raises the customer's loyalty"),
                "starts again at Lead Generation. Back to: 1 Lead Generation",
            ),
            (
                "판매 후 고객 만족도를 확인합니다",
                "장기적인 고객 관계를 유지합니다",
                *("업셀링 기회를 찾습니다", "크로스셀링 기회를 찾습니다", "고객 충성도를 높이는"),
                "되돌아감: 1 리드 발생",
            ),
        ),
        Answer(
            BOTH,
            (go("phases/post-purchase/"),),
            (
                "a repurchase becomes more likely",
                "considers a return or an exchange",
                "explores other options at the next purchase. Back to: Information Search",
            ),
            ("재구매 가능성이 높아집니다", "반품이나 교환을 고려합니다", "다른 옵션을 알아봅니다. 되돌아감: 정보 검색"),
        ),
    ),
    "S16 May a partner read this module?": (
        Answer(
            MAPPED,
            (go("new-business/"),),
            ("Who may read it employee partner", "How a new customer buys"),
            ("읽을 수 있는 사람 employee partner", "신규 고객이 구매하는"),
        ),
        Answer(
            PARTNERS,
            (go("new-business/"),),
            ("How a new customer buys", "10 months in all", "Watch the recording of the live workshop"),
            ("신규 고객이 구매하는", "모두 10개월", "라이브 워크숍의 녹화 영상을 보거나"),
        ),
    ),
    "S17 Which module supports negotiation?": (
        Answer(
            BOTH,
            (go("modules/"),),
            (
                "7 Sales negotiation and coaching",
                "6 Negotiation Sales strategy and tactics, Sales negotiation and coaching",
            ),
            ("7 세일즈 협상과 코칭", "6 협상 세일즈 전략과 전술, 세일즈 협상과 코칭"),
        ),
        Answer(
            BOTH,
            (go("stages/negotiation/"), go("modules/negotiation-and-coaching/")),
            ("Negotiation skills and methods of coaching", "Supports 6 Negotiation", "Sales Spark Last module"),
            ("협상 기술과 코칭 방법을 배웁니다", "6 협상"),
        ),
    ),
    "S18 What can still stop a buyer who has decided?": (
        Answer(
            JOURNEY,
            (happened("decided", "결정했", "phases/decision/#decided-is-not-bought"),),
            (
                "Deciding is not yet buying",
                *("The paperwork is a burden", "The options for customer support are poor", "The cost of maintenance"),
            ),
            (
                "결정했다고 구매한 것은 아닙니다",
                *("서류 작업이 부담됩니다", "고객 지원 옵션이 부족합니다", "유지 관리 비용 때문에"),
            ),
        ),
    ),
    "S19 Funnel or pipeline?": (
        Answer(
            PIPELINE,
            (search("funnel", "퍼널", "glossary/#sales-funnel"),),
            (
                "The two words are often mixed up",
                "the exact steps that reps take to turn leads into customers",
                "the whole customer journey, with the number of prospects in each stage at its centre",
            ),
            ("두 말은 자주 혼동됩니다", "리드를 고객으로 바꾸기 위해", "단계별 잠재 고객 수에 초점을 둡니다"),
        ),
    ),
    "S20 Nobody answers my first contact.": (
        Answer(
            PIPELINE,
            (happened("nobody answers", "답이 없", "stages/initial-contact/#no-answer"),),
            ("Personalise the message by what interests them", "Put their specific pain at its centre"),
            ("상대의 관심사에 맞춰 메시지를 개인화합니다", "상대의 구체적인 고충을 메시지의 중심에 둡니다"),
        ),
    ),
    "S21 Why did a customer move on?": (
        Answer(
            JOURNEY,
            (go("buyer-journey/"),),
            (
                "Did the customer say yes at once when the rep made the offer?",
                "If so, what contributed to it?",
                "And which strategy did the rep use in that interaction?",
                "did the rep address a specific pain that made the prospect ask for a discovery call?",
                "Was there a feature in the demo that pushed the deal on?",
                "Was there an objection in the demo that delayed the possible sale?",
            ),
            (
                "즉시 수락했습니까?",
                "즉각적인 수락에 기여했습니까?",
                "어떤 전략을 사용했습니까?",
                "디스커버리 콜을 요청했습니까?",
                "데모에서 거래를 진전시킨 기능이 있었습니까?",
                "데모에서 판매를 늦춘 이의 제기가 있었습니까?",
            ),
        ),
        Answer(
            JOURNEY,
            (go("procedures/map-your-process/"),),
            ("Which actions worked?", "Where did prospects drop out?", "How long does each stage take?"),
            ("어떤 조치가 효과적이었습니까?", "잠재 고객이 어디에서 이탈했습니까?", "각 단계는 얼마나 걸립니까?"),
        ),
    ),
}


@pytest.fixture(scope="module")
def address(
    site_of: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Path], str]]:
    """Where a playbook's site is served; each is built and served when it is first asked for."""

    @cache
    def url(playbook: Path) -> str:
        return stack.enter_context(served(partners() if playbook == PARTNERS else site_of(playbook)))

    def partners() -> Path:
        site = tmp_path_factory.mktemp("partners") / "site"
        done = stagebook("build", PLAYBOOK, "--audience", "partner", "--site", site, "--strict")
        assert done.returncode == 0, done.stdout
        return site

    with ExitStack() as stack:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window for all readers; each starts at a home page."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(10_000)
    yield page
    page.close()


def walk(page: Page, home: str, steps: tuple[Step, ...], language: str) -> int:
    """Take the steps from a home page; returns how many clicks they took."""
    page.goto(home, wait_until="domcontentloaded")
    clicks = 0
    for step in steps:
        path, _, anchor = step.target.partition("#")
        words = getattr(step, language) if step.how != "go" else ""
        match step.how:
            case "go":
                link = page.locator(f'article a[href$="{step.target}"]:visible').first
            case "search":
                hits = look_up(page, words)
                clicks += 1
                link = page.locator(f'{HITS}[href$="{path}{"#" if anchor else ""}{anchor}"]').first
                assert link.get_attribute("href") in hrefs(hits), f"not among the first five results for {words}"
            case _:
                page.locator('article a[href$="situations/"]:visible').first.click()
                clicks += 1
                page.locator("[data-happened=sb-situations] [name=text]").fill(words)
                link = page.locator(f'#sb-situations > li:not([hidden]) a[href$="{step.target}"]')
                expect(page.locator("#sb-situations > li:not([hidden])").nth(8), f"{words} narrows it").to_have_count(0)
        link.click()
        clicks += 1
        page.wait_for_url(re.compile(rf"/{re.escape(path)}(\?[^#]*)?{'#' + anchor if anchor else ''}"))
        page.wait_for_load_state("domcontentloaded")
        if anchor:
            assert page.locator(f"[id='{anchor}']").count() == 1
    return clicks


def text(page: Page) -> str:
    """What can be read on the page."""
    return " ".join(page.locator("article").inner_text().split()).casefold()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("question", SCENARIOS, ids=lambda question: question[:3])
def test_a_reader_finds_the_answer_in_three_clicks(
    question: str, language: str, page: Page, address: Callable[[Path], str]
) -> None:
    for answer in SCENARIOS[question]:
        home = address(answer.playbook) + ("" if language == "en" else f"{language}/")
        assert walk(page, home, answer.steps, language) <= 3
        read = text(page)
        expected = [" ".join(words.split()).casefold() for words in getattr(answer, language)]
        assert [words for words in expected if words not in read] == [], page.url


def test_there_are_21_scenarios() -> None:
    assert [question[:3] for question in SCENARIOS] == [f"S{number:02}" for number in range(1, 22)]
