"""Reading documents: what `liantu read` prints, as a function returns it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from app.cli.verbs.load import summary
from app.export.paper_tables import write_tables
from app.export.review_page import write_review
from app.show.reading import between_document, between_lines, line_document, reading_document, reading_lines
from app.words import words
from graph.home import Home
from ingest.errors import InputFault
from ingest.loading import LoadReport
from ingest.text.decisions import decide, read_decisions, verdicts
from ingest.text.document import TextDocument
from ingest.text.documents import keep_all, open_document, split_documents
from ingest.text.entering import Knowledge, Reading, enter_documents, read_documents
from ingest.text.found import Pair
from ingest.text.pairs import pairs_among
from ingest.text.pipeline import language, make_language, read_texts
from ontology.errors import Issue, issue

BATCH = 256
"""How many lines of JSON are read together."""
TOLD = frozenset({"LT-TEXT-01", "LT-TEXT-02", "LT-TEXT-04", "LT-REVIEW-12"})
"""Notes on a document as a whole, which a person is told; what was left out of it stands among the lines."""
GAZETTEERS = "gazetteers"
"""The folder of a home with lists of its own."""


def comparable(one: Reading, other: Reading, pairs: list[Pair]) -> list[Pair]:
    """The pairs that say anything: none of a text and itself, and no contradiction between papers of two places."""
    if one.document.text_digest == other.document.text_digest:
        return []
    elsewhere = bool(one.place and other.place and one.place != other.place)
    return [pair for pair in pairs if not (elsewhere and pair.kind == "conflicts")]


@dataclass(slots=True)
class Answer:
    """What a reading says: as one document, as lines, what was wrong, and whether anything was refused."""

    document: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    failed: bool = False


@dataclass(slots=True)
class Job:
    """Reads documents for a home. `place` is a Place's record; with `dry_run` nothing is stored."""

    home: Home
    place: str = ""
    model: Path | None = None
    dry_run: bool = False
    strict: bool = False

    def read(
        self, paths: Sequence[Path], review: Path | None = None, decisions: Path | None = None, tables: Path | None = None
    ) -> Answer:  # fmt: skip
        """Read files; one that can't be read is told and the others go on. Raises InputFault where none can be, or for a wrong
        table of decisions."""
        decided = read_decisions(decisions) if decisions else []
        answer = Answer({"schema": 1, "documents": []})
        documents = self._open(paths, answer)
        if not documents:
            raise InputFault(*answer.issues)
        readings = self._read([one for _, one in documents], answer)
        if not self.dry_run:
            originals = {path: path.read_bytes() for path in dict.fromkeys(path for path, _ in documents)}
            keep_all([(document, originals[path]) for path, document in documents], self.home.folder)
        dated = sorted(readings, key=lambda one: one.found.head.issued)
        for first, second, between in pairs_among([one.found.targets for one in dated]):
            earlier, later = dated[first], dated[second]
            between = comparable(earlier, later, between)
            if not between:
                continue
            answer.document["between"] = [*answer.document.get("between", []), *between_document(earlier, later, between)]
            answer.lines += between_lines(earlier, later, between)
        if decided and not self.dry_run:
            counts = decide(self.home.ledger, decided, f"{decisions.name if decisions else ''} 的复核决定")
            answer.lines.append(words("read.decided", count=counts.total(), rejected=counts["rejected"],
                                      confirmed=counts["confirmed"], to_review=counts["to_review"]))  # fmt: skip
            answer.document["decisions"] = dict(counts)
        if tables:
            answer.lines.append(words("read.tables", folder=tables, count=write_tables(readings, tables)))
        if review:
            made = write_review(readings, verdicts(self.home.ledger), review, self.home.ledger.ontology)
            answer.lines.append(words("read.review", path=made))
            answer.document["review"] = str(made)
        return answer

    def _open(self, paths: Iterable[Path], answer: Answer) -> list[tuple[Path, TextDocument]]:
        """The documents of these files; a file that can't be read is among the issues."""
        found = list[tuple[Path, TextDocument]]()
        for path in paths:
            try:
                found += [(path, one) for one in split_documents(open_document(path))]
            except InputFault as fault:
                answer.issues += fault.issues
                answer.failed = True
        return found

    def _read(self, documents: Sequence[TextDocument], answer: Answer) -> list[Reading]:
        """Show what was read, loaded unless it is only tried."""
        nlp, knowledge = pipeline(self.model, self.home), Knowledge(self.home.ledger, self.place)
        if self.dry_run:
            readings = read_documents(documents, knowledge, nlp)
            for one in readings:
                _told(one, answer)
            return readings
        entered = enter_documents(documents, knowledge, nlp, strict=self.strict, place=self.home.place)
        self.home.describe()
        for reading, report in entered:
            _told(reading, answer, report)
        return [reading for reading, _ in entered]


def _told(reading: Reading, answer: Answer, report: LoadReport | None = None) -> None:
    """Tell what was read of a document, and what its load did."""
    said = reading_document(reading)
    answer.lines += reading_lines(reading)
    answer.issues += reading.document.issues
    if report:
        said["load"] = report.as_dict()
        answer.lines += [summary(report)]
        told, known = (one for one in report.errors if one.severity != "note" or one.code in TOLD), set(answer.issues)
        answer.issues += [one for one in told if one not in known]
        answer.failed = answer.failed or report.failed
    answer.document["documents"].append(said)


def pipeline(model: Path | None, home: Home | None = None) -> Language:
    """The pipeline with a model of one's own, and the lists of a home where it has any."""
    lists = home.folder if home and (home.folder / GAZETTEERS).is_dir() else None
    return make_language(model, lists) if model or lists else language()


def read_lines(stream: Iterable[str], model: Path | None = None) -> Iterator[str | Issue]:
    """Lines of JSON with a `text` in: the same with what was found in it, or what is wrong with the line."""
    nlp, waiting = pipeline(model), list[tuple[dict[str, Any], TextDocument]]()
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            waiting.append(_line(line, number))
        except ValueError as wrong:
            yield issue("LT-TEXT-10", line=number, why=wrong)
        if len(waiting) == BATCH:
            yield from _answers(waiting, nlp)
            waiting = []
    yield from _answers(waiting, nlp)


def _line(line: str, number: int) -> tuple[dict[str, Any], TextDocument]:
    """What a line gives. Raises ValueError, in Chinese."""
    try:
        given = json.loads(line)
    except ValueError:
        raise ValueError("不是 JSON") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ValueError("没有字符串 text")
    return given, TextDocument(f"line-{number}", given["text"], "paste")


def _answers(waiting: Sequence[tuple[dict[str, Any], TextDocument]], nlp: Language) -> Iterator[str]:
    for (given, document), found in zip(waiting, read_texts([one for _, one in waiting], nlp), strict=True):
        yield json.dumps(line_document(given, found, document.text), ensure_ascii=False)

