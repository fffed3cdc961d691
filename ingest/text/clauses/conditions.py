"""Who may claim: the hurdles in the words that say whom a clause is for. What is not understood is kept as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from ingest.text.clauses.bounds import measured, open_to_doubt
from ingest.text.clauses.certain import KINDS, certain
from ingest.text.clauses.filler import unread
from ingest.text.clauses.tables import alternation
from ingest.text.found import Condition
from ingest.text.lists import rows
from ingest.text.scanning import firsts, matches
from ontology.values.numbers import canonical_decimal
from ontology.values.numerals import SIGNS, Doubtful, numeral

TITLE, PLACE, AGE, FIELD, SIZE, LEGAL, CREDIT, WRITTEN = (
    "资质", "注册地", "成立年限", "产业领域", "企业规模", "独立法人资格", "信用记录", "原文条件")  # fmt: skip
BOARD = "上市板块"
"""What conditions look at that is no indicator; precheck goes by the same words."""
QUALIFICATIONS = {row["word"]: row["name"] for row in rows("clause_qualifications")}
FIELDS = [row["word"] for row in rows("clause_fields")]
LEVEL = r"(?:国家级?|省级?|市级?|区级?|县级?|自治区级?|全国)"
QUALIFIED = re.compile(rf"(?P<level>{LEVEL}(?:[、和及或]{LEVEL})*)?(?P<name>{alternation(QUALIFICATIONS)})")
QUALIFIES = re.compile(f"[国省市区县自全{firsts(QUALIFICATIONS)}]")
"""The signs that a title begins with."""
OLD = re.compile(
    rf"(?:(?:注册)?成立(?:时间|年限)?|注册(?:时间|年限))在?(?:不少于|不低于|超过|已?满|(?P<less>不超过|不满|未满|不足|不到))?(?P<years>\d+|[{SIGNS}]+)"
    rf"(?:个?年度?|周年)(?:\(含\))?(?:及?以上|(?P<within>及?以[内下]))?(?:\(含\))?"
)
LOCATED = re.compile(
    r"(?:在|于)(?P<in>(?:我|本|全)?[\u4e00-\u9fff]{1,12}?)(?:行政区域|辖区|范围|境)?内?(?:依法)?(?:工商)?"
    r"(?:注册|登记|办理工商)(?:登记|成立|设立|、?并?(?:依法)?纳税)*"
    r"|(?:工商登记|税务登记|注册地|纳税关系)[\u4e00-\u9fff、]{0,20}在(?P<at>(?:我|本)[\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff]{2,12})"
    r"|(?P<inside>[我本全](?:省|市|区|县|镇|园区|辖区|开发区|高新区|新区)内?|(?:省|市|区|县|镇|园区|辖区)内)"
    r"(?=的?(?:企业|单位|机构|中小|小微|规上|规模以上|高新技术|民营|外资|科技|工业))"
)
FIELDED = re.compile(
    rf"(?P<field>{alternation(FIELDS)})(?:领域|产业|行业|类|设计|制造|研发|服务|软件|相关)*"
    r"(?=的?(?:企业|项目|单位|机构|产品|龙头|公司|园区))"
)
SIZED = re.compile(r"(?P<size>中小微企业|中小企业|小微企业|小型微型企业|微型企业|大型企业|大中型企业|民营企业|外资企业)")
LAWFUL = re.compile(r"(?:具有|具备)?独立(?:的)?法人(?:资格|地位)?")
CLEAN = re.compile(
    r"(?:无|没有|未发生|不存在|未被?(?:列入|纳入))[^,。;、]{0,16}"
    r"(?:失信|违法|违规|不良信用|行政处罚|黑名单|安全(?:生产)?事故)[^,。;、的]{0,12}|信用(?:记录|状况)?良好"
)
BOARDED = re.compile(
    r"(?:在|于)?(?:境内外?|国内|沪深(?:两市|交易所)?|上交所|深交所|(?:上海|深圳)证券交易所|A股)?"
    r"(?P<board>主板|中小板|创业板|科创板|北交所|新三板)(?:(?:首发|首次公开发行|成功|并|实现)*(?:上市|挂牌))?"
)
FIRST_TIME = re.compile(
    r"(?:首次|初次)(?!引|落户|设立|注册|迁|来)|上一?年度?新?|新(?:认定|获评|入选|获|评|晋升|增|纳入)|重新认定|当年度?新?"
)
BECOME = re.compile(r"认定|评定|评为|评选|列入|入选|获评|获得|取得|纳入|进入|授予|创建")
"""Becoming, not being: whether it was in the time of the policy has to be known."""
NEAR = 14
LISTED = re.compile(r"规模以上|规上|限额以上|限上")
ROLL = re.compile(r"(?:企业)?(?:名录库?|库)")


def read_conditions(text: str, start: int, end: int) -> list[Condition]:
    """The hurdles in a stretch of a text whose signs are of half width; several titles in a row are one group of which one is
    enough. Words that no rule takes become one condition as written, so that nothing is passed over."""
    found: list[Condition] = []
    for reader in READERS:
        found += [one for one in reader(text, start, end) if not any(_overlap(one, other) for other in found)]
    told = sorted(found, key=lambda one: one.start)
    sure = _grouped(text, certain(text, start, end, told))
    partly = any(one.on == BOARD or (one.on != TITLE and open_to_doubt(one.on, text[one.start : one.end])) for one in sure)
    return sure + list(_left(text, start, end, sure, doubtful=partly or len(sure) < len(told)))


def hurdles(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds anything that may be a hurdle."""
    return any(True for reader in READERS for _ in reader(text, start, end))


