"""What is no target: grants and hurdles of clauses, weights, numbers that only list or describe."""

from __future__ import annotations

import re

from ingest.text.targets.comparators import BEFORE
from ingest.text.targets.quantities import Quantity
from ingest.text.targets.words import any_of, listed

ONCE = "一次性(?!化解|解决|办|通过|告知|就业)"
GRANT = re.compile(f"{any_of(listed('grant'))}|{ONCE}|减免(?!税费|企业税)")
TO_WHOM = re.compile(
    rf"给予|予以|奖励|奖补|{ONCE}|免征|免收|缴纳|(?:^|[,;。\s])(?:对|凡|符合)[^。;\n]*的,[^。;\n]*(?:补|资助|扶持|支持)"
)
"""A grant that a count is a hurdle of; 选拔资助200名 is none."""
WEIGHT = re.compile(any_of(listed("weight")))
NOT_COUNTED = re.compile(rf"(?:{any_of(listed('not_counted'))})$")
SEGMENT = re.compile(r"[。;\n]")
HURDLE = re.compile(r"(?:的|\()?(?=的)|级(?!及)|期限")
DONE = re.compile(
    r"(?:已经?(?!有的)|提前|超额|均为)[^,;。]{0,24}$|(?:保持|实现|达到|增长|完成|建成|培育|引进|新增|突破|提升|提高|增加|下降|降低|形成|取得|获得|吸引|聚集|集聚)了[^,;。]{0,12}$"
)
"""What was done, whatever year stands before it."""
BY_RULE = re.compile(r"按(?:照)?(?:不[低高少]于|不超过)?[^,;。、时期]{0,12}$")
"""A share by which something is done (按不低于装机容量10%配置储能)."""
SHORTER = re.compile(r"时延|延迟|压|缩|减|降|提速|控制在")
MADE = re.compile(r"(?:标准|规范|制度)$")
"""What is made and counted where its number stands behind it: 国家标准5项."""
SET_UP = re.compile(r"(?:设立|组建|建立|发起|成立|打造|形成)(?:总|首期)?规模")
PARTED = re.compile(r"(?:分解|细化|划分|细分|归纳|概括|分)[为成](?:[^,;。]{0,14}[和及、])?$")
"""What a paper parts into items: 分解为11项目标和138项任务."""
KIND = re.compile(rf"(?!{any_of(listed('tail'))}|左右|以|占|增长|同比|[和及、])[一-龥]{{2}}")
"""What a number describes that stands right before it: 3亿元以上重大项目."""
OF_SIZE = re.compile(r"的?[一-龥]{0,6}(?:企业|项目|园区|集群)(?=实现|[,;。、])")
"""What is of the size that stands right before it: 超500亿元企业实现零的突破."""
OF_PROJECTS = re.compile(r"[一-龥]{2,16}(?:、[^,;。、]{2,24})*等(?:一批|重[大点])?(?:项目|工程)")
"""What a measure describes that stands right before it: 南网720兆瓦储能电站等项目."""
PER_FIRM = re.compile(r"单[家个户](?:企业|项目|单位|平台|机构)")
FINISHED = re.compile(r"(?:全部)?(?:办结|办理|完成|审结|出证|发证)")
AGE = re.compile(r"寿命|年龄")
SIDES = re.compile(r"(?:方面|维度|层面|角度|环节)")
FIELDS = re.compile(r"(?![十百千万亿]+级)[一-龥]{0,4}(?:产业|行业|板块|赛道|(?P<fields>领域))(?=[,;。、和及与的]|$)", re.MULTILINE)
"""What a paper parts the economy into, and does not make; 千亿级产业 is made."""
MEMBERS = re.compile(r"[^,;。:、\n]{2,20}(?:[、和及][^,;。:、\n]{2,16})+$")
JOINTS = re.compile("、|和|及")
PURSE = re.compile(r"的?[一-龥]{0,4}(?:经费|资金)(?:支持|扶持|资助|补助|奖励)")
"""What follows a sum that a paper gives: 最高100万元经费支持…."""
QUOTED = re.compile(r"“[^”]*$")
BUILT = ("建设", "新建", "建成", "实施", "完成")
LARGE = 10000
"""From here on a compared number without a unit counts what its name says (接待人次达4.5亿)."""
MANY = 10
"""From here on numerals behind a name count (培育龙头企业三十家)."""
LONG = 1000
"""From here on hours are counted and are no term (飞行1.5万小时)."""
PER_CASE = re.compile(r"每(?!年)|对|凡|满|首次|累计|的$")
"""What shows that a count before a grant is its hurdle."""
AREAS = frozenset(listed("area"))
LISTING = ("项", "条", "个", "大", "项目")


def granted(plain: str, at: int, grant: re.Pattern[str] = GRANT) -> bool:
    """Whether the number stands in a sentence of a grant (给予…奖励)."""
    start = max((found.end() for found in SEGMENT.finditer(plain, max(0, at - 200), at)), default=max(0, at - 200))
    stop = SEGMENT.search(plain, at, at + 200)
    return grant.search(plain, start, stop.start() if stop else min(len(plain), at + 200)) is not None


