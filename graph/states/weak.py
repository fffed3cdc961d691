"""Weak tests W1–W6 of a link that somebody here supplies (model, section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.facts import Fact
from graph.states.outcome import TestResult, judged, not_judged
from graph.states.world import Examined, World
from ontology.values import last_day

W1_TAU, W4_SHARE = 0.5, 0.05
UNSUITED = frozenset({"purchasable", "unsuited", "prohibited"})
LABELS = {
    "W1": "本地产能对需求的覆盖", "W2": "链主本地配套率", "W3": "产品等级", "W4": "占上一级区域的份额", "W5": "只有份额可忽略的供给",
    "W6": "关键产品齐全",
}  # fmt: skip


def weak_tests(world: World, link: str, counted: Sequence[Examined]) -> list[TestResult]:
    """All six tests, in order; each says what it lacked where it was not judged."""
    tests = (cover, local_share, grade, area_share, negligible_only, parts_missing)
    return [test(world, link, counted) for test in tests]


def number(fact: Fact, name: str) -> float | None:
    """A numeric qualifier, or None where it is absent or not a number."""
    try:
        return float(fact.qualifier(name))
    except ValueError:
        return None


def latest(facts: Iterable[Fact], as_of: str) -> list[Fact]:
    """Facts of the latest period ended by the as-of date, for each subject, object and product as named."""
    best: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        if fact.period and last_day(fact.period) > as_of:
            continue
        key = (fact.subject, fact.object, fact.qualifier("productAsNamed") + fact.qualifier("site"))
        held = best.get(key)
        if held is None or (fact.period and last_day(fact.period)) > (held.period and last_day(held.period)):
            best[key] = fact
    return list(best.values())


def made_here(world: World, link: str, counted: Sequence[Examined]) -> dict[str, list[Fact]]:
    """For each counted firm, its latest facts of making the link's products or of holding the link (each fact once)."""
    family = set(world.links.family(link))
    found: dict[str, list[Fact]] = {}
    for one in counted:
        facts = [f for o in world.occupancies.of(one.actor) if o.link in family for f in o.living()]
        found[one.actor] = latest({id(f): f for f in facts}.values(), world.facts.as_of)
    return found


def local_demands(world: World, products: Iterable[str]) -> list[Fact]:
    """The latest demands of local actors for these products."""
    here = [f for product in products for f in world.facts.to(product, "demands")
            if world.geography.is_local(f.subject, world.place)]  # fmt: skip
    return latest(here, world.facts.as_of)


