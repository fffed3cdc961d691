"""Whether something suits the place: its 布局导向, and the catalogues that restrict it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.extending.tables import codes
from graph.facts import Facts


def layout_of(facts: Facts, thing: str) -> str:
    """The layout guidance of a link or product with its reason, in words; empty where there is none."""
    layout, reason = facts.value(thing, "layout"), facts.value(thing, "layoutReason")
    if not layout:
        return ""
    return facts.ontology.concept("Layout", layout).zh + (f"：{reason}" if reason else "")


def held_back(facts: Facts, things: Sequence[str]) -> Iterator[str]:
    """Why one of these is computed but not proposed: 不宜本地 or 禁限, or a catalogue that restricts it (by whom judged)."""
    layouts, kinds = codes("Layout", "held_back"), codes("CatalogueKind", "held_back")
    for thing in things:
        if facts.value(thing, "layout") in layouts:
            yield layout_of(facts, thing)
        for fact in facts.about(thing, "listedIn"):
            if (kind := facts.value(fact.object, "catalogueKind")) in kinds:
                word, judged = facts.ontology.concept("CatalogueKind", kind).zh, fact.qualifier("judgedBy")
                yield f"{word}：{facts.label(fact.object)}" + (f"（{judged}）" if judged else "")
