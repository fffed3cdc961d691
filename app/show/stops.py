"""What stops, as text: the ranking of sources, what falls with one of them, and what bears on one product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.layout import Column, indented, table
from app.show.heading import heading
from app.words import words

if TYPE_CHECKING:
    from graph.analysis.stops import CanMake, ProductArrivals, ProductCuts, ProductLacking, Stop, Stops

KIND, COUNT, WEIGHT, NAMED = 8, 6, 10, 5
"""Cells of three columns, and how many names a note gives."""


def stops_text(found: Stops, kind: str = "real", rows: int = 20) -> str:
    """The ranking, or what falls with the one source asked about, then what the reckoning took for granted."""
    lines = [heading(found.header, kind)]
    if not found.made:
        return "\n".join([*lines, indented(words("stops.nothing"), 0)])
    lines += [indented(words("stops.made", made=found.made), 0), ""]
    lines += _one(found) if len(found.sources) == 1 and found.products else _ranking(found, rows)
    return "\n".join([*lines, *_notes(found)])


def _ranking(found: Stops, rows: int) -> Iterator[str]:
    """The worst sources first. One that stops nothing and cuts off nothing is not listed, nor, without weights, one that stops
    nothing but what it supplies itself: how many products a firm sells says nothing of who needs it."""
    weighed = any(one.weight is not None for one in found.sources)
    felt = [one for one in found.sources if one.others or one.cut or one.perhaps or (weighed and one.stopped)]
    alone = sum(bool(one.stopped) for one in found.sources) - sum(bool(one.stopped) for one in felt)
    if not felt:
        yield indented(words("stops.none_falls", why=found.unfelt) if found.unfelt else
                       words("stops.none_spreads" if alone else "stops.harmless", count=alone), 0)  # fmt: skip
        return
    yield from table(_columns(weighed=weighed), (_cells(one, weighed=weighed) for one in felt[:rows]))
    if len(felt) > rows:
        yield indented(words("stops.more", count=len(felt) - rows))
    if alone:
        yield indented(words("stops.stops_itself", count=alone))
    yield from ("", indented(words("stops.legend"), 0))
    if any(one.unweighted for one in felt):
        yield indented(words("stops.unweighted"), 0)


def _columns(*, weighed: bool) -> list[Column]:
    counts = [Column(words(f"stops.{name}"), COUNT, right=True) for name in ("stopped", "others", "cut", "perhaps")]
    counts += [Column(words("stops.weight"), WEIGHT, right=True)] if weighed else []
    return [Column(words("stops.source")), Column(words("stops.kind"), KIND), *counts]


def _cells(one: Stop, *, weighed: bool) -> Sequence[str]:
    weight = [f"{one.weight or 0:g}"] if weighed else []
    return (one.label, words(f"stops.kinds.{one.kind}"), *map(str, (one.stopped, one.others, one.cut, one.perhaps)), *weight)


def _one(found: Stops) -> Iterator[str]:
    """One source: how much falls, then each product with its proof and the firms that feel it."""
    one = found.sources[0]
    said = words("stops.one", kind=words(f"stops.kinds.{one.kind}"), label=one.label, stopped=one.stopped, others=one.others,
                 cut=one.cut)  # fmt: skip
    yield indented(said, 0)
    if one.perhaps:
        yield indented(words("stops.one_perhaps", perhaps=one.perhaps), 0)
    if one.weight is not None:
        yield indented(words("stops.one_weight", weight=f"{one.weight:g}", unweighted=one.unweighted), 0)
    yield ""
    for product in found.products:
        proof = words("stops.available", proof=product.proof) if product.made_here and product.available else product.proof
        yield indented(proof)
        if product.firms and not product.direct:
            yield indented(words("stops.firms", firms="、".join(product.firms)), 4)


def _notes(found: Stops) -> Iterator[str]:
    if found.looping:
        yield from ("", indented(words("stops.looping", names=_named(found.looping)), 0))
    if found.unsourced:
        yield from ("", indented(words("stops.unsourced", count=len(found.unsourced), names=_named(found.unsourced)), 0))


def _named(names: Sequence[str]) -> str:
    told = "、".join(names[:NAMED])
    return words("stops.and_more", names=told) if len(names) > NAMED else told


def alone_text(found: CanMake, kind: str = "real") -> str:
    """What the place makes by itself, what it cannot, and of what nobody can say."""
    counts = Counter(one.alone for one in found.products)
    lines = [heading(found.header, kind)]
    if not found.products:
        return "\n".join([*lines, indented(words("stops.nothing"), 0)])
    lines.append(indented(words("stops.alone_summary", total=counts.total(), alone=counts[True], not_alone=counts[False],
                                unknown=counts[None]), 0))  # fmt: skip
    for alone, name in ((True, "alone"), (False, "not_alone"), (None, "unknown")):
        told = [one.proof for one in found.products if one.alone is alone]
        lines += ["", words(f"stops.{name}"), *map(indented, told)] if told else []
    return "\n".join(lines)


def cuts_text(found: ProductCuts, kind: str = "real", rows: int = 20) -> str:
    """Minimal cuts of a product: the sentence, then each of them up to so many."""
    listed = [*found.singles, *(words("stops.pair", a=a, b=b) for a, b in found.pairs)]
    lines = [heading(found.header, kind), indented(found.proof, 0)]
    if listed:
        lines += ["", indented(words("stops.cuts_title", label=found.label), 0), *map(indented, listed[:rows])]
    if len(listed) > rows:
        lines.append(indented(words("stops.more_cuts", count=len(listed) - rows)))
    return "\n".join(lines)


def lacking_text(found: ProductLacking, kind: str = "real") -> str:
    """What nobody here is known to make, one a line, and what that does not say."""
    told = words("stops.lacking" if found.lacking else "stops.lacking_none", label=found.label, count=len(found.lacking))
    lines = [heading(found.header, kind), indented(told, 0), *(indented(label) for _, label in found.lacking)]
    return "\n".join([*lines, indented(words("stops.lacking_note"), 0)])


def arrivals_text(found: ProductArrivals, kind: str = "real") -> str:
    """The smallest set of arrivals, one a line, under the sentence that says why no fewer do."""
    lines = [heading(found.header, kind), indented(found.proof, 0)]
    lines.append(indented(words("stops.arrivals_outside" if found.outside else "stops.arrivals_inside"), 0))
    if found.at_best is not None and found.at_best < len(found.arrivals):
        lines.append(indented(words("stops.arrivals_at_best", count=found.at_best), 0))
    for name in ("unsurveyed", "untold"):
        if found.arrivals and (taken := getattr(found, name)):
            lines.append(indented(words(f"stops.arrivals_{name}", names=_named(taken)), 0))
    if found.cuts:
        lines.append(indented(words("stops.arrivals_cycle", cuts=found.cuts), 0))
    return "\n".join([*lines, *(indented(label) for _, label in found.arrivals)])