def cover(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W1: Σ outward capacity / local demand < τ. Unknown capacities make the sum a lower bound, which can only pass."""
    tau = world.thresholds.number("W1", W1_TAU)
    demands = [(number(f, "quantity"), f.qualifier("quantityUnit")) for f in local_demands(world, world.links.products(link))]
    known = [(amount, unit) for amount, unit in demands if amount is not None]
    units = {unit for _, unit in known}
    if not known or len(units) > 1:
        return not_judged("W1", LABELS["W1"], "本地需求量不明" if not known else "本地需求的计量单位不一", tau)
    total, whole = 0.0, True
    for facts in made_here(world, link, counted).values():
        capacities = [(number(f, "capacity"), f) for f in facts if f.qualifier("capacityUse") != "captive"]
        said = [amount for amount, f in capacities if amount is not None and f.qualifier("capacityUnit") in units]
        total, whole = total + sum(said), whole and bool(said)
    needed = sum(amount for amount, _ in known)
    if not needed:
        return not_judged("W1", LABELS["W1"], "本地需求量为零", tau)
    if not whole and total / needed < tau:
        return not_judged("W1", LABELS["W1"], "有企业产能不明", tau)
    note = f"对外产能 {total:g} {units.pop()}，本地需求 {needed:g}" + ("" if whole else "；有企业产能不明，覆盖率至少如此")
    return judged("W1", LABELS["W1"], total / needed, tau, failed=total / needed < tau, note=note)


def local_share(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W2: an anchor firm's share of local supply for the link's products is below t. No default: the zone sets t."""
    threshold = world.thresholds.get("W2")
    if threshold is None:
        return not_judged("W2", LABELS["W2"], "本区未设链主本地配套率的要求")
    anchors = {f.subject for f in world.facts.to(world.links.chain(link), "anchors")}
    demands = [f for f in local_demands(world, world.links.products(link)) if f.subject in anchors]
    shares = [share for f in demands if (share := number(f, "localShare")) is not None]
    if not shares:
        return not_judged("W2", LABELS["W2"], "链主的本地配套率不明", threshold.value)
    return judged("W2", LABELS["W2"], min(shares), threshold.value, failed=min(shares) < threshold.value)


def grade(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W3: the best grade made here is below the highest grade that local buyers need (grades given as numbers)."""
    needed = [g for f in local_demands(world, world.links.products(link)) if (g := number(f, "grade")) is not None]
    if not needed:
        return not_judged("W3", LABELS["W3"], "本地买家所需等级不明")
    made = [[number(f, "grade") for f in facts] for facts in made_here(world, link, counted).values()]
    best = max((g for firm in made for g in firm if g is not None), default=None)
    if best is not None and best >= max(needed):
        return judged("W3", LABELS["W3"], best, max(needed), failed=False)
    if best is None or any(not [g for g in firm if g is not None] for firm in made):
        return not_judged("W3", LABELS["W3"], "有企业的产品等级不明", max(needed))
    return judged("W3", LABELS["W3"], best, max(needed), failed=True)


def area_share(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W4: the place's share of the next larger area with stated shares is below 5 % (only links that suit being local).

    A country's share of the world is what `provides` states; a smaller place's share of the nation is the sum of its
    counted firms' market shares, where an unstated one makes the sum a lower bound.
    """
    limit = world.thresholds.number("W4_share", W4_SHARE)
    layout = world.facts.value(link, "layout")
    country = world.facts.is_a(world.place, "Country")
    if layout in UNSUITED or (not layout and not country):
        return not_judged("W4", LABELS["W4"], "布局导向不是宜本地" if layout else "布局导向未定", limit)
    share, whole = _country_share(world, link) if country else _firms_share(world, link, counted)
    if share is None or (not whole and share < limit):
        return not_judged("W4", LABELS["W4"], "份额不明", limit)
    return judged("W4", LABELS["W4"], share, limit, failed=share < limit, note="占世界" if country else "占全国")


def _country_share(world: World, link: str) -> tuple[float | None, bool]:
    shares = stated_shares(world, [link, *world.links.products(link)])
    return shares.get(world.place), True


def _firms_share(world: World, link: str, counted: Sequence[Examined]) -> tuple[float | None, bool]:
    made = made_here(world, link, counted)
    shares = [max(found) for facts in made.values() if (found := [s for f in facts if (s := number(f, "marketShare")) is not None])]
    return (sum(shares), len(shares) == len(made)) if shares else (None, False)


def stated_shares(world: World, targets: Iterable[str]) -> dict[str, float]:
    """Places → stated share of the whole supply of the first of these products or links that has any shares."""
    for target in targets:
        facts = [f for f in latest(world.facts.to(target, "provides"), world.facts.as_of) if world.facts.is_a(f.subject, "Place")]
        shares = {f.subject: share for f in facts if (share := number(f, "share")) is not None}
        if shares:
            return shares
    return {}


def negligible_only(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W5: every counted provider's share is negligible."""
    small = [one for one in counted if one.verdict.code == "negligible"]
    note = f"{len(small)}/{len(counted)} 家份额可忽略"
    return judged("W5", LABELS["W5"], len(small) / len(counted), None, failed=len(small) == len(counted), note=note)


def parts_missing(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W6: an essential product of the link is made by none of the counted firms (they must be known by product)."""
    essential = {product for product, needed in world.links.products(link).items() if needed}
    if not essential:
        return not_judged("W6", LABELS["W6"], "该环节没有注明必备产品")
    made = {f.object for one in counted for f in one.occupancy.produced}
    by_product = {f.object for facts in made_here(world, link, counted).values() for f in facts if f.predicate == "produces"} | made
    if not by_product:
        return not_judged("W6", LABELS["W6"], "企业只挂到环节，未细到产品")
    missing = sorted(essential - by_product)
    names = "、".join(world.facts.label(one) for one in missing)
    share = len(missing) / len(essential)
    return judged("W6", LABELS["W6"], share, 0.0, failed=bool(missing), note=f"缺 {names}" if missing else "齐全")


def essentials(tests: Sequence[TestResult]) -> Iterator[TestResult]:
    """W1–W4: the tests of which one must be judged before a link may be called sound."""
    return (test for test in tests if test.name in ("W1", "W2", "W3", "W4"))
