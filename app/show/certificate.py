"""A certificate as a page to be read out in a meeting: the state, why, what was tested, whom we looked at, who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from app.layout import Column, indented, table
from app.show.heading import heading
from app.show.states import StateMarks
from app.words import words
from graph.states import Certificate
from graph.states.certificate import Exhibit, SourceNote
from graph.states.evidence import Claim, Evidence
from graph.states.flips import ORDER
from graph.states.outcome import TestResult
from ontology.schema import Ontology

EVIDENCES = 4
"""Pieces of evidence shown for a firm; --json has all of them."""


def certificate_text(one: Certificate, ontology: Ontology, kind: str = "real") -> str:
    """The certificate in sections; those that always stand say what it means that they are empty."""
    sections = [
        _head(one, ontology, kind), _tests(one), _firms(one, ontology), _claims("provided", one.provided),
        _claims("rejected", one.rejected), _coverage(one, ontology), source_lines(one.sources), _flip(one),
    ]  # fmt: skip
    return "\n\n".join("\n".join(section) for section in sections if section)


def _head(one: Certificate, ontology: Ontology, kind: str) -> list[str]:
    """What is said of which link, and by which rule."""
    marks = StateMarks(ontology)
    state = indented(words("certificate.state", state=marks.plain(one.state), reason=one.reason), 0)
    lines = [indented(words("certificate.title", link=one.link_label), 0), heading(one, kind), "", marks.painted(one.state, state)]
    lines.append(indented(words("certificate.number", number=one.number), 0))
    lines.append(indented(words("certificate.rule", rule=words(f"rules.{one.rule}")), 0))
    if one.excluded:
        lines.append(indented(words("certificate.excluded", states="、".join(map(marks.word, one.excluded))), 0))
    if one.hint:
        lines.append(indented(words("certificate.hint", hint=one.hint), 0))
    lines += [indented(words("certificate.flag", label=flag.label, detail=flag.detail), 0) for flag in one.flags]
    return lines


def _tests(one: Certificate) -> list[str]:
    """Each test with its number, its line, and how it came out; what it rests on or lacked stands under it."""
    if not one.tests:
        return [words("certificate.tests"), indented(words("certificate.no_tests"))]
    lines = [words("certificate.tests"), *table(_test_columns(), ())]
    for test in one.tests:
        cells = (f"{test.name} {test.label}", _value(test), threshold_words(test), words(f"certificate.results.{result_of(test)}"))
        lines += table(_test_columns(), [cells], headings=False)
        if remark := "；".join(filter(None, [test.note, *_figures(test)])) if test.judged else test.missing_input:
            lines.append(indented(remark, 5))
    return lines


def _figures(test: TestResult) -> Iterator[str]:
    """The date and age of what a test rests on."""
    if test.age is not None:
        yield words("certificate.figures", dated=test.dated, age=test.age)
    if test.date_unknown:
        yield words("certificate.figures_undated")


def _test_columns() -> list[Column]:
    headings = {name: words(f"certificate.{name}") for name in ("test", "value", "threshold", "result")}
    return [Column(headings["test"], 34), Column(headings["value"], 8, right=True), Column(headings["threshold"], 16),
            Column(headings["result"])]  # fmt: skip


def number_words(test: TestResult, number: float) -> str:
    return f"{number:.0%}" if words(f"tests.{test.name}.form") == "percent" else f"{number:g}"


def _value(test: TestResult) -> str:
    if test.value is None:
        return words("certificate.unknown")
    return words("certificate.none") if isinstance(test.value, str) else number_words(test, test.value)


def threshold_words(test: TestResult) -> str:
    """The line in words; a dash where the test has none here."""
    line = words(f"tests.{test.name}.line")
    if "{" not in line:
        return line
    return words("certificate.none") if test.threshold is None else line.format(number_words(test, test.threshold))


def failed_words(test: TestResult, *notes: str) -> str:
    """A failed test in one phrase: its number, what is asked, what it is of, and what else is to be said of it."""
    line = words("certificate.failed_line", line=threshold_words(test)) if test.threshold is not None else ""
    beside = "；".join(filter(None, (line, test.note, *notes)))
    value = test.value if isinstance(test.value, str) else _value(test)
    told = words("certificate.failed", name=test.name, label=test.label, value=value)
    return told + words("certificate.failed_beside", beside=beside) if beside else told


def result_of(test: TestResult) -> str:
    """not_judged, not_applicable, failed or passed."""
    if not test.judged:
        return "not_judged"
    if isinstance(test.value, str):
        return "not_applicable"
    return "failed" if test.failed else "passed"


def _firms(one: Certificate, ontology: Ontology) -> list[str]:
    """Whom we looked at, by verdict, each with why and the evidence on its side."""
    groups = ontology.vocabularies["VerdictGroup"]
    counts = Counter(exhibit.group for exhibit in one.examined)
    if not counts:
        return [words("certificate.firms_none")]
    parts = "，".join(f"{groups[code].zh} {counts[code]}" for code in reversed(groups) if counts[code])
    lines = [words("certificate.firms", count=counts.total(), parts=parts)]
    for exhibit in one.examined:
        lines += _firm(exhibit, groups[exhibit.group].zh)
    return lines


def _firm(exhibit: Exhibit, group: str) -> Iterator[str]:
    yield indented(words("certificate.firm", label=exhibit.label, group=group, verdict=exhibit.verdict_label))
    if exhibit.why:
        yield indented(exhibit.why, 6)
    for number, evidence in enumerate(dict.fromkeys(exhibit.evidence)):
        if number == EVIDENCES:
            yield indented(words("certificate.more_evidence", count=len(dict.fromkeys(exhibit.evidence)) - EVIDENCES), 6)
            break
        yield indented(evidence_text(evidence), 6)


def evidence_text(one: Evidence) -> str:
    """One piece of evidence: document or source, place in it, its words or what its row says, its date and age, the address."""
    where = " ".join(filter(None, [one.document or one.source, one.locator]))
    quote = words("certificate.quote", quote=one.quote) if one.quote else words("certificate.says", says=one.says)
    return words("certificate.evidence", where=where, quote=quote, dated=_dated(one)) + (f" {one.url}" if one.url else "")


def _dated(one: Evidence) -> str:
    """The date that its age runs from, and the age; or that it bears none."""
    if one.date_unknown:
        return words("certificate.date_unknown")
    return words("certificate.latest" if one.latest else "certificate.dated", dated=one.dated, age=one.age)


def _claims(title: str, claims: Sequence[Claim]) -> list[str]:
    """Facts told beside the firms, each with its evidence; nothing where there is none."""
    lines = [words(f"certificate.{title}")] if claims else []
    for claim in claims:
        lines.append(indented(words("certificate.claim", label=claim.label, says=claim.says)))
        lines += [indented(evidence_text(one), 6) for one in claim.evidence[:EVIDENCES]]
    return lines


def _coverage(one: Certificate, ontology: Ontology) -> list[str]:
    """What was really looked at."""
    if not one.coverage:
        return [words("certificate.coverage"), indented(words("certificate.no_coverage"))]
    lines = [words("certificate.coverage")]
    for survey in one.coverage:
        population = ontology.concept("Population", survey.population).zh
        dates = "—".join(filter(None, [survey.surveyed_from, survey.surveyed_to])) or words("certificate.undated")
        lines.append(indented(words("certificate.survey", label=survey.label, population=population, dates=dates)))
        if survey.method:
            lines.append(indented(survey.method, 6))
        lasting = words("certificate.expires", day=survey.expires) if survey.expires else words("certificate.lasting")
        lines.append(indented(lasting, 6))
    return lines


def source_lines(sources: Sequence[SourceNote]) -> list[str]:
    """Who says so, under which licence."""
    lines = [words("certificate.sources")]
    for source in sources:
        said = [source.publisher, source.licence, source.attribution]
        lines.append(indented(words("certificate.source", label=source.label, said="；".join(filter(None, said)))))
    return lines


def _flip(one: Certificate) -> list[str]:
    """What would change the state: the smallest change found, then the smallest to other ends, and in which order."""
    if one.flip is None:
        return [words("certificate.flip"), indented(words("certificate.no_flip", searched=one.flip_searched))]
    lines = [words("certificate.flip"), indented(one.flip.words)]
    lines += [indented(words("certificate.flip_also", words=other.words)) for other in one.flip.also]
    return [*lines, indented(words("certificate.flip_order", order=ORDER, searched=one.flip_searched))]
