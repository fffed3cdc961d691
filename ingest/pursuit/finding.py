"""Whom the names of a workbook mean: enterprises by code, name and former name; links and departments by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.facts import Facts
from graph.ledger import Ledger
from graph.pursuit import OWN
from ingest.naming import Names
from ingest.posts import names_person
from ingest.pursuit.layout import NOTHING
from ingest.resolve.matching import Matcher
from ingest.resolve.pairing import Status
from ingest.resolve.register import Entry, Register
from ingest.resolve.review.actors import actors_of
from ontology.errors import Issue, Refusal, issue
from ontology.values import normalised_name, parts

LINK, BODY = ("ChainLink",), ("Department", "DepartmentGroup", "PublicAuthority", "TransferPlatform", "Incubator", "ServiceAgency",
                              "InnovationCommunity", "Enterprise", "Fund")  # fmt: skip
NOBODY = "LT-NAME-01", "LT-NAME-03"


@dataclass(frozen=True, slots=True)
class Found:
    """What a name means: its record key, and the class under which it is introduced where nobody knows it (else empty); the code
    beside it, where the ledger has none; `to_review` names who it may be, `why` in which respect."""

    key: str
    name: str
    new: str = ""
    code: str = ""
    to_review: str = ""
    why: str = ""


class Finder:
    """Looks names up in one set of facts; what is needed is made when it is first asked for."""

    def __init__(self, ledger: Ledger, facts: Facts, place: str = "") -> None:
        self._facts, self._names = facts, Names(ledger, place, facts)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(Register.of(actors_of(self._facts).entries))

    def of(self, kind: str, written: str, codes: str = "") -> list[Found]:
        """Whom a cell of names means, by the kind of its column. Raises Refusal."""
        if kind == "links":
            return self.links(written)
        return self.firms(written, codes) if kind == "firms" else self.bodies(written)

    def firms(self, written: str, codes: str = "") -> list[Found]:
        """The enterprises of a cell; the codes beside go with them in their order where there are as many. Raises Refusal
        LT-LEAD-30 where a code is somebody else's."""
        names = [one for one in parts(written) if one not in NOTHING]
        told = ["" if one in NOTHING else one for one in parts(codes)]
        beside = told if len(told) == len(names) else [""] * len(names)
        asked = [Entry("", name, code) for name, code in zip(names, beside, strict=True)]
        return [self._firm(one, found) for one, found in zip(asked, self._matcher.match(asked), strict=True)] if asked else []

    def _firm(self, asked: Entry, found: object) -> Found:
        place, status, why = (getattr(found, name) for name in ("place", "status", "reason"))
        if place >= 0 and status is Status.SAME:
            entity = self._facts.resolution.of(self._matcher.register.entries[place].id)
            return Found(entity, asked.name, code="" if self._facts.value(entity, "uscc") else asked.uscc, why=why)
        if owners := self._matcher.register.by_code.get(asked.code) if asked.code else None:
            known = self._matcher.register.entries[owners[0]].name
            raise Refusal(issue("LT-LEAD-30", value=asked.uscc, name=asked.name, known=known))
        key = f"{OWN}:firm/{normalised_name(asked.name)}"
        near = self._matcher.register.entries[place].name if place >= 0 else ""
        return Found(key, asked.name, "Enterprise", asked.uscc, near, why)

    def links(self, written: str) -> list[Found]:
        """The links of a cell. Raises Refusal LT-NAME-01, -02, -03."""
        return [Found(self._names.find(OWN, one, LINK), one) for one in parts(written) if one not in NOTHING]

    def bodies(self, written: str) -> list[Found]:
        """Departments and other bodies of a cell; one that nobody knows is a new department. Raises Refusal LT-NAME-02."""
        return [self._body(one) for one in parts(written) if one not in NOTHING]

    def _body(self, name: str) -> Found:
        for classes in (BODY[:3], BODY):
            try:
                return Found(self._names.find(OWN, name, classes), name)
            except Refusal as refusal:
                if refusal.issues[0].code not in NOBODY:
                    raise
        return Found(f"{OWN}:name/Department/{normalised_name(name)}", name, "Department")


def person(written: str, column: str) -> Issue | None:
    """Whether a cell of a post seems to hold a person's name (LT-LEAD-13)."""
    told = [one for one in parts(written) if names_person(one)]
    return issue("LT-LEAD-13", value="、".join(told), column=column) if told else None
