"""Who is tied to whom: the facts as a network, its parts, ways through it, and who stands between others."""

from graph.networks.building import to_networkx
from graph.networks.fact_ties import FactTies
from graph.networks.in_igraph import as_igraph, brokers, positions, to_igraph
from graph.networks.parts import simple
from graph.networks.paths import Step, Way, Ways, shortest_ways
from graph.networks.reaching import ego_of, ego_of_actor, ego_of_link, find_centre
from graph.networks.selecting import of_chain, of_classes, of_place, of_relations
from graph.networks.viewing import Section, section, ways_between

__all__ = [
    "FactTies", "Section", "Step", "Way", "Ways", "as_igraph", "brokers", "ego_of", "ego_of_actor", "ego_of_link", "find_centre",
    "of_chain", "of_classes", "of_place", "of_relations", "positions", "section", "shortest_ways", "simple", "to_igraph",
    "to_networkx", "ways_between",
]  # fmt: skip
