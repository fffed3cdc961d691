"""The ledger of statements: append-only, transactional, the one truth."""

from graph.ledger.accounting import InputRow
from graph.ledger.judging import Judgement, latest_last, latest_on_pairs
from graph.ledger.ledger import Change, Ledger
from graph.ledger.loading import Loading, LoadResult

__all__ = ["Change", "InputRow", "Judgement", "Ledger", "LoadResult", "Loading", "latest_last", "latest_on_pairs"]
