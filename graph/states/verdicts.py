"""Is supply here counted? One verdict for a firm, a link and a place: the first of the closed vocabulary that applies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace

from graph.facts import Facts
from graph.states.geography import Geography
from graph.states.occupancy import Occupancies, Occupancy
from graph.states.proof import REJECTED, TO_REVIEW

WORKING = frozenset({"operating", "full", ""})
COMING = frozenset({"planned", "building"})
IDLE = frozenset({"stopped", "vacated"})
GONE = frozenset({"cancelled", "revoked", "moved"})
Rule = tuple[str, Callable[["Case"], bool]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict's code, its group (not_counted, pending, weak, counted), its words, and what it rests on.

    `also` holds what the firm's other evidence for the link gives, where not all names one plant; `disputed` tells on which
    status, that may have decided it, sources disagree.
    """

    code: str
    group: str
    label: str
    why: str
    disputed: tuple[str, ...] = ()
    also: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: one occupancy, its plants here and elsewhere, and how the firm stands here.

    `statuses` holds, for each current fact, the site status it states, else those of the plants here; "" where none is known.
    """

    occupancy: Occupancy
    facts: Facts
    plants_here: tuple[str, ...]
    plants_elsewhere: tuple[str, ...]
    sites_here: tuple[str, ...]
    kinds_here: frozenset[str]
    registered_elsewhere: bool
    statuses: frozenset[str]
    standing: str
    standing_ever: str
    only_above: bool
    local_kinds: frozenset[str]
    doubtful: bool
    unsure: tuple[str, ...]

    @property
    def working(self) -> bool:
        """Whether something may work (no stated status counts as 投产)."""
        return bool(self.statuses & WORKING)

    def all_say(self, name: str, *values: str) -> bool:
        """Whether every current fact of the occupancy says one of these values of a qualifier."""
        said = self.occupancy.said(name)
        return bool(said) and said <= set(values)


def _gone(case: Case) -> bool:
    """The firm is gone, or every plant it had here, or every site."""
    if case.facts.value(case.occupancy.actor, "operatingStatus") in GONE:
        return True
    sites = ({case.facts.value(site, "siteStatus") for site in group} for group in (case.plants_here, case.sites_here))
    return any(statuses == {"vacated"} for statuses in sites)


def _perhaps_here(case: Case) -> bool:
    """Nothing known here would count, and a site that would is known only by a place that holds this one."""
    counted = case.kinds_here & (case.local_kinds - {"factory"}) and not case.plants_elsewhere
    return bool(case.unsure) and not case.plants_here and not counted


def _made_elsewhere(case: Case) -> bool:
    """Registered here, or with a plant here for other things, while this is made at a known plant elsewhere."""
    if _perhaps_here(case):
        return False
    return not case.plants_here and bool(case.plants_elsewhere) and bool(case.kinds_here & {"registered", "factory"})


def _office_or_research(case: Case) -> bool:
    if case.all_say("role", "research"):
        return True
    if _perhaps_here(case):
        return False
    elsewhere = bool(case.plants_elsewhere) and "" not in case.kinds_here
    counted = (case.local_kinds - {"factory"}) | {"registered", ""}
    return not case.plants_here and (elsewhere or not case.kinds_here & counted)


def _kind_of_site_unknown(case: Case) -> bool:
    """Only a place is known, not what stands there: that makes nobody local, and is no reason to say nobody is here, nor
    that what is made is made in a plant still to come (be it a plant elsewhere that the evidence names)."""
    named = bool(case.occupancy.said("site") - {""}) and bool(case.plants_here or case.plants_elsewhere)
    unknown = "" in case.kinds_here and not named
    if case.plants_here:
        return unknown and case.statuses <= COMING and not case.kinds_here & case.local_kinds - {"factory"}
    return unknown and not case.kinds_here & case.local_kinds


def _coming(case: Case) -> bool:
    """No plant works or is on trial, and one is planned or being built."""
    coming = not case.working and "trial" not in case.statuses and bool(case.statuses & COMING)
    return coming and not _kind_of_site_unknown(case)


RULES: tuple[Rule, ...] = (
    ("rejected", lambda case: case.standing == REJECTED),
    ("product_mismatch", lambda case: case.all_say("fit", "mismatch")),
    ("moved_or_cancelled", _gone),
    ("stopped", lambda case: case.statuses <= IDLE),
    ("registered_only", _made_elsewhere),
    ("office_or_research_only", _office_or_research),
    ("trade_agency", lambda case: case.all_say("role", "trade", "agency")),
    ("captive", lambda case: case.all_say("capacityUse", "captive")),
    ("under_construction", _coming),
    ("stale", lambda case: case.standing == TO_REVIEW and case.standing_ever not in (TO_REVIEW, REJECTED)),
    ("to_review", lambda case: case.standing == TO_REVIEW or _kind_of_site_unknown(case) or _perhaps_here(case)),
    ("trial", lambda case: not case.working and "trial" in case.statuses),
    ("too_coarse", lambda case: case.only_above),
    ("below_grade", lambda case: case.all_say("fit", "below")),
    ("negligible", lambda case: case.all_say("negligible", "true")),
    ("plant_unknown", lambda case: not case.plants_here),
    ("branch_plant", lambda case: case.registered_elsewhere and "registered" not in case.kinds_here),
    ("local_plant", lambda case: True),
)
"""In the order of the model, but for two: evidence that would confirm were it fresh is 证据过期 rather than 待复核, and a
plant whose owner is registered elsewhere is told from the general case."""


GROUPS = ("counted", "weak", "pending", "not_counted")


def _rank(verdict: Verdict) -> tuple[int, bool, int]:
    """Smaller speaks better for a firm; within a group the verdict that the rules reach first holds, but 生产地不明 only where
    no other evidence of the firm for the link names its plant."""
    return GROUPS.index(verdict.group), verdict.code == "plant_unknown", [code for code, _ in RULES].index(verdict.code)


class Verdicts:
    """Verdicts in one place."""

    def __init__(self, facts: Facts, geography: Geography, occupancies: Occupancies, place: str) -> None:
        self._facts, self._geography, self._occupancies, self.place = facts, geography, occupancies, place
        self._vocabulary = facts.ontology.vocabularies["Verdict"]
        self._known: dict[tuple[str, str, bool], Verdict] = {}
        self._unknown_plant_counts = facts.value(place, "unknownPlantCounts") != "false"

    def judge(self, occupancy: Occupancy, *, only_above: bool = False) -> Verdict:
        """The verdict on an occupancy; `only_above`: the firm is known at a parent of the link alone.

        Whether the firm is at the link is decided on all its evidence. Evidence that names a plant speaks of that plant
        only, so where, whether and for whom it works is judged for each plant apart; what speaks best for the firm holds.
        """
        key = (occupancy.actor, occupancy.link, only_above)
        if key not in self._known:
            found = sorted((self._judge(occupancy, part, only_above) for part in occupancy.parts()), key=_rank)
            self._known[key] = replace(found[0], also=tuple(found[1:]))
        return self._known[key]

    def renewed(self, facts: Facts, geography: Geography, occupancies: Occupancies, actors: Set[str]) -> Verdicts:
        """The same with other facts, which differ only about these actors; verdicts on others are kept."""
        new = Verdicts(facts, geography, occupancies, self.place)
        new._known = {key: verdict for key, verdict in self._known.items() if key[0] not in actors}
        return new

    def unplaced(self, place: str) -> Verdict:
        """The verdict on a place that holds this one and is said to provide something: where in it, nobody says."""
        concept = self._vocabulary["to_review"]
        why = f"所在地只知到“{self._facts.label(place)}”"
        return Verdict(concept.code, concept.notes["group"], concept.zh, why)

    def _judge(self, whole: Occupancy, part: Occupancy, only_above: bool) -> Verdict:
        case = self._case(whole, part, only_above)
        code = next(code for code, applies in RULES if applies(case))
        concept = self._vocabulary[code]
        group = "pending" if code == "plant_unknown" and not self._unknown_plant_counts else concept.notes["group"]
        disputed = tuple(self._disputed(case))
        return Verdict(code, group, concept.zh, "；".join([*self._reasons(case, code), *disputed]), disputed)

    def _case(self, whole: Occupancy, occupancy: Occupancy, only_above: bool) -> Case:
        actor, geography = occupancy.actor, self._geography
        here, elsewhere = geography.sites(actor, self.place)
        plants, others = self._plants(occupancy, here), self._plants(occupancy, elsewhere)
        away = tuple(site for site in others if self._facts.value(site, "siteStatus") not in COMING | {"vacated"})
        unsure = self._unsure(occupancy, away)
        return Case(
            occupancy, self._facts, plants, away, tuple(here), self._kinds(here), "registered" in self._kinds(elsewhere),
            self._statuses(occupancy, plants or tuple(site for site in unsure if geography.kind(site) == "factory")),
            self._occupancies.standing_of(occupancy, whole), self._occupancies.standing_of(occupancy, whole, fresh=False),
            only_above, geography.local_kinds(self.place), self._occupancies.doubtful(actor), unsure,
        )  # fmt: skip

    def _unsure(self, occupancy: Occupancy, away: tuple[str, ...]) -> tuple[str, ...]:
        """Sites that may be here and would then count: plants; where no plant is known at all, sites of the other kinds."""
        sites = list(self._geography.unsure(self.place).get(occupancy.actor, ()))
        counted = self._geography.local_kinds(self.place) - {"factory"} | {""}
        others = () if away else tuple(site for site in sites if self._geography.kind(site) in counted)
        return self._plants(occupancy, sites) or others

    def _plants(self, occupancy: Occupancy, sites: list[str]) -> tuple[str, ...]:
        """The factories among these sites that may serve the occupancy: those it names; where it names none, those that no
        other occupancy of the firm claims as its own."""
        plants = [site for site in sites if self._geography.kind(site) == "factory"]
        if named := self._named(occupancy):
            return tuple(site for site in plants if site in named)
        claimed = {site for one in self._occupancies.of(occupancy.actor) for site in self._named(one)}
        return tuple(site for site in plants if site not in claimed)

    def _named(self, occupancy: Occupancy) -> set[str]:
        return {self._facts.resolution.of(one) for one in occupancy.said("site") if one}

    def _kinds(self, sites: list[str]) -> frozenset[str]:
        """The kinds of sites that are not vacated."""
        return frozenset(self._geography.kind(site) for site in sites if self._facts.value(site, "siteStatus") != "vacated")

    def _statuses(self, occupancy: Occupancy, plants: tuple[str, ...]) -> frozenset[str]:
        known = {self._facts.value(site, "siteStatus") for site in plants} or {""}
        said = occupancy.said("siteStatus")
        return frozenset(said - {""} | (known if "" in said else set()))

    def _disputed(self, case: Case) -> Iterator[str]:
        """On which status of the firm or of its sites sources disagree, and what is taken."""
        sites = dict.fromkeys((*case.sites_here, *case.plants_elsewhere))
        asked = [(case.occupancy.actor, "operatingStatus")]
        asked += [(site, prop) for site in sites for prop in ("siteStatus", "siteKind")]
        for entity, prop in asked:
            for fact in self._facts.about(entity, prop):
                if fact.conflict:
                    words = self._facts.ontology.vocabularies[self._facts.ontology.properties[prop].vocabulary]
                    values = "、".join(words[value].zh for value in dict.fromkeys([fact.value, *(one for one, _ in fact.others)]))
                    label = f"{self._facts.label(entity)}的{self._facts.ontology.properties[prop].zh}"
                    yield f"{label}来源说法不一（{values}），取{words[fact.value].zh}"

    def _reasons(self, case: Case, code: str) -> Iterator[str]:
        """What the verdict rests on, in words, with the assumptions that the model makes said."""
        facts = self._facts
        for site in (*case.plants_here, *case.plants_elsewhere)[:3]:
            status = facts.value(site, "siteStatus")
            word = facts.ontology.concept("SiteStatus", status).zh if status else "未写明状态，按投产计"
            where = "区内" if site in case.plants_here else "区外"
            yield f"{where}工厂（{facts.value(site, 'address') or facts.label(site)}）{word}"
        if code == "under_construction":
            starts = sorted(filter(None, (facts.value(site, "expectedStart") for site in case.plants_here)))
            starts = starts or sorted(case.occupancy.said("expectedStart") - {""})
            yield f"预计投产日 {starts[0]}" if starts else "预计投产日未写明"
        if code == "plant_unknown":
            yield "只知注册地在此，生产地点未写明"
        if code in ("local_plant", "branch_plant") and case.occupancy.said("capacityUse") == {""}:
            yield "产能未写明自用或对外，按对外计"
        if code == "to_review" and _perhaps_here(case):
            yield f"所在地只知到“{facts.label(self._geography.unsure_in(case.occupancy.actor, self.place))}”"
        elif code == "to_review" and case.standing != TO_REVIEW:
            yield "只知地点在此，场所是注册地、办公还是工厂未写明"
        elif code == "to_review" and case.doubtful:
            yield "名称与几家企业相符，没有代码，认不出是哪一家"
        elif code == "to_review":
            yield "企业一侧的证据不足：没有强来源，也没有两个互相独立的弱来源"
        if code == "stale":
            yield "企业一侧的证据都超过时效"
