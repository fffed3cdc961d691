"""惠企政策匹配: which clauses an enterprise meets, by how much it misses, and what has to be found out first."""

from graph.precheck.answering import precheck, precheck_facts
from graph.precheck.outcome import Checked, ClauseCheck, Precheck

__all__ = ["Checked", "ClauseCheck", "Precheck", "precheck", "precheck_facts"]
