"""Risk tests R1–R4 of a link's own products, over all sources and not only local ones (model, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import fsum

from graph.facts import Fact
from graph.states.breaking import breaking_source
from graph.states.contradiction import of_buyers, of_places
from graph.states.effective import effective_sources
from graph.states.outcome import TestResult, judged, not_judged
from graph.states.proof import REJECTED
from graph.states.shares import (
    Shares,
    by_place,
    consumption,
    outermost,
    purchases,
    stated_supply,
    supply_told,
)
from graph.states.sources import fully_known, looked_at_all, sources
from graph.states.world import World

R2_SHARE = 0.5
NOT_APPLICABLE = "不适用"
Test = Callable[[World, str, str], TestResult]


def risk_tests(world: World, link: str) -> list[TestResult]:
    """R1–R4 for a link: each over the link's products, failed if one product fails, judged if all are (or one failed)."""
    needed = _needed(world, link)
    tests = (("R1", single_source), ("R2", foreign_share), ("R3", breaking_source), ("R4", effective_sources))
    return [_over_products(world, link, needed, name, test) for name, test in tests]


def closure_broken(world: World, link: str) -> TestResult:
    """R3 alone, over the link's products."""
    return _over_products(world, link, _needed(world, link), "R3", breaking_source)


def _needed(world: World, link: str) -> dict[str, bool]:
    """The link's products → whether each is needed here."""
    return {product: needed_here(world, product) for product in world.links.products(link)}


def _over_products(world: World, link: str, needed: dict[str, bool], name: str, test: Test) -> TestResult:
    results = [_tested(world, link, product, name, test if used else None) for product, used in needed.items()]
    return _worst(results) if results else not_judged(name, "该环节没有产品")


def needed_here(world: World, product: str) -> bool:
    """Whether a slot or a demand of a counted local maker names the product (or what it is a type of)."""
    if any(fact.subject in world.counted_here for fact in world.facts.to(product, "demands")):
        return True
    slots = {fact.object for one in world.links.wider(product) for fact in world.facts.about(one, "fills")}
    return any(fact.subject in world.makers_here for slot in slots for fact in world.facts.to(slot, "requires"))


def _tested(world: World, link: str, product: str, name: str, test: Test | None) -> TestResult:
    label = world.facts.label(product)
    if test is None:
        return judged(name, NOT_APPLICABLE, None, failed=False, note=f"{label}：本地没有以它为投入或需求的企业")
    if name in ("R1", "R4") and _own_end_product(world, link, product):
        return judged(name, NOT_APPLICABLE, None, failed=False, note=f"{label}：链主自己的终端产品")
    result = test(world, link, product)
    return replace(result, note=f"{label}：{result.note}" if result.note else label)


def _own_end_product(world: World, link: str, product: str) -> bool:
    """Whether an anchor firm of the chain makes this product and no slot takes it."""
    anchors = {f.subject for f in world.facts.to(world.links.chain(link), "anchors")}
    made = {f.subject for f in world.facts.to(product, "produces") if f.judgement != REJECTED}
    return bool(anchors & made) and not world.facts.about(product, "fills")


def _worst(results: list[TestResult]) -> TestResult:
    """One result of many products: the first failed; else the first not judged; else a judged number; else 不适用."""

    def rank(result: TestResult) -> int:
        if result.failed:
            return 0
        return 1 if not result.judged else 3 if result.value == NOT_APPLICABLE else 2

    return min(results, key=rank)


def single_source(world: World, link: str, product: str) -> TestResult:
    """R1: one independent source in all. Two known ones pass; one fails only if the whole country was looked at and nobody
    else may be one; so does none where there was one before it went, and at most one may be one."""
    known = sources(world, link, world.links.sorts(product))
    if len(known.owners) >= 2:
        return judged("R1", len(known.owners), 2, failed=False)
    why = fully_known(world, link, known)
    if known.left and not known.owners and looked_at_all(world, link) and len(known.possible) < 2:
        return judged("R1", 0, 2, failed=True, note="原有的来源都已停业或停产" + (f"，{why}" if why else ""))
    if why:
        return not_judged("R1", f"已知 {len(known.owners)} 个独立来源，{why}", 2)
    if not known.owners:
        return not_judged("R1", "没有已知来源", 2)
    return judged("R1", len(known.owners), 2, failed=True, sources=tuple(known.owners))


def foreign_share(world: World, link: str, product: str) -> TestResult:
    """R2: one country other than the place's own, or one region other than its own, holds > 0.5 of consumption here, else
    of stated supply. The unlisted rest is taken once as one source and once as many; both, and all buyers, must agree. Shares that
    contradict each other judge nothing."""
    limit, bought = world.thresholds.number("R2", R2_SHARE), purchases(world, product)
    told = [fact for said in bought.values() for fact in said]
    parts, used, wrong = consumption(world, bought), told, of_buyers(world, bought)
    if not parts and (used := stated_supply(world, [product, link])):
        parts, wrong = [by_place(world, used)], of_places(world, used)
    if parts and wrong:
        return not_judged("R2", wrong, limit, contradicted=True)
    if not parts:
        told += supply_told(world, [product, link])
        return not_judged("R2", world.figures.lacking("来源份额不明", told, "share"), limit)
    return world.figures.dating(_foreign(world, parts, told, limit), used, "share")


def _foreign(world: World, parts: Sequence[Shares], told: Sequence[Fact], limit: float) -> TestResult:
    """R2 over each buyer's shares, or over those of stated supply; a part of the own place is not outside it."""
    outside = [{place: share for place, share in part.items() if not world.geography.one_holds_other(place, world.place)}
               for part in parts]  # fmt: skip
    certain = {place: min(one.get(place, 0.0) for one in outside) for place in set().union(*outside)}
    share, where = max(((share, place) for place, share in certain.items()), default=(0.0, ""))
    if share > limit:
        return judged("R2", share, limit, failed=True, note=f"{world.facts.label(where)} {share:.0%}", sources=(where,))
    highest, where = max(((share, place) for one in outside for place, share in one.items()), default=(0.0, ""))
    rest = max(max(0.0, 1.0 - fsum(outermost(world, part).values())) for part in parts)
    if max(highest, rest) > limit:
        why = f"未列明的份额有 {rest:.0%}，可能集中于一处" if rest > limit else "几家买家的来源不一，各买多少不明"
        return not_judged("R2", world.figures.lacking(why, told, "share"), limit)
    note = f"{world.facts.label(where)} {highest:.0%}" if where else "没有外部来源"
    return judged("R2", highest, limit, failed=False, note=note)
