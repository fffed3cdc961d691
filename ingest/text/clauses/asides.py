"""What is asked beside the words that say whom a clause is for: behind the sum, in the sentences around it, for the whole paper.
All of it is kept as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.text.clauses.carried import goes_on, kept
from ingest.text.clauses.case import Cases
from ingest.text.clauses.certain import ONE_OF
from ingest.text.clauses.conditions import hurdles, read_conditions, written
from ingest.text.clauses.drafts import Draft, worded
from ingest.text.clauses.filler import past_aim, unread
from ingest.text.clauses.steps import GIVING
from ingest.text.found import Benefit, Condition

ASKS = re.compile(
    r"除外|不再(?:享受|给予|奖励|补助|补贴|支持|重复)|不得(?:申报|申请|享受|低于|少于|超过|有)|不予(?:支持|奖励|补助|受理)|不享受|不适用|不包括|(?:不|未)(?:含|列入|发生|享受|获得|受)"
    r"|(?:必?须|应当?|需要?)(?:同时|在|为|是|具[备有]|符合|满足|达到|已|经|连续|承诺|提供|完成|按|有|未|无|注册|持有|属|通过)|(?:同时)?(?:满足|符合|具备)[^。;]{0,10}条件"
    r"|(?:以下|下列)条件|(?:申报|申请)条件|前提|仅限|限于|只限|方可|如果|已享受|已获得?|的,?(?:除外|不)"
)
"""Words by which a sentence asks for something or leaves somebody out."""
ASKED = re.compile(
    r"(?:(?:申请|申报|享受)[^,。;:]{0,12}的?)?(?:企业|单位|主体|申请人|项目)(?:必须|须|应当?|需要?)(?:同时)?(?:符合|满足|具备)?"
)
"""How a sentence begins that asks for something of all who claim."""
DENIES = re.compile(r"除外|不[再得予享适包含列超低高]|取消|退[回还]|追回|收回|如果|[如若](?!下)|已享受|其他|另行|优先")
"""Words that leave somebody out, or speak of a case."""
LABEL = re.compile(r"[\u4e00-\u9fff]{0,6}(?:条件|对象|范围|要求|程序)[\s:]*")
"""A heading, which asks for nothing itself."""
RECIPIENT = re.compile(
    r"给予?[^,。;]{0,12}(?:机构|园区|中介|平台|载体|孵化器|个人|团队|负责人|高管|主体|引[进荐]|银行|业主|镇街|街道|乡镇|部门|协会|所在|承办|推荐)"
)
OF_ALL = re.compile(
    r"(?:企业|单位|项目|主体|机构|产品)[^。;]{0,60}(?:不予支持|不予受理|不得申报|不得享受|不得申请|不再享受|不享受|取消[^。;]{0,6}资格)"
    r"|(?:申报|申请|享受)[^。;]{0,16}(?:企业|单位|主体|项目)[^。;]{0,6}(?:必?须|应|需)"
)
"""A sentence that gives nothing and says who of all gets nothing of the paper."""
BOUNDS = re.compile(r"每年度?|年度|累计|总额|上限|不超过|最[高多]|单[个家户]|每[家户个]|\d|[万亿千百]?元|[%‰]|[其按年度项目该对额]")

HURDLE = re.compile(
    r"\d\s*(?:[万亿千百]?元|[万亿]|[家人个项]|万?平方米)|\d[^,。;]{0,6}以[上下内]"
    r"|(?:首次|重新|再次|新)(?:被?认定|获|评|入)|复[审核]|(?:国家|[省市区县镇])级(?!财政|配套|部门|资金)"
)
"""A number, a level or a first time between two sums: what the later is for."""


def own(plain: str, draft: Draft, gives: Sequence[Benefit], cases: Cases | None) -> list[Condition]:
    """The conditions of a clause, those of its words behind the sum as well. Where several cases have their own sums and were not
    understood, what is said before the first may be of that case alone: then nothing of it is structured."""
    start, end = draft.subject
    taken = cases.taken if cases else ()
    whole = not (draft.borrowed or (not cases and _stepped(plain, draft, gives)) or to_another(plain, draft))
    if cases and cases.shared is not None:
        found = list(cases.shared)
    elif not whole:
        last = draft.sums[-1].start if draft.sums and not draft.borrowed else end
        found = list(written(plain, start, last))
    else:
        found = read_conditions(plain, past_aim(plain, start, end), end)
    above: Iterable[Condition] = kept(plain, draft.head, (start, end)) if draft.head else ()
    if draft.head and whole and not cases and (onward := goes_on(plain, draft.head, (start, end))):
        above, found = (), onward
    return [*above, *found, *_behind(plain, draft, max(end, draft.start) if not draft.borrowed else draft.start, taken)]


def to_another(plain: str, draft: Draft) -> bool:
    """Whether what is given goes to somebody that the words before do not speak of: 给予所在园区, 给予引荐人."""
    return bool(draft.sums) and RECIPIENT.search(plain, draft.subject[1], max(draft.sums[0].start, draft.subject[1])) is not None


def _stepped(plain: str, draft: Draft, gives: Sequence[Benefit]) -> bool:
    """Whether words stand between the sums of several benefits: each has its own case."""
    if len(gives) < 2:
        return False
    if any(HURDLE.search(plain, one.end, other.start) for one, other in pairwise(draft.sums)):
        return True
    between = plain[draft.sums[0].end : draft.sums[-1].start]
    return unread(BOUNDS.sub("", GIVING.sub("", between)))


def _behind(plain: str, draft: Draft, start: int, taken: Sequence[tuple[int, int]]) -> Iterator[Condition]:
    """Parts of a clause outside the words that say whom it is for, that ask for something all the same; `taken` are its cases."""
    for part in re.finditer(r"[^,:]+", plain[start : draft.end]):
        first, last = start + part.start(), start + part.end()
        if any(begin < last and first < end for begin, end in taken):
            continue
        if ASKS.search(plain, max(start, first - 2), last) or hurdles(plain, first, last):
            yield from written(plain, first, last)


def around(plain: str, sentences: Iterable[tuple[int, int]], held: Sequence[Draft]) -> list[Condition]:
    """What the sentences of a part ask for that are no clause of their own; it is asked by every clause of the part. What follows
    a colon belongs to the sentence, up to its full stop."""
    found: list[Condition] = []
    goes_on = either = False
    for start, end in sentences:
        if any(one.start < end and start < one.end for one in held):
            goes_on = False
            continue
        if goes_on or (ASKS.search(plain, start, end) and not LABEL.fullmatch(plain, worded(plain, start, end), end)):
            either = ONE_OF.search(plain, start, end) is not None or (goes_on and either)
            found += _beside(plain, worded(plain, start, end), end, either=either)
        goes_on = (goes_on or ":" in plain[start:end]) and bool(found) and plain[end : end + 1] == ";"
    return found


def _beside(plain: str, start: int, end: int, *, either: bool) -> Iterator[Condition]:
    """What one of these sentences asks for: read where it surely asks, kept as written where it denies or is one of several."""
    if either or DENIES.search(plain, start, end):
        yield from written(plain, start, end)
    else:
        asked = ASKED.match(plain, start, end)
        for one in read_conditions(plain, asked.end() if asked else start, end):
            yield replace(one, any_of=f"旁{start}-{one.any_of}" if one.any_of else "")


def of_all(plain: str, sentences: Iterable[tuple[int, int]]) -> list[Condition]:
    """What a part that gives nothing asks of everyone who claims under the paper."""
    told = [one for one in sentences if OF_ALL.search(plain, *one)]
    return [one for start, end in told for one in written(plain, worded(plain, start, end), end)]
