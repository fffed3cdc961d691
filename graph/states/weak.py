"""Weak tests W1–W6 of a link that somebody here supplies (model, section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from graph.facts import Fact
from graph.states.figures import amount, latest, number
from graph.states.outcome import TestResult, judged, not_judged
from graph.states.shares import firms_share, own_share
from graph.states.verdicts import WORKING
from graph.states.world import Examined, World

W1_TAU, W4_SHARE = 0.5, 0.05
UNSUITED = frozenset({"purchasable", "unsuited", "prohibited"})


def weak_tests(world: World, link: str, counted: Sequence[Examined]) -> list[TestResult]:
    """All six tests, in order; each says what it lacked where it was not judged."""
    tests = (cover, local_share, grade, area_share, negligible_only, parts_missing)
    return [test(world, link, counted) for test in tests]


def made_here(world: World, link: str, counted: Sequence[Examined]) -> dict[str, list[Fact]]:
    """For each counted firm, its current facts of making the link's products or of holding the link, each once; what is
    said of a plant elsewhere, or of one that does not work, is left out."""
    family = set(world.links.family(link))
    found: dict[str, list[Fact]] = {}
    for one in counted:
        working = _working_sites(world, one.actor)
        facts = {id(f): f for o in world.occupancies.of(one.actor) if o.link in family for f in o.current()}
        found[one.actor] = [f for f in facts.values() if not f.qualifier("site") or _site(world, f) in working]
    return found


def _site(world: World, fact: Fact) -> str:
    return world.facts.resolution.of(fact.qualifier("site"))


def _working_sites(world: World, actor: str) -> set[str]:
    return {site for site in world.geography.sites(actor, world.place)[0] if world.facts.value(site, "siteStatus") in WORKING}


def local_demands(world: World, link: str) -> list[Fact]:
    """The latest demands of local actors for the link's products."""
    facts = (f for product in world.links.products(link) for f in world.facts.to(product, "demands"))
    return latest(world.facts, (f for f in facts if world.geography.is_local(f.subject, world.place)))


def outward(world: World, link: str, facts: Sequence[Fact], unit: str) -> tuple[float, bool]:
    """A firm's outward capacity in a unit, and whether all of it is known.

    Each plant's capacity counts once: what is said of products goes before what is said of the link, and that before what is
    said of its kinds.
    """
    produced = [f for f in facts if f.predicate == "produces"]
    stated = [f for f in facts if f.predicate == "occupies"]
    at_link, at_kinds = [f for f in stated if f.object == link], [f for f in stated if f.object != link]
    for group in (produced, at_link, at_kinds):
        open_ones = [f for f in group if f.qualifier("capacityUse") != "captive"]
        said = [(f.object, f.qualifier("site"), amount(world.facts, f, "capacity", "capacityUnit")) for f in open_ones]
        known = {(made, site, held[0]) for made, site, held in said if held and held[1] == unit}
        if known:
            return fsum(sorted(quantity for _, _, quantity in known)), all(held and held[1] == unit for _, _, held in said)
    return 0.0, False


