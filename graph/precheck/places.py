"""Conditions on where an enterprise is registered."""

from __future__ import annotations

import re

from graph.errors import UnknownName
from graph.precheck.asking import Asking
from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, INELIGIBLE, UNKNOWN, Checked
from graph.precheck.tables import say

RELATIVE = re.compile(r"[我本全]?(?:省|市|区|县|镇|园区|辖区|开发区|高新区|经开区|新区|行政区域)(?:内|范围内|辖区)?")
"""Words that mean the place of whoever wrote the clause."""


def check_place(known: Known, need: Asking) -> Checked:
    """Registered in a place: by the registered sites, never by an office or a factory elsewhere."""
    wanted, why = _wanted(known, need)
    if not wanted:
        return need.checked(UNKNOWN, need.value, why, missing="注册地")
    name = "、".join(map(known.facts.label, wanted))
    sites = [one for one in known.sites if known.geography.kind(one) == "registered"]
    sites = [one for one in sites if known.facts.value(one, "siteStatus") != "vacated"]
    lies = {site: known.geography.places_of(site) for site in sites}
    if not any(lies.values()):
        return need.checked(UNKNOWN, name, say("place_unknown"), missing="注册地")
    proof = [fact for site in sites for fact in (*known.facts.about(known.firm, "operates"), *known.facts.about(site, "locatedIn"))
             if site in (fact.object, fact.subject)]  # fmt: skip
    have = "、".join(sorted({known.facts.label(fact.object) for fact in proof if fact.predicate == "locatedIn"}))
    evidence = known.shown(proof)
    if all(map(known.stale, proof)):
        stale = say("value_stale", have=have, day=known.dated(proof[0]))
        return need.checked(UNKNOWN, name, stale, missing="注册地", evidence=evidence)
    if any(place in places for places in lies.values() for place in wanted):
        return need.checked(ELIGIBLE, name, say("place_in", place=have), evidence=evidence)
    if any(places and not _beside(known, places, place) for places in lies.values() for place in wanted):
        return need.checked(UNKNOWN, name, say("place_wide", place=have), missing="注册地", evidence=evidence)
    return need.checked(INELIGIBLE, name, say("place_out", place=have), evidence=evidence)


def _wanted(known: Known, need: Asking) -> tuple[tuple[str, ...], str]:
    """The places that a condition means, or why that is not known."""
    if RELATIVE.fullmatch(need.value):
        return need.places, say("place_relative", value=need.value)
    try:
        return (known.geography.find(need.value),), ""
    except UnknownName:
        return (), say("place_unnamed", value=need.value)


def _beside(known: Known, places: frozenset[str], wanted: str) -> bool:
    """Whether a site is known to lie in a place that stands beside the wanted one, not only in places that hold it."""
    return bool(places - set(known.geography.above(wanted)))
