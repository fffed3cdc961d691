"""Programmes, departments and who answers for what."""

from __future__ import annotations

import re

from ingest.text.facts.papers import full_body, period_of, policy_key
from ingest.text.facts.row import Paper, clause_key, identity
from ingest.text.found import NONE, Duty, Programme

DIGITS = "数字与名称的对应为读法，原文未逐字解释"
"""The doubt about every programme that is named by digits."""


SENTENCE = re.compile(r"[，,。；;]|^.{31}")
"""No name of a programme looks like this."""
FUNDS = re.compile(r"(?<![A-Za-z])(?P<known>PE|VC)\s*[/／]\s*(?P<odd>(?!PE|VC)[PV][A-Z])(?![A-Za-z])")
OTHER = {"PE": "VC", "VC": "PE"}
"""Kinds of funds that are named in one breath, each with the other."""


def add_programmes(paper: Paper) -> None:
    """A row for each programme, and for each section that departments answer for and that is none."""
    for number, one in enumerate(paper.found.programmes):
        if _is_article(paper, one):
            continue
        within = programme_key(paper, one.within) if one.within != NONE else policy_key(paper) if paper.found.head.title else ""
        kind = "numbered" if one.digits else "promotion" if one.name.endswith("工程") else "task"
        paper.add("programmes", "class:Programme", {
            "id": programme_key(paper, number), "programmeOrder": str(one.order or ""), "name": one.name, "programmeKind": kind,
            "alias": one.digits, "programmeOf": within, "periodText": period_of(paper.found.head.title),
            "doubt": "；".join([*one.doubts, *([DIGITS] if one.digits and one.targets else []), *misprints(paper, one)]),
        }, one.start, one.end, f"rule:{one.source}", where=paper.section(one.section))  # fmt: skip


def programme_key(paper: Paper, number: int) -> str:
    """The local id of a programme."""
    one = paper.found.programmes[number]
    return paper.key("programme", one.digits or one.order or paper.section(one.section) or one.name)


def add_duties(paper: Paper) -> None:
    """Rows for departments, named groups of them, and what each answers for."""
    for one in paper.found.duties:
        body = add_department(paper, one)
        for task in _answered_for(paper, one):
            cells = {"id": paper.key("duty", task.rpartition("/")[2], one.department, one.role), "from": body, "to": task,
                     "duty": one.role}  # fmt: skip
            paper.add("responsibilities", "relation:responsibleFor", cells, one.start, one.end, f"rule:{one.source}",
                      where=paper.section(one.section))  # fmt: skip


def add_department(paper: Paper, one: Duty) -> str:
    """A row for a department, or for a group that is named as a whole; it is a unit of the body that issues the paper."""
    issuer = paper.found.head.issuer
    cells = {"name": one.department, "unitOf": paper.key("authority", full_body(issuer)) if issuer else "",
             "identityKey": identity(full_body(issuer), one.department)}  # fmt: skip
    place = (one.start, one.end, f"rule:{one.source}")
    if one.group:
        return paper.add("department_groups", "class:DepartmentGroup", {"id": paper.key("group", one.department), **cells}, *place)
    return paper.add("departments", "class:Department", {"id": paper.key("department", one.department), **cells}, *place)


def _is_article(paper: Paper, one: Programme) -> bool:
    """Whether what departments answer for is an article that says who gets what, and no programme with a name."""
    return not one.digits and SENTENCE.search(one.name) is not None and bool(_clauses_in(paper, one.section))


def _clauses_in(paper: Paper, section: int) -> list[str]:
    """The clauses of a section and of those within it."""
    return [clause_key(paper, number) for number, one in enumerate(paper.found.clauses) if _within(paper, one.section, section)]


def misprints(paper: Paper, one: Programme) -> list[str]:
    """Kinds of funds in a programme's section that nobody knows beside one that everybody does (PE/VE): kept as written."""
    if not 0 <= one.section < len(paper.found.sections) or one.digits:
        return []
    section = paper.found.sections[one.section]
    said = FUNDS.finditer(paper.document.reading, section.start, section.end)
    return [f"“{found[0]}”照原文，{found['odd']}疑为{OTHER[found['known']]}" for found in said]


def _answered_for(paper: Paper, one: Duty) -> list[str]:
    """The programme that a duty is for, of an article its clauses; a section that is neither is entered as a task."""
    if one.programme != NONE and not _is_article(paper, paper.found.programmes[one.programme]):
        return [programme_key(paper, one.programme)]
    if clauses := _clauses_in(paper, one.section):
        return clauses
    return [task] if (task := _task(paper, one)) else []


def _task(paper: Paper, one: Duty) -> str:
    """A row for a section that departments answer for."""
    if not 0 <= one.section < len(paper.found.sections):
        return ""
    section = paper.found.sections[one.section]
    name = section.title or paper.text(section.start, min(section.end, section.start + 40))
    return paper.add("programmes", "class:Programme", {
        "id": paper.key("task", section.number or section.start), "name": name, "programmeKind": "task",
        "programmeOf": policy_key(paper) if paper.found.head.title else "",
    }, section.title_start, section.title_end, "rule:structure", where=section.number)  # fmt: skip


def programmes_of(paper: Paper, target: int, section: int) -> list[str]:
    """The local ids of the programmes that set a target: the one its section belongs to, and those named by digits."""
    found = [number for number, one in enumerate(paper.found.programmes) if _sets(paper, one, target, section)]
    return [programme_key(paper, number) for number in found]


def _sets(paper: Paper, one: Programme, target: int, section: int) -> bool:
    if one.digits:
        parts = paper.found.targets[target].sum_of
        return target in one.targets or (bool(parts) and set(parts) <= set(one.targets))
    return one.section != NONE and _within(paper, section, one.section)


def _within(paper: Paper, section: int, outer: int) -> bool:
    while section != NONE and section != outer:
        section = paper.found.sections[section].parent
    return section == outer
