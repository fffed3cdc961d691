"""Views whose files are damaged are said to be so, and `refresh(anew=True)` makes them of the ledger again."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines.opening import embedded_server
from graph.errors import ViewFault
from graph.home import open_home
from graph.views.views import CYPHER, RDF, Views
from tests.graph.views.dump import cypher_dump, rdf_dump
from tests.graph.world import record


@pytest.fixture
def views(tmp_path: Path) -> Views:
    home = open_home(tmp_path / "home")
    home.ledger.add([*record("s:1", "甲公司"), *record("s:2", "产品甲", "Product")])
    return Views(home, {})


def test_damaged_rdf_files_are_said_and_made_anew(views: Views) -> None:
    views.refresh((RDF,))
    before = rdf_dump(views)
    current = views.rdf.generations.current
    assert current is not None
    for file in current.glob("*.sst"):
        file.write_bytes(b"\x00" * 64)
    with pytest.raises(ViewFault, match="LT-VIEW-06"):
        views.refresh((RDF,))
    views.refresh((RDF,), anew=True)
    assert rdf_dump(views) == before


def test_a_damaged_store_of_the_embedded_engine_is_made_anew(views: Views) -> None:
    views.refresh((CYPHER,))
    before = cypher_dump(views)
    views.close()
    server = embedded_server(views.home.folder)
    server.stop()
    for file in server.files.store.rglob("*.bucket"):
        file.write_bytes(b"\xff" * 4096)
    views.refresh((CYPHER,), anew=True)
    assert cypher_dump(views) == before
    views.close()
    server.stop()


def test_a_run_file_of_other_types_and_a_damaged_secret_are_no_hindrance(views: Views) -> None:
    files = embedded_server(views.home.folder).files
    (files.run / "embedded.json").write_text('{"port": "x", "pid": "y", "token": "", "home": "", "versions": "", "started": ""}')
    files.path("secret").write_text("{")
    views.refresh((CYPHER,))
    assert cypher_dump(views)
    views.close()
    embedded_server(views.home.folder).stop()
