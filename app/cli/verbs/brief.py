"""`liantu brief`: the one page that goes into the meeting."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.cli.needing import needing
from app.terminal import waiting
from app.words import words
from ontology.errors import UserFault, issue


@verb("place", "scope", "as_of", "at")
@click.argument("link")
@option("--out", verb="brief", type=click.Path(path_type=Path))
@option("--template", verb="brief", type=click.Path(path_type=Path))
@option("--drop", verb="brief", multiple=True)
@option("--public", verb="brief", is_flag=True)
def brief(ask: Ask, link: str, out: Path | None, template: Path | None, drop: tuple[str, ...], public: bool) -> None:
    """Write the brief of a link, named as a person would."""
    making, writing = (needing(f"app.documents.brief.{name}", "documents") for name in ("making", "writing"))
    naming, gathering = (needing(f"app.documents.{name}", "documents") for name in ("naming", "dossier"))
    home = ask.open()
    with waiting(words("brief_verb.reading")):
        facts, place = ask.facts(home), ask.chosen_place(home)
        dossier = gathering.gather(facts, home.kind, link, place, ask.scope, public=public)
        made = making.make_brief(dossier, drop)
        path = naming.file_of(out or home.exports, "brief", dossier.candidates.link_label, dossier.candidates.header, public=public)
        try:
            writing.write_brief(made.brief, path, template or writing.FILE)
        except OSError:
            raise UserFault(issue("LT-OUT-01", value=path.parent)) from None
    told, answer = made.brief, dossier.candidates
    document = {"schema": 1, **answer.header.head(), "link": answer.link, "files": [str(path)],
                "spare_mm": round(made.spare, 1), "sources": list(told.sources), "candidates": len(told.firms)}  # fmt: skip
    counts = {"firms": len(told.firms), "sources": len(told.sources), "spare": f"{made.spare:.0f}"}
    ask.answer(document, lambda: words("brief_verb.done", path=path, **counts))
