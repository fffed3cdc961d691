"""Rules that can never fire on what is loaded, and the input that each of them lacks: told by `liantu check`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from graph.arrays.stated import ENTERING
from graph.facts import Fact, Facts
from graph.states.coverage import Coverages
from graph.states.geography import Geography
from graph.states.links import LinkIndex
from graph.states.proof import Proof
from graph.states.rejected import accepted
from graph.states.verdicts import COMING, GONE

RULES = Path(__file__).with_name("dormant.csv")
KINDS = {"LinkTest": "检验", "LinkState": "状态", "Verdict": "判定", "Flag": "标记"}
SIDE = ("occupies", "produces")
Has = Callable[[Facts], bool]


def dormant_rules(facts: Facts) -> list[dict[str, str]]:
    """Each test, verdict, state or flag that nothing loaded can make fire: {"code", "rule", "why"}, in the model's order.

    A rule that lacks several inputs is told once, with all of them.
    """
    facts = accepted(facts)
    known = {name: has(facts) for name, has in INPUTS.items()}
    lacking: dict[tuple[str, str], list[str]] = {}
    with RULES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not known[row["needs"]]:
                lacking.setdefault((row["vocabulary"], row["rule"]), []).append(row["why"])
    return [{"code": code, "rule": _label(facts, vocabulary, code), "why": "；".join(why)}
            for (vocabulary, code), why in lacking.items()]  # fmt: skip


def _label(facts: Facts, vocabulary: str, code: str) -> str:
    """The rule as people call it: 检验 W1 产能覆盖, 判定 停产."""
    words = facts.ontology.concept(vocabulary, code).zh
    return f"{KINDS[vocabulary]} {code} {words}" if vocabulary == "LinkTest" else f"{KINDS[vocabulary]} {words}"


def _any(found: Iterable[Fact], qualifier: str, *values: str) -> bool:
    """Whether a fact says a qualifier (one of these values, where any are given)."""
    return any((said := fact.qualifier(qualifier)) and (not values or said in values) for fact in found)


def _side(facts: Facts) -> list[Fact]:
    return [fact for predicate in SIDE for fact in facts.of(predicate)]


def _says(predicate: str, qualifier: str, *values: str) -> Has:
    return lambda facts: _any(facts.of(predicate), qualifier, *values)


def _side_says(qualifier: str, *values: str) -> Has:
    return lambda facts: _any(_side(facts), qualifier, *values)


def _value(prop: str, *values: str) -> Has:
    return lambda facts: any(not values or fact.value in values for fact in facts.of(prop))


def _either(*inputs: Has) -> Has:
    return lambda facts: any(has(facts) for has in inputs)


def _both(*inputs: Has) -> Has:
    return lambda facts: all(has(facts) for has in inputs)


def _closed(facts: Facts) -> Coverages:
    return Coverages(facts, Geography(facts), LinkIndex(facts), Proof(facts, window=1.0))


def _country_surveyed(facts: Facts) -> bool:
    surveys = [one for one in _closed(facts).closed if one.population == "all"]
    return any(facts.is_a(place, "Country") for one in surveys for place in one.places)


def _recipe(facts: Facts) -> bool:
    kinds = {fact.subject for fact in facts.of("slotKind") if fact.value in ENTERING}
    return any(fact.object in kinds for fact in facts.of("requires") if fact.qualifier("essential") == "true")


def _weak_evidence(facts: Facts) -> bool:
    proof = Proof(facts, window=1.0)
    return any(proof.witness(source, cited).strength == "weak" for fact in _side(facts) for source, cited, _ in fact.witnesses)


def _dated(facts: Facts) -> bool:
    proof = Proof(facts, window=1.0)
    return any(proof.dated(one) for fact in _side(facts) for one in fact.witnesses)


def _disputable(facts: Facts) -> list[Fact]:
    statuses = [fact for prop in ("operatingStatus", "siteStatus", "siteKind") for fact in facts.of(prop)]
    return [*_side(facts), *statuses]


def _unknown_site(facts: Facts) -> bool:
    return any(not facts.value(fact.object, "siteKind") for fact in facts.of("operates"))


def _project(facts: Facts) -> bool:
    return any(facts.is_a(fact.subject, "Project") for fact in facts.of("forLink"))


_shares = _either(_says("provides", "share"), _says("produces", "marketShare"))
_statuses_coming = _either(_value("siteStatus", *COMING), _side_says("siteStatus", *COMING))

INPUTS: dict[str, Has] = {
    "capacity": _side_says("capacity"),
    "quantity": _says("demands", "quantity"),
    "W2": _value("thresholdName", "W2"),
    "anchors": lambda facts: bool(facts.of("anchors")),
    "localShare": _says("demands", "localShare"),
    "needed_grade": _either(_says("demands", "grade"), _side_says("fit", "below")),
    "place_or_market_share": _shares,
    "negligible": _side_says("negligible", "true"),
    "essential": _says("makesUp", "essential", "true"),
    "needed": lambda facts: bool(facts.of("fills") and facts.of("requires")) or bool(facts.of("demands")),
    "recipe": _recipe,
    "country_survey": _country_surveyed,
    "supply_share": _either(_says("provides", "share"), _says("supplies", "shareOf", "purchases")),
    "survey": lambda facts: bool(_closed(facts).closed),
    "judgement_rejected": lambda facts: any(fact.judgement == "rejected" for fact in _side(facts)),
    "mismatch": _side_says("fit", "mismatch"),
    "gone": _either(_value("operatingStatus", *GONE), _value("siteStatus", "vacated")),
    "stopped": _either(_value("siteStatus", "stopped"), _side_says("siteStatus", "stopped")),
    "factory": _value("siteKind", "factory"),
    "office": _either(_value("siteKind", "office", "research", "warehouse"), _says("occupies", "role", "research")),
    "trade": _says("occupies", "role", "trade", "agency"),
    "captive": _side_says("capacityUse", "captive"),
    "coming": _statuses_coming,
    "weak_evidence": _either(_weak_evidence, _unknown_site),
    "dated": _dated,
    "trial": _either(_value("siteStatus", "trial"), _side_says("siteStatus", "trial")),
    "kinds": lambda facts: any(facts.is_a(fact.subject, "ChainLink") for fact in facts.of("isTypeOf")),
    "below": _side_says("fit", "below"),
    "registered": _value("siteKind", "registered"),
    "registered_and_factory": _both(_value("siteKind", "registered"), _value("siteKind", "factory")),
    "coming_or_project": _either(_statuses_coming, _project),
    "layout": _value("layout"),
    "conflict": lambda facts: any(fact.conflict for fact in _disputable(facts)),
    "stock_code": _value("stockCode"),
    "chokepoint": _value("chokepoint", "true"),
}
"""What a rule may need → whether any of it is loaded. The names are those of the column `needs` of `dormant.csv`."""
