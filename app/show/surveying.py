"""What still has to be surveyed, chain by chain: each link with what it needs, what would tell, and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from app.layout import indented
from app.show.heading import heading
from app.words import words
from graph.analysis.surveying import ToSurvey, Unsurveyed


def surveying_text(found: ToSurvey, kind: str = "real") -> str:
    """The whole list; a home of invented data says so first."""
    counts = Counter(one.need_label for one in found.unknown)
    parts = "，".join(f"{label} {count}" for label, count in counts.most_common())
    said = words("surveying.summary", links=found.links, unknown=len(found.unknown), parts=parts)
    lines = [heading(found.header, kind), indented(said if found.unknown else words("surveying.none", links=found.links), 0), ""]
    for chain, members in groupby(found.unknown, key=lambda one: one.chain_label):
        inside = list(members)
        lines.append(words("gaps.chain", chain=chain or words("gaps.no_chain"), links=len(inside)))
        for one in inside:
            lines += _link(one)
        lines.append("")
    return "\n".join([*lines, indented(words("surveying.legend"), 0)])


def _link(one: Unsurveyed) -> Iterator[str]:
    yield indented(words("surveying.link", link=one.label, need=one.need_label, reason=one.reason))
    yield indented(words("surveying.tells", tells=one.tells), 4)
    for asked in one.ask:
        yield indented(words("surveying.ask", label=asked.label, why=asked.why), 4)
    if one.unknown_whom:
        yield indented(words("surveying.nobody", said=one.unknown_whom), 4)
