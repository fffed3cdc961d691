"""Facts: statements and judgements as every view shows them, each once."""

from graph.facts.fact import Fact
from graph.facts.facts import Facts
from graph.facts.history import History, read_history
from graph.facts.reading import data_date, read_facts
from graph.facts.resolution import Resolution

__all__ = ["Fact", "Facts", "History", "Resolution", "data_date", "read_facts", "read_history"]
