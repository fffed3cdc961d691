"""World trade 1998–2000 as a matrix: 226 countries × 785 SITC-4 products; the test is skipped where the data are absent."""

from __future__ import annotations

import pandas as pd

from tests.factory import shared


def world_trade() -> pd.DataFrame:
    """Exports, countries by products, 0 where none is listed."""
    rows = pd.read_csv(shared("world-trade-1998-2000") / "country_product_exports.csv", dtype={"product": str})
    return rows.pivot_table(index="country", columns="product", values="value", aggfunc="sum", fill_value=0.0)
