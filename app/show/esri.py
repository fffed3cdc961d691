"""ESRI as text: what it rests on, the firms whose failure would hit the place most, and how far ε decides their order."""

from __future__ import annotations

from collections.abc import Iterator

from app.layout import Column, indented, table
from app.show.heading import heading
from app.words import words
from graph.analysis.esri import Basis, FirmRisk, SystemicRisk

SEEN = 5e-5
"""An effect on the place that would print as 0.00 % is none to be seen."""


def esri_text(found: SystemicRisk, kind: str, top: int) -> str:
    """The heading, the basis, then the first firms, or why there is no ranking."""
    lines = [words("esri.title"), heading(found.header, kind), *(indented(one, 0) for one in _basis(found.basis)), ""]
    if found.abstained:
        return "\n".join([*lines, indented(_why_none(found.basis), 0)])
    seen = [one for one in found.firms if one.others >= SEEN]
    lines += table(_columns(), (_row(number, one) for number, one in enumerate(seen[:top], 1))) if seen else [words("esri.nobody")]
    rest = [words("esri.more", count=len(seen[top:]))] if seen[top:] else []
    rest += [words("esri.unseen", none=len(found.firms) - len(seen))] if seen[:1] and len(found.firms) > len(seen) else []
    return "\n".join([*lines, *map(indented, rest), "", *_sensitivity(found), "", indented(words("esri.legend"), 0)])


def _why_none(basis: Basis) -> str:
    """Why there is no ranking: too much was filled in, or too little is known of the firms that count."""
    if not basis.any_share:
        return words("esri.no_share")
    if basis.filled_too_much:
        return words("esri.abstained" if basis.coverage else "esri.all_filled", coverage=basis.coverage, minimum=basis.minimum)
    return words("esri.unknown", known=basis.known, minimum=basis.least_known)


def _basis(basis: Basis) -> Iterator[str]:
    """What was chosen and what was known, a sentence each."""
    replaceable = words("esri.replaceable_yes" if basis.replaceable else "esri.replaceable_no")
    yield words("esri.basis", epsilon=basis.epsilon, counted=basis.counted, reporting=basis.reporting, replaceable=replaceable)
    yield words("esri.network", firms=basis.firms, links=basis.links, sectors=basis.sectors_known,
                unstated_purchases=basis.unstated_purchases, unstated_sales=basis.unstated_sales)  # fmt: skip
    yield words("esri.coverage" if basis.any_share else "esri.nothing_stated", coverage=basis.coverage, rebuilt=1 - basis.coverage,
                reconstruct=words(f"esri.reconstructions.{basis.reconstruct}"))  # fmt: skip
    yield words("esri.known", reporting=basis.reporting, counted=basis.counted, part=basis.reporting / basis.counted,
                purchases=basis.known_purchases, sales=basis.known_sales, unknown=1 - basis.known,
                rest=words(f"esri.rests.{basis.rest}"))  # fmt: skip
    if basis.stale:
        yield words("esri.stale", stale=basis.stale)


def _columns() -> list[Column]:
    """Rank, firm, whether its output counts, what it does to others by both reckonings, ESRI, and the way that harm takes."""
    names = [("rank", 4, True), ("firm", 0, False), ("where", 4, False), ("others", 8, True), ("interval", 15, True),
             ("esri", 7, True), ("path", 7, False)]  # fmt: skip
    return [Column(words(f"esri.{name}"), cells, right) for name, cells, right in names]


def _row(number: int, one: FirmRisk) -> list[str]:
    percent = words("esri.percent")
    where = words("esri.counted" if one.counted else "esri.beyond")
    interval, path = words("esri.range", low=one.low, high=one.high), words("esri.ways." + _way(one))
    return [str(number), one.label, where, percent.format(one.others), interval, percent.format(one.esri), path]


def _way(one: FirmRisk) -> str:
    """Which way the harm takes: only by lost inputs, only by lost sales, or both."""
    down, up = one.down - one.own >= SEEN, one.up - one.own >= SEEN
    return "both" if down and up else "down" if down else "up"


def _sensitivity(found: SystemicRisk) -> list[str]:
    """One line for each other stopping rule."""
    k = max((one.k for one in found.sensitivity), default=0)
    columns = [Column(words("esri.epsilon"), 8, right=True), Column(words("esri.tau"), 11, right=True),
               Column(words("esri.overlap", k=k), 16, right=True)]  # fmt: skip
    rows = [[f"{one.epsilon:g}", words("esri.no_tau") if one.tau is None else f"{one.tau:.3f}", f"{one.overlap:.0%}"]
            for one in found.sensitivity]  # fmt: skip
    return [words("esri.sensitivity"), *table(columns, rows)]
