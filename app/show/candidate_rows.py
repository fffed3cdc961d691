"""Candidates as rows of a table, each with its details below: where, why by whom, its score's parts, deals, way, open points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.layout import Column, indented, table
from app.words import words

if TYPE_CHECKING:
    from graph.candidates import Candidate, Deal, Present, Score
    from graph.states.evidence import Evidence

NAMED = 3
"""Reasons, deals and suppliers named for a candidate; --json has all of them."""


def shared_checks(found: Sequence[Candidate]) -> list[str]:
    """What has to be verified of every one of several candidates: it is said once, below."""
    texts = [{check.text for check in one.to_verify} for one in found if one.kind != "place"]
    common = set.intersection(*texts) if len(texts) > 1 else set[str]()
    return [check.text for check in found[0].to_verify if check.text in common] if common else []


def candidate_rows(
    found: Sequence[Candidate], top: int, labels: Mapping[str, str], shared: Sequence[str]
) -> Iterator[str]:  # fmt: skip
    """At most `top` candidates, each a row with its details; `labels` gives a source's name by its id."""
    columns = [Column(words("candidates.enterprise")), Column(words("candidates.tier"), 6), Column(words("candidates.score"), 18),
               Column(words("candidates.form"), 10)]  # fmt: skip
    yield from table(columns, ())
    for one in found[:top]:
        row = (one.label, words("candidates.vetoed") if one.vetoed else one.tier_label, _scored(one), one.form_label)
        yield from table(columns, [row], headings=False)
        yield from (indented(line, 5) for line in _details(one, labels, shared))
    if len(found) > top:
        yield indented(words("candidates.more", count=len(found) - top))


def _scored(one: Candidate) -> str:
    if one.kind == "place":
        return words("candidates.not_scored")
    score = one.score
    name = "unscored" if score.value is None else "scored"
    return words(f"candidates.{name}", value=score.value, low=score.low, high=score.high)


def _details(one: Candidate, labels: Mapping[str, str], shared: Sequence[str]) -> Iterator[str]:
    """What is known of a candidate, a line each."""
    ring = words("candidates.ring_where", ring=one.ring) if one.ring and one.where else one.ring
    yield words("candidates.where", ring=ring, where=one.where or ("" if one.ring else words("candidates.unknown")))
    for reason in one.reasons[:NAMED]:
        source = cited(reason.evidence, labels)
        yield words("candidates.reason" if source else "candidates.reason_bare", text=reason.text, source=source)
    yield from _parts(one.score)
    if one.buyers or one.sellers:
        yield from _deals("buyers", one.buyers)
        yield from _deals("sellers", one.sellers)
    else:
        yield words("candidates.no_deals")
    if one.carriers:
        names = "、".join(words("candidates.carrier", label=each.label, how=each.how) for each in one.carriers[:NAMED])
        yield words("candidates.own_carriers", names=names)
    yield _path(one)
    for sign in one.profile.signs[:1]:
        period = words("candidates.period", period=sign.period) if sign.period else ""
        yield words("candidates.signs", text=sign.text, period=period, source=cited(sign.evidence, labels))
    yield from (words("candidates.veto", text=check.text) for check in one.vetoes)
    if open_points := [check.text for check in one.to_verify if check.text not in shared]:
        yield words("candidates.verify", text="；".join(open_points))


def _parts(score: Score) -> Iterator[str]:
    if score.parts:
        told = [words("candidates.part", label=one.label, value=words("candidates.unknown") if one.value is None
                      else f"{one.value:.0f}") for one in score.parts]  # fmt: skip
        yield words("candidates.parts", parts=" · ".join(told))


def _deals(name: str, found: Sequence[Deal]) -> Iterator[str]:
    if found:
        more = words("candidates.more_names", count=len(found)) if len(found) > NAMED else ""
        yield words(f"candidates.{name}", names="、".join(map(_deal, found[:NAMED])) + more)


def _deal(one: Deal) -> str:
    need = words("candidates.need", need=one.need) if one.need else ""
    present = words("candidates.present", names="、".join(map(_present, one.present[:NAMED]))) if one.present else ""
    return words("candidates.deal", label=one.label, why=one.why, need=need, present=present)


def _present(one: Present) -> str:
    share = words("candidates.share_of", of=one.share_of, share=one.share) if one.share is not None else ""
    told = "，".join(filter(None, [share, one.period]))
    return words("candidates.present_one", label=one.label, told=words("candidates.present_told", told=told) if told else "")


def _path(one: Candidate) -> str:
    if one.path is None:
        return words("candidates.no_path")
    name = "path_direct" if one.path.direct else "path"
    return words(f"candidates.{name}", says=one.path.says, strength=one.path.strength)


def cited(evidence: Sequence[Evidence], labels: Mapping[str, str]) -> str:
    """The first piece of evidence in words: the document, else the source, and of which date."""
    for one in evidence:
        document = one.document or labels[one.source]
        return words("candidates.undated" if one.date_unknown else "candidates.dated", document=document, date=one.dated)
    return ""
