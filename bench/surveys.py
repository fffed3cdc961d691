"""Surveys of an invented chain, as departments report them: each with the firms it found and its verdict on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.statement import Statement
from ingest.surveys.sheets import FOUND, SURVEY
from ingest.templates.marks import MARK_COLUMN

DECLARED = "摸排名称,摸排单位,摸排地方,产业链,摸排口径,摸排方法,摸排起始日,摸排截止日,是否看全"
FIRMS = "摸排名称,企业名称,环节,场所类型,挂链结论,证据"
NAMED = {"w:zone": ("Zone", "某区"), "w:chain": ("IndustryChain", "某链"), "w:link": ("ChainLink", "某环节")}


def chain_of_one_link() -> Iterator[Statement]:
    """A place, and a chain of one link: what the surveys name."""
    for key, (cls, name) in NAMED.items():
        yield Statement("w", key, "a", value=cls)
        yield Statement("w", key, "name", value=name)
    yield Statement("w", "w:link", "partOf", object="w:chain")


def write_survey(folder: Path, number: int, firms: Iterable[int]) -> Path:
    """The two tables of the n-th survey, which found these firms; returns the folder."""
    name = f"第{number}次"
    declared = f"{name},某局,某区,某链,全部法人,走访,2026-07-01,2026-07-{number % 28 + 1:02},是"
    found = (f"{name},第{one}厂,某环节,工厂,{'确认' if one % 3 else '剔除'},第{one}页" for one in firms)
    folder.mkdir(parents=True, exist_ok=True)
    for title, heads, rows in ((SURVEY, DECLARED, [declared]), (FOUND, FIRMS, found)):
        text = "".join(f",{row}\n" for row in (heads, *rows))
        (folder / f"{title}.csv").write_text(MARK_COLUMN + text, encoding="utf-8")
    return folder
