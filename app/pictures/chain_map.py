"""The chain map: a card a link in three columns, each card in the look its state has in the state vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from app.layout import width
from app.pictures.svg import Element, box, drawn, picture, put, text, written
from app.words import words
from graph.states import Gaps, LinkState
from ontology.schema import Concept, Ontology

EDGE, GAP, CARD_WIDTH, CARD_HEIGHT, STEP = 24, 16, 178, 44, 50
COLUMN = 2 * CARD_WIDTH + 6
HEAD, STAGE_HEAD, GROUP_HEAD = 96, 34, 26
INK, SOFT, LINE = "#171b21", "#5c6570", "#d5d9df"
DASHES = {"dashed": "6 4", "dotted": "2 3"}
STAGES = ("upstream", "midstream", "downstream")
Placed = tuple[float, float, LinkState]


def chain_map(gaps: Gaps, ontology: Ontology, kind: str = "real") -> str:
    """The map of the links of one chain as the text of an SVG file, 1150 pixels wide and as high as it takes."""
    columns = [_column([one for one in gaps.links if one.stage == stage], EDGE + number * (COLUMN + GAP))
               for number, stage in enumerate(STAGES)]  # fmt: skip
    bottom = max(y for _, _, y in columns)
    root = picture(2 * EDGE + 3 * COLUMN + 2 * GAP, bottom + 40, gaps.links[0].chain_label)
    states = ontology.vocabularies["LinkState"]
    _hatching(root, states["unknown"])
    _heading(root, gaps, states, kind)
    for number, (cards, groups, _) in enumerate(columns):
        _stage(root, EDGE + number * (COLUMN + GAP), gaps.links, STAGES[number])
        for x, y, label in groups:
            text(root, x, y, label, font_size=12, font_weight=600, fill=SOFT)
        for x, y, link in cards:
            _card(root, x, y, link, states[link.state])
    text(root, EDGE, bottom + 24, words("map.foot"), font_size=12, fill=SOFT)
    return written(root)


def _column(links: Sequence[LinkState], left: float) -> tuple[list[Placed], list[tuple[float, float, str]], float]:
    """Where the cards and group headings of a stage go, two cards a row, and where the column ends."""
    cards: list[Placed] = []
    groups: list[tuple[float, float, str]] = []
    y = float(HEAD + STAGE_HEAD)
    for group, members in groupby(links, key=lambda one: one.group):
        groups.append((left, y + 16, group))
        y += GROUP_HEAD
        inside = list(members)
        for number, link in enumerate(inside):
            cards.append((left + (number % 2) * (CARD_WIDTH + 6), y + number // 2 * STEP, link))
        y += (len(inside) + 1) // 2 * STEP + 6
    return cards, groups, y


def _heading(root: Element, gaps: Gaps, states: dict[str, Concept], kind: str) -> None:
    """The sentence, the line of place and date, and the legend with counts."""
    counts, head = Counter(one.state for one in gaps.links), gaps.header
    parts = "，".join(f"{one.zh} {counts[code]}" for code, one in states.items() if counts[code])
    text(root, EDGE, 38, words("map.sentence", chain=gaps.links[0].chain_label, links=len(gaps.links), parts=parts),
         font_size=20, font_weight=600, fill=INK)  # fmt: skip
    line = words("heading.line", place=head.place_label, scope=head.scope_label, as_of=head.as_of, snapshot=head.snapshot[:12])
    text(root, EDGE, 60, line if kind == "real" else words("heading.sample") + line, font_size=13, fill=SOFT)
    x = float(EDGE)
    for one in states.values():
        _figure(root, x, 73, one)
        text(root, x + 24, 85, f"{one.zh} {counts[one.code]}", font_size=13, fill=one.notes["ink"], font_weight=600)
        x += 112


def _stage(root: Element, x: float, links: Sequence[LinkState], stage: str) -> None:
    members = [one for one in links if one.stage == stage]
    if members:
        heading = words("gaps.stage", stage=members[0].stage_label, links=len(members))
        text(root, x, HEAD + 22, heading, font_size=15, font_weight=600, fill=INK)
        box(root, x, HEAD + 30, COLUMN, 1, fill=INK)


def _hatching(root: Element, unknown: Concept) -> None:
    """The hatch that says: not looked at."""
    hatch = put(put(root, "defs"), "pattern", id="hatch", width=6, height=6, patternUnits="userSpaceOnUse",
                patternTransform="rotate(45)")  # fmt: skip
    box(hatch, 0, 0, 6, 6, fill=unknown.notes["fill"])
    put(hatch, "line", x1=0, y1=0, x2=0, y2=6, stroke=LINE, stroke_width=2)


def _card(root: Element, x: float, y: float, link: LinkState, state: Concept) -> None:
    """One link: figure, name, state word, and how many firms are known here."""
    notes = state.notes
    thick, style = notes["border"].split()
    fill = "url(#hatch)" if state.code == "unknown" else notes["fill"]
    size = 1.0 if style == "double" else float(thick.removesuffix("px"))
    border = {"stroke": notes["line"], "stroke_width": size, "stroke_dasharray": DASHES.get(style, "none")}
    box(root, x + 1, y + 1, CARD_WIDTH - 2, CARD_HEIGHT - 2, rx=3, fill=fill, **border)
    if style == "double":
        box(root, x + 4, y + 4, CARD_WIDTH - 8, CARD_HEIGHT - 8, rx=2, fill="none", **border)
    if state.code == "weak":
        box(root, x + 2, y + CARD_HEIGHT / 2, CARD_WIDTH - 4, CARD_HEIGHT / 2 - 2, fill=notes["line"], fill_opacity=0.18)
    _figure(root, x + 8, y + 7, state)
    name = text(root, x + 32, y + 18, link.card_label, font_size=13, font_weight=600, fill=INK)
    if width(link.card_label) > 20:
        name.set("textLength", str(CARD_WIDTH - 40))
        name.set("lengthAdjust", "spacingAndGlyphs")
    text(root, x + 32, y + 36, state.zh, font_size=12, fill=notes["ink"], font_weight=600)
    if link.organisations:
        count = words("map.firms", count=link.organisations)
        text(root, x + CARD_WIDTH - 8, y + 36, count, font_size=12, fill=SOFT, text_anchor="end")


def _figure(root: Element, x: float, y: float, state: Concept) -> None:
    """The state's figure, as the vocabulary draws it, in the state's ink."""
    group = put(root, "g", transform=f"translate({x:g} {y:g})", color=state.notes["ink"], fill="none")
    group.extend(drawn(state.notes["svg"]))
