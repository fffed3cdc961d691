"""What is decided of one pair of full names: whether both are one organisation, and how sure that is."""

from __future__ import annotations

from ingest.resolve.comparing import Compared, Level, compare
from ingest.resolve.guard import vetoes
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import WHOLE, compatible, named_at_start, within
from ingest.resolve.names.divisions import named as place_named
from ingest.resolve.names.forms import BRACKET
from ingest.resolve.names.parts import known_word
from ingest.resolve.outcomes import Pair, Status, Way, Weighed
from ingest.resolve.reasons import RELATED, explained
from ingest.resolve.register import Entry, division, parsed
from ingest.resolve.weights import Weights

__all__ = ["RELATED", "Pair", "Status", "Weighed", "explained", "judged", "weighed"]

UNMISTAKABLE = 4
"""Signs from which on a name without a form that is written alike is sure."""
SPEAKING = {"stock": 2}
OTHERWISE = 3
"""Signs of 字号 and 行业 from which on they say enough to know a name by that leaves out its place, by its form."""
COMMON = 3
"""So many names of a register with one 字号 make it a word (银行)."""
AT_MOST = 0.5
"""How sure at most it is of a branch that its company is meant."""


def weighed(query: Entry, entry: Entry, weights: Weights) -> Weighed:
    """Two full names. Sure is only what differs in nothing that could tell two organisations apart; one sign that differs
    is never sure, nor anything that a veto forbids; a shared code is the strongest sign, unless the names speak of two."""
    one, other = parsed(query.name), parsed(entry.name)
    levels = compare(one, other, query.division, entry.division)
    stated = query.code, entry.code
    forbidden = tuple(vetoes(one, other, levels, stated, (query.division, entry.division)))
    if stated[0] and stated[0] == stated[1]:
        doubtful = forbidden or levels.core is Level.OTHER
        found = Weighed(Status.REVIEW, 0.5, levels, forbidden) if doubtful else Weighed(Status.SAME, 1.0, levels, ())
        return found._replace(way=Way.CODE)
    if forbidden and not (levels.core is Level.EQUAL and all(one.related for one in forbidden)):
        return Weighed(Status.DIFFERENT, 0.0, levels, forbidden)
    score = weights.probability(levels, one.stem, other.stem)
    if forbidden:
        return Weighed(Status.REVIEW, score * AT_MOST, levels, forbidden)
    if _sure(one, other, levels) or _at_home(query, entry, levels, weights):
        return Weighed(Status.SAME, max(score, weights.sure), levels, ())
    return Weighed(Status.REVIEW if score >= weights.review else Status.DIFFERENT, score * weights.doubt, levels, ())


def judged(query: Entry, entry: Entry, weights: Weights) -> Pair:
    """What is decided of a pair, with its reasons."""
    return explained(query, entry, weighed(query, entry, weights))


def _sure(one: Parts, other: Parts, levels: Compared) -> bool:
    """Whether the names differ in nothing but signs that cannot tell organisations apart: brackets, 责任, the words of a place. A
    slip is never sure, not even one that makes a word of no meaning: 航天科工 and 航天科技 are two."""
    if one.folded == other.folded and len(one.folded) >= UNMISTAKABLE and levels.region is Level.EQUAL:
        return True
    same = levels.region is Level.EQUAL or (levels.region is Level.PART and _same_place_said_shorter(one, other))
    return same and _alike_but_for_place(one, other, levels)


def _alike_but_for_place(one: Parts, other: Parts, levels: Compared) -> bool:
    """Whether all but the places of two names is the same."""
    if levels.form is not Level.EQUAL or levels.group is not Level.EQUAL or not one.form:
        return False
    if one.word != other.word or one.region.zone != other.region.zone:
        return False
    return levels.core is Level.EQUAL and not levels.where


def _same_place_said_shorter(one: Parts, other: Parts) -> bool:
    """Both names begin with places of which one holds the other (陕西西安X, 西安X); the whole nation holds too many, and a place in
    brackets (X(兰州新区)) is not a longer one said shorter."""
    shorter, longer = sorted((one.region.words, other.region.words), key=len)
    wide = WHOLE in (one.region.code, other.region.code)
    return not wide and shorter not in ("", longer) and longer.endswith(shorter)


def _at_home(query: Entry, entry: Entry, levels: Compared, weights: Weights) -> bool:
    """Whether a company whose name begins with a place (西安X公司) is told by the address of the other, which leaves it out (X公司,
    陕西省西安市…): one register has no two of one 字号, 行业 and form in one place. Not so a place in brackets: X(西安)公司 is as a
    rule a daughter of X公司; nor words that say no more than a line of business, or that several have for all of
    their name."""
    one, other = parsed(query.name), parsed(entry.name)
    if levels.region is not Level.NEAR or not one.is_company or not _alike_but_for_place(one, other, levels):
        return False
    (named, its), (bare, others) = ((one, query), (other, entry)) if one.region.code else ((other, entry), (one, query))
    code, where = named.region.code, division(others.region)
    if not (code.isdigit() and code != WHOLE and named_at_start(named.region.words) == code and within(where, code)):
        return False
    if not compatible(where, division(its.region)) or any(place_named(inside) for inside in BRACKET.findall(named.folded)):
        return False
    speaking = len(bare.core) >= SPEAKING.get(bare.form, OTHERWISE) and not known_word(bare.core)
    return speaking and (bool(bare.industry) or weights.stems.get(bare.stem, 0) < COMMON)
