"""Parts of the network: by class, relation, chain, place; ego networks of actors and links."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.errors import UnknownName
from graph.facts import Facts
from graph.networks import ego_of, ego_of_actor, ego_of_link, find_centre, to_networkx
from tests.graph.networks.world import small
from tests.graph.world import facts_of, record, tie

Network = nx.MultiDiGraph


@pytest.fixture(scope="module")
def facts() -> Facts:
    return small()


@pytest.fixture(scope="module")
def graph(facts: Facts) -> Network[str]:
    return to_networkx(facts)


def names(graph: Network[str]) -> set[str]:
    return {node.removeprefix("t:") for node in graph}


def test_a_class_brings_its_descendants(facts: Facts) -> None:
    assert names(to_networkx(facts, classes=["Actor"])) == {"甲", "乙", "丙", "丁", "uni", "platform", "fund"}


def test_a_relation_keeps_its_ends_alone(facts: Facts) -> None:
    found = to_networkx(facts, relations=["cooperatesWith"])
    assert (names(found), found.number_of_edges()) == ({"uni", "乙", "丁"}, 2)


@pytest.mark.parametrize("asked", [{"classes": ["Enterprize"]}, {"relations": ["suplies"]}])
def test_an_unknown_class_or_relation_offers_the_nearest(facts: Facts, asked: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownName, match=r"Enterprise|supplies"):
        to_networkx(facts, **asked)  # type: ignore[arg-type]


def test_a_chain_keeps_its_own_links(facts: Facts) -> None:
    found = names(to_networkx(facts, chain="链"))
    assert found == {"chain", "salt", "lye", "p-salt", "p-lye", "slot", "甲", "丙", "platform", "fund"}


def test_a_place_keeps_what_lies_there_and_what_that_is_tied_to(facts: Facts) -> None:
    assert names(to_networkx(facts, place="本区")) == {"here", "plant", "甲", "p-lye", "lye"}


def test_an_actors_ego_takes_one_step(graph: Network[str]) -> None:
    assert names(ego_of_actor(graph, "t:乙")) == {"乙", "甲", "uni"}


def test_an_ego_holds_the_edges_between_its_nodes(graph: Network[str]) -> None:
    assert ego_of_actor(graph, "t:乙").number_of_edges() == 3


def test_a_place_is_reached_but_not_passed() -> None:
    rows = [row for key in ("t:a", "t:b") for row in record(key, key)]
    world = facts_of(*rows, *record("t:zone", "区", "Zone"), tie("projectIn", "t:a", "t:zone"), tie("projectIn", "t:b", "t:zone"))
    assert names(ego_of_actor(to_networkx(world), "t:a", 5)) == {"a", "zone"}


def test_a_links_ego_is_what_belongs_to_it(graph: Network[str]) -> None:
    found = names(ego_of_link(graph, "t:lye"))
    assert found == {"lye", "p-lye", "slot", "p-salt", "salt", "甲", "丙", "fund", "platform"}


def test_a_links_ego_reaches_downstream(graph: Network[str]) -> None:
    assert {"slot", "p-lye", "lye"} <= names(ego_of_link(graph, "t:salt"))


def test_a_further_hop_goes_on_from_its_actors(graph: Network[str]) -> None:
    assert names(ego_of_link(graph, "t:lye", 2)) - names(ego_of_link(graph, "t:lye")) == {"乙", "plant", "soap"}


def test_a_rejected_firm_is_not_in_a_links_ego(graph: Network[str]) -> None:
    changed = graph.copy()
    for said in changed["t:丙"]["t:lye"].values():
        said["judgement"] = "rejected"
    assert "t:丙" not in ego_of_link(changed, "t:lye")


@pytest.mark.parametrize(("name", "found"), [("碱", "t:lye"), ("丁公司", "t:丁"), ("t:uni", "t:uni")])
def test_a_centre_is_a_link_or_an_actor(facts: Facts, name: str, found: str) -> None:
    assert find_centre(facts, name) == found


def test_an_unknown_centre_offers_links_and_actors(facts: Facts) -> None:
    with pytest.raises(UnknownName, match="甲公司"):
        find_centre(facts, "甲公私")


def test_an_ego_by_name(graph: Network[str], facts: Facts) -> None:
    assert "t:platform" in ego_of(graph, facts, "碱")
