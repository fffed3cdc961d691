"""ETO's semiconductor supply chain: each input is one link and the one product that makes it up; shares of countries."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from ingest.row import Row
from ingest.say import Say
from ingest.source import RowReader
from ingest.sources.eto_semiconductors.stages import STAGES, stages_of

CHAIN_FILE = Path(__file__).with_name("chain.csv")
with CHAIN_FILE.open(encoding="utf-8", newline="") as _file:
    CHAIN = next(csv.DictReader(_file))
KINDS = {"process": "operation", "tool_resource": "equipment", "material_resource": "material", "ultimate_output": ""}
PROVIDERS = ("organization", "country")
VARIOUS = "多国合计（Various）不是一个国家"


class Reader:
    """Reads rows with what all rows of the load say: each input's type and stage, each provider's subject."""

    def __init__(self, tables: Mapping[str, Iterable[Row]]) -> None:
        inputs, sequence = tables.get("inputs", ()), tables.get("sequence", ())
        self.kinds = {row.peek("input_id"): KINDS.get(row.peek("type"), "") for row in inputs}
        self.stages = stages_of(inputs, sequence)
        self.countries = {row.peek("provider_id"): row.peek("provider_name") for row in tables.get("providers", ())
                          if row.peek("provider_type") == "country"}  # fmt: skip

    def stage(self, row: Row, say: Say) -> None:
        """A stage is one of the chain's three parts: its row introduces the chain."""
        row.choose("stage_id", STAGES)
        key = say.record("IndustryChain", f"chain/{CHAIN['id']}", name=CHAIN["name"])
        say.put(key, "englishName", CHAIN["english_name"])
        say.put(key, "code", CHAIN["id"])
        say.identity(key, CHAIN["id"])

    def input(self, row: Row, say: Say) -> None:
        """One link of the chain, and the product that makes it up."""
        number, name = row.need("input_id"), row.need("input_name")
        row.choose("type", KINDS)
        stage = row.take("stage_id")
        link = say.record("ChainLink", f"link/{number}", name=name)
        say.put(link, "code", number)
        say.identity(link, CHAIN["id"], number)
        say.put(link, "stage", STAGES.get(stage or self.stages.get(number, ""), stage))
        say.relate(link, "partOf", say.key(f"chain/{CHAIN['id']}"))
        product = say.record("Product", f"product/{number}", name=name)
        say.put(product, "productCode", f"{CHAIN['id']}/{number}")
        say.relate(product, "makesUp", link, {"essential": "false"})

    def step(self, row: Row, say: Say) -> None:
        """An input that goes into another (an essential slot that its product fills) or is a type of another."""
        number, into, wider = row.need("input_id"), row.take("goes_into_id"), row.take("is_type_of_id")
        product = say.key(f"product/{number}", number)
        if into:
            slot = say.record("InputSlot", f"slot/{into}/{number}", name=row.take("input_name"))
            say.identity(slot, CHAIN["id"], into, number)
            say.put(slot, "slotKind", self.kinds.get(number, ""))
            say.relate(say.key(f"product/{into}", into), "requires", slot, {"essential": "true"})
            say.relate(product, "fills", slot)
        if wider:
            say.relate(product, "isTypeOf", say.key(f"product/{wider}", wider))
            say.relate(say.key(f"link/{number}", number), "isTypeOf", say.key(f"link/{wider}", wider))

    def provider(self, row: Row, say: Say) -> None:
        """An organisation registered in a country, or a country that stands for its organisations together."""
        number, name, country = row.need("provider_id"), row.need("provider_name"), row.take("country")
        if row.choose("provider_type", PROVIDERS) == "country":
            if name == "Various":
                row.leave_out(VARIOUS, name)
            else:
                say.put(say.key(f"places:{name}", name), "countryCode", name)
            return
        firm = say.record("Enterprise", f"org/{number}", name=name)
        if country:
            site = say.record("Site", f"site/{number}")
            say.put(site, "siteKind", "registered")
            say.relate(firm, "operates", site)
            say.relate(site, "locatedIn", say.key(f"places:{country}", country))

    def provision(self, row: Row, say: Say) -> None:
        """An organisation produces an input; a country provides it; whole stages are provided, by whomever."""
        number, provided = row.need("provider_id"), row.need("provided_id")
        share, negligible = row.take("share_provided"), row.take("negligible_market_share")
        country = self.countries.get(number, "")
        if country == "Various":
            row.leave_out(VARIOUS, number.reads(country))
            return
        subject = say.key(f"places:{country}" if country else f"org/{number}", number)
        said = {"share": share, "negligible": negligible.reads("true") if negligible == "negligible" else negligible}
        if provided in STAGES:
            chain = say.key(f"chain/{CHAIN['id']}", provided)
            say.relate(subject, "provides", chain, {**said, "stage": STAGES[provided]})
        elif country:
            say.relate(subject, "provides", say.key(f"product/{provided}", provided), said)
        else:
            said["marketShare"] = said.pop("share")
            say.relate(subject, "produces", say.key(f"product/{provided}", provided), said)


def prepare(tables: Mapping[str, Iterable[Row]]) -> dict[str, RowReader]:
    """Readers that know all rows of the load."""
    reader = Reader(tables)
    return {"stages": reader.stage, "inputs": reader.input, "sequence": reader.step, "providers": reader.provider,
            "provision": reader.provision}  # fmt: skip
