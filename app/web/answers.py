"""The answers that screens share, each worked out once a reading of the ledger."""

from __future__ import annotations

from app.documents.dossier import Dossier, gather
from app.web.view import Request
from graph.analysis.pressing import Pressing, pressing
from graph.analysis.sixchains import ChainRow, LinkDetail, link_detail, six_chains
from graph.analysis.surveying import ToSurvey, to_survey
from graph.analysis.whatif import Answer as Foresight
from graph.analysis.whatif import standing, whatif
from graph.candidates import Candidates, Seeker
from graph.indicators import Targets
from graph.indicators import targets as targets_of
from graph.pursuit import Register
from graph.pursuit import register as register_of
from graph.states import Certificate, Gaps, gaps, why
from graph.states.outcome import TestResult


def states(request: Request, chain: str = "") -> Gaps:
    """The states of a chain's links, or of all."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("gaps", place, scope, chain), lambda: gaps(request.sight.facts, place, scope, chain))


def urgent(request: Request) -> tuple[Pressing, ...]:
    """All links that are not sound, the most pressing first."""
    found = states(request)
    asked = ("pressing", request.place, request.asked.scope)
    return request.sight.once(asked, lambda: pressing(request.sight.facts, found))


def surveys(request: Request) -> ToSurvey:
    """What still has to be surveyed."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("survey", place, scope), lambda: to_survey(request.sight.facts, place, scope))


def certificate(request: Request, link: str) -> Certificate:
    """Why a link is in its state."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("why", place, scope, link), lambda: why(request.sight.facts, link, place, scope))


def six(request: Request, link: str) -> LinkDetail:
    """A link's six chains."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("six", place, scope, link), lambda: link_detail(request.sight.facts, link, place, scope))


def seeker(request: Request) -> Seeker:
    """Who finds candidates for the links of a place."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("seeker", place, scope), lambda: Seeker(request.sight.facts, place, scope))


def candidates(request: Request, link: str) -> Candidates:
    """Whom to attract for a link."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("candidates", place, scope, link), lambda: seeker(request).of(link))


def six_rows(request: Request) -> tuple[ChainRow, ...]:
    """The six chains of every link."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("six rows", place, scope), lambda: six_chains(request.sight.facts, place, scope)).rows


def tests(request: Request) -> dict[str, tuple[TestResult, ...]]:
    """The tests of every link's state."""
    place, scope = request.place, request.asked.scope

    def make() -> dict[str, tuple[TestResult, ...]]:
        decisions = standing(request.sight.facts, place, scope).decisions
        return {link: one.tests for link, one in decisions.items()}

    return request.sight.once(("tests", place, scope), make)


def vision(request: Request) -> Foresight:
    """What would be with everything under way."""
    place, scope = request.place, request.asked.scope
    return request.sight.once(("vision", place, scope), lambda: whatif(request.sight.facts, place, (), scope))


def dossier(request: Request, link: str, *, public: bool = False) -> Dossier:
    """All that documents about a link are made of; with `public` what may go out."""
    place, scope, kind = request.place, request.asked.scope, request.desk.home.kind
    return request.sight.once(("dossier", place, scope, link, public),
                              lambda: gather(request.sight.facts, kind, link, place, scope, public=public))  # fmt: skip


def register(request: Request) -> Register:
    """The pursuit register of the place."""
    return request.sight.once(("register", request.place), lambda: register_of(request.sight.facts, request.place))


def targets(request: Request) -> Targets:
    """The targets set for the place."""
    return request.sight.once(("targets", request.place), lambda: targets_of(request.sight.facts, request.place))
