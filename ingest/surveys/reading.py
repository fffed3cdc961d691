"""Reads a survey: what was looked at becomes coverage, the firms found become 挂链 with the department's verdict."""

from __future__ import annotations

from dataclasses import replace

from graph.ledger import Judgement
from ingest.headings import Meaning
from ingest.mapping.mapping import MARK, Entry, Mapping
from ingest.mapping.reader import MappedRow
from ingest.naming import Names
from ingest.row import Cell, Row
from ingest.say import Reference, Say
from ingest.surveys.checks import check_survey, lacking, on_its_chain
from ingest.surveys.sheets import entries, survey_id, survey_sheet
from ingest.templates.marks import MARK_COLUMN, plain
from ingest.templates.reader import TemplateReader
from ingest.templates.template import Sheet
from ontology import values
from ontology.errors import Refusal, issue
from ontology.schema import Ontology
from ontology.values import normalised_name

SURVEY = ("SurveyCoverage",)
OWN = frozenset({"name", "note", "surveyMethod"})
"""What two tellings of one survey may differ in."""
IN_SURVEY = Meaning("special", "survey")
"""The column that says in which survey a firm was found."""
MEMBERS_KNOWN = frozenset({"all", "listed"})
"""Populations whose members are known without a qualification."""


class SurveySheetReader(TemplateReader):
    """A sheet of the survey template: its headings are its own, not the ontology's."""

    name = ""

    def sheet(self, ontology: Ontology) -> Sheet:
        """The sheet as it is handed out."""
        return survey_sheet(ontology, self.name)

    def entries(self, ontology: Ontology, header: tuple[str, ...]) -> tuple[Entry, ...]:
        """What the headings of a sheet mean; those that mean nothing are not among them."""
        known = entries(self.name)
        return (Entry(MARK_COLUMN, MARK),
                *(replace(known[plain(one)], column=one) for one in header if plain(one) in known))  # fmt: skip


class SurveyReader(SurveySheetReader):
    """The sheet 摸排范围: each row a SurveyCoverage, with the record of the survey as the document it cites."""

    name = "survey"

    def __init__(self) -> None:
        super().__init__("class:SurveyCoverage")

    def introduce(self, names: Names, source: str, row: Row, ontology: Ontology) -> None:
        """Tell which survey a row declares, where it looked and at whom."""
        super().introduce(names, source, row, ontology)
        said = {one.means.name: row.peek(one.column) for one in self.mapping_for(row, ontology).entries if one.means != MARK}
        if row.peek(MARK_COLUMN) or not said.get("name"):
            return
        key = f"{source}:{survey_id(said['name'])}"
        for name in ("name", "coversPlace", "population", "surveyedTo"):
            names.note(key, name, said.get(name, ""))
        same = "|".join(normalised_name(text) for name, text in sorted(said.items()) if name not in OWN)
        names.note(key, "same", same)
        names.introduce(source, SURVEY[0], f"same-survey:{same}", said["name"])

    def read(self, row: Row, say: Say, mapping: Mapping) -> None:
        """Say that something was looked at."""
        if lacking(row, mapping, self.name):
            return
        one = MappedRow(on_its_chain(row, mapping), row, say)
        one.twice = "LT-SURVEY-04"
        check_survey(one)
        document = cite_survey(say, one.property("name"), one.property("surveyedTo"))
        say.put(document, "publisher", next((cell for entry, cell in one.cells if entry.means.name == "surveyedBy"), ""))
        one.read()


class FoundReader(SurveySheetReader):
    """The sheet 摸排结果: each row a firm at a link, what it has here, and how far the department has checked it."""

    name = "found"

    def __init__(self) -> None:
        super().__init__("class:Enterprise")

    def survey_of(self, row: Row, names: Names, source: str, ontology: Ontology) -> str:
        """The key of the survey that a row names; empty where it names none that is known."""
        written = row.peek(self.mapping_for(row, ontology).heading(IN_SURVEY)).strip()
        try:
            return names.find(source, written, SURVEY) if written else ""
        except Refusal:
            return ""

    def read(self, row: Row, say: Say, mapping: Mapping) -> None:
        """Say what was found."""
        if lacking(row, mapping, self.name):
            return
        one = MappedRow(mapping, row, say)
        survey = one.named(one.special("survey"), SURVEY)
        if not survey:
            return
        one.say.draft.references.append(Reference(survey, one.special("survey"), one.special("survey").column))
        verdict = self._verdict(one)
        if verdict == "rejected":
            one.cells = [(entry, cell) for entry, cell in one.cells if entry.means.name != "produces"]
        cite_survey(say, one.special("survey"), "", one.special("evidence"))
        firm = one.read()
        if firm:
            self._place(one, survey)
            self._member(one, firm, survey)
            self._judge(one, firm, survey, verdict)

    def _verdict(self, one: MappedRow) -> str:
        cell = one.special("verdict")
        try:
            return one.say.word("FactStatus", cell)
        except Refusal as refusal:
            one.row.issues.append(replace(refusal.issues[0], column=cell.column))
            return ""

    def _place(self, one: MappedRow, survey: str) -> None:
        """A site without a place of its own lies where the survey looked, if that is one place."""
        site = next((said.subject for said in one.say.draft.statements if said.value == "Site"), "")
        located = any(cell for entry, cell in one.cells if entry.means.name == "locatedIn")
        if not site or located:
            return
        column = next((entry.column for entry, _ in one.cells if entry.means.name == "locatedIn"), "所在地")
        places = one.say.known.places_of(one.say.source, survey)
        if len(places) == 1:
            one.say.relate(site, "locatedIn", places[0], **one.stamps)
        else:
            one.row.issues.append(issue("LT-SURVEY-07", column=column, value=one.special("survey"), count=len(places)))

    def _member(self, one: MappedRow, firm: str, survey: str) -> None:
        """A firm said to be of the population surveyed holds the qualification that makes it a member."""
        cell = one.special("member")
        try:
            inside = cell and values.boolean(cell) == "true"
        except Refusal as refusal:
            one.row.issues.append(replace(refusal.issues[0], column=cell.column))
            return
        population, until = (one.say.known.noted(survey, name) for name in ("population", "surveyedTo"))
        concepts = one.ontology.vocabularies["Population"].values()
        found = next((c for c in concepts if population in (c.code, c.zh, c.en, *c.aliases)), None)
        if inside and found and found.code not in MEMBERS_KNOWN:
            held = one.say.named("Qualification", found.zh)
            one.say.relate(firm, "holdsQualification", held, valid_from=one.special("observed") or until)

    def _judge(self, one: MappedRow, firm: str, survey: str, verdict: str) -> None:
        """The department's verdict on each link of the row, to be recorded once the row has entered."""
        on = one.special("observed") or one.say.known.noted(survey, "surveyedTo")
        try:
            day = values.date(on) if on else ""
        except Refusal:
            return
        links = [said.object for said in one.say.draft.statements if said.predicate == "occupies"]
        reason = f"{one.special('survey')}：{one.special('evidence')}"
        one.say.draft.decisions += [Judgement(firm, link, verdict, reason, "摸排单位", day, "occupies")
                                    for link in dict.fromkeys(links)]  # fmt: skip


def cite_survey(say: Say, name: Cell, until: str, where: str = "") -> str:
    """The record of a survey as a document that the row cites; its key."""
    document = say.record("Document", f"survey/{normalised_name(name)}", name=name)
    say.put(document, "documentKind", "survey")
    say.put(document, "strength", "weak")
    say.put(document, "issuedOn", until)
    say.citations.append((document, str(where)))
    return document


