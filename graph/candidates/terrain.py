"""What is the same for every link of a place: its world, ties, talks, ways, trades; each part built once, when first needed."""

from __future__ import annotations

from functools import cached_property

from graph.analysis.extending.here import Here
from graph.analysis.extending.recipes import Recipes
from graph.analysis.sixchains.presence import Presence
from graph.candidates.checking import Checking
from graph.candidates.existing import Existing
from graph.candidates.finding import Search
from graph.candidates.groups import Groups
from graph.candidates.profiling import Profiling
from graph.candidates.quoting import Quotes
from graph.candidates.signs import Signs
from graph.candidates.supporting import Supporting
from graph.candidates.tables import said
from graph.candidates.talks import Talks
from graph.candidates.ties import Ties
from graph.candidates.trading import Trading
from graph.candidates.ways import Ways
from graph.candidates.whereabouts import Addresses
from graph.states.world import World


class Terrain:
    """Look-ups over one place."""

    def __init__(self, world: World) -> None:
        self.world, self.quotes, self.ties = world, Quotes(world), Ties(world)
        self.here, self.recipes, self.presence = Here(world), Recipes(world), Presence(world)
        self.talks, self.addresses = Talks(world, self.quotes), Addresses(world)
        self.search, self.groups = Search(world, self.recipes), Groups(world)

    @cached_property
    def ways(self) -> Ways:
        """对接渠道."""
        return Ways(self.world, self.ties, self.quotes, self.addresses, self.presence.whereabouts)

    @cached_property
    def trading(self) -> Trading:
        """本地配套."""
        return Trading(self.world, self.here, self.recipes, self.quotes)

    @cached_property
    def existing(self) -> Existing:
        """存量企业."""
        return Existing(self.world, self.here, self.recipes, self.groups, self.addresses)

    @cached_property
    def supporting(self) -> Supporting:
        """Who here could serve whoever comes."""
        return Supporting(self.world, self.presence, self.ties, self.quotes)

    @cached_property
    def profiling(self) -> Profiling:
        """The columns of the list."""
        return Profiling(self.world, self.quotes, Signs(self.world, self.quotes, self.addresses), self.addresses)

    @cached_property
    def checking(self) -> Checking:
        """Vetoes and 待核."""
        return Checking(self.world, self.quotes, self.talks, self.ways, self.groups)

    def ring_of_place(self, place: str) -> str:
        """The ring that a place which supplies lies in; empty where it lies in none that is known."""
        geography = self.world.geography
        above = geography.above(place)
        for name, area in geography.rings(self.world.place)[1:]:
            if area in above:
                return name
        own, theirs = geography.country(self.world.place), geography.country(place)
        return said("abroad") if own and theirs and own != theirs else ""