def refused(plain: str, one: Quantity, name: str, deed: str, words_before: str, word: str, firm: bool, planned: bool) -> bool:
    """Whether a number states no target whatever governs it. `firm`: a year or 每年 governs it in its own sentence; `planned`: the
    paper plans."""
    if DONE.search(words_before + word):
        return True
    if BY_RULE.search(words_before + word) and one.kind == "share":
        return True
    if _only_named(plain, one, deed, words_before + word, BEFORE.get(word, ""), firm):
        return True
    if not word and _of_all(plain, one, words_before, deed):
        return True
    done = deed and (one.kind == "share" or (one.kind == "count" and words_before.rstrip().endswith(deed[-1])))
    if HURDLE.match(plain, one.after_end) and not done and not _set_up(one, words_before):
        return not (one.kind == "share" and firm and not words_before.strip())
    if one.kind == "time" and not _counts_time(plain, one, words_before + word):
        return True
    if one.unit == "岁" and not AGE.search(name):
        return True
    if one.value == 1 and one.kind == "count" and QUOTED.search(plain, max(0, one.start - 12), one.start):
        return True
    if one.unit in ("次", "场", "期") and one.value == 1 and not word:
        return True
    if one.kind == "bare" and not _bare(plain, one, name, word):
        return True
    if (one.kind == "share" or one.unit == "分") and WEIGHT.search(plain, max(0, one.start - 30), one.end + 20):
        return True
    if one.unit in LISTING and NOT_COUNTED.search(name) and one.value < 100 and not (MADE.search(name) and name in words_before):
        return True
    if one.spoken and one.kind not in ("share", "money", "times") and _idle(plain, one, deed, word, words_before):
        return True
    if one.kind in ("money", "share"):
        aimed = firm and one.kind == "share" and BEFORE.get(word) == "reach" and not GRANT.search(words_before)
        return not aimed and granted(plain, one.start)
    return not firm and not (planned and not PER_CASE.search(words_before)) and granted(plain, one.start, TO_WHOM)


def _only_named(plain: str, one: Quantity, deed: str, before: str, compared: str, firm: bool) -> bool:
    """Whether the number is a part of what is spoken of: a count of a paper's own parts, a kind of firm."""
    if one.kind == "count" and PARTED.search(plain, max(0, one.start - 24), one.start):
        return True
    if one.unit in LISTING and (_in_brackets(plain, one) or SIDES.match(plain, one.after_end)):
        return True
    if one.unit in LISTING and not compared and _divides(plain, one, deed):
        return True
    if one.kind == "money" and PURSE.match(plain, one.after_end):
        return compared == "at_most"
    if one.kind == "money" and one.after in ("at_least", "more_than", "at_most") and KIND.match(plain, one.after_end):
        return True
    if one.kind == "money" and compared in ("more_than", "at_least") and OF_SIZE.match(plain, one.after_end):
        return True
    if one.kind == "measure" and not before.endswith(BUILT) and OF_PROJECTS.match(plain, one.after_end):
        return True
    if one.kind == "money" and deed == "" and PER_FIRM.search(plain, max(0, one.start - 24), one.start):
        return True
    return (
        one.kind == "count"
        and not deed
        and before.endswith("的" if firm else ("的", "等"))
        and KIND.match(plain, one.after_end) is not None
    )


def _divides(plain: str, one: Quantity, deed: str) -> bool:
    """Whether a number counts the fields of something, or the members of the list right before it (A、B、C3个优势产业)."""
    fields = FIELDS.match(plain, one.after_end)
    if fields is None:
        return False
    listed = MEMBERS.search(plain, max(0, one.start - 120), one.start)
    members = len(JOINTS.findall(listed.group())) + 1 if listed else 0
    return members == one.value or (not deed and fields["fields"] is not None)


def _in_brackets(plain: str, one: Quantity) -> bool:
    """Whether a heading says in brackets of how many items it is: 目标分解(11项)."""
    return plain[one.start - 1 : one.start] == "(" and plain[one.after_end : one.after_end + 1] == ")"


def _of_all(plain: str, one: Quantity, before: str, deed: str) -> bool:
    """Whether the number tells of what there is (全省107个集群), or how far something reaches (起降场3公里半径范围内)."""
    if one.kind == "count" and plain[one.start - 2 : one.start] in AREAS:
        return KIND.match(plain, one.after_end) is not None
    return one.kind == "measure" and not deed and bool(before.strip()) and KIND.match(plain, one.after_end) is not None


def _counts_time(plain: str, one: Quantity, before: str) -> bool:
    """Whether a length of time is aimed at, and is no term: it shortens, is many hours, or something is done within it."""
    return one.value >= LONG or bool(SHORTER.search(before) or FINISHED.match(plain, one.after_end))


def _set_up(one: Quantity, words_before: str) -> bool:
    """Whether the sum is a fund's that is set up: 设立规模5亿元的纾困基金."""
    return one.kind == "money" and SET_UP.search(words_before) is not None


def _bare(plain: str, one: Quantity, name: str, word: str) -> bool:
    """A number without a unit states something only as the value of an index, with a word of comparison."""
    if word and one.value >= LARGE and not (1900 <= one.value <= 2100):
        return True
    if not (word or one.after) or not re.search(r"(?:指数|系数|得分|评分|比|率|度|数|值|强度|名)$", name):
        return False
    return not (1900 <= one.value <= 2100 and not one.after)


def _idle(plain: str, one: Quantity, deed: str, word: str, words_before: str) -> bool:
    """A count in numerals that is a manner of speech (一条龙, “两个健康”, 冬季两项); 每年…一个, 至少一所 and 建设五个 are not."""
    if words_before.endswith(("“", '"', "‘", "'")):
        return True
    if one.value == 1:
        return not re.search(r"至少|不少于|每年|每个|各|不低于", words_before + word)
    if BEFORE.get(word, "equals") != "equals":
        return False
    counts = one.value >= MANY and not KIND.match(plain, one.after_end)
    return not deed or not (counts or words_before.rstrip().endswith(deed[-1]))
