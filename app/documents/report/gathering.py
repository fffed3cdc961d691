"""All that is known of a chain, gathered once for its report and its page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.documents.gathered import titles_of
from app.documents.outside import Outside
from graph.analysis.surveying import ToSurvey, to_survey_in
from graph.candidates import Candidates, Seeker
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states import Certificate, Gaps, gaps_in, why_in

GAPS = frozenset({"missing", "weak", "at_risk"})


@dataclass(frozen=True, slots=True)
class ChainDossier:
    """The answers about a chain, link by link, of one snapshot. `certificates` are those of the gaps; `public`: only what
    may go out is in it."""

    kind: str
    public: bool
    gaps: Gaps
    candidates: dict[str, Candidates]
    certificates: dict[str, Certificate]
    survey: ToSurvey
    source_titles: dict[str, str]
    window: float

    @property
    def label(self) -> str:
        """The chain's name."""
        return self.gaps.links[0].chain_label


@collecting_later()
def gather_chain(facts: Facts, kind: str, chain: str, place: str, scope: str = "", *, public: bool = False) -> ChainDossier:
    """The dossier of a chain in a place, whole or as it may go out; all may be named as a person would. Raises UnknownName."""
    seeker = Seeker(facts, place, scope)
    world, population = seeker.world, seeker.population
    found = gaps_in(world, population, chain)
    known = {one.id: seeker.of(one.id) for one in found.links}
    proofs = {one.id: why_in(world, one.id, population) for one in found.links if one.state in GAPS}
    survey = to_survey_in(world, population, found.links[0].chain)
    if public:
        outside = Outside(facts)
        found, survey = outside.gaps(found), replace(survey, unknown=())
        known = {link: outside.answer(one) for link, one in known.items()}
        proofs = {link: outside.certificate(one) for link, one in proofs.items()}
    return ChainDossier(kind, public, found, known, proofs, survey, titles_of(facts), world.window)
