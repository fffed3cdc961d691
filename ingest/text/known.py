"""What a ledger already knows of a document: the record of the same text, and which papers end or are ended by another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from operator import gt, lt
from typing import Any

from graph.facts import Fact, Facts, read_facts
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
CHUNK = 500

NAMES = ("a", *NAMED, "partOf")
"""What is asked of a ledger for names: of what class its records are, what they are called and belong to."""
PAPERS = ("a", *NAMED, "policyNumber", "issuedOn", "inForceFrom", "issuedBy", "replaces", "textOf")
"""What is asked of a ledger for its papers."""
POLICY = "Policy"


@dataclass(frozen=True, slots=True)
class Known:
    """The record of a document in the ledger: its source and local id, and the name of the file that it came from."""

    source: str
    local: str
    file: str


def same_texts(ledger: Ledger, digests: Iterable[str]) -> dict[str, Known]:
    """The documents in the ledger with these texts, by the text's digest, whatever their files are called."""
    found, asked = dict[str, Known](), sorted(set(digests))
    with ledger.engine.connect() as connection:
        for start in range(0, len(asked), CHUNK):
            said = statement.c.value.in_(asked[start : start + CHUNK])
            texts = list(read_statements(connection, statement.c.predicate == "textDigest", said))
            about = (statement.c.predicate == "note", statement.c.subject.in_([one.subject for one in texts]))
            files = {one.subject: one.value for one in read_statements(connection, *about)}
            for one in sorted(texts, key=lambda each: each.subject):
                source, _, local = one.subject.partition(":")
                found.setdefault(one.value, Known(source, local, files.get(one.subject, "")))
    return found


def source_id(document: TextDocument, head: Head) -> str:
    """The id of the source of a document of its own: by what the paper says of itself, else by its text."""
    said = "|".join((head.title, head.number, full_body(head.issuer), head.issued)) if head.title else document.text_digest
    return f"{PAPER}{blake2b(normalised_name(said).encode(), digest_size=6).hexdigest()}"


def stem(title: str) -> str:
    """A paper's title without its year, version and the words of the letter that sends it: equal for two versions of one."""
    inner = WRAPPED.findall(title)
    return normalised_name(NEWER.sub("", CEREMONY.sub("", VERSION.sub("", max(inner, key=len) if inner else title))))


def names_of(ledger: Ledger) -> Facts:
    """The names that a paper may mean: those of the ledger that no other paper brought. What papers call by one name joins by the
    rules for all records, so that what one says does not depend on which others were read before it."""
    return read_facts(ledger, predicates=NAMES, apart=PAPER)


def papers_of(ledger: Ledger, as_of: str = "") -> Papers:
    """The policies that the ledger knows."""
    issuers = ledger.ontology.relations["issuedBy"].to_classes
    return Papers(read_facts(ledger, as_of, predicates=PAPERS, classes=(POLICY, "Document", *issuers)))


class Papers:
    """The policies that a ledger knows, by what they are called, and by whose and which paper they are a version of."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._called, self._versions = (defaultdict[Any, set[str]](set) for _ in range(2))
        for key in facts.instances(POLICY):
            for name in self._names(key):
                self._called[name].add(key)
            for fact in facts.about(key, "issuedBy"):
                self._versions[normalised_name(facts.label(fact.object)), stem(facts.value(key, "name"))].add(key)

    def _names(self, key: str) -> set[str]:
        return {normalised_name(self.facts.value(key, name)) for name in ("name", "policyNumber")} - {""}

    def replaced_by(self, head: Head) -> Iterator[tuple[str, bool]]:
        """The policies that a paper takes the place of, and whether it says so itself. One of the same body and title counts
        where it is older."""
        said = set[str]().union(*(self._called.get(normalised_name(one), ()) for pair in head.replaces for one in pair if one))
        found = sorted(said | self._version(head, lt))
        return ((key, key in said) for key in found if not self._issued(key, head, gt))

    def replacing(self, key: str, head: Head) -> Iterator[tuple[str, bool]]:
        """The policies that take the place of a paper, and whether they say so themselves. One of the same body and title counts
        where it is newer."""
        own, entity = {normalised_name(one) for one in (head.title, head.number) if one}, self.facts.resolution.of(key)
        named = {one for name in own for one in self._called.get(name, ()) if one == entity or not self.record_of(one)}
        said = {fact.subject for one in named for fact in self.facts.to(one, "replaces") if self._names_itself(fact)}
        found = sorted((said | self._version(head, gt)) - {entity})
        return ((one, one in said) for one in found if self.begins(one) and not self._issued(one, head, lt))

    def _names_itself(self, fact: Fact) -> bool:
        """Whether a paper names the one that it replaces: it brings a record of it then, beside what is inferred of versions."""
        source, _, known = self.record_of(fact.subject).partition(":")
        ended = self.facts.resolution.members.get(fact.object, (fact.object,))
        return bool(known) and any(one.startswith(f"{source}:") for one in ended)

    def _version(self, head: Head, before: Callable[[str, str], bool]) -> set[str]:
        """The other versions of a paper, of the same body and title, issued `before` (or after) it."""
        same = self._versions.get(version_of(head), ()) if head.issuer else ()
        return {key for key in same if self._issued(key, head, before)}

    def _issued(self, key: str, head: Head, before: Callable[[str, str], bool]) -> bool:
        """Whether a policy was issued `before` (or after) a paper; False where either day is not known."""
        day = self.facts.value(key, "issuedOn")
        return bool(day and head.issued) and before(first_day(day), first_day(head.issued))

    def record_of(self, key: str) -> str:
        """The record of a policy: that of which the text was read, else one that no paper brought; empty where papers no more
        than name it."""
        if text := self.text_of(key):
            source, _, local = text.partition(":")
            return record(source, local, "policy")
        dated = self.facts.value(key, "issuedOn")
        members = self.facts.resolution.members.get(key, (key,)) if dated else ()
        return min((one for one in members if not one.startswith(PAPER)), default="")

    def text_of(self, key: str) -> str:
        """The document that a policy's text is; empty where it was not read."""
        return min((fact.subject for fact in self.facts.to(key, "textOf")), default="")

    def begins(self, key: str) -> str:
        """The day from which a policy holds: in force, else issued."""
        return self.facts.value(key, "inForceFrom") or self.facts.value(key, "issuedOn")


def version_of(head: Head) -> tuple[str, str]:
    """What versions of one paper have in common: the body that issues them, and the title without what sets versions apart."""
    return normalised_name(full_body(head.issuer)), stem(head.title)


def record(source: str, local: str, name: str) -> str:
    """The key of a record that a document introduces."""
    return f"{source}:{name}" if local == DOCUMENT else f"{source}:{local}/{name}"
