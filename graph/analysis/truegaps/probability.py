"""The probability that a place truly lacks a link, beside its state and never part of it; or why none is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.truegaps.backtest import Backtest
from graph.analysis.truegaps.calibration import Calibration
from graph.analysis.truegaps.examples import gather
from graph.analysis.truegaps.features import Counts
from graph.analysis.truegaps.labels import Label, label, supply
from graph.analysis.truegaps.settings import Settings, abstention_words, default_settings
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Probability:
    """The probability (0..1, with the ends of its interval) that the place's share of the world is below the line; None where it
    is not said, and `abstains` and `why` tell the reason. `stated`: what sources say of it, which no model saw."""

    link: str
    chain: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    abstains: str = ""
    why: str = ""
    counts: Counts | None = None
    stated: Label | None = None

    def as_dict(self) -> dict[str, object]:
        """The JSON object `true_gap` of a link."""
        numbers = {name: None if (one := getattr(self, name)) is None else round(one, 4) for name in ("value", "low", "high")}
        return {**numbers, "abstains": self.abstains or None, "why": self.why or None,
                "rests_on": self.counts.as_dict() if self.counts else None,
                "stated": self.stated.as_dict() if self.stated else None}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrueGaps:
    """Probabilities by link, with the calibrations of their chains (those that could be fitted)."""

    header: Header
    settings: Settings
    probabilities: dict[str, Probability]
    calibrations: dict[str, Calibration]

    def record(self) -> list[dict[str, object]]:
        """The JSON list `true_gap_record`: what each chain's calibration rests on and how good it proved."""
        return [{"chain": chain, "chain_label": one.label, **one.record.as_dict(), "unseen_stage": _unseen(one.stage_record)}
                for chain, one in self.calibrations.items()]  # fmt: skip


def _unseen(found: Backtest | None) -> dict[str, object] | None:
    """Ranking on stages that the model had not seen, beside counting firms."""
    return found.difference("count", "auc").as_dict() if found else None


@collecting_later()
def true_gaps(
    facts: Facts, place: str, scope: str = "", links: Sequence[str] | None = None, *, rollup: bool = True,
    settings: Settings | None = None,
) -> TrueGaps:  # fmt: skip
    """The probability of a true gap for links (ids; default: all) in a place. Reads the facts loaded and nothing else.

    Fitted when asked, for each chain on its own links with stated shares in the pooled countries; what is asked about never
    speaks for itself. Raises UnknownName for an unknown place or scope.
    """
    world = World(facts, place, rollup=rollup)
    population = world.coverages.find_scope(scope, world.place)
    chosen = settings or default_settings()
    asked = _Asked(world, population, chosen)
    found = {link: asked.probability(link) for link in (world.links.all if links is None else links)}
    fitted = {chain: one for chain, one in asked.calibrations.items() if one.enough}
    return TrueGaps(header(world, population), chosen, found, fitted)


class _Asked:
    """One place and population; each chain is calibrated when its first link is asked about."""

    def __init__(self, world: World, population: str, settings: Settings) -> None:
        self._world, self._population, self._settings = world, population, settings
        self.calibrations: dict[str, Calibration] = {}

    def probability(self, link: str) -> Probability:
        """The rules in order; the first that applies says why nothing is said."""
        chain = self._world.links.chain(link)
        if code := self._unsuited(chain):
            return self._silent(link, chain, code)
        calibration = self._calibration(chain)
        if not calibration.enough:
            return self._silent(link, chain, "thin_calibration", **calibration.examples.size())
        if not calibration.knows(self._world.place):
            return self._silent(link, chain, "unknown_place")
        counts, stated = calibration.counts(link, self._world.place), self._stated(link)
        if not calibration.examples.knows_stage(counts.stage, self._settings):
            return self._silent(link, chain, "unknown_stage", least=self._settings.least_stage_links)
        if not self._world.coverages.covering(self._world.place, self._population, link):
            return self._silent(link, chain, "not_surveyed")
        if not counts.here + counts.elsewhere:
            return self._silent(link, chain, "nobody_known")
        value, low, high = calibration.estimate(link, self._world.place, counts)
        if high - low > self._settings.widest:
            why = _sentence("wide", widest=self._settings.widest)
            return Probability(link, chain, None, low, high, "wide", why, counts, stated)
        return Probability(link, chain, value, low, high, counts=counts, stated=stated)

    def _unsuited(self, chain: str) -> str:
        """Why nothing could be said of any link of this chain, however much is loaded; empty where it could."""
        if not self._world.facts.is_a(self._world.place, "Country"):
            return "place"
        if self._population != ALL:
            return "scope"
        return "" if chain else "chain"

    def _calibration(self, chain: str) -> Calibration:
        if chain not in self.calibrations:
            examples = gather(self._world, chain, self._settings)
            self.calibrations[chain] = Calibration(self._world.facts.label(chain), examples, self._settings)
        return self.calibrations[chain]

    def _stated(self, link: str) -> Label | None:
        said = supply(self._world, link)
        return label(said, self._world.place, self._settings) if said else None

    def _silent(self, link: str, chain: str, code: str, **fields: float) -> Probability:
        return Probability(link, chain, abstains=code, why=_sentence(code, **fields))


def _sentence(code: str, **fields: float) -> str:
    return abstention_words()[code].format(**fields)
