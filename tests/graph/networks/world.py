"""A network told fact by fact: two links of one chain, firms, a university, a platform, a fund, two places."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Facts
from graph.statement import Statement
from tests.graph.world import facts_of, record, tie


def told() -> Iterator[Statement]:
    """盐 → (slot) → 碱: link `t:salt` is upstream of link `t:lye`; 甲 makes lye, 丙 was judged by role only."""
    for key, name, cls in RECORDS:
        yield from record(key, name, cls)
    for start, relation, end in TIES:
        yield tie(relation, start, end)
    yield tie("supplies", "t:乙", "t:甲", "2018", share="0.2")
    yield tie("supplies", "t:乙", "t:甲", "2019", share="0.3")
    yield Statement("u", "t:乙", "supplies", object="t:甲", period="2019", qualifiers='{"share":"0.4"}')


RECORDS = [
    ("t:chain", "链", "IndustryChain"), ("t:other", "别链", "IndustryChain"), ("t:salt", "盐", "ChainLink"),
    ("t:lye", "碱", "ChainLink"), ("t:soap", "皂", "ChainLink"), ("t:p-salt", "盐品", "Product"), ("t:p-lye", "碱品", "Product"),
    ("t:slot", "原料", "InputSlot"), ("t:甲", "甲公司", "Enterprise"), ("t:乙", "乙公司", "Enterprise"),
    ("t:丙", "丙公司", "Enterprise"), ("t:丁", "丁公司", "Enterprise"), ("t:uni", "某大学", "University"),
    ("t:platform", "某平台", "TransferPlatform"), ("t:fund", "某基金", "Fund"), ("t:here", "本区", "Zone"),
    ("t:there", "外区", "Zone"), ("t:plant", "厂", "Site"), ("t:far", "远厂", "Site"), ("t:paper", "某文", "Document"),
]  # fmt: skip
TIES = [
    ("t:salt", "partOf", "t:chain"), ("t:lye", "partOf", "t:chain"), ("t:soap", "partOf", "t:other"),
    ("t:p-salt", "makesUp", "t:salt"), ("t:p-lye", "makesUp", "t:lye"), ("t:p-lye", "requires", "t:slot"),
    ("t:p-salt", "fills", "t:slot"), ("t:甲", "produces", "t:p-lye"), ("t:丙", "occupies", "t:lye"),
    ("t:platform", "servesLink", "t:lye"), ("t:fund", "investsIn", "t:甲"), ("t:uni", "cooperatesWith", "t:乙"),
    ("t:uni", "cooperatesWith", "t:丁"), ("t:甲", "operates", "t:plant"), ("t:plant", "locatedIn", "t:here"),
    ("t:丁", "operates", "t:far"), ("t:far", "locatedIn", "t:there"), ("t:丙", "occupies", "t:soap"),
]  # fmt: skip


def small() -> Facts:
    """The facts of that world."""
    return facts_of(*told())
