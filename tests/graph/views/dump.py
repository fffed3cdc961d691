"""Everything a view holds, in an order of its own, so that two builds can be compared."""

from __future__ import annotations

from graph.views.rdf.terms import ONTOLOGY_GRAPH
from graph.views.views import Views

Rows = list[tuple[str, ...]]


def cypher_dump(views: Views) -> Rows:
    """Nodes with labels and properties, relationships with ends, type and properties."""
    with views.driver.session() as session:
        text = "MATCH (n:LianTu) RETURN labels(n) AS l, properties(n) AS p"
        nodes = [(str(sorted(row["l"])), _said(row["p"])) for row in session.run(text)]
        text = "MATCH (a:LianTu)-[r]->(b:LianTu) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p"
        edges = [(row["a"], row["t"], row["b"], _said(row["p"])) for row in session.run(text)]
    return sorted([*nodes, *edges])


def _said(properties: dict[str, object]) -> str:
    return str(sorted(properties.items()))


def rdf_dump(views: Views) -> list[str]:
    """Every quad but the ontology's own, whose blank nodes are new each time."""
    store = views.rdf.generations.reading()
    assert store is not None
    return sorted(str(quad) for quad in store if ONTOLOGY_GRAPH not in str(quad.graph_name))
