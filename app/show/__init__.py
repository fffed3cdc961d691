"""Answers as text that fits a terminal, a mail or a meeting."""

from app.show.certificate import certificate_text
from app.show.chain_detail import chain_text
from app.show.gaps import gaps_text
from app.show.link_chains import link_chains_text
from app.show.six_chains import six_chains_text

__all__ = ["certificate_text", "chain_text", "gaps_text", "link_chains_text", "six_chains_text"]
