"""`liantu chains`: the six chains of a place's links, of one chain, or of one link."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from app.cli.frame import Ask, option, verb
from app.show import chain_text, link_chains_text, six_chains_text
from app.terminal import waiting
from app.words import words
from graph.analysis.sixchains import (
    ChainDetail,
    LinkDetail,
    SixChains,
    chain_detail,
    find_subject,
    link_detail,
    ranked,
    six_chains,
)
from graph.facts import Facts


@verb("place", "scope", "as_of", "at")
@click.argument("subject", default="")
@option("--lacking", verb="chains", is_flag=True)
@option("--all", "everything", verb="chains", is_flag=True)
@option("--no-rollup", verb="chains", is_flag=True)
def chains(ask: Ask, subject: str, lacking: bool, everything: bool, no_rollup: bool) -> None:
    """Print the table of all links, or the page of a chain or a link, named as a person would."""
    home = ask.open()
    with waiting(words("chains.reading")):
        found = _asked(ask.facts(home), subject, ask.chosen_place(home), ask.scope, not no_rollup)
    if lacking and not isinstance(found, LinkDetail):
        found = replace(found, rows=ranked(found.rows))
    ask.answer(found.as_dict(), lambda: _text(found, lacking, everything, home.ledger.ontology, home.kind))


def _asked(facts: Facts, subject: str, place: str, scope: str, rollup: bool) -> SixChains | ChainDetail | LinkDetail:
    if not subject:
        return six_chains(facts, place, scope, rollup=rollup)
    key, is_chain = find_subject(facts, subject)
    return (chain_detail if is_chain else link_detail)(facts, key, place, scope, rollup=rollup)


def _text(found: SixChains | ChainDetail | LinkDetail, lacking: bool, everything: bool, *about: Any) -> str:
    if isinstance(found, LinkDetail):
        return link_chains_text(found, *about)
    if isinstance(found, ChainDetail):
        return chain_text(found, *about, lacking=lacking)
    return six_chains_text(found, *about, lacking=lacking, everything=everything)
