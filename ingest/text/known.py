"""What a ledger already knows of a document: the record of the same text, and which papers end or are ended by another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from operator import gt, lt

from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from graph.ledger.reading import read_statements
from graph.ledger.tables import statement
from ingest.naming import NAMED
from ingest.text.document import PAPER, TextDocument
from ingest.text.facts.papers import full_body
from ingest.text.facts.row import DOCUMENT
from ingest.text.found import Head
from ontology.values import first_day, normalised_name

WRAPPED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
VERSION = re.compile(r"[（(\[〔][^（）()\[\]〔〕]*(?:修订|修正|试行|暂行|版)[^（）()\[\]〔〕]*[)）\]〕]")
CEREMONY = re.compile(r"^.*?关于印发|的?通知$|^关于(?:公布|发布|修订|修改)|[\s“”\"《》]")
NEWER = re.compile(r"^\d{4}年(?:版|度)?")

PREDICATES = ("a", *NAMED, "partOf", "policyNumber", "issuedOn", "inForceFrom", "issuedBy", "replaces", "textOf")
"""What is asked of a ledger for a document: what its records are and are called, and its papers."""


@dataclass(frozen=True, slots=True)
class Known:
    """The record of a document in the ledger: its source and local id, and the name of the file that it came from."""

    source: str
    local: str
    file: str


def same_text(ledger: Ledger, document: TextDocument) -> Known | None:
    """The document in the ledger whose text is this one's, whatever its file is called."""
    with ledger.engine.connect() as connection:
        digest = (statement.c.predicate == "textDigest", statement.c.value == document.text_digest, statement.c.load_out.is_(None))
        keys = sorted(one.subject for one in read_statements(connection, *digest))
        if not keys:
            return None
        notes = (statement.c.predicate == "note", statement.c.subject == keys[0], statement.c.load_out.is_(None))
        file = next((one.value for one in read_statements(connection, *notes)), "")
    source, _, local = keys[0].partition(":")
    return Known(source, local, file)


def source_id(document: TextDocument, head: Head) -> str:
    """The id of the source of a document of its own: by what the paper says of itself, else by its text."""
    said = "|".join((head.title, head.number, full_body(head.issuer), head.issued)) if head.title else document.text_digest
    return f"{PAPER}{blake2b(normalised_name(said).encode(), digest_size=6).hexdigest()}"


def stem(title: str) -> str:
    """A paper's title without its year, version and the words of the letter that sends it: equal for two versions of one."""
    inner = WRAPPED.findall(title)
    return normalised_name(NEWER.sub("", CEREMONY.sub("", VERSION.sub("", max(inner, key=len) if inner else title))))


class Papers:
    """The policies that a ledger knows."""

    def __init__(self, ledger: Ledger) -> None:
        self.facts: Facts = read_facts(ledger, predicates=PREDICATES)

    def replaced_by(self, head: Head) -> Iterator[tuple[str, bool]]:
        """The policies that a paper takes the place of, and whether it says so itself. One of the same body and title counts
        where it is older."""
        named = {normalised_name(one) for pair in head.replaces for one in pair if one}
        for key in self.facts.instances("Policy"):
            said = {normalised_name(self.facts.value(key, name)) for name in ("name", "policyNumber")} - {""}
            if said & named:
                yield key, True
            elif self._version(key, head, lt):
                yield key, False

    def _version(self, key: str, head: Head, before: Callable[[str, str], bool]) -> bool:
        """Whether a policy is another version of a paper, issued `before` (or after) it."""
        issued = self.facts.value(key, "issuedOn")
        dated = bool(issued and head.issued) and before(first_day(issued), first_day(head.issued))
        return dated and self._same_paper(key, head)

    def _same_paper(self, key: str, head: Head) -> bool:
        """Whether a policy is of the same body and has the same title, its version aside."""
        issuers = {normalised_name(self.facts.label(fact.object)) for fact in self.facts.about(key, "issuedBy")}
        same = bool(head.issuer) and normalised_name(full_body(head.issuer)) in issuers
        return same and stem(self.facts.value(key, "name")) == stem(head.title)

    def replacing(self, key: str, head: Head) -> Iterator[tuple[str, bool]]:
        """The policies that take the place of a paper, and whether they say so themselves. One of the same body and title counts
        where it is newer."""
        own, entity = {normalised_name(one) for one in (head.title, head.number) if one}, self.facts.resolution.of(key)
        said = {fact.subject for fact in self.facts.of("replaces") if fact.object != entity
                and own & {normalised_name(self.facts.value(fact.object, name)) for name in ("name", "policyNumber")}}  # fmt: skip
        for one in self.facts.instances("Policy"):
            if one != entity and self.begins(one) and (one in said or self._version(one, head, gt)):
                yield one, one in said

    def text_of(self, key: str) -> str:
        """The document that a policy's text is; empty where it was not read."""
        return min((fact.subject for fact in self.facts.to(key, "textOf")), default="")

    def begins(self, key: str) -> str:
        """The day from which a policy holds: in force, else issued."""
        return self.facts.value(key, "inForceFrom") or self.facts.value(key, "issuedOn")


def record(source: str, local: str, name: str) -> str:
    """The key of a record that a document introduces."""
    return f"{source}:{name}" if local == DOCUMENT else f"{source}:{local}/{name}"
