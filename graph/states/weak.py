"""Weak tests W1–W6 of a link that somebody here supplies (model, section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from graph.states.contradiction import no_shares, of_firms, of_places
from graph.states.cover import cover, local_demands, made_here
from graph.states.outcome import TestResult, judged, not_judged
from graph.states.shares import firms_share, own_supply
from graph.states.world import Examined, World

W4_SHARE = 0.05
UNSUITED = frozenset({"purchasable", "unsuited", "prohibited"})


def weak_tests(world: World, link: str, counted: Sequence[Examined]) -> list[TestResult]:
    """All six tests, in order; each says what it lacked where it was not judged."""
    tests = (cover, local_share, grade, area_share, negligible_only, parts_missing)
    return [test(world, link, counted) for test in tests]


def local_share(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W2: an anchor firm's share of local supply for the link's products is below t. No default: the zone sets t."""
    threshold = world.thresholds.get("W2")
    if threshold is None:
        return not_judged("W2", "本区未设链主本地配套率的要求")
    anchors = {f.subject for f in world.facts.to(world.links.chain(link), "anchors")}
    told = [f for f in local_demands(world, link) if f.subject in anchors]
    said = [world.figures.number(f, "localShare") for f in told]
    shares = [share for share in said if share is not None]
    rates = [(f.subject, share) for f, share in zip(told, said, strict=True) if share is not None]
    if wrong := no_shares(world, rates, "localShare"):
        return not_judged("W2", wrong, threshold.value, contradicted=True)
    if not shares or (min(shares) >= threshold.value and None in said):
        why = "链主的本地配套率不明" if not shares else "有链主的本地配套率不明"
        return not_judged("W2", world.figures.lacking(why, told, "localShare"), threshold.value)
    result = judged("W2", min(shares), threshold.value, failed=min(shares) < threshold.value)
    return world.figures.dating(result, told, "localShare")


def grade(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W3: the best grade made here is below the highest grade that local buyers need (grades given as numbers), or every
    counted firm is known to fall short of what is needed."""
    if all(one.verdict.code == "below_grade" for one in counted):
        return judged("W3", "不及", None, failed=True, note="计入的企业规格都不及要求")
    figures, demands = world.figures, local_demands(world, link)
    needed = [g for f in demands if (g := figures.number(f, "grade")) is not None]
    open_need = figures.lacking("", demands, "grade")
    if not needed:
        return not_judged("W3", "本地买家所需等级不明" + open_need)
    firms = made_here(world, link, counted)
    made, told = [[figures.number(f, "grade") for f in facts] for facts in firms.values()], list(chain(*firms.values()))
    best = max((g for firm in made for g in firm if g is not None), default=None)
    reached = best is not None and best >= max(needed)
    if reached and open_need:
        return not_judged("W3", "有买家所需等级不明" + open_need, max(needed))
    if best is None or not (reached or all(any(g is not None for g in firm) for firm in made)):
        return not_judged("W3", figures.lacking("有企业的产品等级不明", told, "grade"), max(needed))
    return figures.dating(judged("W3", best, max(needed), failed=not reached), [*demands, *told], "grade")


def area_share(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W4: the place's share of the next larger area with stated shares is below 5 % (only links that suit being local).

    The share is what sources state of the place itself (a country's is of the world, a smaller place's of the nation); else a
    smaller place's is the sum of its counted firms' market shares, where an unstated one makes the sum a lower bound. Shares
    that contradict those of others judge nothing.
    """
    limit = world.thresholds.number("W4_share", W4_SHARE)
    layout = world.facts.value(link, "layout")
    country = world.facts.is_a(world.place, "Country")
    if layout in UNSUITED or (not layout and not country):
        return not_judged("W4", "布局导向不是宜本地" if layout else "布局导向未定", limit)
    said = own_supply(world, link)
    wrong = of_places(world, said)
    share, whole = max((one for f in said if (one := world.figures.number(f, "share")) is not None), default=None), True
    if share is None and not country:
        made = made_here(world, link, counted)
        said += [fact for facts in made.values() for fact in facts]
        share, whole = firms_share(world, made)
        wrong = of_firms(world, sorted({fact.object for fact in said if fact.predicate == "produces"}))
    if share is not None and wrong:
        return not_judged("W4", wrong, limit, contradicted=True)
    if share is None or (not whole and share < limit):
        return not_judged("W4", world.figures.lacking("份额不明", said, "share", "marketShare"), limit)
    result = judged("W4", share, limit, failed=share < limit, note="占世界" if country else "占全国")
    return world.figures.dating(result, said, "share", "marketShare")


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
