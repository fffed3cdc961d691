"""Small papers for tests: a text with finds put in by hand."""

from ingest.text.document import Dropped, TextDocument
from ingest.text.facts.row import FactRow
from ingest.text.facts.tables import rows_of
from ingest.text.found import Duty, Found, Head, Programme, Section, Target
from ontology.turtle import load_ontology

TEXT = (
    "示例市管委会\n示例市平台建设计划(2023-2025)\n一、目标\n到2025年,建设示例平台3个,引进示例企业10家。\n"
    "(一)平台提升工程。实施“31”工程,建设示例平台3个。(牵头部门:科技局,配合部门:财政局)\n"
)


def place(words: str, after: int = 0) -> tuple[int, int]:
    """Where words stand in the text."""
    start = TEXT.index(words, after)
    return start, start + len(words)


def target(words: str, indicator: str, value: str, section: int, after: int = 0, **more: object) -> Target:
    """A target of plain form."""
    start, end = place(words, after)
    said = {"comparator": "equals", "unit": "个", "value_text": f"{value}个", "basis": "flow", "year": 2025, "section": section}
    return Target(start, end, indicator, indicator, value=value, value_start=end - 2, value_end=end, **(said | more))  # type: ignore[arg-type]


def found(issued: str = "2023-03-01", **head: object) -> Found:
    """What is in the text."""
    later = TEXT.index("31")
    sections = [Section(*place("一、目标"), 1, "一", "目标", "heading", *place("目标")),
                Section(TEXT.index("(一)"), len(TEXT), 1, "一(一)", "平台提升工程", "heading", *place("平台提升工程"))]  # fmt: skip
    said = {"title": "示例市平台建设计划(2023-2025)", "issuer": "示例市管委会", "issued": issued, "kind": "plan"}
    return Found(
        head=Head(**(said | head)), sections=sections,  # type: ignore[arg-type]
        targets=[target("建设示例平台3个", "示例平台", "3", 0), target("引进示例企业10家", "示例企业", "10", 0, unit="家"),
                 target("建设示例平台3个", "示例平台", "3", 1, later, restates=0)],
        programmes=[Programme(*place("平台提升工程"), "平台提升工程", 1, section=1),
                    Programme(*place("“31”工程"), "“31”工程", digits="31", section=1, within=0, targets=(2,))],
        duties=[Duty(*place("科技局"), "科技局", "lead", 0, 1), Duty(*place("财政局"), "财政局", "cooperate", 0, 1)],
    )  # fmt: skip


def document(name: str = "计划.txt", text: str = TEXT, dropped: tuple[Dropped, ...] = ()) -> TextDocument:
    """The text as a document."""
    return TextDocument(name, text, dropped=dropped)


def rows(finds: Found | None = None, **options: str) -> dict[str, list[FactRow]]:
    """The rows that the finds give, by table."""
    made: dict[str, list[FactRow]] = {}
    for row in rows_of(document(), finds or found(), load_ontology(), **options):
        made.setdefault(row.table, []).append(row)
    return made

