"""Every document that `liantu export` writes, and what each is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.documents.brief.drawing import FILE as BRIEF
from app.documents.brief.making import make_brief
from app.documents.brief.writing import write_brief
from app.documents.dossier import gather
from app.documents.gathered import sources_of
from app.documents.listing.writing import write_list
from app.documents.naming import file_of
from app.documents.outside import Outside
from app.documents.page.making import write_page
from app.documents.report.drawing import FILE as REPORT
from app.documents.report.gathering import ChainDossier, gather_chain
from app.documents.report.making import make_report
from app.documents.report.writing import write_report
from app.documents.week.drawing import FILE as WEEK
from app.documents.week.making import make_week
from app.documents.week.writing import write_week
from app.export.target import Target
from app.pictures.chain_map import chain_map
from app.pictures.network_picture import network_picture
from app.pictures.raster import png_of
from app.show.colophon import colophon, network_sources
from graph.candidates import Candidates, Seeker
from graph.facts import Facts, read_facts
from graph.home import Home
from graph.states import Header, gaps, gaps_in
from ontology.errors import UserFault, issue

SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a document about a link, a chain or, where neither is named, the whole place. `since` is an earlier load
    for the weekly; `template` one's own Word or Excel file; `public`: only what may go out."""

    home: Home
    facts: Facts
    out: Path
    place: str
    scope: str = ""
    link: str = ""
    chain: str = ""
    since: str = ""
    load: int | None = None
    template: Path | None = None
    public: bool = False

    @property
    def chain_dossier(self) -> ChainDossier:
        """All that is known of the chain. Raises UserFault LT-PAPER-10 where none is named."""
        if not self.chain:
            raise UserFault(issue("LT-PAPER-10"))
        return gather_chain(self.facts, self.home.kind, self.chain, self.place, self.scope, public=self.public)

    def path(self, form: str, subject: str, head: Header) -> Path:
        """The file of a document about something."""
        return file_of(self.out, form, subject, head, public=self.public)


def write_document(form: str, order: Order) -> list[Path]:
    """Write one document. Raises UnknownName, UserFault LT-PAPER-*, OSError."""
    return [_WRITERS[form](order)]


def _brief(order: Order) -> Path:
    """The brief of a link, with nothing left out."""
    dossier = gather(order.facts, order.home.kind, order.link, order.place, order.scope, public=order.public)
    path = order.path("brief", dossier.candidates.link_label, dossier.candidates.header)
    return write_brief(make_brief(dossier).brief, path, order.template or BRIEF)


def _list(order: Order) -> Path:
    """The candidates of one link; of a chain, or of every chain, those of all links that are not sound."""
    seeker = Seeker(order.facts, order.place, order.scope)
    found = _answers(order, seeker)
    sources = sources_of(order.facts, seeker.world.window)
    subject = found[0].link_label if order.link else found[0].chain_label if order.chain else found[0].header.place_label
    path = order.path("list", subject, found[0].header)
    if order.public:
        found = list(map(Outside(order.facts).answer, found))
    return write_list(found, order.facts.ontology, order.home.kind, sources, path, order.template, public=order.public)


def _answers(order: Order, seeker: Seeker) -> Sequence[Candidates]:
    if order.link:
        return [seeker.of(order.link)]
    known = gaps_in(seeker.world, seeker.population, order.chain).links
    asked = [one.id for one in known if one.state != SOUND] or [one.id for one in known]
    if not asked:
        raise UserFault(issue("LT-PAPER-09", value=order.chain or order.place))
    return [seeker.of(one) for one in asked]


def _report(order: Order) -> Path:
    dossier = order.chain_dossier
    path = order.path("report", dossier.label, dossier.gaps.header)
    return write_report(make_report(dossier, order.facts), path, order.template or REPORT)


def _page(order: Order) -> Path:
    dossier = order.chain_dossier
    return write_page(dossier, order.facts.ontology, order.path("page", dossier.label, dossier.gaps.header))


def _week(order: Order) -> Path:
    """From the load that `since` names, else from the one before the last."""
    ledger = order.home.ledger
    until = order.load or max(int(str(one["id"])) for one in ledger.loads())
    since = ledger.find_load(order.since) if order.since else until - 1
    before = read_facts(ledger, order.facts.as_of, since)
    loads = [one for one in ledger.loads() if since < int(str(one["id"])) <= until]
    week = make_week(before, order.facts, order.home.kind, order.place, order.scope, ledger.diff(since, until), loads)
    return write_week(week, order.path("week", "", week.header), order.template or WEEK)


def _picture(order: Order) -> str:
    """The chain map of a chain, or the network around a link or actor, as SVG."""
    if order.chain:
        return chain_map(gaps(order.facts, order.place, order.scope, order.chain), order.facts.ontology, order.home.kind)
    target = Target(order.facts, ego=order.link)
    about = colophon(order.facts, order.home.kind, target.title, network_sources(target.network))
    answer, looks = gaps(order.facts, order.place, order.scope), order.facts.ontology.vocabularies["LinkState"]
    states = {one.id: looks[one.state] for one in answer.links if one.id in target.network}
    about = replace(about, place=answer.header.place_label, scope=answer.header.scope_label)
    return network_picture(target.network, order.facts.ontology, about, centre=target.centre, states=states)


def _svg(order: Order) -> Path:
    path = _picture_path(order, ".svg")
    path.write_text(_picture(_about_something(order)), encoding="utf-8")
    return path


def _png(order: Order) -> Path:
    path = _picture_path(order, ".png")
    path.write_bytes(png_of(_picture(_about_something(order)), PIXELS))
    return path


PIXELS = 2200


def _picture_path(order: Order, ending: str) -> Path:
    if order.out.suffix == ending:
        order.out.parent.mkdir(parents=True, exist_ok=True)
        return order.out
    order.out.mkdir(parents=True, exist_ok=True)
    return order.out / Target(order.facts, order.link, order.chain).file_name(ending.lstrip("."))


def _about_something(order: Order) -> Order:
    """Raises UserFault LT-PAPER-10 where neither a chain nor a link is named."""
    if not (order.chain or order.link):
        raise UserFault(issue("LT-PAPER-10"))
    return order


_WRITERS = {"brief": _brief, "list": _list, "report": _report, "page": _page, "week": _week, "svg": _svg, "png": _png}
