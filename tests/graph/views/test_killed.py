"""A view whose maker or engine is killed in the middle repairs itself: it then holds what a full build holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from graph.engines.opening import EMBEDDED, NEO4J, embedded_server
from graph.engines.process import child_environment
from graph.errors import ViewFault
from graph.home import Home
from graph.ledger import Ledger
from graph.views.marker import READY
from graph.views.views import BUILT, CHANGED, CYPHER, RDF, Views
from tests.engines import ENVIRON, needs_neo4j
from tests.graph.conftest import Open
from tests.graph.views.dump import cypher_dump, rdf_dump
from tests.graph.world import make_ledger, record, tie

FIRST = [*record("s:1", "甲"), *record("s:2", "乙"), tie("supplies", "s:1", "s:2")]
MORE = [*record("s:3", "丙"), tie("supplies", "s:1", "s:3"), tie("supplies", "s:2", "s:3"), tie("supplies", "s:3", "s:1")]


@pytest.fixture
def home(engine_folder: Path, tmp_path: Path) -> Home:
    """A ledger in a file, which two processes can read, and the folder of the engines of this run."""
    ledger = Ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    ledger.add(FIRST)
    return Home(engine_folder, ledger)


def kill_in_the_middle(what: str, home: Home, engine: str) -> None:
    """Let another process do this work, and kill it where it stops."""
    url = home.ledger.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.graph.views.stopping", what, str(home.folder), url]
    environ = child_environment() | {"LIANTU_GRAPH": ""} | dict(ENVIRON[engine])
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        child.kill()


def repaired(views: Views, view: str) -> tuple[str, str]:
    """How a refresh repaired a view, which then is what a full build makes."""

    def dump() -> list[object]:
        return [*(cypher_dump(views) if view == CYPHER else rdf_dump(views))]

    (done,) = views.refresh((view,))
    held = dump()
    views.refresh((view,), anew=True)
    assert held == dump()
    assert any("s:3" in str(row) for row in held)
    return done.did, done.why


@pytest.mark.parametrize(("engine", "work"), [
    (EMBEDDED, "fill embedded"), (EMBEDDED, "change cypher"), (NEO4J, "build cypher"),
])  # fmt: skip
def test_a_graph_whose_maker_was_killed_is_built_anew(home: Home, engine: str, work: str) -> None:
    if engine == NEO4J:
        needs_neo4j()
    views = Views(home, ENVIRON[engine])
    views.refresh((CYPHER,), anew=True)
    home.ledger.add(MORE)
    if work == "fill embedded":
        views.close()
        embedded_server(home.folder).stop()
    kill_in_the_middle(work, home, engine)
    held = views.marker(CYPHER)
    assert held is None or held.state != READY
    assert repaired(views, CYPHER) == (BUILT, "empty" if held is None else "interrupted")
    views.close()


@pytest.mark.parametrize("work", ["build rdf", "change rdf"])
def test_a_store_whose_maker_was_killed_is_what_it_was_and_then_brought_up(home: Home, work: str) -> None:
    views = Views(home, {})
    views.refresh((RDF,), anew=True)
    before = rdf_dump(views)
    home.ledger.add(MORE)
    kill_in_the_middle(work, home, EMBEDDED)
    assert rdf_dump(views) == before
    assert repaired(views, RDF) == (CHANGED, "")


@pytest.mark.parametrize(("open_views", "anew"), [(EMBEDDED, True), (EMBEDDED, False), (NEO4J, False)], indirect=["open_views"])
def test_a_graph_whose_engine_was_killed_is_built_anew(open_views: Open, anew: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    views = open_views(make_ledger())
    views.ledger.add(FIRST)
    views.refresh((CYPHER,))
    server = views.engine.server
    assert server is not None
    views.ledger.add(MORE)
    with monkeypatch.context() as patched:
        for name in ("fill_edges", "create_edges"):
            patched.setattr(f"graph.views.cypher.view.{name}", lambda session, *_: kill(server.ensure().pid, session))
        with pytest.raises(ViewFault, match="出错："):
            views.refresh((CYPHER,), anew=anew)
    assert repaired(views, CYPHER) == (BUILT, "interrupted")


def kill(pid: int, session: object) -> None:
    """Kill the engine, then ask it."""
    psutil.Process(pid).kill()
    session.run("RETURN 1").consume()  # type: ignore[attr-defined]
