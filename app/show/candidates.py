"""Whom to attract for a link as a page: its state, what may be done, who is here, who is outside, who is set apart, who carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from app.layout import indented
from app.show.candidate_rows import candidate_rows, shared_checks
from app.show.heading import heading
from app.show.states import StateMarks
from app.words import words
from graph.states.certificate import SourceNote
from ontology.schema import Ontology

if TYPE_CHECKING:
    from graph.candidates import Candidate, Candidates, NextLink, Pursued, Support

SHOWN = 6
"""Supporters and neighbouring links that a page lists; --json has all of them."""
PLACE = "place"


def candidates_text(one: Candidates, ontology: Ontology, kind: str = "real", top: int = 10) -> str:
    """The answer in sections, at most `top` enterprises in each."""
    labels = {source.id: source.label for source in one.sources}
    listed = (*one.existing, *one.outside)
    shared = shared_checks(listed)
    lines = [words("candidates.title", link=one.link_label), heading(one.header, kind), *_standing(one, StateMarks(ontology)), ""]
    lines += [*_existing(one.existing, top, labels, shared), *_outside(one, top, labels, shared), *_apart(one.set_apart)]
    lines += [*_listed("next_links", [_next_link(each) for each in one.next_links if each.known]), *_carriers(one.carriers)]
    if listed:
        lines += [*(indented(words("candidates.verify_all", text="；".join(shared)), 0) for _ in shared[:1]), *_legend(one)]
    lines += ["", *_sources(one.sources)] if lines[-1] else _sources(one.sources)
    return "\n".join(lines).rstrip()


def _standing(one: Candidates, marks: StateMarks) -> Iterator[str]:
    """The state with its certificate, the guidance, what may be done and what must be surveyed first."""
    yield marks.painted(one.state, indented(words("candidates.state", state=marks.plain(one.state), reason=one.reason), 0))
    yield indented(words("candidates.certificate", certificate=one.certificate), 0)
    if one.layout and one.layout not in one.note:
        yield indented(words("candidates.layout", layout=one.layout), 0)
    if one.note:
        yield indented(words("candidates.note", note=one.note), 0)
    if one.survey:
        yield indented(words("candidates.survey", tells=one.survey.tells), 0)
        for asked in one.survey.ask[:1]:
            yield indented(words("candidates.survey_ask", label=asked.label, why=asked.why), 0)
        if one.survey.unknown_whom:
            yield indented(words("candidates.survey_nobody", said=one.survey.unknown_whom), 0)
    link, place, scope = map(_argument, (one.link_label, one.header.place_label, one.header.scope_label))
    yield indented(words("candidates.why", link=link, place=place, scope=scope, as_of=one.header.as_of), 0)


def _argument(name: str) -> str:
    """A name as it is typed in a command."""
    return f'"{name}"' if " " in name else name


def _existing(
    found: Sequence[Candidate], top: int, labels: dict[str, str], shared: Sequence[str]
) -> Iterator[str]:  # fmt: skip
    if found:
        yield words("candidates.existing", count=len(found))
        yield from candidate_rows(found, top, labels, shared)
        yield ""


def _outside(one: Candidates, top: int, labels: dict[str, str], shared: Sequence[str]) -> Iterator[str]:
    places = sum(each.kind == PLACE for each in one.outside)
    if one.outside:
        more = words("candidates.places", count=places) if places else ""
        yield words("candidates.outside", count=len(one.outside) - places, places=more)
        yield from candidate_rows(one.outside, top, labels, shared)
        yield ""
    elif one.existing:
        yield words("candidates.none_outside")
        yield ""


def _apart(found: Sequence[Pursued]) -> Iterator[str]:
    rows = [words("candidates.apart", label=one.label, what=one.what_label, says=one.says,
                  post=words("candidates.post", post=one.post) if one.post else "",
                  date=words("candidates.date", date=one.date) if one.date else "") for one in found]  # fmt: skip
    yield from _listed("set_apart", rows)


def _carriers(found: Sequence[Support]) -> Iterator[str]:
    rows = [words("candidates.supporter", label=one.label, cls=one.cls, ring=one.ring or words("candidates.unknown"), how=one.how,
                  standing=words("candidates.supporter_standing", standing=one.standing_label) if one.standing_label else "")
            for one in found]  # fmt: skip
    yield from _listed("carriers", rows)


def _next_link(one: NextLink) -> str:
    return words("candidates.next_link", label=one.label, known=one.known, here=one.here, why=one.why)


def _listed(name: str, rows: Sequence[str]) -> Iterator[str]:
    """A short list under its title; nothing where it is empty."""
    if rows:
        yield words(f"candidates.{name}", count=len(rows))
        yield from (indented(row) for row in rows[:SHOWN])
        if len(rows) > SHOWN:
            yield indented(words("candidates.more_plain", count=len(rows) - SHOWN))
        yield ""


def _legend(one: Candidates) -> Iterator[str]:
    parts = "、".join(words("candidates.weight", label=label, weight=weight) for label, weight in one.weights.parts)
    yield indented(words("candidates.weights", note=one.weights.note, parts=parts), 0)
    yield indented(words("candidates.legend", ranking=one.weights.ranking), 0)


def _sources(found: Iterable[SourceNote]) -> Iterator[str]:
    rows = [words("candidates.source", label=one.label, said="；".join(filter(None, [one.publisher, one.licence, one.attribution])))
            for one in found]  # fmt: skip
    if rows:
        yield words("candidates.sources")
        yield from map(indented, rows)
