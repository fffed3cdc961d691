"""The document, the policy that it is the text of, who issued it, to whom, what it carries out and what it replaces."""

from __future__ import annotations

import re

from ingest.text.facts.row import Paper, identity, joined
from ingest.text.heads.kinds import kind_of
from ontology.values import half_width

YEARS = re.compile(r"(20\d\d)\s*年?\s*[-—–－~至到]+\s*(20\d\d)")
BRACKETED = re.compile(r"[\[(〔【]((?:19|20)\d\d)[\])〕】]")
NUMBER_YEAR = re.compile(r"[〔\[［(（]((?:19|20)\d\d)[〕\]］)）]")
NOT_A_BODY = re.compile(r"[《》“”、，,的]|^.{0,2}$|^.{25}")
"""What stands before 关于 in a title and is no body."""
SHORT_BODY = re.compile(r"管委会$")
LEVELS = (
    (re.compile(r"^(国务院|中共中央|中华人民共和国|国家|全国|[一-龥]{2,8}部$)"), "national"),
    (re.compile(r"(省|自治区|兵团)[^市区县]*$"), "provincial"),
    (re.compile(r"(开发区|高新区|经开区|新区|自贸|保税区|管委会|管理委员会)"), "zone"),
    (re.compile(r"(区|县|旗)[^市]*$"), "district"),
    (re.compile(r"(市|州|盟)"), "municipal"),
)  # fmt: skip
"""The first that fits an issuer's name says the level of its papers."""
REGIONS = {"national": "nation", "provincial": "province", "municipal": "city", "district": "district"}
"""The level of a body by the level of its papers; a zone is no region."""


def full_body(name: str) -> str:
    """A body's name with its short ending written out: …管委会 is …管理委员会."""
    return SHORT_BODY.sub("管理委员会", name)


def level_of(issuer: str) -> str:
    """The level of a paper by who issued it, as the ontology's vocabulary has it; empty where it can't be told."""
    if re.match(r"^(北京|天津|上海|重庆)市(人民政府|[一-龥]{2,12}(局|委|委员会))", issuer):
        return "provincial"
    return next((level for pattern, level in LEVELS if pattern.search(issuer)), "")


def add_paper(paper: Paper) -> None:
    """Rows for the document, its policy and the bodies and papers that it names of itself."""
    head, document = paper.found.head, paper.document
    title = head.title or document.name
    paper.add("documents", "documents", {
        "id": paper.local, "title": title, "publisher": head.issuer, "kind": "policy" if head.title else "", "date": head.issued,
        "strength": "strong" if head.title and head.issuer else "weak", "text_digest": document.text_digest, "note": document.name,
    })  # fmt: skip
    if not head.title:
        return
    policy = policy_key(paper)
    issuer = add_authority(paper, head.issuer, *place_of(paper, "issuer"))
    superiors = [_add_other(paper, *one) for one in head.superiors]
    replaced = [_add_other(paper, *one) for one in head.replaces]
    where = place_of(paper, "title")
    paper.add("policies", "class:Policy", {
        "id": policy, "name": title, "policyNumber": plain_number(head.number), "policyKind": head.kind,
        "level": level_of(head.issuer),
        "issuedOn": head.issued, "inForceFrom": head.in_force_from, "inForceTo": head.in_force_to, "issuedBy": issuer,
        "implements": joined(superiors), "replaces": joined(replaced),
        "identityKey": identity(full_body(head.issuer), title, plain_number(head.number) or head.issued),
        "note": "" if head.number else "原文未载文号",
    }, *where, "head")  # fmt: skip
    paper.add("text_of", "relation:textOf", {"id": paper.key("text-of"), "from": paper.local, "to": policy}, *where, "head")
    for number, one in enumerate(head.addressees, start=1):
        group = paper.key("addressee", number)
        at = place_of(paper, "addressees")
        paper.add("addressees", "class:DepartmentGroup", {
            "id": group, "name": one, "unitOf": issuer, "identityKey": identity(full_body(head.issuer), one),
        }, *at, "head")  # fmt: skip
        paper.add("addressed_to", "relation:addressedTo", {"id": paper.key("to", number), "from": policy, "to": group}, *at, "head")


def period_of(title: str) -> str:
    """The years that a paper's title gives it (2019—2021); empty where it gives none."""
    found = YEARS.search(title)
    return f"{found[1]}—{found[2]}" if found else ""


def plain_number(number: str) -> str:
    """A document's number as it is usually written: half-width figures, the year in 〔〕 (示政发〔2023〕5号)."""
    return BRACKETED.sub(r"〔\1〕", half_width(number)).replace(" ", "")


def policy_key(paper: Paper) -> str:
    """The local id of the policy that the document is the text of."""
    return paper.key("policy")


def add_authority(paper: Paper, name: str, start: int = 0, end: int = 0) -> str:
    """A row for the body that issues; its name is written out, and kept as the text has it. Empty where there is none."""
    if not name:
        return ""
    full = full_body(name)
    cells = {"id": paper.key("authority", full), "name": full, "shortName": name if name != full else "",
             "authorityLevel": REGIONS.get(level_of(full), "")}  # fmt: skip
    return paper.add("authorities", "class:PublicAuthority", cells, start, end, "head")


def _add_other(paper: Paper, title: str, number: str) -> str:
    """A row for a paper that this one speaks of: by its title, or where only that is given, its number. Who issued it is told by
    a title that begins with the body (国务院关于…), the year by its number."""
    named = title or number
    body, about, _ = title.partition("关于")
    year = NUMBER_YEAR.search(number)
    at = paper.document.text.find(named)
    place = (at, at + len(named)) if at >= 0 else (0, 0)
    cells = {
        "id": paper.key("policy", named), "name": named, "policyNumber": plain_number(number), "policyKind": kind_of(title),
        "identityKey": identity(full_body(body) if about else "", named, plain_number(number)),
        "level": level_of(body) if about else "", "issuedOn": year[1] if year else "",
        "issuedBy": add_authority(paper, body, *place) if about and body and not NOT_A_BODY.search(body) else "",
    }  # fmt: skip
    return paper.add("policies", "class:Policy", cells, *place, "head")


def place_of(paper: Paper, field: str) -> tuple[int, int]:
    """Where the head says something; (0, 0) where it does not."""
    return paper.found.head.places.get(field, (0, 0))

