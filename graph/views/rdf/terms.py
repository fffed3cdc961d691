"""Names in the RDF view, and N-Quads terms: entities, facts and statements as IRIs, values as typed literals."""

from __future__ import annotations

import re
from decimal import Decimal

from ontology.values import canonical_decimal

LT = "urn:liantu:"
ENTITY, FACT, VALUE, STATEMENT, GRAPH, LOAD = (LT + name + "/" for name in ("id", "fact", "value", "statement", "graph", "load"))
VIEW_GRAPH, LOADS_GRAPH, ONTOLOGY_GRAPH = LT + "graph/:view", LT + "graph/:loads", LT + "graph/:ontology"
"""Graphs of our own; no source is called so, since a source's id begins with a letter."""
XSD, RDF = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS, PROV, OA = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"
PREFIXES = {"lt": LT, "id": ENTITY, "xsd": XSD, "rdf": RDF, "rdfs": RDFS, "prov": PROV, "oa": OA,
            "skos": "http://www.w3.org/2004/02/skos/core#"}  # fmt: skip
TYPE = f"<{RDF}type>"
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\%]')
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r'["\\\n\r\t]')
_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def encoded(key: str) -> str:
    """A key inside an IRI: what IRIs forbid, and %, as %XX of its UTF-8."""
    if not _FORBIDDEN.search(key):
        return key
    return _FORBIDDEN.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), key)


def decoded(iri: str) -> str:
    """The entity id that an IRI of ours names; any other IRI as it is."""
    if not iri.startswith(ENTITY):
        return iri
    key = iri[len(ENTITY) :]
    return bytes_of(key).decode() if "%" in key else key


def bytes_of(key: str) -> bytes:
    """The bytes that a percent-encoded text stands for."""
    return re.sub(rb"%([0-9A-F]{2})", lambda found: bytes([int(found.group(1), 16)]), key.encode())


def entity(key: str) -> str:
    """The IRI of an entity or record, as a term."""
    return f"<{ENTITY}{encoded(key)}>"


def term(name: str) -> str:
    """A term of the ontology or of the view."""
    return f"<{LT}{name}>"


def text(value: str) -> str:
    """A plain literal."""
    return f'"{_SPECIAL.sub(lambda found: _ESCAPED[found.group()], value)}"' if _SPECIAL.search(value) else f'"{value}"'


def date(value: str) -> str:
    """A date literal of the precision it is written in; a period from/to stays text."""
    kind = _DATES.get(len(value))
    return f'"{value}"^^<{XSD}{kind}>' if kind else text(value)


def literal(value: str | int | float | bool) -> str:
    """A literal of the value's own type: decimals without exponent."""
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<{XSD}boolean>'
    if isinstance(value, int):
        return f'"{value}"^^<{XSD}integer>'
    if isinstance(value, float):
        return f'"{canonical_decimal(Decimal(repr(value)))}"^^<{XSD}decimal>'
    return text(value)
