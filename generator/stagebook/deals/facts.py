"""The facts of a deal, a row each: kind of value, headers it is known by, field on a sheet.

Mapping file, header matching, reading and filling derive from these rows. A new fact is a row here and an attribute
of `stagebook.deals.deal.Deal`.

Sources: Salesforce's field reference of the Opportunity object (labels, API names) and its report columns;
the labels of an organisation that works in Korean; HubSpot's list of default deal properties with their internal
names; Pipedrive's deal fields, which its exports write with the object before them (`Deal - Title`), in Korean
too. No list of HubSpot's Korean headers and of some of Pipedrive's was found: those are the usual words, and where
they fail, the mapping file helps.
"""

from __future__ import annotations

from enum import Enum, auto


class Kind(Enum):
    """How the cells of a fact are read."""

    PLACEMENT = auto()
    """Where the deal stands: its stage, its process, whether it is over. No value of its own."""
    TEXT = auto()
    AMOUNT = auto()
    CURRENCY = auto()
    """A code such as KRW, which an amount's cell or header may name too."""
    DAY = auto()
    COUNT = auto()
    """A whole number from 0 up."""
    SHARE = auto()
    """A share from 0 to 1, exported as one or as a percentage."""


_Row = tuple[Kind, str, tuple[str, ...], tuple[str, ...], str]


def _fact(kind: Kind, about: str, *headers: str, spare: str = "", sheet: str = "") -> _Row:
    """Take a row; headers stand between bars, the languages on lines of their own."""
    return kind, about, tuple(name for line in headers for name in _names(line)), _names(spare), sheet


def _names(line: str) -> tuple[str, ...]:
    return tuple(line.split(" | ")) if line else ()


