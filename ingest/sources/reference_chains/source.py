"""Reference chains: one folder a chain, with its links, products and input slots; ids are unique within a chain only."""

from __future__ import annotations

from ingest.documents import cite_all, read_document
from ingest.row import Cell, Row
from ingest.say import Say
from ingest.source import RowReader
from ontology.values import normalised_name

LINK = {"card_label": "cardLabel", "stage": "stage", "group": "linkGroup", "order": "linkOrder", "layout": "layout",
        "layout_reason": "layoutReason", "supply_radius": "supplyRadius", "note": "note"}  # fmt: skip


def document(row: Row, say: Say) -> None:
    """One text that a chain's rows cite."""
    read_document(row, say, _documents(row))


def chain(row: Row, say: Say) -> None:
    """The chain itself, and the industry field it is counted under."""
    name, field = row.need("id"), row.take("field")
    key = say.record("IndustryChain", f"chain/{name}", name=row.need("label_zh"))
    say.identity(key, name)
    for prop, column in (("code", "id"), ("englishName", "label_en"), ("note", "note")):
        say.put(key, prop, row.take(column))
    if field:
        to = say.record("IndustryField", f"field/{field}", name=field)
        say.identity(to, normalised_name(field))
        say.relate(key, "inField", to, written=field)


def link(row: Row, say: Say) -> None:
    """One step of the chain, perhaps a kind of a wider one."""
    cite_all(row, say, _documents(row))
    name, parent = row.need("id"), row.take("parent")
    key = say.record("ChainLink", _local("link", row, name), name=row.need("label_zh"))
    say.identity(key, row.folder, name)
    say.put(key, "code", name)
    say.put(key, "englishName", row.take("label_en"))
    for column, prop in LINK.items():
        say.put(key, prop, row.take(column))
    say.relate(key, "partOf", say.key(f"chain/{row.folder}"))
    if parent:
        say.relate(key, "isTypeOf", say.key(_local("link", row, parent)), written=parent)


def product(row: Row, say: Say) -> None:
    """One product, and the link it makes up (none where it is only an input of others)."""
    cite_all(row, say, _documents(row))
    name, made = row.need("id"), row.take("link")
    key = say.record("Product", _local("product", row, name), name=row.need("label_zh"))
    say.put(key, "productCode", f"{row.folder}/{name}")
    say.put(key, "note", row.take("note"))
    essential = row.take("essential")
    if made:
        say.relate(key, "makesUp", say.key(_local("link", row, made)), {"essential": essential}, written=made)


def slot(row: Row, say: Say) -> None:
    """One slot of a product and one product that can fill it; a slot with several fillers has a row for each."""
    cite_all(row, say, _documents(row))
    owner, name, filler = row.need("product"), row.need("id"), row.take("filler")
    key = say.record("InputSlot", _local("slot", row, owner, name), name=row.need("label_zh"))
    say.identity(key, row.folder, owner, name)
    say.put(key, "code", name)
    say.put(key, "slotKind", row.need("kind"))
    say.put(key, "note", row.take("essential_note"))
    say.relate(say.key(_local("product", row, owner)), "requires", key, {"essential": row.need("essential")}, written=owner)
    if filler:
        say.relate(say.key(_local("product", row, filler)), "fills", key, written=filler)


def _documents(row: Row) -> str:
    return f"doc/{row.folder}/"


def _local(kind: str, row: Row, *names: Cell) -> str:
    """The local id of a thing of this row's chain: its kind, the chain (the folder's name), its id."""
    return "/".join((kind, row.folder, *names))


TABLES: dict[str, RowReader] = {"documents": document, "chain": chain, "links": link, "products": product, "slots": slot}
