"""What the graph layer refuses."""

from __future__ import annotations

from ontology.errors import UserFault


class LedgerFault(UserFault):
    """The ledger can't do this now: another writer, a newer format, another kind, a load that others build on."""


class UnknownName(UserFault):
    """A place, scope, chain, link or load that isn't there; the nearest names are offered."""


class ViewFault(UserFault):
    """A view can't be read or written: foreign nodes, another ledger, an interrupted update, a store that is gone."""


class EngineFault(UserFault):
    """A graph engine can't be had: it does not start, is not there, refuses the login, or holds what is not ours."""


class QueryFault(UserFault):
    """A query is refused or cut: it writes, names what isn't there, lacks a parameter, or takes too long."""


class AnalysisFault(UserFault):
    """An analysis can't be made of this: figures out of range, a chain without links, too little known."""


class NetworkFault(UserFault):
    """A supply network can't be reckoned with: amounts that are none, links that lead nowhere, too little that is known."""
