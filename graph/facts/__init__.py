"""Facts: statements and judgements as every view shows them, each once."""

from graph.facts.fact import Fact
from graph.facts.facts import Facts
from graph.facts.history import History, read_history
from graph.facts.overlay import ASSUMED, Changes, assume, assumed, retold
from graph.facts.reading import data_date, read_facts
from graph.facts.resolution import Resolution
from graph.facts.withholding import withhold

__all__ = ["ASSUMED", "Changes", "Fact", "Facts", "History", "Resolution", "assume", "assumed", "data_date", "read_facts",
           "read_history", "retold", "withhold"]  # fmt: skip
