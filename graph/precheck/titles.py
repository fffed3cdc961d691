"""Conditions on qualifications: held at the as-of date, held before, or not known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.facts import Fact
from graph.precheck.asking import AGAIN, FIRST, NEW, Asking
from graph.precheck.known import Known
from graph.precheck.known_figures import wanted_year
from graph.precheck.outcome import ELIGIBLE, INELIGIBLE, SHORT, UNKNOWN, Checked
from graph.precheck.tables import asked, say
from graph.statement import Statement
from graph.states.proof import TO_REVIEW
from ontology.values import first_day, last_day, normalised_name

LEVELS = {"国家": ("national",), "自治区": ("provincial",), "省": ("provincial",), "市": ("municipal",),
          "区": ("zone", "district"), "县": ("district",)}  # fmt: skip
KIND = re.compile("(?:企业|公司)$")
LISTED, UNLISTED = "上市", "neeq"
LEVEL = re.compile("(国家|自治区|省|市|区|县)级")


def check_title(known: Known, need: Asking) -> Checked:
    """A qualification that must be held. Holding is dated: what is over is a shortfall, what nobody tells is unknown."""
    if not need.title and (listed := _listed(known, need)):
        return listed
    wanted = [need.title] if need.title else _named(known, need.value)
    name = known.facts.label(need.title) if need.title else need.value
    if not name:
        return need.checked(UNKNOWN, need.label, say("title_none"), missing=need.label)
    ask = next((told for one in wanted if (told := known.facts.value(one, "authority"))), "") or asked("资质")
    held = [fact for fact in known.facts.about(known.firm, "holdsQualification") if fact.object in wanted]
    if held:
        return _held(known, need, name, ask, held)
    ever = known.ever("holdsQualification")
    over = [one for one in ever if known.facts.resolution.of(one.object) in wanted and _over(known, one)]
    if over:
        last = over[-1]
        if need.is_of(FIRST) and need.since and last.valid_from and last_day(last.valid_from) < first_day(need.since):
            return need.checked(INELIGIBLE, name, say("title_again", day=last.valid_from), evidence=(known.told(last, name),))
        return need.checked(SHORT, name, say("title_expired", day=last.valid_to), shortfall=say("title_expired", day=last.valid_to),
                            gap=1.0, evidence=(known.told(last, name),))  # fmt: skip
    return need.checked(UNKNOWN, name, say("title_unknown"), missing=name, ask=ask)


def _listed(known: Known, need: Asking) -> Checked | None:
    """Being listed is told by a code and a board, not by a title: the board for unlisted shares is none."""
    told = known.facts.told(known.firm, "stockCode")
    board = known.facts.value(known.firm, "listingBoard")
    if KIND.sub("", need.value) != LISTED or not told or board in ("", UNLISTED):
        return None
    if need.is_of(NEW):
        return need.checked(UNKNOWN, need.value, say("listed_when"), missing="上市日期", evidence=known.shown([told]))
    have = known.facts.ontology.concept("ListingBoard", board).zh
    return need.checked(ELIGIBLE, need.value, have, evidence=known.shown([told]))


def _named(known: Known, name: str) -> list[str]:
    """The qualifications of a name, or of any name of the population that it means (规模以上工业企业, 规上工业)."""
    wanted = set(map(normalised_name, {name, *_population(known, name)})) - {""}
    return [one for one in known.facts.instances("Qualification") if not wanted.isdisjoint(
            normalised_name(known.facts.value(one, prop)) for prop in ("name", "shortName"))]  # fmt: skip


def _population(known: Known, name: str) -> set[str]:
    """All names of the population that a name means and of those inside it; none where it means no population."""
    vocabulary = known.facts.ontology.vocabularies["Population"]
    meant = {code for code, one in vocabulary.items() if {name, KIND.sub("", name)} & {one.zh, *one.aliases}}
    inside = meant | {code for code, one in vocabulary.items() if one.notes.get("broader") in meant}
    names = {word for code in inside for word in (vocabulary[code].zh, *vocabulary[code].aliases)}
    return names | {f"{KIND.sub('', word)}企业" for word in names}


def _over(known: Known, one: Statement) -> bool:
    return bool(one.valid_to) and last_day(one.valid_to) <= known.facts.as_of


def _held(known: Known, need: Asking, name: str, ask: str, held: Sequence[Fact]) -> Checked:
    """Held at the as-of date: an end that is told confirms it, else the evidence has to be fresh."""
    best = max(held, key=lambda fact: (bool(fact.valid_to), fact.valid_to, fact.saying()))
    evidence = known.shown(held)
    if doubt := _doubt(known, best):
        return need.checked(UNKNOWN, name, doubt, missing=name, ask=ask, evidence=evidence)
    if need.is_of(FIRST) and (before := _before(known, best)):
        return need.checked(INELIGIBLE, name, say("title_again", day=before.valid_from), evidence=evidence)
    if when := _when(known, need, best):
        return need.checked(UNKNOWN, name, when, missing=name, ask=ask, evidence=evidence)
    if lower := _level(known, need, best):
        return need.checked(*lower, missing=name, ask=ask, evidence=evidence)
    have = say("title_held", day=best.valid_to) if best.valid_to else say("title_held_open")
    return need.checked(ELIGIBLE, name, have, evidence=evidence)


def _doubt(known: Known, best: Fact) -> str:
    """Why a holding proves nothing; empty where it does."""
    if best.judgement == TO_REVIEW:
        return say("title_doubted")
    if not best.valid_to and known.stale(best):
        return say("title_stale", day=known.dated(best))
    return "" if best.valid_to or known.dated(best) else say("title_undated")


def _when(known: Known, need: Asking, best: Fact) -> str:
    """Why a holding may not be a becoming that the condition speaks of: before the policy, in another year, of an unknown day."""
    if need.is_of(AGAIN):
        return "" if _before(known, best) else say("title_renewed")
    if not need.is_of(NEW):
        return ""
    if not (need.since and best.valid_from):
        return say("title_when")
    year = wanted_year(known, need)
    if year and not best.valid_from.startswith(year):
        return say("title_year", day=best.valid_from, year=year)
    return say("title_early", day=best.valid_from) if last_day(best.valid_from) < first_day(need.since) else ""


def _before(known: Known, best: Fact) -> Statement | None:
    """An earlier holding of the same qualification that begins before the one in force."""
    return next((one for one in known.ever("holdsQualification") if known.facts.resolution.of(one.object) == best.object
                 and one.valid_from and best.valid_from and one.valid_from < best.valid_from), None)  # fmt: skip


def _level(known: Known, need: Asking, held: Fact) -> tuple[str, str, str] | None:
    """A level that the condition's scope names and the holding does not have."""
    wanted = [code for word in LEVEL.findall(need.scope) for code in LEVELS[word]]
    have = held.qualifier("level") or known.facts.value(held.object, "level")
    if not wanted or have in wanted:
        return None
    levels = "、".join(f"{word}级" for word in LEVEL.findall(need.scope))
    name = f"{levels}{need.value}"
    if not have:
        return UNKNOWN, name, say("level_unknown")
    return SHORT, name, say("level_lower", have=known.facts.ontology.concept("Level", have).zh, need=levels)
