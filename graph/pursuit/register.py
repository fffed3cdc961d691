"""招商台账: the leads, the projects in talks and those signed of a place, each line judged at the as-of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.facts import Facts
from graph.pursuit.entry import Entry, Twice
from graph.pursuit.judging import STUCK, Limits, doubts, idle, stalled
from graph.pursuit.rates import Year, apart, by_year
from graph.pursuit.reading import Reader
from graph.pursuit.tables import LEADS, SIGNED, TALKS
from graph.pursuit.then import then
from graph.pursuit.twice import pursued_twice
from graph.states.geography import Geography
from graph.states.rejected import accepted
from graph.states.thresholds import Thresholds
from ontology.errors import Issue
from ontology.schema import Ontology
from ontology.values import last_day

UNTOUCHED, STALLED = "pursuit_untouched", "pursuit_stalled"
REFERENCE = "参考阈值，未经本区确认"


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one place. `elsewhere` are lines of other places, `later` those first heard of after the day, `frameworks`
    and `unclear` the numbers of signed lines that count in no rate, `sources` the label of every source by id."""

    snapshot: str
    ontology: str
    place: str
    place_label: str
    as_of: str
    leads: tuple[Entry, ...]
    talks: tuple[Entry, ...]
    signed: tuple[Entry, ...]
    years: tuple[Year, ...]
    frameworks: tuple[str, ...]
    unclear: tuple[str, ...]
    elsewhere: int
    later: int
    limits: Limits
    sources: Mapping[str, str]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every line, list after list."""
        return (*self.leads, *self.talks, *self.signed)

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """What is wrong with any line."""
        return tuple(one for entry in self.entries for one in entry.doubts)

    def of(self, name: str) -> tuple[Entry, ...]:
        """One of the lists, by name."""
        return {LEADS: self.leads, TALKS: self.talks, SIGNED: self.signed}[name]

    def stalled(self) -> tuple[Entry, ...]:
        """Lines on which nothing moved for too long, or that seem stuck after signing."""
        return tuple(one for one in self.entries if one.idle.over or one.stalled == STUCK)

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu leads --json`."""
        note = "" if self.limits.confirmed else REFERENCE
        return {
            "schema": 1, "snapshot": self.snapshot, "ontology": self.ontology, "place": self.place,
            "place_label": self.place_label, "as_of": self.as_of,
            **{name: [one.as_dict() for one in self.of(name)] for name in (LEADS, TALKS, SIGNED)},
            "years": [one.as_dict() for one in self.years], "frameworks": list(self.frameworks), "unclear": list(self.unclear),
            "elsewhere": self.elsewhere, "later": self.later, "sources": dict(self.sources),
            "thresholds": {UNTOUCHED: self.limits.untouched_days, STALLED: self.limits.stalled_months, "note": note},
        }  # fmt: skip


def register(facts: Facts, place: str, as_of: str = "") -> Register:
    """The register of a place, named as a person would, at a day (default: that of the facts).

    Raises UnknownName for a place that nobody knows. What a judgement rejects is left out. A line without a place belongs here.
    """
    facts, geography, day = accepted(facts), Geography(facts), last_day(as_of) if as_of else facts.as_of
    where = geography.find(place)
    limits = _limits(Thresholds(facts, geography, where))
    reader = Reader(facts)
    everything, known = reader.entries(), reader.entries(day)
    ours = {one for one, entry in everything.items() if _belongs(facts, geography, entry, everything, where)}
    again = pursued_twice(facts, known)
    here = {one: then(entry, day, facts.ontology) for one, entry in known.items() if one in ours}
    judged = {one: _judged(entry, day, limits, again.get(one, ()), facts.ontology) for one, entry in here.items()}
    whole = [entry for entry in judged.values() if not entry.phase_of]
    frameworks, unclear = apart(whole)
    leads, talks, signed = (tuple(_with_phases(judged, name)) for name in (LEADS, TALKS, SIGNED))
    told = {source: facts.label(f"{source}:source") for entry in judged.values() for source in entry.sources}
    elsewhere, later = len(everything) - len(ours), len(ours) - len(here)
    return Register(facts.snapshot, facts.ontology.digest, where, facts.label(where), day, leads, talks, signed,
                    by_year(whole, day), frameworks, unclear, elsewhere, later, limits, told)  # fmt: skip


def _limits(known: Thresholds) -> Limits:
    confirmed = known.confirmed(UNTOUCHED) and known.confirmed(STALLED)
    return Limits(known.number(UNTOUCHED, 30), known.number(STALLED, 12), confirmed)


def _belongs(facts: Facts, geography: Geography, entry: Entry, others: Mapping[str, Entry], place: str) -> bool:
    """Whether a line is of this place: it lies in it, in what holds it, or nobody says where. A phase goes with its project."""
    whole = others.get(entry.phase_of)
    places = (whole or entry).parties.get("places", ())
    return not places or any(geography.one_holds_other(place, one.id) for one in places)


def _judged(entry: Entry, day: str, limits: Limits, again: tuple[Twice, ...], ontology: Ontology) -> Entry:
    return replace(entry, idle=idle(entry, day, limits), stalled=stalled(entry, day, limits), twice=again,
                   doubts=tuple(doubts(entry, day, ontology)))  # fmt: skip


def _with_phases(entries: Mapping[str, Entry], name: str) -> Iterator[Entry]:
    """The whole lines of a list by number, each followed by its phases."""
    for one in sorted(entries.values(), key=lambda each: each.number):
        if one.list == name and one.phase_of not in entries:
            yield one
            yield from _phases(entries, one.phases)


def _phases(entries: Mapping[str, Entry], ids: Iterable[str]) -> Iterator[Entry]:
    for one in sorted(ids):
        if one in entries:
            yield entries[one]
            yield from _phases(entries, entries[one].phases)