def written(text: str, start: int, end: int) -> Iterator[Condition]:
    """A stretch kept in its own words; nothing where it holds none."""
    words = text[start:end].strip(" \n\r\t,、:的")
    if words:
        start = text.index(words, start)
        yield Condition(start, start + len(words), WRITTEN, "has", words)


def _overlap(one: Condition, other: Condition) -> bool:
    return one.start < other.end and other.start < one.end


def titles(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in matches(QUALIFIED, QUALIFIES, text, start, end):
        level = "、".join(f"{word}级" for word in re.findall(r"[^、和及或级]+", match["level"] or ""))
        near = _near(text, start, match.start())
        scope = FIRST_TIME.search(text, near, match.start()) or BECOME.search(text, near, match.start())
        roll = ROLL.match(text, match.end(), end) if LISTED.match(match["name"]) else None
        yield Condition(match.start(), roll.end() if roll else match.end(), TITLE, "has", QUALIFICATIONS[match["name"]],
                        scope="·".join(filter(None, (level, scope[0] if scope else ""))))  # fmt: skip


def _ages(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in OLD.finditer(text, start, end):
        try:
            years = numeral(match["years"]) if not match["years"].isdigit() else Decimal(match["years"])
        except Doubtful:
            years = None
        if years:
            short = "less_than" if match["less"] and match["less"] != "不超过" else "at_most"
            comparator = short if match["less"] or match["within"] else "at_least"
            yield Condition(match.start(), match.end(), AGE, comparator, canonical_decimal(Decimal(years)), "年")


def _near(text: str, start: int, end: int) -> int:
    """Where the part of a sentence before a title begins, no further back than such words stand."""
    start = max(start, end - NEAR)
    return max(start, *(text.rfind(sign, start, end) + 1 for sign in ",;:。"))


def _boards(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in BOARDED.finditer(text, start, end):
        yield Condition(match.start(), match.end(), BOARD, "equals", match["board"])


def _places(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in LOCATED.finditer(text, start, end):
        yield Condition(match.start(), match.end(), PLACE, "equals", match["in"] or match["at"] or match["inside"])


def _fields(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in FIELDED.finditer(text, start, end):
        yield Condition(match.start(), match.end(), FIELD, "has", match["field"])


def _sizes(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in SIZED.finditer(text, start, end):
        yield Condition(match.start(), match.end(), SIZE, "has", match["size"])


def _legal(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in LAWFUL.finditer(text, start, end):
        yield Condition(match.start(), match.end(), LEGAL, "has", "独立法人")


def _credit(text: str, start: int, end: int) -> Iterator[Condition]:
    for match in CLEAN.finditer(text, start, end):
        yield Condition(match.start(), match.end(), CREDIT, "has", match[0])


READERS: tuple[Callable[[str, int, int], Iterator[Condition]], ...] = (
    measured, _ages, _boards, _credit, _places, titles, _sizes, _legal, _fields)  # fmt: skip
"""Tried in this order: what one took no later one takes."""


def _grouped(text: str, found: list[Condition]) -> list[Condition]:
    """Titles, fields or sizes that stand in a row, joined by 、 or 或, are alternatives."""
    groups, group = [""] * len(found), 0
    for place in range(1, len(found)):
        one, other = found[place - 1], found[place]
        gap = text[one.end : other.start]
        if one.on == other.on and one.on in KINDS and re.match(r"[^,。;]*[、或和及与/]", gap) and "且" not in gap:
            if not groups[place - 1]:
                group += 1
                groups[place - 1] = str(group)
            groups[place] = groups[place - 1]
            found[place] = as_new(one, other)
    return [replace(one, any_of=any_of) for one, any_of in zip(found, groups, strict=True)]


def as_new(one: Condition, other: Condition) -> Condition:
    """The second of two titles in a row, with the words of becoming that stand before the first (首次认定的)."""
    first = FIRST_TIME.search(one.scope) or BECOME.search(one.scope)
    if one.on != TITLE or not first or FIRST_TIME.search(other.scope):
        return other
    level = [part for part in other.scope.split("·") if part and not BECOME.fullmatch(part)]
    return replace(other, scope="·".join([*level, first[0]]))


def _left(text: str, start: int, end: int, found: list[Condition], *, doubtful: bool) -> Iterator[Condition]:
    """What no rule took for certain, as one condition in the text's own words."""
    rest, at = [], start
    for one in found:
        rest.append(text[at : one.start])
        at = max(at, one.end)
    rest.append(text[at:end])
    if doubtful or any(unread(part) for part in rest):
        yield from written(text, start, end)
