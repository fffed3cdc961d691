"""A tiny world for the faces: one zone, one chain of three links, two firms; every number in it is made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.home import Home, open_home
from graph.statement import Statement, pack

ZONE, CHAIN, MADE, GAP, UNSEEN = "t:zone", "t:chain", "t:wafer", "t:silicon", "t:panel"


def record(key: str, cls: str, **values: str) -> Iterator[Statement]:
    """The statements that introduce a record."""
    yield Statement("t", key, "a", value=cls)
    for name, value in values.items():
        yield Statement("t", key, name, value=value, locator="表.csv#2")


def link(key: str, name: str, stage: str, order: str) -> Iterator[Statement]:
    """A chain link with the product that makes it up."""
    yield from record(key, "ChainLink", name=name, stage=stage, linkOrder=order, linkGroup="主材")
    yield from record(f"{key}-product", "Product", name=f"{name}产品")
    yield relation(key, "partOf", CHAIN)
    yield relation(f"{key}-product", "makesUp", key, essential="false")


def relation(subject: str, predicate: str, to: str, **qualifiers: str) -> Statement:
    """One relation with its qualifiers."""
    return Statement("t", subject, predicate, object=to, qualifiers=pack(qualifiers), locator="关系.csv#3")


def statements() -> Iterator[Statement]:
    """The whole world: silicon missing, wafers made by one firm, panels not surveyed."""
    yield from record("t:source", "Source", name="甲数据", publisher="甲局", licence="CC-BY-4.0", attribution="甲局数据",
                      strength="strong", sourceRank="10")  # fmt: skip
    yield from record("t:country", "Country", name="某国", countryCode="XXX")
    yield from record(ZONE, "Zone", name="甲经济技术开发区", shortName="甲经开区")
    yield relation(ZONE, "partOf", "t:country")
    yield from record(CHAIN, "IndustryChain", name="光伏链")
    yield from link(GAP, "硅料", "upstream", "10")
    yield from link(MADE, "硅片", "midstream", "20")
    yield from link(UNSEEN, "组件", "downstream", "30")
    yield from record("t:firm", "Enterprise", name="乙硅片有限公司", stockCode="600001")
    yield from record("t:plant", "Site", name="乙厂", siteKind="factory", siteStatus="operating", address="甲路1号")
    yield relation("t:firm", "operates", "t:plant")
    yield relation("t:plant", "locatedIn", ZONE)
    yield relation("t:firm", "produces", f"{MADE}-product", productAsNamed="=硅片")
    yield from record("t:survey", "SurveyCoverage", name="甲摸排", population="all", closed="true", surveyedFrom="2026")
    yield relation("t:survey", "coversPlace", ZONE)
    yield relation("t:survey", "coversLink", GAP)
    yield relation("t:survey", "coversLink", MADE)


def contradict(home: Home) -> None:
    """The wafer maker and a second one elsewhere hold 150 % of the market between them."""
    home.ledger.add([
        *record("t:rival", "Enterprise", name="丁硅片有限公司"),
        relation("t:rival", "produces", f"{MADE}-product", marketShare="0.7"),
        relation("t:firm", "produces", f"{MADE}-product", marketShare="0.8"),
        Statement("t", MADE, "layout", value="suited"),
    ])  # fmt: skip


def make_home(folder: Path, kind: str = "real") -> Home:
    """A home that holds the tiny world as its first load."""
    home = open_home(folder, kind, place="甲经开区")
    home.ledger.add(statements(), note="小世界")
    home.set_data_date("2026-09-30")
    return home
