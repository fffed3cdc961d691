"""延链 and 扩链: what a chain could be extended to, or widened by, from what the place already does."""

from graph.analysis.extending.extend import extend
from graph.analysis.extending.proposal import Extension, Proposal, Reason

__all__ = ["Extension", "Proposal", "Reason", "extend"]
