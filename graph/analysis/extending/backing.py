"""What here makes an activity near: firms that would sell to it or buy from it, shared inputs and codes, platforms, facilities."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property

from graph.analysis.extending.here import Here
from graph.analysis.extending.recipes import Recipes
from graph.analysis.extending.tables import rows, said


@dataclass(frozen=True, slots=True)
class Backer:
    """A firm or body that makes an activity near, and in which words."""

    id: str
    label: str
    kind: str
    why: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a proposal's `firms_here` and `bodies_here`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a candidate has in common with a product or link that is here."""

    id: str
    label: str
    common: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `shared_inputs`, `shared_codes` and `shared_makers`."""
        return {"id": self.id, "label": self.label, "common": list(self.common)}


class Backing:
    """Looks up, in one place, what speaks for candidates."""

    def __init__(self, here: Here, recipes: Recipes) -> None:
        self._here, self._recipes, self._world, self._facts = here, recipes, here.world, here.world.facts

    def shared_inputs(self, products: Collection[str]) -> list[Likeness]:
        """Products made here that take the same inputs as one of these, those with most in common first."""
        wanted = {use.filler for product in products for use in self._recipes.inputs(product)}
        found = [Likeness(made, self._facts.label(made), tuple(sorted(map(self._facts.label, wanted & taken))))
                 for made, taken in self._inputs_here.items() if wanted & taken and made not in products]  # fmt: skip
        return sorted(found, key=lambda one: (-len(one.common), one.label, one.id))

    def shared_codes(self, activity: str) -> list[Likeness]:
        """Links here under the same code of an industry classification."""
        own = self._codes(activity)
        found = [Likeness(link, self._facts.label(link), tuple(sorted(map(self._facts.label, own & self._codes(link)))))
                 for link in self._here.links if link != activity and own & self._codes(link)] if own else []  # fmt: skip
        return sorted(found, key=lambda one: (one.label, one.id))

    def bodies(self, links: Collection[str], firms: Collection[str]) -> list[Backer]:
        """Platforms, facilities, universities and achievements tied to these links (if they are here) or to these firms."""
        found: dict[str, Backer] = {}
        for tie in rows("ties"):
            for target in sorted(links if tie["end"] == "link" else firms):
                for body in self._tied(target, tie["relation"], anywhere=tie["end"] == "firm"):
                    kind = min((self._facts.ontology.classes[one].zh for one in self._facts.classes(body)), default="")
                    why = said("tie", tie=tie["words"], target=self._facts.label(target))
                    found.setdefault(body, Backer(body, self._facts.label(body), kind, why))
        return sorted(found.values(), key=lambda one: (one.kind, one.label, one.id))

    def _tied(self, target: str, relation: str, *, anywhere: bool) -> Iterator[str]:
        """Bodies that are no firms, tied to a target; those tied to a link count only where they are here."""
        facts = self._facts.to(target, relation)
        ends = {fact.subject for fact in facts} | {fact.object for fact in self._facts.about(target, relation) if anywhere}
        for body in sorted(ends):
            if not self._facts.is_a(body, "Enterprise") and (anywhere or self._is_here(body)):
                yield body

    def _is_here(self, body: str) -> bool:
        """Whether a body has a site here, or leans on somebody who has."""
        present = self._world.geography.present(self._world.place)
        return body in present or any(fact.object in present for fact in self._facts.about(body, "dependsOn"))

    @cached_property
    def _inputs_here(self) -> dict[str, set[str]]:
        found = {made: {use.filler for use in self._recipes.inputs(made)} for made in sorted(self._here.products)}
        return {made: taken for made, taken in found.items() if taken}

    def _codes(self, entity: str) -> set[str]:
        return {fact.object for fact in self._facts.about(entity, "classifiedAs")}
