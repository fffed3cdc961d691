"""Short forms that a text gives a name (以下简称“X”), found wherever the text uses them afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.text.found import Entity
from ingest.text.lists import column

GIVEN = re.compile(
    r"[(（\[]\s*(?:以下|下文|下称|后文)?\s*(?:统一|合称)?(?:均?简称|又称|称|下称)?为?\s*[:：]?\s*"
    r"[“\"「‘']\s*(?P<name>[^”\"」’'()（）\n]{2,20}?)\s*[”\"」’']"
    r"|[(（]\s*(?:以下|下文)?简称(?:为)?[:：]?\s*(?P<bare>[^”\"“()（）,，;；\n]{2,15})[)）]"
)
CLOSING = (")", "）")
EXPLAINED = re.compile(r"([一-鿿A-Za-z0-9]{2,8})[(（]\Z")
"""A short form that a name in brackets explains: 示例云(江城示例云科技有限公司)."""
SURE = 0.9


def read_aliases(text: str, named: list[Entity]) -> list[Entity]:
    """The short forms of the names of a text, wherever they stand from where they are given on, outside other names."""
    given = list(_given(text, named))
    if not given:
        return []
    taken = {at for entity in named for at in range(entity.start, entity.end)}
    owners = {alias: owner for alias, owner, _ in given}
    places = {alias: start for alias, _, start in reversed(given)}
    found = re.compile("|".join(map(re.escape, sorted(owners, key=len, reverse=True))))
    return [_alias(owners[match[0]], match) for match in found.finditer(text)
            if match.start() >= places[match[0]] and taken.isdisjoint(range(*match.span()))]  # fmt: skip


def _given(text: str, named: list[Entity]) -> Iterator[tuple[str, Entity, int]]:
    for entity in named:
        match = GIVEN.match(text, entity.end)
        alias = (match["name"] or match["bare"]) if match else ""
        if match and alias not in column("alias_roles", "word"):
            yield alias, entity, match.start()
        if text[entity.end : entity.end + 1] in CLOSING and (
            before := EXPLAINED.search(text[max(0, entity.start - 12) : entity.start])
        ):
            shorts = (before[1][at:] for at in range(len(before[1]) - 1))
            yield from [(short, entity, max(0, entity.start - 12)) for short in shorts if _shortens(short, entity.text)][:1]


def _shortens(short: str, name: str) -> bool:
    """Whether a word's characters stand in a name in the same order, the first ones together."""
    rest = iter(name)
    return name != short and short[:2] in name and all(character in rest for character in short)


def _alias(owner: Entity, match: re.Match[str]) -> Entity:
    return replace(owner, start=match.start(), end=match.end(), text=match[0], score=SURE, full=owner.text)
