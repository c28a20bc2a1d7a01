"""The columns of a CRM's export: which header means which field of a deal.

Sources: Salesforce's field reference of the Opportunity object (labels, API names) and its report columns;
the labels of an organisation that works in Korean; HubSpot's list of default deal properties with their internal
names; Pipedrive's deal fields, which its exports write with the object before them (`Deal - Title`), in Korean
too. No list of HubSpot's Korean headers and of some of Pipedrive's was found: those are the usual words, and where
they fail, the mapping file helps.

Headers are compared with `names.plain`, and also without the object before them and without `__c` at the end.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

from stagebook.deals.names import plain

Field = Literal[
    "id",
    "opportunity",
    "account",
    "owner",
    "manager",
    "stage",
    "status",
    "closed",
    "process",
    "amount",
    "currency",
    "close_date",
    "original_close_date",
    "created",
    "stage_entered",
    "days_in_stage",
    "last_activity",
    "pushes",
    "probability",
    "forecast",
    "next_step",
]
"""What a column can mean. `status` holds won, lost or open, `closed` yes or no, `process` the CRM's pipeline."""

FIELDS: tuple[Field, ...] = get_args(Field)

DATES: tuple[Field, ...] = ("close_date", "original_close_date", "created", "stage_entered", "last_activity")
"""The fields that hold a day."""

HEADERS: dict[Field, tuple[str, ...]] = {
    "id": (
        *("Opportunity ID", "Id", "Opportunity ID (18)", "18 Digit Opportunity ID", "Record ID", "Deal ID"),
        *("hs_object_id", "Pipedrive System ID"),
        *("영업기회 ID", "기회 ID", "레코드 ID", "거래 ID"),
    ),
    "opportunity": (
        *("Opportunity Name", "Name", "Opportunity", "Deal Name", "Title", "Deal Title", "Deal"),
        *("영업기회 이름", "영업기회명", "기회 이름", "기회명", "거래 이름", "거래명", "거래 제목", "제목", "딜 이름"),
    ),
    "account": (
        *("Account Name", "Account.Name", "Account", "Account Name: Account Name", "Customer"),
        *(
            "Associated Company",
            "Associated Company (Primary)",
            "Primary Associated Company",
            "Company Name",
            "Company",
        ),
        *("Associated Company Names", "Organization", "Organisation", "Organization - Name", "Organization Name"),
        *("계정 이름", "계정명", "계정", "고객사", "고객사명", "거래처", "거래처명", "연결된 회사", "관련 회사"),
        *("회사 이름", "회사명", "회사", "조직", "조직 - 이름", "조직명"),
    ),
    "owner": (
        *("Opportunity Owner", "Owner.Name", "Owner Name", "Owner", "Owner Full Name", "Opportunity Owner: Full Name"),
        *("Deal Owner", "Sales Rep"),
        *(
            "영업기회 소유자",
            "기회 소유자",
            "거래 소유자",
            "소유자",
            "거래 담당자",
            "영업 담당자",
            "담당자",
            "영업대표",
        ),
    ),
    "manager": (
        *("Manager", "Owner.Manager.Name", "Opportunity Owner: Manager", "Owner: Manager", "Owner Manager"),
        *("Sales Manager", "관리자", "영업 관리자", "영업 팀장", "팀장", "매니저"),
    ),
    "stage": (
        *("Stage", "StageName", "Opportunity Stage", "Sales Stage", "Deal Stage", "Stage (pipeline)", "Pipeline Stage"),
        *("단계", "영업 단계", "영업기회 단계", "기회 단계", "거래 단계", "파이프라인 단계", "진행 단계"),
    ),
    "status": ("Status", "Deal Status", "Opportunity Status", "상태", "거래 상태"),
    "closed": (
        *("IsClosed", "Closed", "Is Closed", "IsWon", "Won", "Is Closed Won", "Is Closed Lost", "Is Deal Closed?"),
        *("hs_is_closed", "hs_is_closed_won", "hs_is_closed_lost", "마감됨", "성사됨"),
    ),
    "process": (
        *("Pipeline", "Deal Pipeline", "Sales Process", "Process", "Opportunity Record Type", "RecordType.Name"),
        *("Record Type", "파이프라인", "거래 파이프라인", "영업 프로세스", "프로세스", "레코드 유형"),
        "영업기회 레코드 유형",
    ),
    "amount": (
        *("Amount", "Opportunity Amount", "Deal Amount", "Value", "Deal Value"),
        *("금액", "영업기회 금액", "기회 금액", "예상 금액", "거래 금액", "거래 가치", "가치", "값"),
    ),
    "currency": (
        *("Currency", "CurrencyIsoCode", "Currency ISO Code", "Opportunity Currency", "Amount Currency"),
        *(
            "Deal Currency",
            "Deal Currency Code",
            "Currency of Value",
            "통화",
            "영업기회 통화",
            "기회 통화",
            "거래 통화",
        ),
        *("금액 통화", "통화 ISO 코드"),
    ),
    "close_date": (
        *("Close Date", "Expected Close Date", "Expected Closing Date"),
        *(
            "마감 일자",
            "마감일",
            "마감 날짜",
            "예상 마감일",
            "예상 마감 일자",
            "예상 마감 날짜",
            "예상 종료일",
            "종료일",
        ),
        "예상 종료 날짜",
    ),
    "original_close_date": (
        *("Original Close Date", "Initial Close Date", "First Close Date"),
        *("최초 마감일", "최초 마감 일자", "원래 마감일", "최초 예상 마감일"),
    ),
    "created": (
        *("Created Date", "Create Date", "Created", "Deal Created", "Creation Date", "Add Time", "hs_createdate"),
        *("작성 일자", "작성일", "만든 날짜", "생성일", "생성 일자", "생성 날짜", "거래 생성일", "등록일"),
    ),
    "stage_entered": (
        *("Last Stage Change Date", "Last Stage Change", "Stage Change Time", "Date Entered Current Stage"),
        *("hs_v2_date_entered_current_stage", "Stage Entered", "Stage Entry Date", "Date Entered Stage"),
        *("마지막 단계 변경일", "마지막 단계 변경 일자", "마지막 단계 변경", "단계 변경일", "단계 진입일"),
        "현재 단계 진입일",
    ),
    "days_in_stage": (
        *("Stage Duration", "Days in Stage", "LastStageChangeInDays", "Days in Current Stage"),
        *("Time in Current Stage", "Time in Current Stage (HH:mm:ss)", "단계 기간", "단계의 일", "단계 경과일"),
        *("단계 체류일", "단계 체류 일수"),
    ),
    "last_activity": (
        *("Last Activity", "LastActivityDate", "Last Activity Date", "notes_last_updated"),
        *("마지막 활동", "마지막 활동일", "마지막 활동 날짜", "마지막 활동 일자", "최근 활동", "최근 활동일"),
    ),
    "pushes": ("Push Count", "Close Date Pushes", "Number of Pushes", "푸시 횟수", "푸시 수", "마감일 연기 횟수"),
    "probability": (
        *("Probability (%)", "Probability", "Deal Probability", "Win Probability", "hs_deal_stage_probability"),
        *("확률 (%)", "확률", "성공 확률 (%)", "성사 확률", "거래 확률", "수주 확률"),
    ),
    "forecast": (
        *("ForecastCategoryName", "Forecast Category", "hs_manual_forecast_category"),
        *("예측 범주", "예측 카테고리", "예측 구분"),
    ),
    "next_step": ("Next Step", "Next Steps", "hs_next_step", "다음 단계", "다음 조치"),
}
"""The headers of each field. Where an export has several of them, the one that stands first here is read first."""

