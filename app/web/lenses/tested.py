"""Lenses that look at tests of the certificate: how few sources there are, and how much hangs on one outside place."""

from __future__ import annotations

from collections.abc import Callable

from app.web import answers
from app.web.lenses.lens import UNKNOWN, Look, Seen, seen
from app.web.view import Request
from app.words import words
from graph.states import Gaps
from graph.states.outcome import TestResult

CONCENTRATION, OUTSIDE = "R4", "R2"
SOURCES, SHARE = 3.0, 0.25
"""Beyond the threshold: from so many sources it is spread wide, up to such a share it hangs little on one place."""


def by_concentration(request: Request, found: Gaps) -> Seen:
    """集中度: the effective number of sources (test R4)."""
    return _by_test(request, found, CONCENTRATION, "few", _few)


def _few(test: TestResult, value: float) -> str:
    return "n-3" if test.failed else "n-2" if value < SOURCES else "n-1"


def by_outside(request: Request, found: Gaps) -> Seen:
    """外部依赖: what one outside country or region holds (test R2)."""
    return _by_test(request, found, OUTSIDE, "outside", _outside)


def _outside(test: TestResult, value: float) -> str:
    return "n-3" if test.failed else "n-2" if value > SHARE else "n-1"


def _by_test(request: Request, found: Gaps, name: str, says: str, css: Callable[[TestResult, float], str]) -> Seen:
    """Cards by one test: not judged is unknown, 不适用 is no number at all."""
    looks = dict[str, Look]()
    tests = answers.tests(request)
    for one in found.links:
        test = next((test for test in tests.get(one.id, ()) if test.name == name), None)
        if test is None or not test.judged or test.value is None:
            looks[one.id] = Look(UNKNOWN, words("web_lenses.not_judged"))
        elif isinstance(test.value, str):
            looks[one.id] = Look("n-none", words("web_lenses.not_applicable"))
        else:
            shown = words(f"web_lenses.{says}", value=test.value)
            looks[one.id] = Look(css(test, test.value), shown)
    said = (("n-3", f"{says}_3"), ("n-2", f"{says}_2"), ("n-1", f"{says}_1"), ("n-none", "not_applicable"), (UNKNOWN, "unknown"))
    return seen(looks, ((css_, words(f"web_lenses.{key}"), words(f"web_lenses.{key}_means")) for css_, key in said))
