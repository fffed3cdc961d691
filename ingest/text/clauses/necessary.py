"""Hurdles that are surely asked of whoever claims, though not all words around them are understood: those words narrow, and are
kept as written; a hurdle of somebody else, one of several, or a denied one is never taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.text.clauses.filler import DENIED, JOIN, left
from ingest.text.found import Condition

OF_ANOTHER = re.compile(
    r"每(?:成功)?(?:引进|新增|培育|吸引|招引|孵化|推荐)|(?:引进|招引|引荐|培育|孵化|吸引|推荐|服务|辅导|帮助|并购|兼并|收购|控股|担保|合作|面向|带动|采购|租用)(?!的)"
    r"|(?<![定评列成型转变])[为向给][^,]{0,20}(?:提供|担保|发放|供应|配套|开展)"
)
"""Verbs whose object is another body than the one that claims."""
ALSO = re.compile(r"(?:且|并且?|同时|又|还)(?:在|其)?$")
HEAD = re.compile(r"(?:的(?:[^的,、和与及]{0,8}(?:企业|单位|项目|公司))?)?$")
"""What may follow a hurdle: the body that it is a hurdle of."""
BODY = re.compile(r"企业|单位|机构|公司|项目|平台|中心|人才|团队")
TOGETHER = re.compile(r"(?:且|并且?|同时|又|还)")


def necessary(
    said: str, begin: int, last: int, start: int, held: Sequence[Condition], kinds: frozenset[str]
) -> Iterator[Condition]:  # fmt: skip
    """Those of the conditions in a part of a sentence that are asked for whatever the other words say; `start` is where `said`
    begins in the text, `kinds` are what an applicant is."""
    part = said[begin:last]
    if "或" in part or "※" in part or "之一" in said:
        return
    run = _last_run(said, start, held, kinds)
    if run and _is_head(said, begin, last, start, run, kinds):
        yield from run
    for one in held:
        before, after = said[begin : one.start - start], said[one.end - start : last]
        if one.on not in kinds and not OF_ANOTHER.search(said, 0, one.start - start) and _beside(before, after):
            yield one


def _beside(before: str, after: str) -> bool:
    """Whether a measured hurdle stands alone in its part, or behind a word that adds it to what stands before."""
    added = not left(before) or (ALSO.search(before) is not None and not DENIED.search(before[-6:]))
    return added and (HEAD.fullmatch(after) is not None or not left(after) or TOGETHER.match(after) is not None)


def _last_run(said: str, start: int, held: Sequence[Condition], kinds: frozenset[str]) -> list[Condition]:
    """The conditions of one kind that end a part, joined in a row."""
    run: list[Condition] = []
    for one in reversed(held):
        gap = said[one.end - start : run[0].start - start] if run else ""
        if one.on not in kinds or (run and (one.on != run[0].on or left(JOIN.sub("", gap)) or not JOIN.search(gap))):
            break
        run.insert(0, one)
    return run


def _is_head(said: str, begin: int, last: int, start: int, run: Sequence[Condition], kinds: frozenset[str]) -> bool:
    """Whether such a run is what a part is about: 的 before it, nothing but empty words behind it, no other body before it."""
    before, after = said[begin : run[0].start - start], said[run[-1].end - start : last]
    if left(after) or not before.endswith("的") or "级" in run[0].scope:
        return False
    return not (BODY.search(before) or JOIN.search(before[-3:]) or OF_ANOTHER.search(said, 0, run[0].start - start))
