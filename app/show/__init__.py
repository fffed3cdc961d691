"""Answers as text that fits a terminal, a mail or a meeting."""

from app.show.candidates import candidates_text
from app.show.certificate import certificate_text
from app.show.chain_detail import chain_text
from app.show.comparison import comparison_text, rings_text
from app.show.extension import extension_text
from app.show.gaps import gaps_text
from app.show.link_chains import link_chains_text
from app.show.measures import measures_text
from app.show.precheck import precheck_text
from app.show.six_chains import six_chains_text
from app.show.truegap import true_gap_footer, true_gap_remarks, true_gap_text
from app.show.whatif import whatif_text

__all__ = [
    "candidates_text",
    "certificate_text",
    "chain_text",
    "comparison_text",
    "extension_text",
    "gaps_text",
    "link_chains_text",
    "measures_text",
    "precheck_text",
    "rings_text",
    "six_chains_text",
    "true_gap_footer",
    "true_gap_remarks",
    "true_gap_text",
    "whatif_text",
]
