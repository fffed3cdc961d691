"""What is known: the ledger of statements, the facts in force, and the state of every link with its certificate."""

from graph.facts import Fact, Facts, read_facts
from graph.home import Home
from graph.ledger import Judgement, Ledger
from graph.statement import Statement
from graph.states import Certificate, Gaps, LinkState, dormant_rules, gaps, why

__all__ = [
    "Certificate", "Fact", "Facts", "Gaps", "Home", "Judgement", "Ledger", "LinkState", "Statement", "dormant_rules", "gaps",
    "read_facts", "why",
]  # fmt: skip