SPARE: dict[Field, tuple[str, ...]] = {
    "account": ("Account ID", "계정 ID"),
    "owner": ("Owner ID", "hubspot_owner_id", "Opportunity Owner Alias", "소유자 ID"),
}
"""Headers that serve only where no better column is there: an id instead of a name."""

_OBJECT = re.compile(r"\s*(?:deal|opportunity|거래|딜|영업기회|기회)\s*[-–—:]\s*", re.IGNORECASE)
_MONEY = re.compile(r"(.+?)\s*[(\[]\s*([A-Z]{3}|[₩$€£¥]|원)\s*[)\]]\s*")

_BY_NAME: dict[str, Field] = {plain(header): field for field, headers in HEADERS.items() for header in headers}
_RANK = {plain(header): rank for headers in HEADERS.values() for rank, header in enumerate(headers)}
_SPARE_BY_NAME: dict[str, Field] = {plain(header): field for field, headers in SPARE.items() for header in headers}


def meaning(header: str) -> tuple[Field, int] | None:
    """Return the field a header means, and its rank among the headers of that field (0 is read first)."""
    for name in _shorter(header):
        if name in _BY_NAME:
            return _BY_NAME[name], _RANK[name]
    base, currency = money_header(header)
    if currency and (found := meaning(base)) and found[0] == "amount":
        return found
    return None


def spare_meaning(header: str) -> Field | None:
    """Return the field for which a header serves where there is no better one."""
    return next((_SPARE_BY_NAME[name] for name in _shorter(header) if name in _SPARE_BY_NAME), None)


def money_header(header: str) -> tuple[str, str]:
    """Split `Amount (KRW)` into the name and the currency; the currency is "" where there is none."""
    found = _MONEY.fullmatch(header)
    return (found[1], found[2]) if found else (header, "")


def _shorter(header: str) -> list[str]:
    bare = header.strip().removesuffix("__c")
    return [plain(header), plain(bare), plain(_OBJECT.sub("", bare, count=1))]
