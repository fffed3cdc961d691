"""Long XML read in slabs: whole elements at a time, parsed in C, so that memory does not grow with the part.

A slab is what stands before the elements, some of the elements, and the tags that close what is open: a document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, XMLParser

SLAB = 1 << 20
"""Bytes read at one time."""
DEEP = 1 << 24
"""Bytes among which the elements must begin."""


class Slab(NamedTuple):
    """Some whole elements as they are written, between what stands before all of them and what closes them all."""

    head: bytes
    items: bytes
    closing: bytes

    def tree(self, items: bytes | None = None) -> Element:
        """The container of these items (of all of the slab, if none are given). Raises ParseError."""
        root = _parsed(self.head, self.items if items is None else items, self.closing)
        for _ in range(self.closing.count(b"</") - 1):
            root = root[-1]
        return root


def slabs(file: IO[bytes], path: tuple[str, ...], item: str) -> Iterator[Slab | Element]:
    """The items of a container in slabs, and at last the root with everything but the items (with them, if it is written oddly).

    `path` are the local names from the root to the container, `item` is that of the elements. Raises ParseError.
    """
    head, rest = _head(file, path)
    if not head:
        yield _parsed(rest, *iter(lambda: file.read(SLAB), b""))
        return
    open_ = [_prefix(head, one) + one.encode() for one in path]
    closing = b"".join(b"</%s>" % one for one in reversed(open_))
    end, last = b"</%s%s>" % (_prefix(head, path[-1]), item.encode()), b"</%s>" % open_[-1]
    while last not in rest:
        chunk = file.read(SLAB)
        if not chunk:
            break
        rest += chunk
        cut = rest.rfind(end) + len(end)
        if cut >= len(end) and last not in rest:
            yield Slab(head, rest[:cut], closing)
            rest = rest[cut:]
    before, found, after = rest.partition(last)
    if not found:
        yield _parsed(head, rest)  # the part ends before its container does: the parser says so
    yield Slab(head, before, closing)
    yield _parsed(head, found, after, *iter(lambda: file.read(SLAB), b""))


def elements(file: IO[bytes], path: tuple[str, ...], item: str) -> Iterator[Element]:
    """As `slabs`, each slab as the container of its items."""
    for one in slabs(file, path, item):
        yield one.tree() if isinstance(one, Slab) else one


def _head(file: IO[bytes], path: tuple[str, ...]) -> tuple[bytes, bytes]:
    """What stands up to the end of the container's opening tag, and what follows; no head where there is no such tag to find."""
    opening = re.compile(rb"<(?:[\w.-]+:)?%s(?:\s[^>]*)?(?<!/)>" % path[-1].encode())
    read = b""
    while len(read) < DEEP:
        chunk = file.read(SLAB)
        read += chunk
        if found := opening.search(read):
            return read[: found.end()], read[found.end() :]
        if not chunk:
            break
    return b"", read


def _prefix(head: bytes, name: str) -> bytes:
    """The prefix, with its colon, by which an element is written."""
    found = re.search(rb"<((?:[\w.-]+:)?)%s[\s>]" % name.encode(), head)
    return found[1] if found else b""


def _parsed(*parts: bytes) -> Element:
    parser = XMLParser()
    for part in parts:
        parser.feed(part)
    root: Element = parser.close()
    return root


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]
