"""Results in notebooks: after `%load_ext app.notebook`, states, certificates, candidates and networks show themselves.

`graph` knows nothing of faces, so its classes carry no HTML of their own; IPython is told here how to show each of them. All of it
is one piece of HTML without requests: it looks the same in Jupyter, in VS Code and in an exported page.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from app.notebook.answers import candidates_html, certificate_html, states_html
from app.notebook.network import Network, network_html, section_html
from graph.candidates import Candidates
from graph.networks import Section
from graph.states import Certificate, Gaps

SHOWN: dict[type, Any] = {
    Gaps: states_html, Certificate: certificate_html, Candidates: candidates_html, Section: section_html,
    nx.MultiDiGraph: network_html,
}  # fmt: skip

__all__ = ["SHOWN", "Network", "load_ipython_extension"]


def load_ipython_extension(shell: Any) -> None:
    """Tell a running IPython how results are shown; what `%load_ext app.notebook` calls."""
    html = shell.display_formatter.formatters["text/html"]
    for kind, show in SHOWN.items():
        html.for_type(kind, show)