class Fact(Enum):
    """What a column of an export can hold, in the order in which the mapping file lists its fields."""

    ID = _fact(
        Kind.TEXT, "The CRM's own id of the deal.",
        "Opportunity ID | Id | Opportunity ID (18) | 18 Digit Opportunity ID | Record ID | Deal ID | hs_object_id",
        "Pipedrive System ID",
        "영업기회 ID | 기회 ID | 레코드 ID | 거래 ID",
    )  # fmt: skip
    OPPORTUNITY = _fact(
        Kind.TEXT, "The name of the deal.",
        "Opportunity Name | Name | Opportunity | Deal Name | Title | Deal Title | Deal",
        "영업기회 이름 | 영업기회명 | 기회 이름 | 기회명 | 거래 이름 | 거래명 | 거래 제목 | 제목 | 딜 이름",
        sheet="opportunity",
    )  # fmt: skip
    ACCOUNT = _fact(
        Kind.TEXT, "The company that buys.",
        "Account Name | Account.Name | Account | Account Name: Account Name | Customer | Associated Company",
        "Associated Company (Primary) | Primary Associated Company | Company Name | Company",
        "Associated Company Names | Organization | Organisation | Organization - Name | Organization Name",
        "계정 이름 | 계정명 | 계정 | 고객사 | 고객사명 | 거래처 | 거래처명 | 연결된 회사 | 관련 회사 | 회사 이름",
        "회사명 | 회사 | 조직 | 조직 - 이름 | 조직명",
        spare="Account ID | 계정 ID", sheet="account",
    )  # fmt: skip
    OWNER = _fact(
        Kind.TEXT, "Who sells.",
        "Opportunity Owner | Owner.Name | Owner Name | Owner | Owner Full Name | Opportunity Owner: Full Name",
        "Deal Owner | Sales Rep",
        "영업기회 소유자 | 기회 소유자 | 거래 소유자 | 소유자 | 거래 담당자 | 영업 담당자 | 담당자 | 영업대표",
        spare="Owner ID | hubspot_owner_id | Opportunity Owner Alias | 소유자 ID", sheet="rep",
    )  # fmt: skip
    MANAGER = _fact(
        Kind.TEXT, "Whom the owner reports to.",
        "Manager | Owner.Manager.Name | Opportunity Owner: Manager | Owner: Manager | Owner Manager",
        "Sales Manager",
        "관리자 | 영업 관리자 | 영업 팀장 | 팀장 | 매니저",
        sheet="manager",
    )  # fmt: skip
    STAGE = _fact(
        Kind.PLACEMENT, "The CRM's stage.",
        "Stage | StageName | Opportunity Stage | Sales Stage | Deal Stage | Stage (pipeline) | Pipeline Stage",
        "단계 | 영업 단계 | 영업기회 단계 | 기회 단계 | 거래 단계 | 파이프라인 단계 | 진행 단계",
    )  # fmt: skip
    STATUS = _fact(
        Kind.PLACEMENT, "Whether the deal is open, won or lost.",
        "Status | Deal Status | Opportunity Status",
        "상태 | 거래 상태",
    )  # fmt: skip
    CLOSED = _fact(
        Kind.PLACEMENT, "Whether it is closed: yes or no.",
        "IsClosed | Closed | Is Closed | IsWon | Won | Is Closed Won | Is Closed Lost | Is Deal Closed?",
        "hs_is_closed | hs_is_closed_won | hs_is_closed_lost",
        "마감됨 | 성사됨",
    )  # fmt: skip
    PROCESS = _fact(
        Kind.PLACEMENT, "The CRM's pipeline or record type.",
        "Pipeline | Deal Pipeline | Sales Process | Process | Opportunity Record Type | RecordType.Name",
        "Record Type",
        "파이프라인 | 거래 파이프라인 | 영업 프로세스 | 프로세스 | 레코드 유형 | 영업기회 레코드 유형",
    )  # fmt: skip
    AMOUNT = _fact(
        Kind.AMOUNT, "What the deal is worth.",
        "Amount | Opportunity Amount | Deal Amount | Value | Deal Value",
        "금액 | 영업기회 금액 | 기회 금액 | 예상 금액 | 거래 금액 | 거래 가치 | 가치 | 값",
        sheet="amount",
    )  # fmt: skip
    CURRENCY = _fact(
        Kind.CURRENCY, "The currency of the amount.",
        "Currency | CurrencyIsoCode | Currency ISO Code | Opportunity Currency | Amount Currency | Deal Currency",
        "Deal Currency Code | Currency of Value",
        "통화 | 영업기회 통화 | 기회 통화 | 거래 통화 | 금액 통화 | 통화 ISO 코드",
        sheet="amount",
    )  # fmt: skip
    CLOSE_DATE = _fact(
        Kind.DAY, "When it is expected to close.",
        "Close Date | Expected Close Date | Expected Closing Date",
        "마감 일자 | 마감일 | 마감 날짜 | 예상 마감일 | 예상 마감 일자 | 예상 마감 날짜 | 예상 종료일 | 종료일",
        "예상 종료 날짜",
        sheet="close-date",
    )  # fmt: skip
    ORIGINAL_CLOSE_DATE = _fact(
        Kind.DAY, "The first close date that was given.",
        "Original Close Date | Initial Close Date | First Close Date",
        "최초 마감일 | 최초 마감 일자 | 원래 마감일 | 최초 예상 마감일",
        sheet="original-close-date",
    )  # fmt: skip
    CREATED = _fact(
        Kind.DAY, "When the CRM got the deal.",
        "Created Date | Create Date | Created | Deal Created | Creation Date | Add Time | hs_createdate",
        "작성 일자 | 작성일 | 만든 날짜 | 생성일 | 생성 일자 | 생성 날짜 | 거래 생성일 | 등록일",
    )  # fmt: skip
    STAGE_ENTERED = _fact(
        Kind.DAY, "When the deal came into its stage.",
        "Last Stage Change Date | Last Stage Change | Stage Change Time | Date Entered Current Stage",
        "hs_v2_date_entered_current_stage | Stage Entered | Stage Entry Date | Date Entered Stage",
        "마지막 단계 변경일 | 마지막 단계 변경 일자 | 마지막 단계 변경 | 단계 변경일 | 단계 진입일",
        "현재 단계 진입일",
    )  # fmt: skip
    DAYS_IN_STAGE = _fact(
        Kind.COUNT, "Days in the stage.",
        "Stage Duration | Days in Stage | LastStageChangeInDays | Days in Current Stage | Time in Current Stage",
        "Time in Current Stage (HH:mm:ss)",
        "단계 기간 | 단계의 일 | 단계 경과일 | 단계 체류일 | 단계 체류 일수",
        sheet="days-in-stage",
    )  # fmt: skip
    PUSHES = _fact(
        Kind.COUNT, "How many times the close date was moved.",
        "Push Count | Close Date Pushes | Number of Pushes",
        "푸시 횟수 | 푸시 수 | 마감일 연기 횟수",
        sheet="pushes",
    )  # fmt: skip
    PROBABILITY = _fact(
        Kind.SHARE, "The chance to win, as a percentage or a share.",
        "Probability (%) | Probability | Deal Probability | Win Probability | hs_deal_stage_probability",
        "확률 (%) | 확률 | 성공 확률 (%) | 성사 확률 | 거래 확률 | 수주 확률",
    )  # fmt: skip
    FORECAST = _fact(
        Kind.TEXT, "The forecast category.",
        "ForecastCategoryName | Forecast Category | hs_manual_forecast_category",
        "예측 범주 | 예측 카테고리 | 예측 구분",
        sheet="forecast",
    )  # fmt: skip
    NEXT_STEP = _fact(
        Kind.TEXT, "What happens next.",
        "Next Step | Next Steps | hs_next_step",
        "다음 단계 | 다음 조치",
        sheet="next-step",
    )  # fmt: skip
    LAST_ACTIVITY = _fact(
        Kind.DAY, "The last call, mail or meeting.",
        "Last Activity | LastActivityDate | Last Activity Date | notes_last_updated",
        "마지막 활동 | 마지막 활동일 | 마지막 활동 날짜 | 마지막 활동 일자 | 최근 활동 | 최근 활동일",
        sheet="next-step",
    )  # fmt: skip

    def __init__(self, kind: Kind, about: str, headers: tuple[str, ...], spare: tuple[str, ...], sheet: str) -> None:
        """Give the parts of a row their names."""
        self.kind = kind
        self.about = about
        """What it is, as the mapping file explains it."""
        self.headers = headers
        """Where an export has several of them, the one that stands first here is read first."""
        self.spare = spare
        """Headers that serve only where no better column is there: an id instead of a name."""
        self.sheet = sheet
        """The field of the block `deal` that shows it; "" where no sheet does."""

    @property
    def key(self) -> str:
        """What the mapping file and `Deal` call it: `close_date`."""
        return self.name.lower()


def facts_of(kind: Kind) -> tuple[Fact, ...]:
    """The facts of one kind, in order."""
    return tuple(fact for fact in Fact if fact.kind is kind)
