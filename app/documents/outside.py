"""外发版: of every answer only what anybody may read. What rests on internal sources alone goes whole, and so does what only staff
need: whom one is in talks with, what is to be surveyed, flags, which name no source. States stay those of all that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from graph.candidates import Candidate, Candidates, Check, Deal, Item, Path, Present, Profile, Reason, Support
from graph.facts import Facts
from graph.states import Certificate, Gaps
from graph.states.certificate import Exhibit, SourceNote
from graph.states.coverage import Coverage
from graph.states.evidence import Claim, Evidence
from graph.states.flags import REFERENCE

ASKED_OF_ALL = frozenset({"catalogue_open", "four"})
"""Checks that every candidate waits for: they rest on nothing that a source says, and tell nothing of this one."""
NAMELESS = frozenset({"survey", "arrival", "source"})
"""Changes that name nobody and no figure."""
UNSTATED = ("未标明许可", "未声明许可")
"""What the field of a licence says where its keeper states none: such a data set goes out only by papers with an address."""
Told = TypeVar("Told", Reason, Check, Support, Deal, Present, Item, Exhibit, Claim)


class Outside:
    """Takes the internal out of answers about these facts."""

    def __init__(self, facts: Facts) -> None:
        self._licensed = {one.partition(":")[0] for one in facts.instances("Source") if states_licence(facts.value(one, "licence"))}

    def shown(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """What anybody may read: a paper with an address, or a data set that has a licence."""
        return tuple(one for one in evidence if one.url or one.source in self._licensed)

    def kept(self, told: Iterable[Told]) -> tuple[Told, ...]:
        """Those that public evidence says, with that evidence alone."""
        found = ((one, self.shown(one.evidence)) for one in told)
        return tuple(replace(one, evidence=shown) for one, shown in found if shown)

    def answer(self, one: Candidates) -> Candidates:
        """Whom to attract. A candidate stays where one of its reasons is public."""
        existing, outside = self._candidates(one.existing), self._candidates(one.outside)
        return replace(one, survey=None, set_apart=(), existing=existing, outside=outside,
                       carriers=self.kept(one.carriers), sources=self._noted(one.sources))  # fmt: skip

    def certificate(self, one: Certificate) -> Certificate:
        """Why a link is in its state."""
        moved = self.shown(one.flip_evidence)
        nameless = {step.kind for step in one.flip.steps} <= NAMELESS if one.flip else False
        flip = one.flip if nameless or (moved and len(moved) == len(one.flip_evidence)) else None
        flags = tuple(flag for flag in one.flags if flag.code == REFERENCE)
        figures = {name: self.shown(evidence) for name, evidence in one.figures.items()}
        return replace(one, flags=flags, examined=self.kept(one.examined), provided=self.kept(one.provided), rejected=(),
                       coverage=self._surveys(one.coverage), sources=self._noted(one.sources), figures=figures, flip=flip,
                       flip_evidence=moved)  # fmt: skip

    def gaps(self, one: Gaps) -> Gaps:
        """States of links, without what stands beside them."""
        return replace(one, links=tuple(replace(link, flags=(), hint="", contradictions=()) for link in one.links))

    def _candidates(self, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
        told = ((one, self.kept(one.reasons)) for one in found)
        return tuple(self._candidate(one, reasons) for one, reasons in told if reasons)

    def _candidate(self, one: Candidate, reasons: tuple[Reason, ...]) -> Candidate:
        checks = tuple(check for check in one.to_verify if check.kind in ASKED_OF_ALL or self.shown(check.evidence))
        return replace(one, reasons=reasons, buyers=self._deals(one.buyers), sellers=self._deals(one.sellers),
                       path=self._way(one.path), carriers=self.kept(one.carriers), vetoes=self.kept(one.vetoes), to_verify=checks,
                       profile=self._profile(one.profile))  # fmt: skip

    def _deals(self, deals: Iterable[Deal]) -> tuple[Deal, ...]:
        return tuple(replace(one, present=self.kept(one.present)) for one in self.kept(deals))

    def _way(self, path: Path | None) -> Path | None:
        """A way of which every step is public; else none is known."""
        return path if path and all(self.shown(step.evidence) for step in path.steps) else None

    def _profile(self, one: Profile) -> Profile:
        told: dict[str, Any] = {field.name: getattr(one, field.name) for field in fields(one)}
        many: dict[str, Any] = {name: self.kept(items) for name, items in told.items() if isinstance(items, tuple)}
        single = {name: next(iter(self.kept([item])), None) for name, item in told.items() if isinstance(item, Item)}
        return replace(one, **many | single)

    def _surveys(self, surveys: Iterable[Coverage]) -> tuple[Coverage, ...]:
        return tuple(one for one in surveys if one.id.partition(":")[0] in self._licensed)

    def _noted(self, sources: Iterable[SourceNote]) -> tuple[SourceNote, ...]:
        return tuple(one for one in sources if one.licence)


def states_licence(licence: str) -> bool:
    """Whether a licence is stated; a sentence that says there is none states none."""
    return bool(licence) and not any(one in licence for one in UNSTATED)
