"""Writes what the README shows of real answers, and the list of decisions: `python -m app.showcase`."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from app.cli import main
from app.pictures import chain_map
from app.words import words
from graph.facts import read_facts
from graph.home import open_home
from graph.states import gaps

ROOT = Path(__file__).parents[1]
README, MAP, DECISIONS = ROOT / "README.md", ROOT / "docs" / "chain-map.svg", ROOT / "docs" / "decisions" / "README.md"
BLOCK = re.compile(r"(<!-- demo -->\n```text\n).*?(```\n<!-- end -->)", re.DOTALL)
HEAD, PROOF, WANTED, TOLD = 14, 12, 21, 4
CHAIN = "titanium-superconducting"


def demo_output() -> str:
    """What `liantu demo` prints in the current folder when the homes are built already."""
    return CliRunner().invoke(main, ["demo"]).stdout


def excerpt(output: str) -> str:
    """The first lines, the first of the certificate and of the candidates, and the last ones that name the files, with a sign where
    lines are left out."""
    lines, cut = output.splitlines(), words("showcase.cut")
    proof = next(number for number, line in enumerate(lines) if line.startswith(words("certificate.title", link="")))
    wanted = next(number for number, line in enumerate(lines) if line.endswith(words("candidates.title", link="")))
    parts = (lines[:HEAD], lines[proof : proof + PROOF], lines[wanted : wanted + WANTED])
    return "\n".join([*(line for part in parts for line in (*part, cut)), *lines[-TOLD:]]) + "\n"


def readme(text: str, output: str) -> str:
    """The README with the demo's output as it is now."""
    return BLOCK.sub(lambda found: found[1] + excerpt(output) + found[2], text)


def picture(home: Path) -> str:
    """The chain map that the README shows: the first demo home, listed companies, one chain."""
    opened = open_home(home)
    facts = read_facts(opened.ledger)
    return chain_map(gaps(facts, opened.place, "listed", CHAIN), facts.ontology, opened.kind)


def decision_index(folder: Path) -> str:
    """The page that lists every decision by its title."""
    titles = {path.name: path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ") for path in sorted(folder.glob("0*.md"))}
    return words("showcase.decisions", items="\n".join(f"- [{title}]({name})" for name, title in titles.items()))


if __name__ == "__main__":
    demo_output()
    README.write_text(readme(README.read_text(encoding="utf-8"), demo_output()), encoding="utf-8")
    DECISIONS.write_text(decision_index(DECISIONS.parent), encoding="utf-8")
    MAP.write_text(picture(Path("demo") / "xian"), encoding="utf-8")
