"""Loads the tables that come with LianTu: the defaults of every ledger as one load, or one bundled source."""

from __future__ import annotations

from graph.ledger import Ledger
from ingest.errors import InputFault
from ingest.judgements import of_folders
from ingest.loading import LoadReport, load_plan
from ingest.plan import plan_bundled
from ingest.source import Source, known_sources
from ontology.errors import issue
from ontology.nearest import nearest


def default_sources() -> list[Source]:
    """The bundled sources that every new ledger starts with, by id."""
    return [source for source in known_sources().values() if source.default and source.bundled]


def bundled_sources(kind: str) -> list[Source]:
    """The bundled sources for homes of a kind, without the defaults, by rank and id."""
    found = [one for one in known_sources().values() if one.bundled and not one.default and one.kind == kind]
    return sorted(found, key=lambda one: (one.rank, one.id))


def load_defaults(ledger: Ledger) -> LoadReport:
    """Places, thresholds and reference chains as one load, the first of every ledger."""
    return load_plan(ledger, plan_bundled(default_sources(), ledger))


def is_bundled(name: str) -> bool:
    """Whether a source of this id comes with its tables."""
    return any(one.id == name and one.bundled for one in known_sources().values())


def load_source(ledger: Ledger, source_id: str, *, strict: bool = False, data_date: str = "") -> LoadReport:
    """The bundled tables of one source as one load, and the judgements that come with it, unless every row was refused.

    Raises InputFault LT-SRC-02 where there is no such source.
    """
    known = {one.id: one for one in known_sources().values() if one.bundled}
    if source_id not in known:
        raise InputFault(issue("LT-SRC-02", value=source_id, expected=nearest(source_id, known), known="、".join(sorted(known))))
    planned, decisions = plan_bundled([known[source_id]], ledger), of_folders([known[source_id].folder])
    return load_plan(ledger, planned, strict=strict, data_date=data_date, decisions=decisions)
