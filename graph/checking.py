"""What can be checked of a ledger at any time: its rows counted again, and its records held against the ontology's shapes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from graph.ledger import Ledger
from graph.ledger.store import reading
from graph.ledger.tables import input_row, load, statement
from graph.statement import Statement, unpack
from ontology.nearest import nearest
from ontology.schema import Ontology
from ontology.violations import Violation, record_violations, relation_violations


@dataclass(frozen=True, slots=True)
class Miscount:
    """A number of a load's row that the database, counted again, does not bear out."""

    load: int
    what: str
    written: int
    found: int


def miscounts(ledger: Ledger) -> list[Miscount]:
    """Loads whose read, accepted, merged, rejected, added or closed differ from what the tables hold."""
    with reading(ledger.engine) as connection:
        counted = _counts(connection)
        rows = connection.execute(select(load).order_by(load.c.id)).mappings().all()
    names = ("read", "accepted", "merged", "rejected", "added", "closed")
    return [
        Miscount(row["id"], name, row[name], counted[row["id"]][name])
        for row in rows for name in names if row[name] != counted[row["id"]][name]
    ]  # fmt: skip


def _counts(connection: Connection) -> dict[int, dict[str, int]]:
    """Load → the same numbers, counted from input rows and statements."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    outcomes = select(input_row.c.load, input_row.c.outcome, func.count()).group_by(input_row.c.load, input_row.c.outcome)
    for number, outcome, count in connection.execute(outcomes):
        found[number][outcome] += count
        found[number]["read"] += count
    for name, column in (("added", statement.c.load_in), ("closed", statement.c.load_out)):
        query = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for number, count in connection.execute(query):
            found[int(number or 0)][name] = count
    return found


@dataclass(frozen=True, slots=True)
class Misfit:
    """A record in force that breaks a shape: what it is (a class or relation), the path, and what was expected."""

    record: str
    of: str
    path: str
    expected: str


def misfits(ledger: Ledger) -> Iterator[Misfit]:
    """Every record and relation in force that breaks a shape of the ontology, in the order of their keys; first what names a
    class, property or relation that the ontology does not have (any more)."""
    ontology = ledger.ontology
    classes: dict[str, set[str]] = defaultdict(set)
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    relations: list[Statement] = []
    unknown: list[Misfit] = []
    for one in ledger.statements():
        if one.predicate == "a" and one.value not in ontology.classes:
            unknown.append(Misfit(one.subject, one.value, "a", nearest(one.value, ontology.classes)))
        elif one.predicate == "a":
            classes[one.subject].add(one.value)
        elif one.predicate in ontology.relations:
            relations.append(one)
        elif one.predicate not in ontology.properties:
            known = (*ontology.relations, *ontology.properties)
            unknown.append(Misfit(one.subject, one.predicate, one.predicate, nearest(one.predicate, known)))
        else:
            values[one.subject][one.predicate].append(one.value)
    yield from sorted(unknown, key=lambda one: (one.record, one.path, one.of))
    for key in sorted(classes):
        for cls in sorted(classes[key]):
            for broken in record_violations(ontology, cls, values[key]):
                yield _misfit(key, cls, broken)
    for one in relations:
        relation = ontology.relations[one.predicate]
        ends = (_class(ontology, classes[one.subject], relation.from_classes),
                _class(ontology, classes[one.object], relation.to_classes))  # fmt: skip
        for broken in relation_violations(ontology, one.predicate, ends, unpack(one.qualifiers)):
            yield _misfit(f"{one.subject} → {one.object}", one.predicate, broken)


def _class(ontology: Ontology, classes: set[str], wanted: tuple[str, ...]) -> str:
    """The class by which a record fits an end of a relation, else any of its classes."""
    return next((one for one in sorted(classes) if any(ontology.is_a(one, good) for good in wanted)), min(classes, default=""))


def _misfit(record: str, of: str, broken: Violation) -> Misfit:
    return Misfit(record, of, broken.path, broken.expected)
