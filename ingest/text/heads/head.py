"""Reads the head of a paper: what it says of itself, each field with its place; what it does not say stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.document import TextDocument
from ingest.text.found import Head
from ingest.text.heads.basis import replaced, superiors
from ingest.text.heads.force import in_force
from ingest.text.heads.kinds import kind_of
from ingest.text.heads.lines import lines_of
from ingest.text.heads.numbers import number_place
from ingest.text.heads.opening import Opening, opening
from ingest.text.heads.particulars import particular
from ingest.text.heads.signature import Signature, issuer_in_head, signature
from ingest.text.heads.titles import title_place, title_text
from ingest.text.language import document_of, found_in, text_of
from ingest.text.widths import evened

Place = tuple[int, int]
NEAR, LONGEST = 80, 80
"""Short lines near the beginning may be titles of what the paper hands out."""


def read_head(text: str, document: TextDocument | None = None) -> Head:
    """What the paper in this text says of itself. With a document, what was dropped of it is passed over, but for the page's
    own list of particulars (发文字号, 成文日期), which answers where the paper itself does not."""
    even = evened(text)
    kept = document.kept() if document else [(0, len(text))]
    lines, page = lines_of(text, kept), document.reading if document else text
    paper = opening(lines)
    title, number = title_place(text, paper, page), _number_place(paper, page)
    signed = _signed(even, paper, title, page)
    name = title_text(page, title) if title else ""
    own = [name, *(line.text for line in lines[:NEAR] if len(line.text) < LONGEST and "《" not in line.text)]
    above, above_place = superiors(even, text, paper.rest, own)
    gone, gone_place = replaced(even, text, kept)
    force = in_force(even, kept, signed.issued)
    places = {"title": title, "number": number, "issuer": signed.bodies_place, "addressees": _addressed_place(paper),
              "issued": signed.issued_place, "in_force_from": force.begins_place, "in_force_to": force.ends_place,
              "superiors": above_place, "replaces": gone_place}  # fmt: skip
    return Head(name, "".join(page[slice(*number)].split()) if number else "", "、".join(signed.bodies), _addressees(paper),
                signed.issued, force.begins, force.ends, kind_of(name), tuple(above), tuple(gone),
                {field: place for field, place in places.items() if place})  # fmt: skip


def _signed(even: str, paper: Opening, title: Place | None, page: str) -> Signature:
    """Who issues and when: as signed, else as the head says, else as the page lists it."""
    signed = signature(paper)
    names, place, issued, day = signed.bodies, signed.bodies_place, signed.issued, signed.issued_place
    if not names and (said := issuer_in_head(even, title, paper) or particular(page, "issuer")):
        place, names = said[0], (said[1],)
    if not issued and (listed := particular(page, "issued")):
        day, issued = listed
    return Signature(names, place, issued, day)


def _number_place(paper: Opening, page: str) -> Place | None:
    if found := number_place(paper):
        return found
    listed = particular(page, "number")
    return listed[0] if listed else None


def _addressed_place(paper: Opening) -> Place | None:
    return (paper.addressed[0].start, paper.addressed[-1].end) if paper.addressed else None


def _addressees(paper: Opening) -> tuple[str, ...]:
    """To whom it goes, group by group as its commas part them."""
    said = "".join(line.text for line in paper.addressed)
    return tuple(part.strip() for part in said.rstrip(": ").split(",") if part.strip())


@Language.component("liantu_head")
def head(doc: Doc) -> Doc:
    """The component: puts the head into the finds."""
    found_in(doc).head = read_head(text_of(doc), document_of(doc))
    return doc
