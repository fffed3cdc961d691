"""The bar that never leaves the screen: place, chain, population, date, snapshot, and whether the data are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.web import answers
from app.web.view import Request
from app.words import words
from graph.facts import Facts
from graph.states.links import LinkIndex
from ontology.errors import UserFault


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its words, the address that chooses it, and whether it is chosen now."""

    label: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar says. `past`: an earlier snapshot was asked for; `withheld`: what whoever asks may not see; `placed`: there is
    a place that answers are about."""

    place: str
    chain: str
    chains: Sequence[Choice]
    scope: str
    scopes: Sequence[Choice]
    as_of: str
    snapshot: str
    sample: bool
    past: bool
    today: str
    withheld: Sequence[str] = ()
    placed: bool = True


def chains_of(facts: Facts) -> dict[str, str]:
    """Every chain that has links, by id, with its name, in the order of the maps."""
    index = LinkIndex(facts)
    found = dict.fromkeys(filter(None, map(index.chain, index.all)))
    return {one: facts.label(one) for one in found}


def bar(request: Request, path: str, scope: str, scope_label: str, place_label: str, chain: str = "", *,
        all_chains: bool = True) -> Bar:  # fmt: skip
    """The bar of a screen. `scope` and `chain` are those the answer is of; `all_chains`: it may be asked about all of them."""
    facts, asked = request.sight.facts, request.asked
    named = request.sight.once("chains", lambda: chains_of(facts))
    none = [Choice("全部产业链", asked.address(path, chain="", link=""), not chain)] if all_chains else []
    chains = [*none, *(Choice(label, asked.address(path, chain=one, link=""), one == chain) for one, label in named.items())]
    scopes = [Choice(one.zh, asked.address(path, scope=code), code == scope)
              for code, one in facts.ontology.vocabularies["Population"].items()]  # fmt: skip
    return Bar(place_label, named.get(chain, ""), chains, scope_label, scopes, facts.as_of, facts.snapshot,
               request.desk.home.kind != "real", bool(asked.at), asked.address(path, at="", as_of=""),
               request.sight.withheld)  # fmt: skip


def placeless(request: Request, path: str) -> Bar:
    """The bar of a screen that needs no place: that of the home's place, or, where the home has none that is known, without."""
    try:
        head = answers.states(request).header
    except UserFault:
        if request.asked.place or request.asked.scope:
            raise
        return replace(bar(request, path, "", words("web.no_scope"), words("web.no_place")), placed=False)
    return bar(request, path, head.scope, head.scope_label, head.place_label)
