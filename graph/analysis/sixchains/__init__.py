"""六链: what supports each link, what to do where a chain is thin or absent, and who could serve what nobody serves yet."""

from graph.analysis.sixchains.answer import SixChains
from graph.analysis.sixchains.asking import chain_detail, find_subject, link_detail, six_chains
from graph.analysis.sixchains.chain import ChainDetail
from graph.analysis.sixchains.counting import stated_counts
from graph.analysis.sixchains.link import LinkDetail
from graph.analysis.sixchains.rows import Cell, ChainRow, Supporter, ranked

__all__ = ["Cell", "ChainDetail", "ChainRow", "LinkDetail", "SixChains", "Supporter", "chain_detail", "find_subject",
           "link_detail", "ranked", "six_chains", "stated_counts"]  # fmt: skip
