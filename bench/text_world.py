"""Papers to read at size: the bundled ones over and over, each time with other numbers, so that no two are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from ingest.text.document import TextDocument
from ingest.text.gold.reading import BUNDLED, read_gold

NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))[1-9]\d*(?!\d*\s*[月日号])")
"""What may change: numbers that are no year, and none of a date."""
FIRST = re.compile(r"^[ \u3000]*(?:一、|第一条|[（(]一[)）]|1[.、])", re.MULTILINE)
"""Where the text of a paper begins."""
SHORTEST = 40
"""A shorter line may be a signature or the title of another paper."""
NUMERALS = "一二三四五六七八九十"


def papers(characters: int, seed: int = 7) -> Iterator[TextDocument]:
    """Papers of at least so many characters together."""
    random, texts = Random(seed), [one.text for one in read_gold(BUNDLED)]
    number = 0
    while characters > 0:
        text = NUMBER.sub(lambda one: _other(one[0], random), texts[number % len(texts)])
        yield TextDocument(f"{number}.txt", text)
        characters -= len(text)
        number += 1


def _other(number: str, random: Random) -> str:
    """Another number of as many digits."""
    return str(random.randrange(10 ** (len(number) - 1), 10 ** len(number)))


def long_paper(characters: int) -> TextDocument:
    """One paper of at least so many characters: the same, one after the other, each under a heading."""
    parts = (f"{NUMERALS[number % 10]}、第{number}部分\n{one.text}\n" for number, one in enumerate(papers(characters)))
    return TextDocument("长.txt", "".join(parts))


def one_paper(characters: int, seed: int) -> TextDocument:
    """One paper of at least so many characters under a title of its own: the paragraphs of the others, without their heads."""
    lines = [f"示例市人民政府关于第{seed}批产业发展若干措施的通知", "", "各区人民政府，市政府各部门："]
    for one in papers(characters * 2, seed):
        begun = FIRST.search(one.text)
        body = one.text[begun.start() :] if begun else ""
        lines += [line for line in body.splitlines() if len(line) >= SHORTEST]
        if sum(map(len, lines)) >= characters:
            break
    return TextDocument(f"{seed}.txt", "\n".join(lines) + "\n")
