"""Risk tests R1–R4 of a link's own products, over all sources and not only local ones (model, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph.states.outcome import TestResult, judged, not_judged
from graph.states.weak import latest, number, stated_shares
from graph.states.world import Examined, World

R2_SHARE, R4_EFFECTIVE = 0.5, 1.5
LABELS = {"R1": "独立来源数", "R2": "单一外部来源地占比", "R3": "去掉一个来源是否断供", "R4": "有效来源数"}
NOT_APPLICABLE = "不适用"
Test = Callable[[World, str, str], TestResult]


def risk_tests(world: World, link: str, counted: Sequence[Examined], population: str) -> list[TestResult]:
    """R1–R4 for a link: each over the link's products, failed if one product fails, judged if all are (or one failed)."""
    products = sorted(world.links.products(link))
    found = []
    for name, test in (("R1", single_source), ("R2", foreign_share), ("R4", effective_sources)):
        results = [_tested(world, link, product, name, test) for product in products]
        found.append(_worst(name, results) if results else not_judged(name, LABELS[name], "该环节没有产品"))
    removal = not_judged("R3", LABELS["R3"], "尚未计算（由断点分析给出）")
    return [found[0], found[1], removal, found[2]]


def needed_here(world: World, product: str) -> bool:
    """Whether a slot or a demand of a counted local maker names the product."""
    if any(world.geography.is_local(f.subject, world.place) for f in world.facts.to(product, "demands")):
        return True
    slots = [f.object for f in world.facts.about(product, "fills")]
    return any(f.subject in world.makers_here for slot in slots for f in world.facts.to(slot, "requires"))


def _tested(world: World, link: str, product: str, name: str, test: Test) -> TestResult:
    label = world.facts.label(product)
    if not needed_here(world, product):
        return judged(name, LABELS[name], NOT_APPLICABLE, None, failed=False, note=f"{label}：本地没有以它为投入或需求的企业")
    if name in ("R1", "R4") and _own_end_product(world, link, product):
        return judged(name, LABELS[name], NOT_APPLICABLE, None, failed=False, note=f"{label}：链主自己的终端产品")
    result = test(world, link, product)
    return replace(result, note=f"{label}：{result.note}" if result.note else label)


def _own_end_product(world: World, link: str, product: str) -> bool:
    """Whether an anchor firm of the chain makes this product and no slot takes it."""
    anchors = {f.subject for f in world.facts.to(world.links.chain(link), "anchors")}
    made = {f.subject for f in world.facts.to(product, "produces")}
    return bool(anchors & made) and not world.facts.about(product, "fills")


def _worst(name: str, results: list[TestResult]) -> TestResult:
    """One result of many products: the first failed; else the first not judged; else a judged number; else 不适用."""

    def rank(result: TestResult) -> int:
        if result.failed:
            return 0
        return 1 if not result.judged else 3 if result.value == NOT_APPLICABLE else 2

    return min(results, key=rank)


def single_source(world: World, link: str, product: str) -> TestResult:
    """R1: one independent source in all. Two known ones pass; one fails only if the whole country was looked at."""
    sources = {controller(world, one) for one in world.sources_of([product])}
    count = len(sources)
    if count >= 2:
        return judged("R1", LABELS["R1"], count, 2, failed=False)
    country = world.geography.country(world.place)
    if not country or not world.coverages.covering(country, "all", link):
        return not_judged("R1", LABELS["R1"], f"已知 {count} 个独立来源，全国未摸清", 2)
    if count == 0:
        return not_judged("R1", LABELS["R1"], "没有已知来源", 2)
    return judged("R1", LABELS["R1"], count, 2, failed=True)


def controller(world: World, actor: str) -> str:
    """The ultimate controller of a firm: followed through `controls` and majority shares; itself where unknown."""
    seen = {actor}
    while True:
        above = [f.subject for f in world.facts.to(actor, "controls")]
        above += [f.subject for f in world.facts.to(actor, "holdsShares") if (number(f, "share") or 0) > 0.5]
        fresh = sorted(set(above) - seen)
        if not fresh:
            return actor
        actor = fresh[0]
        seen.add(actor)


def consumption(world: World, product: str) -> dict[str, float]:
    """Source place → share of what local firms buy of this product, from `supplies` that name it; rows without a place
    of the supplier keep the supplier's own id."""
    names = {world.facts.label(product), *world.facts.values(product, "alias")}
    bought: dict[str, float] = {}
    for fact in latest((f for name in sorted(names) for f in world.purchases_here.get(name, ())), world.facts.as_of):
        share = number(fact, "share")
        if share is None:
            continue
        where = origin(world, fact.subject)
        bought[where] = bought.get(where, 0.0) + share
    total = sum(bought.values())
    return {where: share / total for where, share in bought.items()} if total > 1 else bought


def origin(world: World, actor: str) -> str:
    """Where a supplier is, as R2 counts it: its country if foreign, else its province; its own id where unknown."""
    home = world.geography.country(world.place)
    places = {place for site in world.facts.about(actor, "operates") for place in world.geography.places_of(site.object)}
    countries = sorted(place for place in places if world.facts.is_a(place, "Country"))
    if countries and countries[0] != home:
        return countries[0]
    regions = sorted(place for place in places if world.facts.value(place, "divisionCode").endswith("0000"))
    return regions[0] if regions else actor


def foreign_share(world: World, link: str, product: str) -> TestResult:
    """R2: one country other than the place's own, or one region other than its own, holds > 0.5 of consumption here, else
    of stated supply. The unlisted rest is taken once as one source and once as many; both must agree."""
    limit = world.thresholds.number("R2", R2_SHARE)
    shares = consumption(world, product) or stated_shares(world, [product, link])
    if not shares:
        return not_judged("R2", LABELS["R2"], "来源份额不明", limit)
    own = set(world.geography.above(world.place))
    largest, where = max(((share, place) for place, share in shares.items() if place not in own), default=(0.0, ""))
    rest = max(0.0, 1.0 - sum(shares.values()))
    if largest <= limit < rest:
        return not_judged("R2", LABELS["R2"], f"未列明的份额有 {rest:.0%}，可能集中于一处", limit)
    note = f"{world.facts.label(where)} {largest:.0%}" if where else "没有外部来源"
    return judged("R2", LABELS["R2"], largest, limit, failed=largest > limit, note=note)


def effective_sources(world: World, link: str, product: str) -> TestResult:
    """R4: 1/HHI over stated shares < 1.5, with the unlisted rest once as one source and once as many."""
    limit = world.thresholds.number("R4", R4_EFFECTIVE)
    firms = {f.subject: share for f in latest(world.facts.to(product, "produces"), world.facts.as_of)
             if (share := number(f, "marketShare")) is not None}  # fmt: skip
    held = list(firms.values()) or list(stated_shares(world, [product, link]).values())
    if not held:
        return not_judged("R4", LABELS["R4"], "来源份额不明", limit)
    many, one = _effective(held)
    if (many < limit) != (one < limit):
        return not_judged("R4", LABELS["R4"], f"有效来源数在 {one:.2f} 到 {many:.2f} 之间，未列明的份额决定结果", limit)
    return judged("R4", LABELS["R4"], one, limit, failed=one < limit)


def _effective(shares: Iterable[float]) -> tuple[float, float]:
    """1/HHI with the unlisted rest as (many, one) sources; shares that add up to more than 1 are scaled."""
    listed = list(shares)
    total = sum(listed)
    if total > 1:
        listed = [share / total for share in listed]
    rest, squares = max(0.0, 1.0 - total), sum(share * share for share in listed)
    return (1 / squares if squares else float("inf")), 1 / (squares + rest * rest)
