"""One link's six chains as a page: each chain with who supports it and who says so, remedies, who could serve it, its pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout import indented
from app.show.certificate import evidence_text, source_lines
from app.show.heading import heading
from app.show.presences import PresenceMarks
from app.show.six_chains import legend, rows_table
from app.words import words
from graph.analysis.sixchains import Cell, LinkDetail
from graph.analysis.sixchains.answer import Pipeline, Proposal
from graph.facts import Fact
from ontology.schema import Ontology

SUPPORTERS, EVIDENCES, PROPOSALS = 8, 2, 10
"""How many are shown; --json has all of them."""


def link_chains_text(found: LinkDetail, ontology: Ontology, kind: str = "real") -> str:
    """The page in sections."""
    marks = PresenceMarks(ontology)
    head = [words("chains.title", link=found.row.label), heading(found.header, kind), "", *rows_table([found.row], ontology)]
    sections = [head, *(list(_cell(found, cell, marks)) for cell in found.row.cells), list(_remedies(found, ontology)),
                list(proposal_lines(found.proposals)), list(pipeline_lines(found.pipeline)), source_lines(found.sources),
                [legend([found.row])]]  # fmt: skip
    return "\n\n".join("\n".join(section) for section in sections)


def _cell(found: LinkDetail, cell: Cell, marks: PresenceMarks) -> Iterator[str]:
    line = words("chains.cell", mark=marks.plain(cell.presence), chain=cell.label, reason=cell.reason)
    yield marks.painted(indented(line, 0))
    for one in cell.supporters[:SUPPORTERS]:
        ring = words("chains.ring", ring=one.ring) if one.ring else ""
        yield indented(words("chains.supporter", label=one.label, cls=one.cls, how=one.how, ring=ring, word=one.word))
        yield from _evidence(found, one.facts)
    if (more := len(cell.supporters) - SUPPORTERS) > 0:
        yield indented(words("chains.more", count=more))
    for survey in cell.coverage:
        dates = "—".join(filter(None, [survey.surveyed_from, survey.surveyed_to])) or words("certificate.undated")
        yield indented(words("chains.survey", label=survey.label, dates=dates))


def _evidence(found: LinkDetail, facts: Sequence[Fact]) -> Iterator[str]:
    """The first pieces of evidence of facts, one of each."""
    told = dict.fromkeys(claim.evidence[0] for claim in found.claims(facts) if claim.evidence)
    return (indented(evidence_text(one), 6) for one in list(told)[:EVIDENCES])


def _remedies(found: LinkDetail, ontology: Ontology) -> Iterator[str]:
    yield words("chains.remedies")
    if not found.remedies:
        yield indented(words("chains.no_remedies"))
    for number, one in enumerate(found.remedies, 1):
        yield indented(words("chains.remedy", number=number, label=one.label, chain=one.chain_label, sentence=one.sentence))
        labels = list(dict.fromkeys(claim.label for claim in found.claims(one.facts)))
        if labels:
            more = words("chains.more", count=len(labels) - SUPPORTERS) if len(labels) > SUPPORTERS else ""
            yield indented(words("chains.rests_on", labels="、".join(labels[:SUPPORTERS]) + more), 6)
    yield from _caveats(found, ontology)


def _caveats(found: LinkDetail, ontology: Ontology) -> Iterator[str]:
    """For each absence that a remedy answers: of which population it is said, by which survey, and how that was made."""
    answered = {one.chain for one in found.remedies}
    for cell in found.row.cells:
        for survey in cell.coverage if cell.presence == "absent" and cell.chain in answered else ():
            population = ontology.concept("Population", survey.population).zh
            yield indented(words("chains.caveat", chain=cell.label, population=population, label=survey.label))
            if survey.method:
                yield indented(survey.method, 6)


def proposal_lines(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Who could serve which link, and why."""
    yield words("chains.proposals")
    if not proposals:
        yield indented(words("chains.no_proposals"))
    for one in proposals[:PROPOSALS]:
        said = {"link": one.link_label, "chain": one.chain_label, "label": one.label, "cls": one.cls}
        yield indented(words("chains.proposal", **said, ring=words("chains.ring", ring=one.ring) if one.ring else ""))
        yield from (indented(words("chains.reason", reason=reason), 6) for reason in one.reasons[:EVIDENCES])
    if (more := len(proposals) - PROPOSALS) > 0:
        yield indented(words("chains.more", count=more))


def pipeline_lines(pipeline: Pipeline) -> Iterator[str]:
    """Where achievements stop, and which stand at each step."""
    yield words("chains.pipeline")
    yield indented(pipeline.sentence)
    for step in pipeline.steps:
        if step.achievements:
            yield indented(words("chains.step", label=step.label, achievements="、".join(step.achievements)))
