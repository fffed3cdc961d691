"""Which record a cell names: one that this load introduces, else one of the ledger, by key, name, alias or code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from graph.names import local_id
from graph.states.geography import Geography
from ontology import values
from ontology.errors import Issue, Refusal, issue
from ontology.nearest import close
from ontology.values import normalised_name

NAMED = ("name", "alias", "shortName", "cardLabel", "uscc", "stockCode", "divisionCode", "countryCode", "code", "productCode")
"""By what a person names a record; the earlier wins."""
OFFERED = 5
SOUGHT = 50
"""For how many unknown names near ones are looked for: where a whole file is unknown, they don't help."""
PLACE, DIVISION, COVERS = ("Place",), ("Region", "Country"), "coversPlace"
Classes = tuple[str, ...]


class Names:
    """Finds records by what people write; the ledger is read only when a cell first names something.

    `place` is the home's own, as a person names it; `known` are the ledger's facts where they were read already.
    """

    def __init__(self, ledger: Ledger, place: str = "", known: Facts | None = None) -> None:
        self._ledger, self._place, self._read = ledger, place, known
        self._here: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self.turn = 0
        """The rank of the table whose rows speak: what files of two loads say of one record is no contradiction."""
        self._rows: dict[tuple[int, str], set[str]] = defaultdict(set)
        self._words: dict[Classes, list[dict[str, set[str]]]] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._told: dict[tuple[str, Classes], Issue] = {}

    def introduce(self, source: str, cls: str, key: str, content: str, *written: str) -> None:
        """Remember that a row of this load introduces a record, by what it may be named, with what sets it apart."""
        self._rows[self.turn, key].add(content)
        for one in filter(None, written):
            self._here[source, normalised_name(one)][key] = cls

    def said_apart(self, key: str) -> bool:
        """Whether rows of this load say of one record what can only be true of several."""
        return len(self._rows[self.turn, key]) > 1

    def contents(self, key: str) -> frozenset[str]:
        """What rows of this load set a record apart by."""
        return frozenset(self._rows.get((self.turn, key), ()))

    def note(self, key: str, name: str, text: str) -> None:
        """Remember what a row of this load says of the record that it introduces."""
        self._notes[key, name] = text

    def noted(self, key: str, name: str) -> str:
        """What this load, else the ledger, says of a record under a property."""
        return self._notes[key, name] if (key, name) in self._notes else self.facts.value(key, name)

    def find(self, source: str, written: str, classes: Classes) -> str:
        """The key of the one record of these classes that is meant.

        Raises Refusal LT-NAME-01 (none: the nearest are offered), LT-NAME-02 (several), LT-NAME-03 (none of the class at all).
        """
        for found in (self._of_this_load(source, written, classes), self._known(written, classes)):
            if len(found) == 1:
                return found[0]
            if found:
                choices = "、".join(f"{self.facts.label(one)}（{one}）" for one in found[:OFFERED])
                raise Refusal(issue("LT-NAME-02", value=written, kind=self._kind(classes), expected=choices))
        raise Refusal(self._unknown(source, written, classes))

    def knows(self, written: str, classes: Classes) -> bool:
        """Whether the ledger holds at least one record of these classes under this name or code."""
        return bool(self._known(written, classes))

    @cached_property
    def facts(self) -> Facts:
        """What the ledger knows at its data date."""
        return self._read or read_facts(self._ledger)

    def places_of(self, source: str, survey: str) -> list[str]:
        """The places that a survey of this load, else of the ledger, looked at; unknown ones are left out."""
        if (survey, COVERS) not in self._notes:
            return sorted({fact.object for fact in self.facts.about(survey, COVERS)})
        written = values.parts(self._notes[survey, COVERS])
        return [self.find(source, one, PLACE) for one in written if self.knows(one, PLACE)]

    def inside(self, written: str) -> str:
        """The name of the home's place, where what is written names a wider one that holds it; else empty."""
        if not self._place or not self.knows(written, PLACE):
            return ""
        geography = Geography(self.facts)
        home = geography.find(self._place)
        return self.facts.label(home) if set(self._known(written, PLACE)) & set(geography.above(home)[1:]) else ""

    def zone_in(self, written: str) -> str:
        """The name of a zone inside the region or country that is written, where nobody says which place is the home's own: it
        may be that zone. Else empty."""
        if self._place or not self.knows(written, PLACE):
            return ""
        geography, wide = Geography(self.facts), set(self._known(written, DIVISION))
        zones = {one for one in self.facts.instances("Zone") if wide & set(geography.above(one))}
        outer = (one for one in zones if zones.isdisjoint(geography.above(one)[1:]))
        return min(map(self.facts.label, outer), default="")

    def _kind(self, classes: Classes) -> str:
        return "或".join(self._ledger.ontology.classes[one].zh for one in classes)

    def _fits(self, cls: str, classes: Classes) -> bool:
        return any(self._ledger.ontology.is_a(cls, one) for one in classes)

    def _of_this_load(self, source: str, written: str, classes: Classes) -> list[str]:
        here = self._here.get((source, normalised_name(written)), {})
        return sorted(key for key, cls in here.items() if self._fits(cls, classes))

    def _known(self, written: str, classes: Classes) -> list[str]:
        spelled = normalised_name(written)
        for words in self._spelled(classes):
            if found := words.get(spelled):
                return sorted(found)
        chain, slash, link = written.partition("/")
        return self._on_chain(chain, link, classes) if slash else []

    def _on_chain(self, chain: str, written: str, classes: Classes) -> list[str]:
        """Links written as chain/link, each by its name."""
        chains = set(self._known(chain.strip(), ("IndustryChain",))) if self._fits("ChainLink", classes) else set()
        links = self._known(written.strip(), ("ChainLink",)) if chains else []
        return [one for one in links if chains & {fact.object for fact in self.facts.about(one, "partOf")}]

    def _spelled(self, classes: Classes) -> list[dict[str, set[str]]]:
        """Entities by how they are spelled: by key, then by each property in turn."""
        if classes not in self._words:
            entities = sorted({one for cls in classes for one in self.facts.instances(cls)})
            found: list[dict[str, set[str]]] = [defaultdict(set) for _ in range(len(NAMED) + 1)]
            for one in entities:
                for spelled in self._keys(one):
                    found[0][normalised_name(spelled)].add(one)
                for place, prop in enumerate(NAMED, 1):
                    for fact in self.facts.about(one, prop):
                        found[place][normalised_name(fact.value)].add(one)
            self._words[classes] = [dict(one) for one in found]
        return self._words[classes]

    def _keys(self, entity: str) -> Iterator[str]:
        for key in self.facts.resolution.members.get(entity, (entity,)):
            yield from (key, local_id(key))

    def _unknown(self, source: str, written: str, classes: Classes) -> Issue:
        """Nothing is called so: the nearest names of this load and of the ledger, for the first few that are not known."""
        if (written, classes) not in self._told and len(self._told) < SOUGHT:
            self._told[written, classes] = self._nearest(source, written, classes)
        far = issue("LT-NAME-01", value=written, kind=self._kind(classes), expected="已登记的名称")
        return self._told.get((written, classes), far)

    def _nearest(self, source: str, written: str, classes: Classes) -> Issue:
        here = [name for (owner, name), keys in self._here.items() if owner == source
                and any(self._fits(cls, classes) for cls in keys.values())]  # fmt: skip
        known = sorted({self.facts.label(one) for one in self._offered(written, classes)})
        if not known and not here:
            return issue("LT-NAME-03", value=written, kind=self._kind(classes))
        return issue("LT-NAME-01", value=written, kind=self._kind(classes), expected=_offer(written, [*known, *here]))

    def _offered(self, written: str, classes: Classes) -> list[str]:
        """What may have been meant: the links of a chain that is written before a link, else all records of the classes."""
        everything = [one for cls in classes for one in self.facts.instances(cls)]
        chains = set(self._known(written.partition("/")[0].strip(), ("IndustryChain",))) if "/" in written else set()
        return [one for one in everything if chains & {fact.object for fact in self.facts.about(one, "partOf")}] or everything


def _offer(written: str, known: Iterable[str]) -> str:
    names = list(known)
    return close(written.rpartition("/")[2], names, OFFERED) or "、".join(names[:OFFERED])