def cover(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W1: Σ outward capacity / local demand < τ. An unknown capacity makes the ratio a lower bound, which can only pass;
    an unknown demand makes it an upper bound, which can only fail."""
    tau = world.thresholds.number("W1", W1_TAU)
    demands = [amount(world.facts, f, "quantity", "quantityUnit") for f in local_demands(world, link)]
    known = [one for one in demands if one]
    units = sorted({unit for _, unit in known})
    needed = fsum(quantity for quantity, _ in known)
    if len(units) != 1 or not needed:
        why = "本地需求的计量单位不一" if len(units) > 1 else "本地需求量为零" if known else "本地需求量不明"
        return not_judged("W1", why, tau)
    held = [outward(world, link, facts, units[0]) for facts in made_here(world, link, counted).values()]
    total, whole = fsum(quantity for quantity, _ in held), all(known for _, known in held)
    low = total / needed < tau
    if (low and not whole) or (not low and len(known) < len(demands)):
        return not_judged("W1", "有企业产能不明" if low else "有买家的需求量不明", tau)
    note = f"对外产能 {total:g} {units[0]}，本地需求 {needed:g}" + ("" if whole else "；有企业产能不明，覆盖率至少如此")
    return judged("W1", total / needed, tau, failed=low, note=note)


def local_share(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W2: an anchor firm's share of local supply for the link's products is below t. No default: the zone sets t."""
    threshold = world.thresholds.get("W2")
    if threshold is None:
        return not_judged("W2", "本区未设链主本地配套率的要求")
    anchors = {f.subject for f in world.facts.to(world.links.chain(link), "anchors")}
    said = [number(f, "localShare") for f in local_demands(world, link) if f.subject in anchors]
    shares = [share for share in said if share is not None]
    if not shares or (min(shares) >= threshold.value and None in said):
        return not_judged("W2", "链主的本地配套率不明" if not shares else "有链主的本地配套率不明", threshold.value)
    return judged("W2", min(shares), threshold.value, failed=min(shares) < threshold.value)


def grade(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W3: the best grade made here is below the highest grade that local buyers need (grades given as numbers), or every
    counted firm is known to fall short of what is needed."""
    if all(one.verdict.code == "below_grade" for one in counted):
        return judged("W3", "不及", None, failed=True, note="计入的企业规格都不及要求")
    needed = [g for f in local_demands(world, link) if (g := number(f, "grade")) is not None]
    if not needed:
        return not_judged("W3", "本地买家所需等级不明")
    made = [[number(f, "grade") for f in facts] for facts in made_here(world, link, counted).values()]
    best = max((g for firm in made for g in firm if g is not None), default=None)
    if best is not None and best >= max(needed):
        return judged("W3", best, max(needed), failed=False)
    if best is None or any(not [g for g in firm if g is not None] for firm in made):
        return not_judged("W3", "有企业的产品等级不明", max(needed))
    return judged("W3", best, max(needed), failed=True)


def area_share(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W4: the place's share of the next larger area with stated shares is below 5 % (only links that suit being local).

    The share is what sources state of the place itself (a country's is of the world, a smaller place's of the nation); else a
    smaller place's is the sum of its counted firms' market shares, where an unstated one makes the sum a lower bound.
    """
    limit = world.thresholds.number("W4_share", W4_SHARE)
    layout = world.facts.value(link, "layout")
    country = world.facts.is_a(world.place, "Country")
    if layout in UNSUITED or (not layout and not country):
        return not_judged("W4", "布局导向不是宜本地" if layout else "布局导向未定", limit)
    share, whole = own_share(world, link), True
    if share is None and not country:
        share, whole = firms_share(made_here(world, link, counted))
    if share is None or (not whole and share < limit):
        return not_judged("W4", "份额不明", limit)
    return judged("W4", share, limit, failed=share < limit, note="占世界" if country else "占全国")


def negligible_only(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W5: every counted provider's share is negligible."""
    small = [one for one in counted if one.verdict.code == "negligible"]
    note = f"{len(small)}/{len(counted)} 家份额可忽略"
    return judged("W5", len(small) / len(counted), None, failed=len(small) == len(counted), note=note)


def parts_missing(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W6: an essential product of the link is made by none of the counted firms (one of them must be known by product)."""
    essential = [product for product, needed in world.links.products(link).items() if needed]
    if not essential:
        return not_judged("W6", "该环节没有注明必备产品")
    made = {f.object for facts in made_here(world, link, counted).values() for f in facts if f.predicate == "produces"}
    if not made:
        return not_judged("W6", "企业只挂到环节，未细到产品")
    missing = [product for product in essential if made.isdisjoint(world.links.sorts(product))]
    names = "、".join(world.facts.label(one) for one in missing)
    share = len(missing) / len(essential)
    return judged("W6", share, 0.0, failed=bool(missing), note=f"缺 {names}" if missing else "齐全")


def essentials(tests: Sequence[TestResult]) -> Iterator[TestResult]:
    """W1–W4: the tests of which one must be judged before a link may be called sound."""
    return (test for test in tests if test.name in ("W1", "W2", "W3", "W4"))
