"""Every template there is: by what a person calls it, and by the sheet of a filled one."""

from __future__ import annotations

from collections.abc import Iterable

from graph.errors import UnknownName
from ingest.source import SOURCES, RowReader, Source, TableSpec
from ingest.surveys.reading import FoundReader, SurveyReader
from ingest.surveys.sheets import FOUND, SURVEY, survey_template
from ingest.tables import Table
from ingest.templates.marks import LISTS, MARK_COLUMN, NOTES, plain
from ingest.templates.reader import TemplateReader
from ingest.templates.template import Template, sheet_for
from ontology.errors import Issue, issue
from ontology.nearest import nearest
from ontology.schema import Ontology

SURVEYS = ("摸排", "survey")
"""What the template of surveys is called."""


def template_names(ontology: Ontology) -> list[tuple[str, str, str]]:
    """Every template as (name to ask for, label, what it is), those of classes first."""
    survey = survey_template(ontology)
    return [
        (SURVEYS[0], survey.title, survey.sheets[0].definition),
        *((one.name, one.zh, one.definition_zh) for one in ontology.classes.values() if one.name != "Entity"),
        *((one.predicate, one.zh, one.definition_zh) for one in ontology.relations.values()),
    ]


def template_for(ontology: Ontology, written: str) -> Template:
    """The template of a class, of a relation or of surveys, by name or label. Raises UnknownName LT-TPL-05."""
    if written in SURVEYS:
        return survey_template(ontology)
    for cls in ontology.classes.values():
        if written in (cls.name, cls.zh, cls.en, *cls.aliases) and cls.name != "Entity":
            return Template(cls.name, cls.zh, (sheet_for(ontology, f"class:{cls.name}"),))
    for relation in ontology.relations.values():
        if written in (relation.predicate, relation.name, relation.zh, relation.en, *relation.aliases):
            return Template(relation.predicate, relation.zh, (sheet_for(ontology, f"relation:{relation.predicate}"),))
    known = [SURVEYS[0], *(label for _, label, _ in template_names(ontology))]
    raise UnknownName(issue("LT-TPL-05", value=written, expected=nearest(written, known)))


def readers(ontology: Ontology) -> dict[str, TemplateReader]:
    """The reader of every template sheet, by the sheet's title; where a class and a relation share one, the class's."""
    found = {one.zh: TemplateReader(f"relation:{one.predicate}") for one in ontology.relations.values()}
    found |= {one.zh: TemplateReader(f"class:{one.name}") for one in ontology.classes.values()}
    return found | {SURVEY: SurveyReader(), FOUND: FoundReader()}


def template_source(kind: str, ontology: Ontology) -> Source:
    """The source under which filled templates enter."""
    known: dict[str, RowReader] = dict(readers(ontology))
    return Source("templates", "模板表格", "本单位", "", "", "", kind, 30, "weak", SOURCES, (), readers=known)


def template_spec(table: Table, ontology: Ontology) -> TableSpec | None:
    """The spec of a sheet that a template began, told by the column of its mark and its title (of a .csv: the file's name)."""
    if MARK_COLUMN not in table.header:
        return None
    known = readers(ontology)
    for name in (table.sheet, table.file.rsplit(".", 1)[0]):
        if reader := known.get(name):
            understood = [one.column for one in reader.entries(ontology, table.header)]
            offered = [plain(one.heading) for one in reader.sheet(ontology).columns]
            return TableSpec(name, table.file, (), tuple(dict.fromkeys((*understood, *offered))))
    return None


def handed_out(tables: Iterable[Table]) -> bool:
    """Whether these sheets of one file were begun by a template."""
    return any(MARK_COLUMN in table.header for table in tables)


def aid(table: Table) -> Issue | None:
    """The note on a sheet of a template that never holds rows (LT-TPL-03), or as nobody was found (LT-TPL-06); else None."""
    if table.sheet in (NOTES, LISTS):
        return issue("LT-TPL-03", value=table.sheet).at(table.file, table.sheet)
    if table.sheet == FOUND and MARK_COLUMN in table.header and not table.rows:
        return issue("LT-TPL-06", value=table.sheet).at(table.file, table.sheet)
    return None
