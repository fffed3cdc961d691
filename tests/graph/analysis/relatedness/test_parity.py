"""The same numbers as `ecomplexity` 0.5.3 on world trade 1998–2000; tolerances are ten times the differences measured there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from ecomplexity import ecomplexity

from graph.analysis.relatedness import complexity, density, outlook, presence, proximity, rca
from tests.graph.analysis.relatedness.trade import world_trade

TOLERANCES = {"rca": 1e-11, "mcp": 0.0, "density": 1e-13, "eci": 1e-11, "pci": 1e-11, "coi": 1e-11, "cog": 1e-11}


@pytest.fixture(scope="module")
def exports() -> pd.DataFrame:
    return world_trade()


@pytest.fixture(scope="module")
def theirs(exports: pd.DataFrame) -> pd.DataFrame:
    rows = exports.reset_index().melt("country", var_name="product", value_name="value").assign(year=2000)
    names = {"time": "year", "loc": "country", "prod": "product", "val": "value"}
    found = ecomplexity(rows, names, check_logsupermodularity=False, verbose=False)
    assert isinstance(found, pd.DataFrame)
    return found


@pytest.fixture(scope="module")
def ours(exports: pd.DataFrame) -> dict[str, Any]:
    advantage = rca(exports.to_numpy())
    present = presence(advantage)
    near = proximity(present)
    dense, known = density(present, near), complexity(present)
    assert known is not None
    open_to = outlook(present, near, dense, known)
    return {"rca": advantage, "mcp": present, "density": dense, "eci": known.eci[:, None], "pci": known.pci[None, :],
            "coi": open_to.coi[:, None], "cog": open_to.cog}  # fmt: skip


@pytest.mark.parametrize("measure", TOLERANCES)
def test_the_measure_equals_that_of_ecomplexity(
    measure: str, ours: dict[str, Any], theirs: pd.DataFrame, exports: pd.DataFrame
) -> None:
    wide = theirs.pivot_table(index="country", columns="product", values=measure, dropna=False)
    wanted = wide.loc[exports.index, exports.columns].to_numpy()
    mine = np.broadcast_to(ours[measure], wanted.shape)
    assert np.abs(mine - wanted).max() <= TOLERANCES[measure]
