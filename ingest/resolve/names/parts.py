"""One name taken apart."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.resolve.names.authorities import in_full, of_state
from ingest.resolve.names.cells import plain
from ingest.resolve.names.divisions import NATION, WHOLE, Region, brief, compatible, leading, named, trailing
from ingest.resolve.names.folding import folded
from ingest.resolve.names.forms import BRACKET, COMPANY, GROUP, LEAST, formed, mended
from ingest.resolve.names.latin import is_latin, latin_name
from ingest.resolve.names.notes import Noted, without_notes
from ingest.resolve.names.numbers import numbers_of, with_chinese_ordinals
from ingest.resolve.names.tables import Endings, words

BARE = ("authority", "library", "museum", "press", "broadcaster", "court", "association", "centre")
"""Forms that say enough by themselves: nothing need stand between them and their place (西安市人民政府)."""


SUB_WORKS = "分厂"
LONGEST_MARK = 4
"""Signs of a mark behind a form (-WD) that is no name."""


class Parts(NamedTuple):
    """A name in its parts; an empty text for a part that the name does not show.

    `core` is the name without places at its start, brackets, form and branch: `stem` (字号) and `industry` (行业) side by side.
    `group` tells whether 集团 stands in it; `branch` is what follows the form (华中分公司); `wide` whether it speaks of several
    (及下属企业); `form` is of `data/forms.csv`, `word` the words of a form that is no company's (研究所). `former` are names that
    the text says the same organisation had or has (原…), `also` other names in its brackets.
    """

    folded: str
    region: Region
    stem: str
    industry: str
    form: str
    group: bool
    branch: str
    wide: bool
    word: str = ""
    former: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def core(self) -> str:
        """字号 and 行业 as they follow each other."""
        return self.stem + self.industry

    @property
    def numbered(self) -> tuple[str, tuple[int, ...]]:
        """What stands before the form but for its numbers, and the numbers: 第一机床厂, 机床一厂, 机床厂一分厂 are all (机床, 1);
        of companies nothing, whose numbers may be of a 字号."""
        return numbers_of(self.core + self.branch.removesuffix(SUB_WORKS)) if self.word and not self.is_company else ("", ())

    @property
    def local(self) -> str:
        """The place of the company that a firm which begins with 中国 has there: told behind the name, not before it."""
        national = self.is_company and self.stem.startswith(NATION) and not self.region.words
        return self.region.code if national else ""

    @property
    def is_company(self) -> bool:
        """Whether the form is that of a company or a partnership."""
        return self.form in COMPANY


def parse(written: str) -> Parts:
    """The parts of a name as it is written; never raises."""
    whole = plain(folded(written))
    noted = without_notes(whole)
    return _latin(whole, noted) if is_latin(noted.text) else _chinese(whole, noted)


def _latin(whole: str, noted: Noted) -> Parts:
    name = latin_name(noted.text)
    region = Region(name.place or noted.place)
    form = "foreign" if name.form else ""
    return Parts(whole, region, name.core, "", form, False, noted.branch, noted.wide, name.form, noted.former, noted.also)


def _chinese(whole: str, noted: Noted) -> Parts:
    head, form, word, branch = formed(with_chinese_ordinals(mended(in_full(noted.text))))
    head, inside, group = _brackets(head)
    group, head = (True, head.removesuffix(GROUP)) if head.endswith(GROUP) and len(head) > len(GROUP) + 1 else (group, head)
    region, core = _leading(head, 0 if form in BARE else LEAST)
    if form in NATIONAL and not region.code:
        region, core = _national(core, word)
    region, core = _with_place(region, core, inside, noted.place)
    group, core = (True, core.removesuffix(GROUP)) if core.endswith(GROUP) and len(core) > len(GROUP) + 1 else (group, core)
    stem, industry = _stem(core) if not form or form in COMPANY else (core, "")
    if GROUP in stem[LEAST:]:
        group, stem = True, stem.replace(GROUP, "")
    branch, also = ("", (*noted.also, branch)) if is_latin(branch) and len(branch) > LONGEST_MARK else (branch, noted.also)
    return Parts(whole, region, stem, industry, form, group, branch + noted.branch, noted.wide, word, noted.former, also)


def _leading(head: str, keep: int) -> tuple[Region, str]:
    """The place at the start; a country there belongs to a name that else is nothing but a line of business (日本电气)."""
    region, core = leading(head, keep)
    return (Region(), head) if region.code.isalpha() and known_word(core) else (region, core)


NATIONAL = frozenset({"authority", "court", "procuratorate", "association"})
"""Forms of organisations that the nation has one of, as each place has: 国家统计局, 中国汽车工业协会."""
STATE = re.compile(r"国务院|中共中央|中央|国家|中国|中华全国|全国|最高")


def _national(core: str, word: str) -> tuple[Region, str]:
    """The whole nation where a name says so, and what is left of it."""
    if found := STATE.match(core):
        return Region(WHOLE, found[0]), core[found.end() :]
    return Region(WHOLE) if of_state(core + word) else Region(), core


def _with_place(region: Region, core: str, said: str, beside: str) -> tuple[Region, str]:
    """The place in brackets, or behind the line of business (示例医药武汉有限公司), beside the one at the start: the narrower of
    both counts; one that lies elsewhere tells the name from its like, and stays in the core."""
    inside, rest = (named(said), core) if said else (beside, core) if beside else _place_at_end(core)
    if not inside or inside == region.code:
        return region, rest
    if said and region.code and not (region.words[-1:] in KINDS or region.code.endswith("00") or compatible(inside, region.code)):
        return Region(inside), region.words + core
    if not region.code or (compatible(inside, region.code) and inside != WHOLE):
        return region._replace(code=max(inside, region.code, key=_narrow)), rest
    return region, core if inside == WHOLE else core + (said or brief(beside))


def _place_at_end(core: str) -> tuple[str, str]:
    """The place behind a line of business, 集团 or a firm that begins with 中国, and what stands before it."""
    place, rest = trailing(core, LEAST)
    national = rest.startswith(NATION) and len(rest) > len(NATION) + 1
    sure = rest.endswith(GROUP) or national or _industry_endings().longest(rest, LEAST) or place in ABROAD or place.isalpha()
    return (place, rest) if place and sure else ("", core)


KINDS = "省市县区旗州盟"
"""Signs that say that the words before them are a place; 新昌 at the start of 新昌物业(深圳) is a 字号."""
ABROAD = ("710000", "810000", "820000")


def _narrow(code: str) -> int:
    return len(code.rstrip("0")) if code.isdigit() else len(code)


def _brackets(head: str) -> tuple[str, str, bool]:
    """The text without its brackets, the place that one of them names, and whether one says 集团; other words stay."""
    if "(" not in head:
        return head, "", False
    region, group = "", False

    def put(found: re.Match[str]) -> str:
        nonlocal region, group
        if found[1] == GROUP:
            group = True
        elif named(found[1]):
            region = found[1]
        else:
            return found[1]
        return ""

    return BRACKET.sub(put, head), region, group


def _stem(core: str) -> tuple[str, str]:
    """字号 and 行业: words of lines of business are taken off the end as long as enough is left; 中国 alone is no 字号."""
    at = len(core)
    keep = LEAST + len(NATION) if core.startswith(NATION) else LEAST
    while length := _industry_endings().longest(core[:at], keep):
        at -= length
    return core[:at], core[at:]


def business_words(text: str) -> list[str]:
    """The words of lines of business that a text ends with, in order; what stands before them is the first."""
    found, at = [], len(text)
    while at and (length := _industry_endings().longest(text[:at])):
        found.append(text[at - length : at])
        at -= length
    return [*([text[:at]] if at else []), *reversed(found)]


def known_word(text: str) -> bool:
    """Whether a text is words of lines of business and nothing else."""
    known = words("industries")
    return all(one in known for one in business_words(text))


@cache
def _industry_endings() -> Endings:
    return Endings(words("industries"))
