"""Makes the page of a chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from app.documents.gathered import nature, use
from app.documents.prose import UNKNOWN, Sources, scored
from app.documents.report.gathering import ChainDossier
from app.show.states import StateMarks
from app.words import words
from graph.candidates import Candidate
from graph.states import LinkState
from ontology.schema import Ontology

FOLDER = Path(__file__).parent
STAGES = ("upstream", "midstream", "downstream", "")


def write_page(dossier: ChainDossier, ontology: Ontology, path: Path) -> Path:
    """Write the page; an existing file of this name is replaced. Raises OSError where it can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(make_page(dossier, ontology), encoding="utf-8")
    return path


def make_page(dossier: ChainDossier, ontology: Ontology) -> str:
    """The page as the text of an HTML file. All that comes from data is escaped."""
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        (FOLDER / "page.html").read_text(encoding="utf-8"))  # fmt: skip
    return template.render(_Fields(dossier, ontology).told())


class _Fields:
    """What the template is filled with."""

    def __init__(self, dossier: ChainDossier, ontology: Ontology) -> None:
        self._dossier, self._ontology, self._marks = dossier, ontology, StateMarks(ontology)
        self._sources = Sources(dossier.source_titles, dossier.window)
        self._survey = {one.id: one for one in dossier.survey.unknown}

    def told(self) -> dict[str, Any]:
        """Every field."""
        head, links = self._dossier.gaps.header, self._dossier.gaps.links
        told = {"place": head.place_label, "scope": head.scope_label, "as_of": head.as_of, "snapshot": head.snapshot[:12]}
        counts = Counter(one.state for one in links)
        listed = list(self._listed())
        parts = "，".join(f"{self._marks.word(code)} {counts[code]} 个" for code in self._marks.codes if counts[code])
        return {
            "title": words("report.page_title", chain=self._dossier.label), "line": words("report.eyebrow", **told),
            "nature": nature(self._dossier.kind, public=self._dossier.public), "css": self._css(),
            "summary": words("report.summary", links=len(links), parts=parts), "legend": list(self._legend(counts)),
            "stages": list(self._stages()), "listed": listed, "sources": self._sources.plain(),
            "foot": words("report.page_foot", snapshot=head.snapshot, use=use(public=self._dossier.public)),
        }  # fmt: skip

    def _css(self) -> Markup:
        """The sheet, with the looks of the states from their vocabulary. It holds no data."""
        rules = [(FOLDER / "page.css").read_text(encoding="utf-8")]
        for code, one in self._ontology.vocabularies["LinkState"].items():
            notes = one.notes
            look = {"border": f"{notes['border']} {notes['line']}", "background-color": notes["fill"],
                    "background-image": notes["pattern"], "color": notes["ink"]}  # fmt: skip
            said = ";".join(f"{name}:{value}" for name, value in look.items())
            rules.append(f".card.{code} summary,.mark.{code}{{{said}}}")
        return Markup("\n".join(rules))

    def _legend(self, counts: Counter[str]) -> Iterator[dict[str, Any]]:
        for code, one in self._ontology.vocabularies["LinkState"].items():
            yield {"code": code, "mark": self._marks.mark(code), "word": one.zh, "count": counts[code], "means": one.definition_zh}

    def _stages(self) -> Iterator[dict[str, Any]]:
        for stage in STAGES:
            links = [one for one in self._dossier.gaps.links if one.stage == stage]
            groups = [{"label": label, "links": list(map(self._card, members))}
                      for label, members in groupby(links, lambda one: one.group)]  # fmt: skip
            if links:
                yield {"label": links[0].stage_label or words("report.no_stage"), "links": links, "groups": groups}

    def _card(self, one: LinkState) -> dict[str, Any]:
        answer, survey = self._dossier.candidates[one.id], self._survey.get(one.id)
        return {"card": one.card_label, "label": one.label, **self._look(one.state), "firms": one.organisations,
                "reason": one.reason, "rule": words(f"rules.{one.rule}"), "flags": one.flags, "anchor": _anchor(one.id),
                "certificate": answer.certificate, "survey": f"{survey.need_label}：{survey.tells}" if survey else "",
                "rows": len(answer.existing) + len(answer.outside)}  # fmt: skip

    def _look(self, state: str) -> dict[str, str]:
        return {"state": state, "word": self._marks.word(state), "mark": self._marks.mark(state)}

    def _listed(self) -> Iterator[dict[str, Any]]:
        for one in self._dossier.gaps.links:
            answer = self._dossier.candidates[one.id]
            rows = [self._row(candidate) for candidate in (*answer.existing, *answer.outside)]
            if rows:
                yield {"label": one.label, "anchor": _anchor(one.id), **self._look(one.state), "rows": rows}

    def _row(self, one: Candidate) -> dict[str, Any]:
        cites = self._sources.numbers(piece for reason in one.reasons for piece in reason.evidence)
        risks = [f"{words('report.veto')}{veto.text}" for veto in one.vetoes] + [check.text for check in one.to_verify]
        return {"name": one.label, "where": one.where or UNKNOWN, "why": "；".join(reason.text for reason in one.reasons),
                "cites": cites, "channel": one.path.says if one.path else UNKNOWN, "tier": one.tier_label, "form": one.form_label,
                "score": scored(one.score), "risks": "；".join(risks)}  # fmt: skip


def _anchor(link: str) -> str:
    """A name to jump to, made of the link's key."""
    return "l-" + "".join(sign if sign.isalnum() else "-" for sign in link)
