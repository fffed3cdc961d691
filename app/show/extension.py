"""Proposals for 延链 and 扩链 as a page: what, which way, how near, on what it rests, who here, who outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.layout import indented
from app.show.heading import heading
from app.show.proposals import proposals_section
from app.words import words
from graph.states.certificate import SourceNote

if TYPE_CHECKING:
    from graph.analysis.extending import Extension, Proposal


def extension_text(one: Extension, kind: str = "real", top: int = 8) -> str:
    """The answer in sections: proposals by kind, perhaps here, not surveyed (at most `top` of each), held back, here already, left
    to 补链, caveat, sources."""
    labels = {source.id: source.label for source in one.sources}
    lines = [words("extend.title", chain=one.chain_label), heading(one.header, kind), _known(one), *_footing(one), ""]
    if one.nothing:
        lines += [indented(words("extend.nothing", why=one.nothing), 0), ""]
    for name, found in _sections(one):
        lines += [*proposals_section(name, found, top, labels), ""]
    lines += [*_listed("held_back", (_held(each) for each in one.held_back)),
              *_listed("already_here", (_already(each) for each in one.already_here))]  # fmt: skip
    if one.gaps:
        lines.append(indented(words("extend.gaps", names="、".join(one.gaps)), 0))
    if one.proposals or one.perhaps or one.unsurveyed:
        lines += [indented(words("extend.legend"), 0), indented(words("extend.caveat", caveat=one.caveat), 0)]
    lines += ["", *_listed("sources", map(_source, one.sources))]
    return "\n".join(lines).rstrip()


def _sections(one: Extension) -> Iterator[tuple[str, list[Proposal]]]:
    """What is proposed by kind, then what may be here already, then what nobody surveyed; no empty section."""
    parts = [(name, [each for each in one.proposals if each.kind == name]) for name in ("extend", "widen")]
    parts += [("perhaps", list(one.perhaps)), ("unsurveyed", list(one.unsurveyed))]
    return ((name, found) for name, found in parts if found)


def _known(one: Extension) -> str:
    pending = words("extend.pending", count=one.pending_here) if one.pending_here else ""
    return words("extend.known", links=one.links, known=one.known_here, pending=pending)


def _footing(one: Extension) -> Iterator[str]:
    """Where the place stands among areas, each measure with what it means and what it rests on, or why it says nothing."""
    held = one.footing
    found = {"eci": held.eci, "coi": held.coi, "fitness": held.fitness}
    told = [words(f"extend.{name}", percent=near.percentile) for name, near in found.items() if near.percentile is not None]
    if told:
        count = max(near.candidates for near in found.values())
        yield indented(words("extend.footing", count=count, links=held.links, pairs=held.pairs), 0)
        yield from map(indented, told)
    silent: dict[str, list[str]] = {}
    for name, near in found.items():
        if near.percentile is None:
            silent.setdefault(near.why, []).append(words(f"extend.measures.{name}"))
    yield from (indented(words("extend.no_footing", names="、".join(names), why=why), 0) for why, names in silent.items())


def _source(one: SourceNote) -> str:
    said = "；".join(filter(None, [one.publisher, one.licence, one.attribution]))
    return words("extend.source", label=one.label, said=said)


def _held(one: Proposal) -> str:
    return words("extend.held", label=one.label, why="；".join(one.held_back))


def _already(one: Proposal) -> str:
    return words("extend.already", label=one.label, firms="、".join(dict.fromkeys(each.label for each in one.firms_here)))


def _listed(name: str, rows: Iterable[str]) -> Iterator[str]:
    """A short list under its title; nothing where it is empty."""
    if found := list(rows):
        yield words(f"extend.{name}")
        yield from (indented(row) for row in found)
        yield ""
