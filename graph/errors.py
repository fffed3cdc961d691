"""What the graph layer refuses."""

from __future__ import annotations

from ontology.errors import UserFault


class LedgerFault(UserFault):
    """The ledger can't do this now: another writer, a newer format, another kind, a load that others build on."""


class UnknownName(UserFault):
    """A place, scope, chain, link or load that isn't there; the nearest names are offered."""
