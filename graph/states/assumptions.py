"""What may be assumed of a place, as changes to its facts: a firm comes or goes, a survey is closed, a line is set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.facts import ASSUMED, Changes, Fact, assumed, retold
from graph.states.coverage import ALL
from graph.states.world import World


def arrival(
    world: World, population: str, name: str, *, links: Iterable[str] = (), products: Iterable[str] = (), place: str = "",
    status: str = "operating", said: Mapping[str, str] | None = None, actor: str = "",
) -> Changes:  # fmt: skip
    """A firm with a plant of its own in a place (default: the world's), confirmed at these links and as maker of these products.

    `said` are qualifiers of what it holds and makes (capacity, capacityUnit, marketShare, grade); `actor` is the firm's entity
    where it is known already. It is taken to belong to the population.
    """
    where, firm, qualifiers = place or world.place, actor or f"{ASSUMED}:{name}", dict(said or {})
    plant = f"{ASSUMED}:{firm}/{where}"
    known = [] if actor else [assumed(firm, "a", value="Enterprise"), assumed(firm, "name", value=name)]
    site = [assumed(plant, "a", value="Site"), assumed(plant, "name", value=f"{name}（假设的工厂）"),
            assumed(plant, "siteKind", value="factory"), assumed(plant, "siteStatus", value=status),
            assumed(plant, "locatedIn", where), assumed(firm, "operates", plant)]  # fmt: skip
    plain = {key: value for key, value in qualifiers.items() if key != "marketShare"}
    held = [assumed(firm, "occupies", link, role="production", site=plant, **plain) for link in links]
    made = [assumed(firm, "produces", product, site=plant, **qualifiers) for product in products]
    return Changes((*known, *site, *held, *made)) + membership(world, firm, population)


def membership(world: World, actor: str, population: str) -> Changes:
    """An actor belongs to a population, by what makes others belong to it; nothing where it is known to already."""
    if world.coverages.member(actor, population):
        return Changes()
    if population == "listed":
        return Changes((assumed(actor, "stockCode", value=ASSUMED),))
    held, name = f"{ASSUMED}:口径/{population}", world.facts.ontology.concept("Population", population).zh
    there = [] if world.facts.about(held, "a") else [assumed(held, "a", value="Qualification"), assumed(held, "name", value=name)]
    return Changes((*there, assumed(actor, "holdsQualification", held, told=world.facts.as_of)))


def support(world: World, name: str, cls: str, served: Iterable[str], place: str = "", entity: str = "") -> Changes:
    """A body of a class with a site of its own in a place (default: the world's) serves links or chains, for certain; `entity` is
    the one that it is where it is known already."""
    body = entity or f"{ASSUMED}:{name}"
    site = f"{ASSUMED}:{body}/所在"
    known = [] if entity else [assumed(body, "a", value=cls), assumed(body, "name", value=name)]
    there = [assumed(site, "a", value="Site"), assumed(site, "name", value=f"{name}（假设的场所）"),
             assumed(site, "locatedIn", place or world.place), assumed(body, "operates", site)]  # fmt: skip
    return Changes((*known, *there, *(assumed(body, "servesLink", one) for one in served)))


def clause(world: World, name: str, named: Iterable[str]) -> Changes:
    """A clause that names links, products or chains, in a policy in force of a body that governs the place."""
    record, policy, body = (f"{ASSUMED}:{name}/{part}" for part in ("条款", "政策", "机关"))
    told = ((record, "PolicyClause", name), (policy, "Policy", f"{name}（假设的政策）"), (body, "PublicAuthority", "假设的机关"))
    records = [assumed(one, prop, value=value) for one, cls, label in told for prop, value in (("a", cls), ("name", label))]
    force = [assumed(policy, "policyStatus", value="in_force"), assumed(record, "clauseOf", policy),
             assumed(policy, "issuedBy", body), assumed(body, "governs", world.place)]  # fmt: skip
    return Changes((*records, *force, *(assumed(record, "appliesTo", one) for one in named)))


def lapse(world: World, record: str) -> Changes:
    """A policy clause lapses: it names nothing any more."""
    return Changes((), tuple(world.facts.about(record, "appliesTo")))


def departure(world: World, actor: str) -> Changes:
    """A firm or another body ceases: it is 注销 and provides nothing more. The shares that it held of the market or of purchases
    stay told of it: who takes them over is not known, and that it goes frees nobody of a large source (decision 0098)."""
    facts = world.facts
    status, provided = facts.about(actor, "operatingStatus"), facts.about(actor, "provides")
    nothing = [retold(fact, negligible="true") for fact in provided]
    return Changes((assumed(actor, "operatingStatus", value="cancelled"), *nothing), (*status, *provided))


def surveyed(world: World, population: str, links: Iterable[str] = ()) -> Changes:
    """A closed survey of makers of a population in the place, of these links or of all; nobody more was found by it."""
    survey = f"{ASSUMED}:摸排/{len(world.facts.instances('SurveyCoverage'))}"
    told = {"a": "SurveyCoverage", "name": "假设已摸清", "population": population or ALL, "closed": "true"}
    return Changes((*(assumed(survey, prop, value=value) for prop, value in told.items()),
                    assumed(survey, "coversPlace", world.place), *(assumed(survey, "coversLink", link) for link in links)))


def line(world: World, name: str, value: str) -> Changes:
    """The place sets a threshold; one it had set is replaced."""
    facts, record = world.facts, f"{ASSUMED}:阈值/{name}/{world.place}"
    own = [fact.subject for fact in facts.to(world.place, "thresholdOf") if facts.value(fact.subject, "thresholdName") == name]
    replaced: list[Fact] = [fact for one in own for fact in facts.about(one, "thresholdValue")]
    told = {"a": "Threshold", "thresholdName": name, "thresholdValue": value}
    return Changes((*(assumed(record, prop, value=word) for prop, word in told.items()),
                    assumed(record, "thresholdOf", world.place)), tuple(replaced))  # fmt: skip
