"""网络图: who is tied to whom, from one actor or one gap."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import islice

from app.web import answers
from app.web.bar import bar
from app.web.network.asking import HOPS, PATH, Wanted, wanted
from app.web.network.cards import card
from app.web.network.drawing import block, data, drawn, shapes_legend, sprite, svg, swatch
from app.web.network.paints import QUESTIONS, bridges, question
from app.web.network.sight import InSight, in_sight, ties_of, titles
from app.web.rendering import digest
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.networks import Step
from graph.networks.viewing import MOST
from graph.states.heading import Header

OFFERED = 8
"""Gaps, and actors, that are offered to start from."""


def show(request: Request) -> View:
    """The network around what is asked for; from nothing, what to start from: never everything."""
    head, asked = answers.states(request).header, wanted(request)
    fields = {"bar": bar(request, PATH, head.scope, head.scope_label, head.place_label), "most": MOST, "place": head.place_label}
    if asked is None:
        return View(fields | {"seen": None} | _starts(request), lambda: _head(head) | {"nodes": [], "edges": []})
    seen, lens = in_sight(request, asked), question(request.asked.by)
    picture, opened = drawn(request, seen, lens), card(request, seen, asked)
    told, closed = block(data(seen, picture)), asked.address(request, node="")

    def document() -> Document:
        one = seen.as_dict()
        one["nodes"] = [asdict(node) | dict(zip("xy", picture.places[node.id], strict=True)) for node in seen.nodes.values()]
        return _head(head) | one | {"bridges": [node.id for node in bridges(seen)]} | ({"card": opened.as_dict()} if opened else {})

    return View(fields | _shown(request, seen, asked) | {
        "lens": lens, "lenses": [(one.word, asked.address(request, by=one.code), one is lens) for one in QUESTIONS],
        "legend": list(lens.legend(seen, request.sight.facts.ontology)), "swatch": swatch, "sprite": sprite(),
        "picture": svg(request, seen, picture, asked),
        "data": told, "key": digest((told + closed).encode()), "card": opened, "closed": closed,
    }, document)  # fmt: skip


def _head(head: Header) -> Document:
    return {"schema": 1} | asdict(head)


def _starts(request: Request) -> dict[str, object]:
    """Gaps that press and actors of which much is known, to start from."""
    facts, ties = request.sight.facts, ties_of(request)
    known = sorted(facts.instances("Actor"), key=lambda one: (-ties.weights[one], one))[:OFFERED]
    gaps = [one.state for one in islice(answers.urgent(request), OFFERED)]
    actors = [(facts.label(one), ties.weights[one], Wanted(one).address(request)) for one in known if ties.weights[one]]
    return {"gaps": [(one, Wanted(one.id).address(request)) for one in gaps], "actors": actors}


def _shown(request: Request, seen: InSight, asked: Wanted) -> dict[str, object]:
    """What a view says beside its picture, and where every choice leads."""
    facts, found = request.sight.facts, seen.section

    def opening(node: str) -> tuple[int, str]:
        """How many neighbours there is room for, and the address that adds them."""
        return min(seen.nodes[node].more, MOST - len(seen.nodes)), asked.address(request, opened=(*asked.opened, node), node=node)

    return {
        "seen": seen, "asked_of": asked, "title": _title(seen), "shapes": list(shapes_legend(seen, facts.ontology)),
        "hops": [(one, asked.address(request, hops=one), one == asked.hops) for one in HOPS], "opening": opening,
        "opened": [(seen.nodes[one], asked.address(request, opened=tuple(other for other in asked.opened if other != one)))
                   for one in found.opened if one in seen.nodes],
        "lead_to": lambda node: asked.address(request, node=node), "around": lambda node: Wanted(node).address(request),
        "way_to": lambda node: asked.address(request, to=node, node=""), "no_way": asked.address(request, to=""),
        "end": facts.label(asked.to) if asked.to else "", "ways": _ways(seen), "bridges": bridges(seen), "titles": titles(request),
        "file": lambda form: asked.address(request, f"/files/network.{form}"),
        "hidden": replace(asked, to="", node="").extra(),
        "certificate": lambda link: request.asked.address("/chain", chain="", link=link),
    }  # fmt: skip


def _title(seen: InSight) -> str:
    said = "network.part_hops" if seen.section.hops > 1 else "network.part"
    return words(said, name=seen.centre.label, hops=seen.section.hops)


def _ways(seen: InSight) -> list[list[tuple[str, str]]]:
    """Every way as (what a step is, whom it reaches), from the centre on."""
    ways = seen.section.ways.ways if seen.section.ways else ()
    label = {one.id: one.label for one in seen.nodes.values()}
    return [[(_step(step), label.get(step.end, step.end)) for step in way.steps] for way in ways]


def _step(step: Step) -> str:
    """The relations of a step, an arrow on the side to which each points."""
    told = (f"{said['zh']} →" if start == step.start else f"← {said['zh']}" for start, _, _, said in step.edges)
    return "、".join(dict.fromkeys(told))


NETWORK = Screen(PATH, "网络图", "network.html", show)
