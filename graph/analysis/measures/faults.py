"""What measures refuse."""

from __future__ import annotations

from ontology.errors import UserFault


class MeasureFault(UserFault):
    """Numbers that are no shares, a table that does not balance, a chain without links."""
