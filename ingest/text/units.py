"""Units as papers write them, each with the unit it is one of, its factor and its kind."""

from __future__ import annotations

from decimal import Context, Decimal

from ingest.text.lists import rows

UNITS = {row["written"]: (row["unit"], Decimal(row["factor"]), row["kind"]) for row in rows("target_units")}
EXACT = Context(prec=15)
"""So exactly are amounts multiplied: a third of a unit (亩) gives no more signs than anybody measures."""
