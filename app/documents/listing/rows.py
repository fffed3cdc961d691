"""The rows of the list: each enterprise of each link, told in the fields of the template. What is not known is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from app.documents.outside import ASKED_OF_ALL
from app.documents.prose import UNKNOWN, Sources
from app.words import words
from graph.candidates import Candidate, Candidates, Deal, Item
from graph.states.evidence import Evidence

Value = str | int | float | datetime
Row = dict[str, Value]
PER_WAN, NAMED = 10_000, 5
"""元 in 万元; main products that are named."""


def rows_of(answers: Iterable[Candidates], sources: Sources) -> Iterator[Row]:
    """A row a candidate, by link in the order given, those here first."""
    number = 0
    for answer in answers:
        for one in (*answer.existing, *answer.outside):
            number += 1
            yield {"序号": number, **_row(answer, one, sources)}


def _row(answer: Candidates, one: Candidate, sources: Sources) -> Row:
    profile, score = one.profile, one.score
    sign = profile.signs[0] if profile.signs else None
    return {
        "企业": one.label, "所在地": one.where or UNKNOWN, "圈层": one.ring or UNKNOWN,
        "主营产品": _products(profile.main_products), "统一社会信用代码": _text(profile.code),
        "企业性质": _text(profile.ownership), "最终控制方": _texts(profile.controllers), "成立": _date(profile.founded),
        "注册资本": _money(profile.capital), "生产基地": _texts(profile.sites),
        "产能": _dated(profile.capacities), "市占率": _dated(profile.market_shares), "资质": _texts(profile.qualifications),
        "近三年专利": _number(profile.patents), "产业链": answer.chain_label or UNKNOWN, "环节": answer.link_label,
        "缺口状态": answer.state_label, "证书号": answer.certificate, "理由": "；".join(reason.text for reason in one.reasons),
        "总分": UNKNOWN if score.value is None else round(score.value, 1),
        "区间": words("list_book.interval", low=score.low, high=score.high), "各项得分": "；".join(_parts(one)),
        "本地需求": "；".join(map(_deal, one.buyers)) or UNKNOWN, "布局动向": sign.text if sign else UNKNOWN,
        "动向日期": _date(sign), "动向来源": _sources(sign.evidence, sources) if sign else UNKNOWN, "拟招形态": one.form_label,
        "对接渠道": one.path.says if one.path else UNKNOWN, "首谈查重": words("list_book.not_in_talks"), "项目设想": "",
        "目录类别": words("list_book.not_compared"), "能耗环评提示": words("list_book.not_compared"), "竞争地": UNKNOWN,
        "风险": "；".join(_risks(one)) or UNKNOWN, "核验状态": one.tier_label, "责任人": "", "下一步": "", "时限": "",
        "包抓领导": "", "阶段": "", "来源": _sources([piece for reason in one.reasons for piece in reason.evidence], sources),
        "数据日期": as_date(answer.header.as_of),
    }  # fmt: skip


def _text(item: Item | None) -> str:
    return item.text if item else UNKNOWN


def _texts(items: Sequence[Item]) -> str:
    return "；".join(dict.fromkeys(item.text for item in items)) or UNKNOWN


def _dated(items: Sequence[Item]) -> str:
    told = (words("list_book.dated", text=item.text, period=item.period) if item.period and item.period not in item.text
            else item.text for item in items)  # fmt: skip
    return "；".join(dict.fromkeys(told)) or UNKNOWN


def _number(item: Item | None) -> Value:
    return _told(item, int)


def _money(item: Item | None) -> Value:
    return _told(item, lambda value: round(float(value) / PER_WAN, 2)) if item and item.unit == "元" else _text(item)


def _told(item: Item | None, read: Callable[[str], Value]) -> Value:
    if item is None:
        return UNKNOWN
    try:
        return read(item.value)
    except ValueError:
        return item.text


def _date(item: Item | None) -> Value:
    """A whole day as a date; what is known to the month or year stays text."""
    return UNKNOWN if item is None else as_date(item.value if item.value[:4].isdigit() else item.period) or item.text


def as_date(written: str) -> Value:
    """A day as a date, anything else as it is."""
    try:
        return datetime.strptime(written, "%Y-%m-%d")
    except ValueError:
        return written


def _parts(one: Candidate) -> Iterator[str]:
    for part in one.score.parts:
        known = "part_unknown" if part.value is None else "part"
        yield words(f"list_book.{known}", label=part.label, value="" if part.value is None else f"{part.value:.0f}")


def _deal(deal: Deal) -> str:
    """Who here would buy, how that is known, the yearly need, and who supplies it today."""
    names = "、".join(dict.fromkeys(one.label for one in deal.present))
    present = words("list_book.present", names=names) if names else ""
    need = deal.need or words("list_book.need_unknown")
    return words("list_book.deal", who=deal.label, basis=deal.basis_label, need=need, present=present)


def _products(items: Sequence[Item]) -> str:
    """The first few of the main products, and how many there are."""
    names = list(dict.fromkeys(item.text for item in items))
    more = words("list_book.others", count=len(names)) if len(names) > NAMED else ""
    return "；".join(names[:NAMED]) + more if names else UNKNOWN


def _risks(one: Candidate) -> Iterator[str]:
    """What is its own, in full; what every candidate waits for, in a word."""
    yield from (words("list_book.veto", text=veto.text) for veto in one.vetoes)
    yield from (check.text for check in one.to_verify if check.kind not in ASKED_OF_ALL)
    yield from (words(f"list_book.asked_of_all.{check.kind}") for check in one.to_verify if check.kind in ASKED_OF_ALL)


def _sources(evidence: Iterable[Evidence], sources: Sources) -> str:
    """The papers, each once, with their dates; those too old to confirm anything say so."""
    return "；".join(dict.fromkeys(map(sources.said, evidence))) or UNKNOWN
