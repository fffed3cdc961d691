"""Refresh: what was loaded is read again from where it came; what has changed enters, what has gone is closed by date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.collecting import collecting_later
from graph.ledger import Ledger
from ingest.departed import Closing, Departed
from ingest.errors import InputFault
from ingest.fixes import Fix
from ingest.judgements import of_folders
from ingest.loading import LoadReport, load_plan
from ingest.origins import Origin, origins
from ingest.plan import Plan, plan, plan_bundled
from ingest.progress import Progress
from ingest.source import Source, known_sources
from ontology.errors import Issue, issue
from ontology.nearest import nearest


@dataclass(slots=True)
class RefreshReport:
    """What a refresh did, or with `dry_run` would do: the load's report, and what came, changed and went."""

    load: LoadReport
    read: tuple[str, ...]
    departed: Departed = field(default_factory=Departed)
    dry_run: bool = False


def refresh(
    ledger: Ledger, wanted: Sequence[str] = (), *, dry_run: bool = False, complete: bool = False, data_date: str = "",
    sources: Mapping[str, Source] | None = None, fixes: Sequence[Fix] = (), place: str = "", progress: Progress | None = None,
) -> RefreshReport:  # fmt: skip
    """Read sources (ids) or paths again, without any named all that are known, as one load.

    A source is read whole, from every path it came by. `complete` declares that what is read says all there is to say;
    else only sources whose files are complete lose what these no longer say (decision 0055). `sources` and `fixes` are those
    of a home beside what comes with LianTu, `place` is its own.
    Raises InputFault LT-REFRESH-01 (no path left to read), LT-REFRESH-02 (nobody knows this name), LT-REFRESH-03 (nothing to read).
    """
    chosen = _chosen(origins(ledger), wanted)
    here = [one for one in chosen if not one.path or Path(one.path).exists()]
    faults = [issue("LT-REFRESH-01", value=one.path, sources="、".join(one.sources)) for one in chosen if one not in here]
    if not here:
        raise InputFault(*faults)
    lost = {source for one in chosen if one not in here for source in one.sources}
    with collecting_later():
        planned = _plan(here, known_sources() if sources is None else sources, ledger, fixes, progress)
        ending = Closing(here, lost, complete, data_date or ledger.data_date(), dry_run)
        decisions = of_folders(known_sources()[one.forced].folder for one in here if not one.path)
        report = load_plan(ledger, planned, data_date=data_date, progress=progress, place=place, ending=ending, decisions=decisions)
    if dry_run and ending.result:
        result = ending.result
        report = replace(report, accepted=result.accepted, merged=result.merged, rejected=result.rejected)
    report.errors = [*faults, *report.errors, *_kept(ending.departed)]
    return RefreshReport(report, tuple(one.name for one in here), ending.departed, dry_run)


def _chosen(known: Sequence[Origin], wanted: Sequence[str]) -> list[Origin]:
    """The origins meant, and every other one of the same sources: what one file lacks another may still say."""
    if not known:
        raise InputFault(issue("LT-REFRESH-03"))
    named = [one for one in known if not wanted or _meant(one, wanted)]
    names = sorted({one.name for one in known} | {source for one in known for source in one.sources})
    unknown = [name for name in wanted if not any(_meant(one, [name]) for one in known)]
    if unknown:
        raise InputFault(*(issue("LT-REFRESH-02", value=name, expected=nearest(name, names)) for name in unknown))
    sources = {source for one in named for source in one.sources}
    return [one for one in known if sources & set(one.sources)]


def _meant(origin: Origin, wanted: Iterable[str]) -> bool:
    return any(name in origin.sources or (origin.path and str(Path(name).resolve()) == origin.path) for name in wanted)


def _plan(
    chosen: Sequence[Origin], known: Mapping[str, Source], ledger: Ledger, fixes: Sequence[Fix], progress: Progress | None
) -> Plan:  # fmt: skip
    """One plan of all that is read again; a file that two paths share is read once."""
    made = Plan()
    bundled = [known[one.forced] for one in chosen if not one.path]
    parts = [plan_bundled(bundled, ledger)] if bundled else []
    for forced in sorted({one.forced for one in chosen if one.path}):
        paths = [Path(one.path) for one in chosen if one.path and one.forced == forced]
        parts.append(plan(paths, known, ledger, forced, progress, fixes))
    for part in parts:
        for table in part.tables:
            table.rank = _rank(table.path.resolve(), chosen)
        have = {table.path.resolve() for table in made.tables}
        made.tables += [table for table in part.tables if table.path.resolve() not in have]
        made.issues += part.issues
    return made


def _rank(path: Path, chosen: Sequence[Origin]) -> int:
    """The last load that brought a file, by its own path or in a folder; 0 for a table that comes with the program."""
    return max((one.last for one in chosen if one.path and path.is_relative_to(one.path)), default=0)


def _kept(departed: Departed) -> list[Issue]:
    """What is no longer in the files and stays in force, source by source, with the reason."""
    return [issue(departed.why[source], value=source, count=len(said)) for source, said in departed.kept.items()]
