"""A name that nothing bears is said with the names there are; where there are none, that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.facts import read_facts
from graph.names import find_one
from tests.factory import make_ledger


def test_where_there_is_nothing_of_the_kind_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownName) as fault:
        find_one(read_facts(make_ledger(tmp_path)), "甲链", "IndustryChain", ["name"])
    assert str(fault.value) == (
        "[LT-NAME-03] 没有名为“甲链”的产业链：账本里还没有任何产业链；应为已载入的产业链\n  处理：先载入有产业链的表")
