"""What an address asks of the network: where it starts, how far it goes, what was opened, and which card lies on top."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.web.view import Request
from graph.networks import find_centre
from ontology.errors import UserFault, issue

PATH = "/network"
HOPS = (1, 2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Ids all: the start, opened nodes, the end of a way, the node whose card is open; empty where not asked for."""

    of: str
    hops: int = 1
    opened: tuple[str, ...] = ()
    to: str = ""
    node: str = ""

    def extra(self) -> list[tuple[str, str]]:
        """What stands in the address beside the question; what is left at its default does not."""
        told = [("of", self.of), ("hops", str(self.hops) if self.hops > 1 else ""), *(("open", one) for one in self.opened),
                ("to", self.to), ("node", self.node)]  # fmt: skip
        return [(name, value) for name, value in told if value]

    def address(self, request: Request, path: str = PATH, **changed: object) -> str:
        """The address of this view with other choices (fields of this class, or `by`)."""
        by = {"by": str(changed.pop("by"))} if "by" in changed else {}
        return request.asked.address(path, replace(self, **changed).extra(), chain="", link="", **by)  # type: ignore[arg-type]


def wanted(request: Request) -> Wanted | None:
    """What an address asks; None where it names no start. Raises UnknownName, and UserFault LT-WEB-10 for steps not offered."""
    if not (of := request.get("of")):
        return None
    hops = request.get("hops", "1")
    if hops not in map(str, HOPS):
        raise UserFault(issue("LT-WEB-10", value=hops, most=max(HOPS)))
    opened = tuple(dict.fromkeys(one for one in request.all("open") if request.sight.facts.classes(one)))
    return Wanted(_entity(request, of), int(hops), opened, _named(request, "to"), _named(request, "node"))


def _named(request: Request, name: str) -> str:
    written = request.get(name)
    return _entity(request, written) if written else ""


def _entity(request: Request, written: str) -> str:
    """An id as it is, else the link or actor of this name."""
    return written if request.sight.facts.classes(written) else find_centre(request.sight.facts, written)
