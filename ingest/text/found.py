"""What readers find in a document. Every find has its place in the document's text and the rule or model that found it.

Offsets are characters of the document's text, ends exclusive. Places in other finds (`section`, `part_of`, `start_entity`, …) are
positions in the lists of the `Found` that holds them all; -1 means none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NONE = -1


@dataclass(slots=True, unsafe_hash=True)
class Entity:
    """A named thing: `type` is a class of the ontology or a type of the model that found it; `record` the key it was linked to;
    `full` the full name that a short form stands for in this document."""

    start: int
    end: int
    text: str
    type: str
    source: str
    score: float = 1.0
    record: str = ""
    kind: str = ""
    full: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Section:
    """A part of the document: `number` is its full number as cited (`三(一)`, `第五条`, `三(一)2`), `kind` heading, clause, item,
    table or paragraph; `start`–`end` the whole part with its sub-sections, `title_start`–`title_end` the heading's own words
    (without the number).
    """

    start: int
    end: int
    level: int
    number: str
    title: str
    kind: str
    title_start: int
    title_end: int
    parent: int = NONE


@dataclass(slots=True, unsafe_hash=True)
class Head:
    """What the paper says of itself; an empty field means that the text does not say it. Dates are ISO with their precision.

    `superiors` are the papers that it carries out or goes by: (title, number). A number is never borrowed from one of those.
    """

    title: str = ""
    number: str = ""
    issuer: str = ""
    addressees: tuple[str, ...] = ()
    issued: str = ""
    in_force_from: str = ""
    in_force_to: str = ""
    kind: str = ""
    superiors: tuple[tuple[str, str], ...] = ()
    replaces: tuple[tuple[str, str], ...] = ()
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True, unsafe_hash=True)
class Target:
    """A target statement: one number with a unit where it stands. Words follow the ontology's vocabularies.

    `start`–`end` is the phrase that is quoted, `value_start`–`value_end` the number with its unit. `value` is a canonical
    decimal in `unit` (shares as fractions in 比例, money in 元, areas in ㎡), `value_to` the upper end of a range; `comparator`
    and `basis` are notations; `year` 0 where none governs; `scope` the population or place that the text names (市级及以上,
    全区). `doubts` are said in Chinese. `written` is what is counted in the text's own words (制造业增加值占GDP比重).
    """

    start: int
    end: int
    indicator: str
    name: str
    comparator: str
    value: str
    unit: str
    value_text: str
    value_start: int
    value_end: int
    basis: str
    year: int = 0
    period: str = ""
    scope: str = ""
    action: str = ""
    subject: str = ""
    value_to: str = ""
    base_year: int = 0
    base_value: str = ""
    binding: str = ""
    section: int = NONE
    part_of: int = NONE
    sum_of: tuple[int, ...] = ()
    restates: int = NONE
    conflicts_with: int = NONE
    doubts: tuple[str, ...] = ()
    source: str = "targets"
    score: float = 1.0
    written: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Programme:
    """A programme of the paper: a numbered section that departments answer for (`order` from 1), or one named by digits (`digits`)
    whose parts are the targets in `targets`; `within` is the programme that it stands in. `doubts` are said in Chinese."""

    start: int
    end: int
    name: str
    order: int = 0
    digits: str = ""
    section: int = NONE
    within: int = NONE
    targets: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()
    source: str = "programmes"


@dataclass(slots=True, unsafe_hash=True)
class Duty:
    """A department that answers for a programme or section: `role` is lead or cooperate; `group` for a body named as a whole
    (各招商部门). `programme` is the place in the list of programmes, NONE where it is for the section alone."""

    start: int
    end: int
    department: str
    role: str
    programme: int = NONE
    section: int = NONE
    group: bool = False
    source: str = "departments"


@dataclass(slots=True, unsafe_hash=True)
class Condition:
    """One hurdle of a clause: `on` is what is looked at (a property, an indicator, a qualification), `any_of` the group of which
    one is enough."""

    start: int
    end: int
    on: str
    comparator: str
    value: str
    unit: str = ""
    scope: str = ""
    any_of: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Benefit:
    """What a clause gives. `amount` is a fixed sum and `ceiling` the most, in 元; `rate` a fraction of `rate_of`; `step` says for
    which case among several (国家级, 首次), `per` for each of what the sum is paid (亩), `limit` what the ceiling bounds
    (每家企业每年), `years` for how many years it is given (0: not said); `conditions` are asked for this case alone."""

    start: int
    end: int
    kind: str
    amount: str = ""
    ceiling: str = ""
    rate: str = ""
    rate_of: str = ""
    step: str = ""
    paid_as: str = ""
    per: str = ""
    limit: str = ""
    years: int = 0
    conditions: tuple[Condition, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Clause:
    """A part of a policy that can be claimed alone. `valid_from`, `valid_to` are ISO dates where the text gives them (the last day
    that counts); `actors` are the kinds of body that may claim, `claim_way` how."""

    start: int
    end: int
    number: str
    title: str
    section: int = NONE
    conditions: tuple[Condition, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    departments: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    claim_from: str = ""
    claim_to: str = ""
    source: str = "clauses"
    actors: tuple[str, ...] = ()
    claim_way: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Tie:
    """A relation between two entities, in the direction of the ontology's relation; `trigger` is the word that says it.

    `mood` is empty where the text states a fact, else planned or negated: such a tie is no fact. `share` is the share that is
    held, a fraction. Of a jointPartner the start is what was built together: the ontology's JointFacility stands between.
    """

    start: int
    end: int
    predicate: str
    start_entity: int
    end_entity: int
    trigger: str
    voice: str = ""
    source: str = "ties"
    score: float = 1.0
    mood: str = ""
    share: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Pair:
    """Two target statements that restate or contradict each other, or one with a doubt (`other` NONE)."""

    kind: str
    one: int
    other: int
    why: str


@dataclass(slots=True)
class Found:
    """Everything that was found in one document."""

    head: Head = field(default_factory=Head)
    sections: list[Section] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
