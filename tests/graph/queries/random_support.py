"""Who supports the links of a random world, where that is, and which clauses apply: all that the six chains count."""

from __future__ import annotations

import random

from tests.worlds import Sketch

LINKS = ("l", "child", "grandchild", "k", "chain")
CLASSES = ("University", "ResearchInstitute", "TransferPlatform", "ResearchFacility", "InnovationCommunity", "Fund", "TalentGroup",
           "Team", "ServiceAgency", "Incubator", "ServiceComplex")  # fmt: skip
HOSTED = {"TransferPlatform": "managedBy", "Fund": "managedBy", "Incubator": "managedBy", "ServiceComplex": "managedBy",
          "ResearchFacility": "dependsOn", "Team": "teamOf", "TalentGroup": "talentOf"}  # fmt: skip
PLACES = ("zone", "park", "city", "city", "province", "elsewhere", "abroad", "country")
APPLIED = ("l", "child", "k", "p", "q", "m", "chain", "field", "zone", "city", "elsewhere", "park")


def add_support(sketch: Sketch, chance: random.Random) -> Sketch:
    """The same world with supporters, policies and surveys of supporters."""
    sketch.record("field", "IndustryField").relate("chain", "inField", "field")
    for number in range(chance.randint(5, 9)):
        _body(sketch, f"台{number}", chance)
    for number in range(chance.randint(2, 5)):
        _clause(sketch, f"条{number}", chance)
    _ownership(sketch, chance)
    for place in chance.sample(["zone", "city", "province", "country"], chance.randint(0, 2)):
        sketch.surveyed(place=place, surveyRole=chance.choice(["supporters", "talent", "policies", "supporters;talent"]))
    return sketch


def _ownership(sketch: Sketch, chance: random.Random) -> None:
    """Who controls the firms, and which share of each product countries are said to supply."""
    sketch.record("集团", "Enterprise").record("国资", "PublicAuthority")
    for firm in ("厂0", "厂1", "厂2"):
        if chance.random() < 0.5:
            sketch.relate(chance.choice(["集团", "国资"]), "controls", firm, since=chance.choice(["", "", "2024-03", "2025"]))
    for product in ("p", "q", "m"):
        for place in chance.sample(["country", "abroad", "elsewhere"], chance.randint(0, 3)):
            for period in chance.sample(["2022", "2023", "2024", "2025"], chance.randint(1, 2)):
                sketch.relate(place, "provides", product, period=period, share=chance.choice(["0.1", "0.25", "0.5", "0.77"]))


def _body(sketch: Sketch, name: str, chance: random.Random) -> None:
    cls = chance.choice(CLASSES)
    told = {"talentKind": "skilled"} if cls == "TalentGroup" else {}
    sketch.record(name, cls, **told)
    for number in range(chance.choice([0, 0, 1, 1, 2]) if cls != "TalentGroup" else 0):
        status = chance.choice(["", "", "operating", "vacated"])
        sketch.site(name, "office", chance.choice(PLACES), f"{name}-site{number}", siteStatus=status)
    if cls in HOSTED and chance.random() < 0.7:
        ends = ["厂0", "厂1", *(PLACES if cls == "TalentGroup" else ())]
        sketch.relate(name, HOSTED[cls], chance.choice(ends), since=chance.choice(["", "", "2025"]))
    for link in chance.sample(LINKS, chance.randint(1, 2)):
        sketch.relate(name, "servesLink", link, period=chance.choice(["", "2024", "2025", "2024-06"]),
                      since=chance.choice(["", "", "2020", "2024-03"]), until=chance.choice(["", "", "", "2024-09"]))  # fmt: skip
        if chance.random() < 0.1:
            sketch.judge(name, "servesLink", link, chance.choice(["rejected", "to_review"]))


def _clause(sketch: Sketch, name: str, chance: random.Random) -> None:
    told = {"policyStatus": chance.choice(["", "in_force", "in_force", "revised", "repealed", "drafted"]),
            "inForceFrom": chance.choice(["", "2022", "2024-03-01", "2025"]),
            "inForceTo": chance.choice(["", "", "2024-08-31"])}  # fmt: skip
    sketch.record(f"{name}-paper", "Policy", **told).record(name, "PolicyClause").relate(name, "clauseOf", f"{name}-paper")
    if chance.random() < 0.9:
        issuer = chance.choice(["局", "署"])
        sketch.record(f"{name}-{issuer}", "PublicAuthority" if issuer == "署" else "Department", name=f"{name}{issuer}")
        sketch.relate(f"{name}-paper", "issuedBy", f"{name}-{issuer}")
        if issuer == "局":
            sketch.record(f"{name}-署", "PublicAuthority", name=f"{name}署").relate(f"{name}-局", "unitOf", f"{name}-署")
        if chance.random() < 0.9:
            sketch.relate(f"{name}-署", "governs", chance.choice(["zone", "city", "province", "elsewhere"]))
    for target in chance.sample(APPLIED, chance.randint(1, 3)):
        sketch.relate(name, "appliesTo", target, since=chance.choice(["", "", "2024-10"]))
        if chance.random() < 0.1:
            sketch.judge(name, "appliesTo", target, "rejected")
