"""An answer as a table: its columns, its rows, and the snapshot it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` hold plain values in the order of `columns`; `more` tells that the row limit cut the answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    snapshot: str
    ontology: str
    as_of: str
    more: bool = False

    def frame(self) -> pd.DataFrame:
        """The rows as a pandas frame; its `attrs` hold snapshot, ontology, as_of and more."""
        import pandas as pd

        found = pd.DataFrame(list(self.rows), columns=list(self.columns))
        found.attrs.update(snapshot=self.snapshot, ontology=self.ontology, as_of=self.as_of, more=self.more)
        return found

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `query`, `cypher` and `sparql`."""
        return {"schema": 1, "snapshot": self.snapshot, "ontology": self.ontology, "as_of": self.as_of, "more": self.more,
                "columns": list(self.columns), "rows": [list(row) for row in self.rows]}  # fmt: skip


def plain(value: Any) -> Any:
    """A value of the driver as JSON has it: a node as its properties with its labels, a path as its nodes and types in turn."""
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{name: plain(one) for name, one in sorted(value.items())}}
    if isinstance(value, Relationship):
        return {"type": value.type, **{name: plain(one) for name, one in sorted(value.items())}}
    if isinstance(value, Path):
        pairs = zip(value.relationships, value.nodes[1:], strict=True)
        return [value.nodes[0].get("label"), *(one for edge, node in pairs for one in (edge.type, node.get("label")))]
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, (Date, DateTime)) else value
