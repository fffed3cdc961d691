"""What forbids a candidate and what has to be found out first, from facts alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.analysis.extending.tables import codes
from graph.candidates.candidate import EXISTING, PLACE, Check
from graph.candidates.finding import Finding
from graph.candidates.groups import Groups
from graph.candidates.quoting import Quotes
from graph.candidates.tables import check_text, is_veto, rows, said
from graph.candidates.talks import Talks
from graph.candidates.ways import Ways
from graph.facts import Fact
from graph.states.occupancy import Occupancy
from graph.states.shares import controller
from graph.states.verdicts import COMING, GONE, IDLE
from graph.states.world import World
from ontology.values import normalised_name

NAMES = ("name",), ("shortName", "alias")
"""Full names and short ones."""


class Checking:
    """Looks for vetoes and open points of candidates of one place."""

    def __init__(self, world: World, quotes: Quotes, talks: Talks, ways: Ways, groups: Groups) -> None:
        self._world, self._facts, self._quotes, self._talks, self._ways = world, world.facts, quotes, talks, ways
        self._groups = groups
        self._listed: dict[str, list[str]] = {}
        self._bearers: dict[int, dict[str, set[str]]] = {}

    def compare(self, actors: Iterable[str]) -> None:
        """Say who stands in one list, so that those of one group can be told."""
        self._listed = defaultdict(list)
        for actor in sorted(actors):
            for head in {actor, *self._groups.above(actor)}:
                self._listed[head].append(actor)

    def of(self, finding: Finding, kind: str, ring: str, makers: Sequence[str]) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
        """(vetoes, what has to be verified); `makers` are those that count at the link here."""
        stopped = "stopped_here" if kind == EXISTING else "stopped"
        found = [*self._status(finding.actor), *self._makes(finding, stopped), *self._catalogue(finding)]
        if kind == PLACE:
            found.append(self._check("place"))
        else:
            found += [*self._doubts(finding), *self._same_owner(finding.actor, makers)]
            found += self._same_group(finding.actor)
            found += [*self._whereabouts(finding.actor, ring), *self._talked(finding.actor)]
            found += [self._check("short_name")] if self._is_short(finding.actor) else []
            found += self._same_name(finding.actor)
            if kind != EXISTING:
                found += [self._check("stale_path")] if self._ways.stale(finding.actor) else []
                found += [self._check("doubted_path")] if self._ways.doubted(finding.actor) else []
            found.append(self._check("four"))
        once = list(dict.fromkeys(found))
        return tuple(one for one in once if is_veto(one.kind)), tuple(one for one in once if not is_veto(one.kind))

    def _check(self, kind: str, *facts: Fact | None, **fields: object) -> Check:
        return Check(kind, check_text(kind, **fields), self._quotes.of(*facts))

    def _status(self, actor: str) -> Iterator[Check]:
        status = self._facts.told(actor, "operatingStatus")
        if status and status.value in GONE:
            word = self._facts.ontology.concept("OperatingStatus", status.value).zh
            yield self._check("moved" if status.value == "moved" else "cancelled", status, status=word)

    def _is_short(self, actor: str) -> bool:
        """Whether an enterprise is known by no code and by no name that ends as full names do."""
        coded = any(self._facts.value(actor, prop) for prop in ("uscc", "stockCode"))
        return not coded and not self._facts.label(actor).endswith(tuple(row["ending"] for row in rows("endings")))

    def _makes(self, finding: Finding, stopped: str) -> Iterator[Check]:
        """What all of its evidence for the link says: trade only, another product, for itself only, no plant at work."""
        held = [one for one in finding.occupancies if one.current()]
        told = [fact for one in held for fact in one.current()]
        for kind, name, values in (("trade_only", "role", {"trade", "agency"}), ("mismatch", "fit", {"mismatch"}),
                                   ("captive", "capacityUse", {"captive"})):  # fmt: skip
            if told and {fact.qualifier(name) for fact in told} <= values:
                yield self._check(kind, *told)
        yield from self._plants(finding.actor, held, stopped)
        if any(fact.conflict for fact in told):
            yield self._check("conflict", *(fact for fact in told if fact.conflict))

    def _plants(self, actor: str, held: Sequence[Occupancy], stopped: str) -> Iterator[Check]:
        facts, sites = self._facts, [fact.object for fact in self._facts.about(actor, "operates")]
        plants = [site for site in sites if self._world.geography.kind(site) == "factory"]
        statuses = {fact.qualifier("siteStatus") for one in held for fact in one.current()} - {""}
        statuses = statuses or {facts.value(site, "siteStatus") for site in plants}
        proof = [facts.told(site, "siteStatus") for site in plants]
        for kind, values in ((stopped, IDLE), ("building", COMING), ("trial", {"trial"} | COMING | IDLE)):
            if statuses and statuses <= values:
                yield self._check(kind, *proof)
                return
        if sites and not plants and not statuses:
            yield self._check("no_plant")

    def _catalogue(self, finding: Finding) -> Iterator[Check]:
        """Catalogue lines that restrict a product it makes for the link; where no product is compared at all, that is open."""
        kinds, compared = codes("CatalogueKind", "held_back"), False
        for product in sorted(finding.products):
            for fact in self._facts.about(product, "listedIn"):
                compared, kind = True, self._facts.value(fact.object, "catalogueKind")
                if kind in kinds:
                    word, judged = self._facts.ontology.concept("CatalogueKind", kind).zh, fact.qualifier("judgedBy")
                    yield self._check("catalogue", fact, product=self._facts.label(product), sort=word,
                                      item=self._facts.label(fact.object), judged=f"（{judged}）" if judged else "")  # fmt: skip
        if not compared:
            yield self._check("catalogue_open")

    def _same_owner(self, actor: str, makers: Sequence[str]) -> Iterator[Check]:
        """Makers here in the same hands: one more of them makes no second source."""
        owner = controller(self._world, actor)
        same = [one for one in makers if one != actor and controller(self._world, one) == owner]
        if same:
            yield self._check("same_owner", others="、".join(map(self._facts.label, same)))

    def _same_group(self, actor: str) -> Iterator[Check]:
        """Others in the list of one group with it, by the facts that join them: together they are one source."""
        above = {actor: (), **self._groups.above(actor)}
        found = {other: head for head in sorted(above) for other in self._listed.get(head, ()) if other != actor}
        ways = [fact for other, head in found.items()
                for fact in (*above[head], *self._groups.above(other).get(head, ()))]  # fmt: skip
        if found:
            yield self._check("same_group", *ways, others="、".join(sorted(map(self._facts.label, found))))

    def _doubts(self, finding: Finding) -> Iterator[Check]:
        return (self._check(doubt) for doubt in finding.doubts)

    def _whereabouts(self, actor: str, ring: str) -> Iterator[Check]:
        geography, place = self._world.geography, self._world.place
        if not ring:
            yield self._check("unplaced")
        if known := geography.unsure_in(actor, place):
            yield self._check("perhaps_here", place=self._facts.label(known))
        here, _ = geography.sites(actor, place)
        left = [told for site in here if (told := self._facts.told(site, "siteStatus")) and told.value == "vacated"]
        if here and len(left) == len(here):
            yield self._check("left", *left)

    def _talked(self, actor: str) -> Iterator[Check]:
        """Former talks with it, and running ones with its owners or subsidiaries."""
        facts = self._facts
        for talk in self._talks.open_points(actor):
            stage = facts.ontology.concept("ProjectStage", talk.stage).zh if talk.stage else ""
            concern = facts.value(talk.item, "concern")
            says = said(talk.what, item=facts.label(talk.item), stage=stage, date=talk.date or said("undated"),
                        concern=f"：{concern}" if concern else "")  # fmt: skip
            yield self._check(talk.what, *talk.facts, says=says)
        for other, how, fact in self._affiliates(actor):
            for talk, _ in self._talks.running(other)[:1]:
                says = said("affiliate_talks", other=facts.label(other), how=how,
                            says=self._talks.pursued(other, talk, "").says)  # fmt: skip
                yield self._check("affiliate", fact, *talk.facts, says=says)

    def _same_name(self, actor: str) -> Iterator[Check]:
        """Other enterprises that are called as this one is for short: perhaps the same, which nobody has judged yet."""
        for other in self._called(actor):
            running = self._talks.running(other)[:1]
            talks = "".join("；" + self._talks.pursued(other, talk, "").says for talk, _ in running)
            yield self._check("same_name", *self._facts.about(other, "name"), other=self._facts.label(other), talks=talks)

    def _called(self, actor: str) -> list[str]:
        """Enterprises whose full name is a short one of this, or the other way round."""
        full, short = ([normalised_name(name) for prop in props for name in self._facts.values(actor, prop)] for props in NAMES)
        found = {other for name in full for other in self._named(1).get(name, ())}
        found |= {other for name in short for other in self._named(0).get(name, ())}
        return sorted(found - {actor})

    def _named(self, kind: int) -> Mapping[str, set[str]]:
        """Name of a kind of `NAMES` → the enterprises that bear it."""
        if kind not in self._bearers:
            self._bearers[kind] = defaultdict[str, set[str]](set)
            enterprises = set(self._facts.instances("Enterprise"))
            for fact in (fact for prop in NAMES[kind] for fact in self._facts.by_predicate.get(prop, ())):
                if fact.subject in enterprises:
                    self._bearers[kind][normalised_name(fact.value)].add(fact.subject)
        return self._bearers[kind]

    def _affiliates(self, actor: str) -> Iterator[tuple[str, str, Fact]]:
        for tie in self._ways.ties.of(actor):
            if tie.row["kind"] in ("shareholder", "group") and self._facts.is_a(tie.end, "Enterprise"):
                yield tie.end, tie.kind_label, tie.fact
