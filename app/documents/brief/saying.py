"""Puts the answers about one link into the words of a brief. Nothing is worked out here: every number is the answers' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.documents.brief import layout as at
from app.documents.brief.content import Brief, Card, Firm, Step
from app.documents.dossier import Dossier
from app.documents.gathered import nature, use
from app.documents.outside import ASKED_OF_ALL
from app.documents.prose import STRONG, UNKNOWN, Sources, Text, joined, looked, said, scored
from app.layout import width
from app.show.certificate import failed_words
from app.words import words
from graph.candidates import Candidate, Check, Deal
from graph.candidates.candidate import TO_REVIEW
from graph.states.evidence import Evidence
from graph.states.flags import LOOKED_UP, REFERENCE
from graph.states.outcome import TestResult
from graph.states.world import COUNTED


class Measure(NamedTuple):
    """How much is told: target enterprises, reasons of each, names in a sentence, papers behind a claim. How many more there are is
    always said."""

    firms: int = 5
    reasons: int = 2
    names: int = 3
    papers: int = 2


FULL = Measure()
TOLD_ELSEWHERE = frozenset({"layout", "risk", REFERENCE})
"""Flags that stand elsewhere on the page, or say no more than their name."""
Claim = tuple[str, Sequence[Evidence]]
"""What is said, and what says it."""


class Sayings:
    """The brief of one dossier."""

    def __init__(self, dossier: Dossier, measure: Measure = FULL) -> None:
        self._dossier, self._public, self._measure = dossier, dossier.public, measure
        self._outside = "_outside" if dossier.public else ""
        self._answer, self._certificate = dossier.candidates, dossier.certificate
        self._sources = Sources(dossier.source_titles, dossier.window)
        here, outside = self._answer.existing, self._answer.outside
        firms = measure.firms
        kept = max(min(len(here), (firms + 1) // 2), firms - len(outside))
        self._known, self._firms = len(here) + len(outside), [*here[:kept], *outside[: firms - min(kept, len(here))]]

    def brief(self) -> Brief:
        """The whole page; sources are numbered in the order of reading."""
        head, answer = self._answer.header, self._answer
        verdict, strip, points = self._verdict(), self._strip(), tuple(self._points())
        firms, channels = tuple(map(self._firm, self._firms)), tuple(self._channels())
        terms, risks = tuple(self._terms()), tuple(self._risks())
        return Brief(
            words("brief.eyebrow", place=head.place_label, chain=answer.chain_label), self._nature(),
            self._title(), verdict, strip, self._number(),
            points, words("brief.firms_note", shown=len(firms), known=self._known), firms, channels,
            words(f"brief.terms_note{self._outside}"), terms, risks,
            "" if self._public else words("brief.leader", post=words("brief.unset")),
            () if self._public else tuple(self._steps()), tuple(self._sources.lines()),
            words("brief.foot", snapshot=head.snapshot[:12], use=use(public=self._public)),
        )  # fmt: skip

    def _number(self) -> str:
        answer = self._answer
        return words("brief.certificate", certificate=answer.certificate, link=answer.link_label, scope=answer.header.scope_label)

    def _nature(self) -> str:
        """The date, and whether it is invented, or for outside."""
        told = nature(self._dossier.kind, public=self._public)
        return "　".join(filter(None, (told, words("brief.date", as_of=self._answer.header.as_of))))

    def _cited(self, text: str, evidence: Sequence[Evidence], look: str = "") -> Text:
        """A text with the numbers of its sources: one claim, so that no stop is in it."""
        return said(text.replace("；", "，"), look) + self._sources.cite(evidence[: self._measure.papers])

    def _title(self) -> str:
        state, answer = self._answer.state, self._answer
        if answer.stance in ("not_needed", "forbidden"):
            return words(f"brief.title.{'sound' if answer.stance == 'not_needed' else 'forbidden'}", link=answer.link_label)
        first = next((one for one in self._firms if not one.vetoed), None)
        who = "nobody" if first is None else "existing" if first.kind == "existing" else "outside"
        title = self._titled(f"{state}_{who}", self._dossier.short(first) if first else "")
        return title if width(title) <= at.LONGEST_TITLE else self._titled(f"{state}_nobody_named")

    def _titled(self, name: str, firm: str = "") -> str:
        return words(f"brief.title.{name}", link=self._answer.link_label, firm=firm)

    def _verdict(self) -> Text:
        answer = self._answer
        text = words("brief.verdict.state", place=answer.header.place_label, link=answer.link_label, state=answer.state_label,
                     reason=answer.reason)  # fmt: skip
        return said(text + self._advice() + words("brief.verdict.end"))

    def _advice(self) -> str:
        answer, named = self._answer, [one for one in self._firms if not one.vetoed][:2]
        if answer.stance == "not_needed":
            return words("brief.verdict.not_needed")
        if answer.stance in ("supply_only", "nobody", "forbidden") or not named:
            return answer.note.rstrip("。")
        how = "provisional" if answer.stance == "provisional" else "existing" if named[0].kind == "existing" else "outside"
        first = words(f"brief.verdict.{how}", firm=named[0].label, where=_in_brackets(_where(named[0])))
        return first + "".join(words("brief.verdict.also", firm=one.label, where=_in_brackets(_where(one))) for one in named[1:])

    def _strip(self) -> tuple[Card, ...]:
        return tuple(Card(one.label, said(one.state, STRONG), one.note, one.ground, one.ink, one.arrow,
                          here=one.id == self._answer.link) for one in self._dossier.strip)  # fmt: skip

    def _points(self) -> Iterator[Text]:
        certificate = self._certificate
        rule = words(f"rules.{certificate.rule}")
        yield said(words("brief.points.rule"), STRONG) + self._cited("　" + rule, [looked(one) for one in certificate.coverage])
        if failed := [one for one in certificate.tests if one.failed]:
            yield said(words("brief.points.failed") + "　", STRONG) + joined(map(self._failed, failed), "；")
        yield said(words("brief.points.examined") + "　", STRONG) + self._examined()
        yield said(words("brief.points.needed") + "　", STRONG) + self._needed()
        if certificate.flip:
            told = self._cited("　" + certificate.flip.words, certificate.flip_evidence)
            yield said(words("brief.points.flip"), STRONG) + told
        if self._answer.survey and (asks := self._dossier.survey_words):
            yield said(words("brief.points.survey"), STRONG) + said("　" + asks)

    def _failed(self, one: TestResult) -> Text:
        """A test that failed, with the papers of its figures; where it counts firms, with those of the firms."""
        certificate = self._certificate
        unconfirmed = [flag.detail for flag in certificate.flags if flag.code == REFERENCE and one.name in LOOKED_UP]
        told = failed_words(one, *unconfirmed)
        firms = [piece for firm in certificate.examined if firm.group in COUNTED for piece in firm.evidence]
        return self._cited(told, certificate.figures.get(one.name) or firms)

    def _examined(self) -> Text:
        found = [(words("brief.points.firm", firm=one.label, why=one.why or one.verdict_label), one.evidence)
                 for one in self._certificate.examined]  # fmt: skip
        return self._some(found, "；") or said(words("brief.points.nobody_examined"))

    def _needed(self) -> Text:
        deals = {deal.id: deal for one in self._everybody for deal in one.buyers}
        return self._dealers(deals.values()) or said(words("brief.points.needed_unknown"))

    @property
    def _everybody(self) -> tuple[Candidate, ...]:
        """All candidates, those that have no room on the page among them: who deals with them is known all the same."""
        return (*self._answer.existing, *self._answer.outside)

    def _dealers(self, deals: Iterable[Deal]) -> Text:
        """Who deals, by how that is known: each with its sources."""
        found: dict[str, list[Claim]] = {}
        for deal in deals:
            found.setdefault(_dealt(deal), []).append((deal.label, deal.evidence))
        return joined((self._some(names, "、") + said(f"（{basis}）") for basis, names in found.items()), "；")

    def _some(self, claims: Iterable[Claim], between: str, more: str = "more") -> Text:
        """The first few claims, and how many there are. Only those that are shown number their sources."""
        shown = list(claims)
        found = joined((self._cited(text, evidence) for text, evidence in shown[: self._measure.names]), between)
        return found + said(words(f"brief.{more}", count=len(shown))) if len(shown) > self._measure.names else found

    def _firm(self, one: Candidate) -> Firm:
        where = said(_where(one) or UNKNOWN)
        name = said(one.label, STRONG) + said("　") + where
        grounded = sorted(one.reasons, key=lambda reason: not reason.evidence)[: self._measure.reasons]
        why = joined((self._cited(reason.text, reason.evidence) for reason in grounded), "；")
        channel = self._channel(one) or said(UNKNOWN)
        return Firm(name, why, channel, said(one.form_label or UNKNOWN), said(one.tier_label),
                    said(scored(one.score, "\n")))  # fmt: skip

    def _channel(self, one: Candidate) -> Text:
        if one.path is None:
            return Text()
        evidence = [piece for step in one.path.steps for piece in step.evidence[:1]]
        return self._cited(one.path.says, evidence)

    def _channels(self) -> Iterator[Text]:
        sellers = {deal.id: deal for one in self._everybody for deal in one.sellers}
        supply = self._dealers(sellers.values())
        yield said(words("brief.channels.supply") + "　", STRONG) + (supply or said(words("brief.channels.no_supply")))
        carriers = [(words("brief.channels.carrier", name=one.label, how=one.how), one.evidence[:1])
                    for one in self._answer.carriers]  # fmt: skip
        yield said(words("brief.channels.carriers") + "　", STRONG) + (
            self._some(carriers, "；") or said(words("brief.channels.no_carriers")))  # fmt: skip

    def _terms(self) -> Iterator[Text]:
        yield said(words("brief.terms.project") + "　", STRONG) + said(words(f"brief.terms.no_project{self._outside}"))
        clauses = [(one.label, one.evidence[:1]) for one in self._dossier.clauses]
        heading = said(words("brief.terms.policy") + "　", STRONG)
        yield heading + (self._some(clauses, "；") or said(words("brief.terms.policy_unknown")))
        if self._answer.layout and self._dossier.layout:
            heading = said(words("brief.terms.layout") + "　", STRONG)
            yield heading + self._cited(self._answer.layout, self._dossier.layout)
        in_talks = [one for one in self._answer.set_apart if one.item]
        if pursued := [(words("brief.terms.pursued", name=one.label, what=one.says), one.evidence[:1]) for one in in_talks]:
            yield said(words("brief.terms.in_talks") + "　", STRONG) + self._some(pursued, "；")

    def _risks(self) -> Iterator[Text]:
        vetoes = [(f"{one.label}：{veto.text}", veto.evidence) for one in self._firms for veto in one.vetoes]
        if self._firms:
            told = self._some(vetoes, "；") or said(words("brief.risks.none_known"))
            yield said(words("brief.risks.veto") + "　", STRONG) + told
        checks = _distinct(check for one in self._firms for check in one.to_verify)
        if checks:
            found = [(one.text, one.evidence) for one in checks]
            yield said(words("brief.risks.to_verify") + "　", STRONG) + self._some(found, "；", "more_points")
        for flag in [one for one in self._certificate.flags if one.code not in TOLD_ELSEWHERE][:2]:
            yield said(words("brief.risks.flag", label=flag.label) + "　", STRONG) + said(flag.detail)

    def _steps(self) -> Iterator[Step]:
        unset = said(words("brief.unset"))
        if not self._firms:
            for near in self._answer.next_links[:2]:
                yield Step(said(words("brief.steps.beside", link=near.label, known=near.known)), unset, unset, unset)
        if survey := self._answer.survey:
            what = words("brief.steps.survey", link=self._answer.link_label, scope=self._answer.header.scope_label,
                         what=survey.need_label)  # fmt: skip
            yield Step(said(what), unset, unset, unset)
        for one in [one for one in self._firms if not one.vetoed][:2]:
            yield Step(said(_first_step(one)), unset, unset, unset)


def _first_step(one: Candidate) -> str:
    """What to do first with a candidate: ask who is here, find out what is open, else go by the way that is known."""
    if one.kind == "existing":
        return words("brief.steps.visit", firm=one.label)
    if one.tier == TO_REVIEW and (open_points := [check for check in one.to_verify if check.kind not in ASKED_OF_ALL]):
        return words("brief.steps.verify", firm=one.label, what=open_points[0].text)
    if one.path is None or not one.path.steps:
        return words("brief.steps.find", firm=one.label)
    return words("brief.steps.approach", via=one.path.steps[-1].start_label, firm=one.label)


def _where(one: Candidate) -> str:
    """Where it is: of those here the ring is enough."""
    return one.ring if one.kind == "existing" else one.where


def _in_brackets(text: str) -> str:
    return f"（{text}）" if text else ""


def _dealt(deal: Deal) -> str:
    need = f"，{deal.need}" if deal.need else ""
    return f"{deal.basis_label}{need}"


def _distinct(checks: Iterable[Check]) -> list[Check]:
    """Each once, those that only one candidate waits for before those that all do."""
    return sorted({one.text: one for one in checks}.values(), key=lambda one: one.kind in ASKED_OF_ALL)
