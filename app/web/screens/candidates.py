"""目标企业清单: whom to talk to for a link, and why them."""

from __future__ import annotations

from app.web import answers
from app.web.bar import bar
from app.web.certificates import WIDTH, Gauge, Proofs
from app.web.view import Document, Request, Screen, View
from graph.candidates import Candidate
from graph.states.links import LinkIndex
from ontology.errors import UserFault, issue

PATH = "/candidates"


def show(request: Request) -> View:
    """The list of one link: that asked for, else the most pressing one (of the chain)."""
    link = _link(request)
    found = answers.candidates(request, link)
    head, proofs = found.header, Proofs()
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, head.place_label, found.chain, all_chains=False), "found": found,
        "existing": [_row(one, proofs) for one in found.existing], "outside": [_row(one, proofs) for one in found.outside],
        "apart": [(one, proofs.of(one.evidence)) for one in found.set_apart],
        "carriers": [(one, proofs.of(one.evidence)) for one in found.carriers], "evidence": list(proofs.numbers),
        "links": _others(request, found.chain, link), "certificate": request.asked.address("/chain", chain="", link=link),
        "brief": request.asked.address("/brief", chain="", link=link),
        "workbook": request.asked.address("/files/list.xlsx", chain="", link=link), "link": link,
    }  # fmt: skip

    def document() -> Document:
        return found.as_dict()

    return View(fields, document)


def _link(request: Request) -> str:
    asked, index = request.asked, LinkIndex(request.sight.facts)
    if asked.link:
        return index.find(asked.link)
    chain = index.find_chain(asked.chain) if asked.chain else ""
    known = [one.state.id for one in answers.urgent(request) if not chain or one.state.chain == chain] or index.of_chain(chain)
    if not known:
        raise UserFault(issue("LT-NAME-03", value=asked.chain, kind=request.sight.facts.ontology.classes["ChainLink"].zh))
    return known[0]


def _others(request: Request, chain: str, link: str) -> list[dict[str, object]]:
    """The links of the chain, to choose another."""
    return [{"state": one, "address": request.asked.address(PATH, chain="", link=one.id), "here": one.id == link}
            for one in answers.states(request, chain).links]  # fmt: skip


def _row(one: Candidate, proofs: Proofs) -> dict[str, object]:
    told = (piece for reason in one.reasons for piece in reason.evidence)
    low, high = (round(number / 100 * WIDTH, 1) for number in (one.score.low, one.score.high))
    at = None if one.score.value is None else Gauge(round(one.score.value / 100 * WIDTH, 1), 0)
    return {"one": one, "proofs": proofs.of(told), "low": low, "high": high, "at": at,
            "steps": [(step, proofs.of(step.evidence)) for step in (one.path.steps if one.path else ())],
            "checks": [(check, proofs.of(check.evidence)) for check in (*one.vetoes, *one.to_verify)],
            "parts": [(part, proofs.of(part.evidence)) for part in one.score.parts]}  # fmt: skip


CANDIDATES = Screen(PATH, "目标企业清单", "candidates.html", show)
