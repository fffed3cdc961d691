"""Fields that no chain or fund is known for, and funds that are known at no link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.sixchains.answer import Uncovered
from graph.analysis.sixchains.presence import Presence
from graph.analysis.sixchains.rows import ChainRow
from graph.analysis.sixchains.tables import inactive
from graph.states.world import World

GONE = "gone"


def uncovered(world: World, presence: Presence, rows: Sequence[ChainRow]) -> tuple[Uncovered, ...]:
    """Over all links: first the fields that the place or a place around it lists, then the funds of its province."""
    return (*_fields(world, rows), *_funds(world, presence, rows))


def _fields(world: World, rows: Sequence[ChainRow]) -> Iterator[Uncovered]:
    facts, cls = world.facts, world.facts.ontology.classes["IndustryField"].zh
    listed = {fact.object for place in world.geography.above(world.place) for fact in facts.about(place, "prioritises")}
    for field in sorted(listed, key=lambda one: (facts.label(one), one)):
        chains = {fact.subject for fact in facts.to(field, "inField")}
        if not chains:
            yield Uncovered(cls, field, facts.label(field), "账上没有归到这个领域的产业链，环节无从谈起")
        elif cells := _without_fund(rows, chains):
            absent = all(cell == "absent" for cell in cells)
            why = "各环节都没有基金（已摸清）" if absent else "没有查到支撑或投过它的环节的基金；资金没有摸全，不能说没有"
            yield Uncovered(cls, field, facts.label(field), why)


def _without_fund(rows: Sequence[ChainRow], chains: set[str]) -> list[str]:
    """The presences of capital at the links of these chains, where no fund is known at any of them; else nothing."""
    cells = [cell for row in rows if row.chain in chains for cell in row.cells if cell.chain == "capital"]
    return [] if any(cell.supporters for cell in cells) else [cell.presence for cell in cells]


def _funds(world: World, presence: Presence, rows: Sequence[ChainRow]) -> Iterator[Uncovered]:
    facts, cls = world.facts, world.facts.ontology.classes["Fund"].zh
    known = {one.id for row in rows for cell in row.cells if cell.chain == "capital" for one in cell.supporters}
    for fund in sorted(facts.instances("Fund"), key=lambda one: (facts.label(one), one)):
        gone = any(standing == GONE and facts.value(fund, prop) == value for prop, value, standing in inactive())
        if not gone and fund not in known and presence.whereabouts.within(fund, "province") is not False:
            status = facts.value(fund, "fundStatus")
            said = facts.ontology.concept("FundStatus", status).zh if status else "状态不明"
            may = f"；约定投向：{told}" if (told := facts.value(fund, "mayInvestIn")) else ""
            yield Uncovered(cls, fund, facts.label(fund), f"{said}；没有查到它支撑或投过哪个环节{may}")
