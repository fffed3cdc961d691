"""What is known: the ledger of statements, the facts in force, the states with their certificates, the graph to be asked, and
the analyses on top.

Names are imported when they are first used, so that a process of an engine, or a command's help, does not load them all.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis.comparison import compare_places, compare_rings, compare_times
    from graph.analysis.esri import SystemicRisk, systemic_risk
    from graph.analysis.extending import Extension, extend
    from graph.analysis.measures import measures
    from graph.analysis.sixchains import six_chains
    from graph.analysis.stops import can_make, stops
    from graph.analysis.truegaps import TrueGaps, true_gaps
    from graph.analysis.whatif import whatif
    from graph.asking import Answer, Graph
    from graph.engines.opening import open_graph
    from graph.facts import Fact, Facts, read_facts
    from graph.home import Home, open_home
    from graph.ledger import Judgement, Ledger
    from graph.statement import Statement
    from graph.states import Certificate, Gaps, LinkState, dormant_rules, gaps, why

HOMES = {
    "graph.analysis.comparison": ("compare_places", "compare_rings", "compare_times"),
    "graph.analysis.esri": ("SystemicRisk", "systemic_risk"),
    "graph.analysis.extending": ("Extension", "extend"),
    "graph.analysis.measures": ("measures",),
    "graph.analysis.sixchains": ("six_chains",),
    "graph.analysis.stops": ("can_make", "stops"),
    "graph.analysis.truegaps": ("TrueGaps", "true_gaps"),
    "graph.analysis.whatif": ("whatif",),
    "graph.asking": ("Answer", "Graph"),
    "graph.candidates": ("Candidates", "Seeker"),
    "graph.engines.opening": ("open_graph",),
    "graph.facts": ("Fact", "Facts", "read_facts"),
    "graph.home": ("Home", "open_home"),
    "graph.ledger": ("Judgement", "Ledger"),
    "graph.statement": ("Statement",),
    "graph.states": ("Certificate", "Gaps", "LinkState", "dormant_rules", "gaps", "why"),
}
_HOME_OF = {name: home for home, names in HOMES.items() for name in names}

__all__ = [
    "Answer", "Candidates", "Certificate", "Extension", "Fact", "Facts", "Gaps", "Graph", "Home", "Judgement", "Ledger",
    "LinkState", "Seeker", "Statement", "SystemicRisk", "TrueGaps", "can_make", "compare_places", "compare_rings",
    "compare_times", "dormant_rules", "extend", "gaps", "measures", "open_graph", "open_home", "read_facts",
    "six_chains", "stops", "systemic_risk", "true_gaps", "whatif", "why",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
