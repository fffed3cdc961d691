"""六链: what supports each link, what to do where a chain is thin or absent, and who could serve what nobody serves yet."""

from graph.analysis.sixchains.answer import SixChains
from graph.analysis.sixchains.asking import chain_detail, find_subject, link_detail, link_row, six_chains
from graph.analysis.sixchains.chain import ChainDetail
from graph.analysis.sixchains.counting import stated_counts
from graph.analysis.sixchains.link import LinkDetail
from graph.analysis.sixchains.presence import Presence
from graph.analysis.sixchains.rows import Cell, ChainRow, Supporter, ranked
from graph.analysis.sixchains.subject import subject_of
from graph.analysis.sixchains.tables import supporting_classes

__all__ = ["Cell", "ChainDetail", "ChainRow", "LinkDetail", "Presence", "SixChains", "Supporter", "chain_detail", "find_subject",
           "link_detail", "link_row", "ranked", "six_chains", "stated_counts", "subject_of", "supporting_classes"]  # fmt: skip
