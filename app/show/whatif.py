"""A what-if as text: what is assumed, then today and the 远景, each with what moves, why, what stops and what is served."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout import indented
from app.show.states import StateMarks
from app.words import words
from graph.analysis.whatif import Answer, LinkMove, Outlook, Tally
from graph.analysis.whatif.answer import CellMove, DemandMove, TestMove
from graph.states.outcome import TestResult
from ontology.schema import Ontology

SHOWN = 12
"""Links shown in full in each part; --json has all."""


def whatif_text(one: Answer, ontology: Ontology, kind: str = "real") -> str:
    """The answer in sections of at most eighty columns."""
    marks = StateMarks(ontology)
    line = words("whatif.line", place=one.header.place_label, scope=one.header.scope_label, as_of=one.header.as_of,
                 snapshot=one.basis[:12], digest=one.header.snapshot.removeprefix(one.basis).lstrip("+") or "—")  # fmt: skip
    lines = [indented(line if kind == "real" else words("heading.sample") + line, 0), words("whatif.nothing_written"), ""]
    lines += _assumed(words("whatif.assumed"), one.assumed) if one.assumed else []
    for name, outlook in (("now", one.now), ("vision", one.vision)):
        if name == "now" and not one.assumed:
            continue
        lines += ["", words(f"whatif.{name}")]
        lines += _assumed(_vision_title(one), one.vision_assumed) if name == "vision" else []
        same = name == "vision" and one.assumed and one.now == one.vision
        lines += [indented(words("whatif.same"))] if same else _outlook(outlook, marks)
    return "\n".join(lines)


def _vision_title(one: Answer) -> str:
    return words("whatif.vision_chosen", stages="、".join(one.stages)) if one.stages else words("whatif.vision_assumed")


def _assumed(title: str, told: Sequence[str]) -> list[str]:
    return [indented(title, 0), *(indented(words("whatif.item", text=one)) for one in told or [words("whatif.none")])]


def _outlook(one: Outlook, marks: StateMarks) -> Iterator[str]:
    yield indented(words("whatif.counts", before=_counts(one.before, marks), after=_counts(one.after, marks)))
    for name in ("sound", "present"):
        first, second = (_interval(getattr(tally, name)) for tally in (one.before, one.after))
        yield indented(words(f"whatif.{name}", before=first, after=second))
    shown = sorted(one.moves, key=lambda move: not move.flipped)
    yield indented(words("whatif.moves", flipped=sum(move.flipped for move in shown), moved=len(shown), asked=one.asked))
    for move in shown[:SHOWN]:
        yield from _move(move, marks)
    if len(shown) > SHOWN:
        yield indented(words("whatif.more", count=len(shown) - SHOWN))
    for name in ("stopped", "started"):
        for certain, title in ((True, f"whatif.{name}"), (False, f"whatif.{name}_perhaps")):
            stops = [stop for stop in getattr(one, name) if stop.certain is certain]
            if stops or certain:
                yield indented(words(title, count=len(stops)))
            yield from (indented(words("whatif.item", text=stop.why), 4) for stop in stops[:SHOWN])
    yield from (indented(_demand(demand)) for demand in one.demand)
    yield from _contradictions(one.contradictions)
    yield from _chains(one.chains)


def _contradictions(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What contradicts itself at links decided anew."""
    if found:
        yield indented(words("whatif.contradictions", count=len(found)))
    yield from (indented(words("whatif.contradiction", link=label, text=said), 4) for label, said in found[:SHOWN])
    if len(found) > SHOWN:
        yield indented(words("whatif.more_contradictions", count=len(found) - SHOWN))


def _chains(found: Sequence[CellMove]) -> Iterator[str]:
    """The cells of the six chains that differ, with who comes and goes."""
    if found:
        yield indented(words("whatif.chains", count=len(found)))
    for one in found[:SHOWN]:
        yield indented(words("whatif.chain", link=one.label, chain=one.after.label, before=one.before.presence_label,
                             after=one.after.presence_label, reason=one.after.reason), 4)  # fmt: skip
        yield from (indented(words("whatif.come", text=name), 6) for name in one.come[:SHOWN])
        yield from (indented(words("whatif.gone", text=name), 6) for name in one.gone[:SHOWN])
    if len(found) > SHOWN:
        yield indented(words("whatif.more", count=len(found) - SHOWN))


def _counts(tally: Tally, marks: StateMarks) -> str:
    return "，".join(f"{marks.word(code)} {tally.states.get(code, 0)}" for code in marks.codes)


def _interval(share: tuple[float, float] | None) -> str:
    """A share known to lie between two; one number where both are the same."""
    if share is None:
        return words("certificate.unknown")
    low, high = share
    return f"{low:.0%}" if low == high else f"{low:.0%}–{high:.0%}"


def _move(move: LinkMove, marks: StateMarks) -> Iterator[str]:
    name = "whatif.flips" if move.flipped else "whatif.stays"
    text = indented(words(
        name, link=move.before.label, chain=move.before.chain_label, before=marks.plain(move.before.state),
        after=marks.plain(move.after.state), reason=move.after.reason))  # fmt: skip
    for state in dict.fromkeys((move.before.state, move.after.state)):
        text = marks.painted(state, text)
    yield text
    yield from (indented(words("whatif.firm", text=one), 6) for one in move.firms[:SHOWN])
    yield from (indented(_test(one), 6) for one in move.tests)
    yield from (indented(words("whatif.because", text=one), 6) for one in move.because[:SHOWN])


def _test(one: TestMove) -> str:
    return words("whatif.test", name=one.name, label=one.label, before=_result(one.before), after=_result(one.after))


def _result(one: TestResult | None) -> str:
    """A value with how it came out; 未判 where it was not judged or not there."""
    if one is None or not one.judged:
        return words("certificate.results.not_judged")
    if isinstance(one.value, str):
        return one.value
    value = f"{one.value:.0%}" if words(f"tests.{one.name}.form") == "percent" else f"{one.value:g}"
    return f"{value}（{words('certificate.results.' + ('failed' if one.failed else 'passed'))}）"


def _demand(one: DemandMove) -> str:
    first, second = (words("certificate.unknown") if share is None else f"{share:.0%}" for share in (one.before, one.after))
    return words("whatif.demand", link=one.label, before=first, after=second)
