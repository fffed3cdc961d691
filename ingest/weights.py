"""A table of weights of products, such as revenue or demand; everything wrong with the file is told at once, with its place."""

from __future__ import annotations

from pathlib import Path

from graph.errors import UnknownName
from graph.facts import Facts
from graph.names import find_one
from ingest.errors import InputFault
from ingest.tables import faults_of, read_tables
from ontology import values
from ontology.errors import Issue, Refusal, issue

PRODUCT, WEIGHT = "产品", "权重"
HEADINGS = {"产品": PRODUCT, "product": PRODUCT, "权重": WEIGHT, "weight": WEIGHT}
NAMED = ("name", "alias", "productCode")


def read_weights(path: Path, facts: Facts) -> dict[str, float]:
    """Product → its weight, of a .csv or .xlsx with the columns 产品 and 权重 (also: product, weight), in any one unit.

    Raises InputFault with every issue: a file that can't be read, columns missing, a weight that is no number from 0 up, a product
    unknown or written twice.
    """
    faults: list[Issue] = []
    weights: dict[str, float] = {}
    for table in read_tables(path):
        columns = {HEADINGS.get(name.strip().lower(), ""): place for place, name in enumerate(table.header)}
        if not columns.keys() >= {PRODUCT, WEIGHT}:
            faults.append(issue("LT-WEIGHT-01", value="、".join(table.header)).at(table.file, table.sheet, 1))
            continue
        for number, cells in table.rows:
            name, written = (cells[columns[one]].strip() for one in (PRODUCT, WEIGHT))
            wrong = [one for _, one in faults_of(cells)] or _read(facts, name, written, weights)
            faults += [one.at(table.file, table.sheet, number) for one in wrong]
    if faults:
        raise InputFault(*faults)
    return weights


def _read(facts: Facts, name: str, written: str, weights: dict[str, float]) -> list[Issue]:
    """Take one row into the weights; what is wrong with it."""
    try:
        product = find_one(facts, name, "Product", NAMED)
    except UnknownName as fault:
        return list(fault.issues)
    try:
        weight = float(values.decimal(written))
    except Refusal:
        weight = -1.0
    if not 0 <= weight < float("inf"):
        return [issue("LT-WEIGHT-02", column=WEIGHT, value=written)]
    if product in weights:
        return [issue("LT-WEIGHT-03", column=PRODUCT, value=name)]
    weights[product] = weight
    return []
