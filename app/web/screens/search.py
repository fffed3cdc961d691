"""查找: an enterprise, a link, a product, by whatever a person writes."""

from __future__ import annotations

from app.web import answers
from app.web.bar import bar
from app.web.finding import Finder, Hit
from app.web.view import Document, Request, Screen, View

PATH = "/search"


def show(request: Request) -> View:
    """What was found, each with where it leads."""
    written = request.get("q")
    head = answers.states(request).header
    finder = request.sight.once("finder", lambda: Finder(request.sight.facts))
    hits, sure = finder.find(written) if written else ((), True)
    fields = {"bar": bar(request, PATH, head.scope, head.scope_label, head.place_label), "q": written, "sure": sure,
              "hits": [(one, _leads(request, one)) for one in hits]}  # fmt: skip

    def document() -> Document:
        return {"schema": 1, "q": written, "exact": sure, "found": [one.as_dict() for one in hits]}

    return View(fields, document)


def _leads(request: Request, hit: Hit) -> str:
    """Where a finding is looked at."""
    if hit.cls == "ChainLink":
        return request.asked.address("/chain", chain="", link=hit.id)
    if hit.cls == "IndustryChain":
        return request.asked.address("/chain", chain=hit.id, link="")
    return request.asked.address("/network", {"of": hit.id}, chain="", link="")


SEARCH = Screen(PATH, "", "search.html", show)
