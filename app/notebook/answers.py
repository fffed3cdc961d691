"""States, a certificate and candidates as HTML that stands in any page without touching the rest of it."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from markupsafe import Markup

from app.web.certificates import Proofs, tally, test_rows
from app.web.marks import ScreenMarks
from app.web.rendering import STATIC, render
from app.words import words
from graph.candidates import Candidate, Candidates
from graph.states import Certificate, Gaps, LinkState
from graph.states.links import STAGES
from ontology.turtle import load_ontology


def states_html(found: Gaps) -> str:
    """The chain map of every chain among the states, and a table below it."""
    chains = [(label, _columns(list(links))) for label, links in groupby(found.links, key=lambda one: one.chain_label)]
    return _page("states", head=found.header, chains=chains, links=found.links)


def _columns(links: list[LinkState]) -> list[tuple[str, list[LinkState]]]:
    staged = [(stage, [one for one in links if one.stage == stage]) for stage in (*STAGES, "")]
    return [(inside[0].stage_label or words("gaps.no_stage"), inside) for _, inside in staged if inside]


def certificate_html(one: Certificate) -> str:
    """Tests beside their thresholds, firms with verdicts, sources by number."""
    rows, proofs = list(test_rows(one)), Proofs()
    examined = [(exhibit, proofs.of(exhibit.evidence)) for exhibit in one.examined]
    groups = load_ontology().vocabularies["VerdictGroup"]
    return _page("certificate", one=one, tests=rows, tally=tally(rows), examined=examined, groups=groups,
                 evidence=list(proofs.numbers))  # fmt: skip


def candidates_html(found: Candidates) -> str:
    """Who could be attracted, each with score, interval, reasons and sources by number."""
    proofs = Proofs()

    def row(one: Candidate) -> tuple[Candidate, list[int]]:
        return one, proofs.of(piece for reason in one.reasons for piece in reason.evidence)

    lists = [(words(f"web_notebook.{name}"), [row(one) for one in getattr(found, name)]) for name in ("existing", "outside")]
    return _page("candidates", found=found, lists=lists, evidence=list(proofs.numbers))


@cache
def _style() -> Markup:
    """The style sheet, and the looks of the states, all of it inside the one class that these outputs bear."""
    sheet = (STATIC / "notebook.css").read_text(encoding="utf-8")
    return Markup(f"{sheet}\n.liantu {{\n{_marks().sheet()}}}")


@cache
def _marks() -> ScreenMarks:
    return ScreenMarks(load_ontology())


def _page(name: str, **fields: Any) -> str:
    return render(f"notebook_{name}.html", marks=_marks(), style=_style(), **fields)
