"""Puts the answers about a chain into the words of a report. Nothing is worked out here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from app.documents.gathered import nature, use
from app.documents.prose import COMMAND, STRONG, UNKNOWN, Sources, Text, joined, looked, said
from app.documents.report.content import Gap, Line, Missing, Report
from app.documents.report.gathering import ChainDossier
from app.show.certificate import failed_words
from app.show.states import StateMarks
from app.words import words
from graph.candidates import Candidate, Candidates
from graph.states import Certificate, LinkState
from graph.states.evidence import Evidence
from ontology.schema import Ontology

NAMED, EXAMINED, PAPERS = 3, 6, 2
"""Enterprises named for a link, firms told of a certificate, papers behind a claim; how many more there are is said."""


class ChainSayings:
    """The report of one dossier."""

    def __init__(self, dossier: ChainDossier, ontology: Ontology) -> None:
        self._dossier, self._marks = dossier, StateMarks(ontology)
        self._sources = Sources(dossier.source_titles, dossier.window)

    def report(self, chain_map: bytes, network: bytes, network_note: str) -> Report:
        """The whole report; sources are numbered in the order of reading."""
        head, dossier = self._dossier.gaps.header, self._dossier
        told = {"place": head.place_label, "scope": head.scope_label, "as_of": head.as_of, "snapshot": head.snapshot[:12]}
        lines = tuple(map(self._line, dossier.gaps.links))
        gaps = tuple(self._gap(one) for one in dossier.gaps.links if one.id in dossier.certificates)
        missing = tuple(self._missing())
        return Report(
            words("report.title", chain=dossier.label), words("report.eyebrow", **told),
            nature(dossier.kind, public=dossier.public), self._summary(), chain_map, lines, gaps,
            "" if gaps else words("report.no_gaps"), missing, network, network_note, tuple(self._sources.lines()),
            words("report.foot", snapshot=head.snapshot[:12], use=use(public=dossier.public)),
        )  # fmt: skip

    def _summary(self) -> Text:
        counts = Counter(one.state for one in self._dossier.gaps.links)
        parts = "，".join(words("report.state_count", word=self._marks.word(code), count=counts[code])
                         for code in self._marks.codes if counts[code])  # fmt: skip
        return said(words("report.summary", links=len(self._dossier.gaps.links), parts=parts))

    def _line(self, one: LinkState) -> Line:
        firms = said(words("report.firms", count=one.organisations) if one.organisations else words("report.none"))
        return Line(one.stage_label, one.label, said(self._marks.plain(one.state), STRONG), said(one.reason), firms,
                    self._who(self._dossier.candidates[one.id], full=False))  # fmt: skip

    def _who(self, answer: Candidates, *, full: bool) -> Text:
        """Whom one might approach: those here first, then those outside."""
        known = [one for one in (*answer.existing, *answer.outside) if not one.vetoed]
        if not known and answer.stance in ("not_needed", "forbidden"):
            return said(words(f"report.{answer.stance}"))
        shown = [self._candidate(one, full=full) for one in known[:NAMED]]
        more = said("；" + words("report.more", count=len(known) - NAMED)) if len(known) > NAMED else Text()
        return joined(shown, "；") + more if shown else said(words("report.none"))

    def _candidate(self, one: Candidate, *, full: bool) -> Text:
        """Its name with the paper it is known by; `full`: with all that is to be said of it."""
        if not full:
            return said(one.label) + self._cite([piece for reason in one.reasons for piece in reason.evidence][:1])
        value = "score" if one.score.value is not None else "score_unknown"
        score = words(f"report.{value}", value=one.score.value, low=one.score.low, high=one.score.high)
        where = one.ring or one.where or UNKNOWN
        text = said(words("report.candidate", firm=one.label, where=where, tier=one.tier_label, form=one.form_label, score=score))
        return text + self._cite([piece for reason in one.reasons for piece in reason.evidence])

    def _cite(self, evidence: Sequence[Evidence]) -> Text:
        return self._sources.cite(evidence[:PAPERS])

    def _gap(self, one: LinkState) -> Gap:
        certificate, answer = self._dossier.certificates[one.id], self._dossier.candidates[one.id]
        heading = words("report.gap_head", link=one.label, state=self._marks.plain(one.state))
        return Gap(heading, tuple(self._points(certificate, answer)))

    def _points(self, certificate: Certificate, answer: Candidates) -> Iterator[Text]:
        yield said(certificate.reason, STRONG)
        looked_at = self._sources.cite(map(looked, certificate.coverage))
        yield said(words("report.rule", rule=words(f"rules.{certificate.rule}"), certificate=answer.certificate,
                         link=answer.link_label)) + looked_at  # fmt: skip
        if failed := [one for one in certificate.tests if one.failed]:
            figures = (said(failed_words(one)) + self._cite(certificate.figures.get(one.name, ())) for one in failed)
            yield said(words("report.failed"), STRONG) + joined(figures, "；")
        firms = [said(words(f"report.firm{'' if one.why else '_bare'}", firm=one.label, verdict=one.verdict_label, why=one.why))
                 + self._cite(one.evidence) for one in certificate.examined[:EXAMINED]]  # fmt: skip
        hidden = len(certificate.examined) - EXAMINED
        more = said("；" + words("report.more", count=hidden)) if hidden > 0 else Text()
        yield said(words("report.examined"), STRONG) + (joined(firms, "；") + more if firms else said(words("report.nobody")))
        for flag in certificate.flags:
            yield said(words("report.flag", label=flag.label, detail=flag.detail))
        if certificate.flip:
            yield said(words("report.flip", words=certificate.flip.words)) + self._cite(certificate.flip_evidence)
        known = self._who(answer, full=True) if answer.existing or answer.outside else Text()
        yield said(words("report.who"), STRONG) + (known or said(words("report.nobody_known", note=answer.note)))

    def _missing(self) -> Iterator[Missing]:
        """Links that lack the same and for which the same people are asked stand together."""
        found: dict[tuple[str, str, str], list[str]] = {}
        for one in self._dossier.survey.unknown:
            whom = "、".join(asked.label for asked in one.ask) or one.unknown_whom
            found.setdefault((one.need_label, COMMAND.sub("", one.tells), whom), []).append(one.label)
        for (need, tells, whom), links in found.items():
            names = "、".join(links) + (words("report.together", count=len(links)) if len(links) > 1 else "")
            yield Missing(names, said(need), said(tells), said(whom))
