"""What comparisons refuse."""

from __future__ import annotations

from ontology.errors import UserFault


class ComparisonFault(UserFault):
    """Two sides that are one and the same."""
