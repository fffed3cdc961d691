"""Results in a notebook: each shows itself as one piece of HTML, escaped, and asks nobody for anything."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import networkx as nx
import pytest
from IPython.core.interactiveshell import InteractiveShell

from app.notebook import SHOWN, load_ipython_extension
from app.notebook.answers import candidates_html, certificate_html, states_html
from app.notebook.network import MOST, network_html, section_html
from graph.candidates import candidates
from graph.facts import Facts, read_facts
from graph.home import Home
from graph.networks import FactTies, section, to_networkx
from graph.states import gaps, why
from tests.app.web.browsing import SOFTWARE, Watched, browsing
from tests.app.world import GAP, MADE, ZONE, record, relation

ODD = "𠮷</script><script>alert(1)</script>公司"
FETCHED = re.compile(r"(?:\bsrc|\bhref)\s*=\s*[\"']?\s*(?:https?:)?//|url\(\s*[\"']?(?:https?:)?//|@import", re.IGNORECASE)


@pytest.fixture
def facts(home: Home) -> Facts:
    home.ledger.add([*record("t:odd", "Enterprise", name=ODD), relation("t:odd", "produces", f"{MADE}-product"),
                     relation("t:odd", "supplies", "t:firm")])  # fmt: skip
    return read_facts(home.ledger)


def shown(facts: Facts) -> dict[str, str]:
    """Every result as HTML."""
    return {
        "states": states_html(gaps(facts, ZONE)), "certificate": certificate_html(why(facts, MADE, ZONE)),
        "candidates": candidates_html(candidates(facts, GAP, ZONE)), "network": section_html(section(FactTies(facts), "t:firm")),
    }  # fmt: skip


def test_every_link_stands_on_the_map_with_its_state(facts: Facts) -> None:
    page, found = states_html(gaps(facts, ZONE)), gaps(facts, ZONE)
    assert [page.count(f'card s-{one.state}"') > 0 and one.card_label in page for one in found.links] == [True] * 3


def test_what_is_not_known_is_not_shown_as_none(facts: Facts) -> None:
    cards = re.findall(r'card s-(\w+)".*?<small>(.*?)</small>', states_html(gaps(facts, ZONE)))
    assert dict(cards)["unknown"] == "不明"


def test_a_certificate_shows_every_firm_that_was_examined(facts: Facts) -> None:
    page, one = certificate_html(why(facts, MADE, ZONE)), why(facts, MADE, ZONE)
    assert [exhibit.label for exhibit in one.examined if exhibit.label not in unescape(page)] == []


def test_a_network_stands_in_a_closed_frame(facts: Facts) -> None:
    page = section_html(section(FactTies(facts), "t:firm"))
    assert page.startswith('<iframe sandbox="allow-scripts" srcdoc="')


def test_names_are_only_names(facts: Facts) -> None:
    pages = shown(facts)
    assert [name for name, page in pages.items() if "<script>alert" in page or "<script>alert" in unescape(page)] == []


def test_nothing_is_fetched(facts: Facts) -> None:
    assert [name for name, page in shown(facts).items() if FETCHED.search(unescape(page))] == []


def test_a_graph_of_somebody_else_is_left_alone() -> None:
    assert network_html(nx.MultiDiGraph([("a", "b")])) is None


def test_a_network_too_large_is_left_alone(facts: Facts) -> None:
    graph = to_networkx(facts)
    graph.add_nodes_from((f"n{number}", {"classes": ()}) for number in range(MOST))
    assert network_html(graph) is None


def test_the_extension_tells_the_shell_how_all_of_them_are_shown(facts: Facts) -> None:
    shell = InteractiveShell.instance()
    load_ipython_extension(shell)
    html = shell.display_formatter.formatters["text/html"]  # type: ignore[union-attr]
    assert [kind for kind in SHOWN if kind not in html.type_printers] == []
    assert "liantu" in html(gaps(facts, ZONE))


def test_the_frame_draws_in_a_page_of_its_own(facts: Facts, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8>{network_html(to_networkx(facts))}", encoding="utf-8")
    with browsing() as start:
        watched = Watched(start(*SOFTWARE))
        frame = watched.see((tmp_path / "a.html").as_uri()).frame_locator("iframe")
        frame.locator(".stage canvas.names").wait_for(state="attached")
        assert watched.errors == []
