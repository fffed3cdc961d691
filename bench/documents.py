"""Documents of the real demo home: what a list, a brief and a chain report cost, once facts are read; whether briefs are one page
and workbooks survive LibreOffice, where that is installed."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook

from app.demo import build, declared
from app.documents.brief.making import make_brief
from app.documents.brief.writing import write_brief
from app.documents.dossier import gather
from app.documents.gathered import sources_of
from app.documents.listing.drawing import FIRST
from app.documents.listing.writing import write_list
from app.documents.prose import Sources
from app.documents.report.gathering import gather_chain
from app.documents.report.making import make_report
from app.documents.report.writing import write_report
from bench.figure import Figure, cpu
from graph.candidates import Candidates, candidates
from graph.facts import Facts, read_facts
from graph.states import gaps
from graph.states.world import World
from ontology.errors import UserFault

ROWS, LINKS, PAGES, SEED = 1000, 60, 50, 9
LIST, BRIEF, REPORT = 3.0, 2.0, 20.0
"""CPU seconds."""
PAGE = re.compile(rb"/Type\s*/Page[^s]")


@dataclass(frozen=True, slots=True)
class Real:
    """The real demo home's facts, with the place that it is about and a folder to write to."""

    facts: Facts
    kind: str
    place: str
    folder: Path

    def sources(self) -> Sources:
        """The sources, none numbered yet."""
        return sources_of(self.facts, World(self.facts, self.place).window)


def figures() -> Iterator[Figure]:
    """The costs; then pages and round trips."""
    with TemporaryDirectory() as folder:
        home, _ = build(declared()[0], Path(folder))
        real = Real(read_facts(home.ledger), home.kind, home.place, Path(folder))
        links = [one.id for one in gaps(real.facts, real.place).links]
        answers = [candidates(real.facts, link, real.place) for link in links]
        many, path, ontology = _of_rows(answers), real.folder / "l.xlsx", real.facts.ontology
        listed, _ = cpu(lambda: write_list(many, ontology, real.kind, real.sources(), path))
        yield Figure("documents: list, 1,000 rows", listed, "s", "", None, LIST, True)
        yield from _briefs(real, links)
        yield _report(real)
        yield from _survives(path)
        home.ledger.engine.dispose()


def _of_rows(answers: Sequence[Candidates]) -> list[Candidates]:
    """Answers with so many rows together, taken again where there are not enough."""
    found, rows = list[Candidates](), 0
    for one in cycle([one for one in answers if one.existing or one.outside]):
        found.append(one)
        rows += len(one.existing) + len(one.outside)
        if rows >= ROWS:
            return found
    return found


def _briefs(real: Real, links: Sequence[str]) -> Iterator[Figure]:
    """The dearest of some briefs of links drawn by chance, and how many are not one page. Links of which no source says anything
    get no brief, and are passed over."""
    costs, paths = list[float](), list[Path]()
    for number, link in enumerate(random.Random(SEED).sample(list(links), len(links))):
        try:
            cost, path = cpu(partial(_brief, real, link, number))
        except UserFault as refused:
            if refused.issues[0].code != "LT-PAPER-06":
                raise
            continue
        costs.append(cost)
        paths.append(path)
        if len(paths) == PAGES:
            break
    yield Figure("documents: brief, dearest of 50", max(costs), "s", "", None, BRIEF, True)
    if printed := _printed(paths, "pdf"):
        longer = sum(len(PAGE.findall(one.read_bytes())) != 1 for one in printed)
        yield Figure("documents: briefs not one page", longer + len(paths) - len(printed), "of 50", "", None, 0, True)


def _brief(real: Real, link: str, number: int) -> Path:
    return write_brief(make_brief(gather(real.facts, real.kind, link, real.place)).brief, real.folder / f"brief{number}.docx")


def _report(real: Real) -> Figure:
    """The longest chain, told for 60 links."""
    chains = [one.chain for one in gaps(real.facts, real.place).links]
    longest = max(sorted(set(chains)), key=chains.count)

    def written() -> Path:
        dossier = gather_chain(real.facts, real.kind, longest, real.place)
        return write_report(make_report(dossier, real.facts), real.folder / "report.docx")

    cost, _ = cpu(written)
    return Figure("documents: report, 60 links", cost * LINKS / chains.count(longest), "s", "", None, REPORT, True)


def _survives(path: Path) -> Iterator[Figure]:
    """Cells of a list that LibreOffice changes by opening and saving it."""
    if saved := _printed([path], "xlsx"):
        before, after = (load_workbook(one).worksheets[0] for one in (path, saved[0]))
        pairs = chain.from_iterable(zip(a, b, strict=False) for a, b in islice(zip(before, after, strict=False), FIRST - 1, None))
        changed = sum((a.value, _form(a)) != (b.value, _form(b)) for a, b in pairs)
        yield Figure("documents: cells changed by LibreOffice", changed, "cells", "", None, 0, True)


def _form(cell: Any) -> str:
    """A number format without the strokes that LibreOffice puts before signs that stand for themselves."""
    return str(cell.number_format).replace("\\", "")


def _printed(paths: Sequence[Path], form: str) -> list[Path]:
    """The files as LibreOffice writes them; none where it is not installed."""
    program = shutil.which("soffice")
    if not program:
        return []
    out = paths[0].parent / f"out-{form}"
    profile = f"-env:UserInstallation={(paths[0].parent / 'profile').as_uri()}"
    subprocess.run([program, profile, "--headless", "--convert-to", form, "--outdir", str(out), *map(str, paths)],
                   check=True, capture_output=True)  # fmt: skip
    return [found for one in paths if (found := out / f"{one.stem}.{form}").exists()]
