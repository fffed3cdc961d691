"""Linkages of an input–output table: Leontief and Ghosh inverses, Rasmussen and Hirschman linkages, upstreamness, multipliers.

Sources: Leontief 1936; Ghosh 1958; Rasmussen 1956 (power and sensitivity of dispersion); Hirschman 1958; Antràs, Chor, Fally and
Hillberry 2012 (upstreamness); Beutel 2008, Eurostat Manual of Supply, Use and Input–Output Tables, chapter 15 (multipliers).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from graph.analysis.measures.faults import MeasureFault
from graph.analysis.measures.wording import FOLDER, read
from ontology.errors import issue

Vector = NDArray[np.float64]
TINY = 1e-9
"""How far a row may sell more than the sector's output, relative to it, as rounding."""


@dataclass(frozen=True, slots=True)
class Linkages:
    """Linkages by sector, each an array of n numbers in the order of `sectors`.

    With A_ij = z_ij / x_j, L = (I − A)⁻¹, B_ij = z_ij / x_i, G = (I − B)⁻¹: direct_backward Σ_i A_ij; direct_forward Σ_j A_ij;
    backward Σ_i L_ij (output multiplier); backward_normalised n Σ_i L_ij / ΣΣ L; forward_leontief_normalised n Σ_j L_ij / ΣΣ L;
    forward Σ_j G_ij; forward_normalised n Σ_j G_ij / ΣΣ G; upstreamness U = (I − B)⁻¹ 1, without
    trade correction, equal to forward. `key`: backward and forward normalised both above 1.
    """

    sectors: tuple[str, ...]
    direct_backward: Vector
    direct_forward: Vector
    backward: Vector
    backward_normalised: Vector
    forward_leontief_normalised: Vector
    forward: Vector
    forward_normalised: Vector
    upstreamness: Vector
    key: NDArray[np.bool_]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu measures --io-table --json`; numbers to 6 decimals."""
        names = [name for name, _, _ in formulas()]
        rows = [{"sector": sector, **{name: round(float(getattr(self, name)[number]), 6) for name in names},
                 "key": bool(self.key[number])} for number, sector in enumerate(self.sectors)]  # fmt: skip
        return {"schema": 1, "sectors": rows, "formulas": {name: formula for name, _, formula in formulas()}}


@cache
def formulas() -> tuple[tuple[str, str, str], ...]:
    """(name, label, formula with its source) of the linkages that are shown."""
    return tuple((row["name"], row["zh"], row["formula"]) for row in read(FOLDER / "linkages.csv"))


class IoTable:
    """A square table of flows `z` (n × n, row sells to column) with gross output `x` (n), both in one currency.

    Raises MeasureFault LT-MEASURE-05 for a shape that does not fit, numbers that are NaN, infinite or negative, an output that is
    nothing while something flows, a row that sells more than its output, or a table without inverse.
    """

    def __init__(self, sectors: Sequence[str], flows: Vector, output: Vector) -> None:
        self.sectors, self.flows, self.output = tuple(sectors), np.asarray(flows, float), np.asarray(output, float)
        self._check()

    def _check(self) -> None:
        n = len(self.sectors)
        if n == 0 or self.flows.shape != (n, n) or self.output.shape != (n,):
            raise _unusable(f"{self.flows.shape}、{self.output.shape}", f"{n} 个部门的方阵和同样长的总产出，至少一个部门")
        if not np.isfinite(self.flows).all() or not np.isfinite(self.output).all():
            raise _unusable("有空的或无穷的数", "每一格都是数")
        if (self.flows < 0).any() or (self.output < 0).any():
            raise _unusable("有负数", "流量和总产出不小于 0")
        for name, row, column, made in zip(self.sectors, self.flows.sum(1), self.flows.sum(0), self.output, strict=True):
            if row > made * (1 + TINY) or (made == 0 and column > 0):
                raise _unusable(f"“{name}”中间使用 {row:g}、中间投入 {column:g}，总产出 {made:g}", "中间使用不多于总产出")

    @cached_property
    def inputs(self) -> Vector:
        """A, input coefficients z_ij / x_j (n × n); a sector without output has none."""
        return _divided(self.flows, self.output)

    @cached_property
    def outputs(self) -> Vector:
        """B, output coefficients z_ij / x_i (n × n)."""
        return _divided(self.flows, self.output[:, None])

    @cached_property
    def leontief(self) -> Vector:
        """L = (I − A)⁻¹ (n × n). Raises MeasureFault LT-MEASURE-05 where there is none."""
        return _inverse(self.inputs)

    @cached_property
    def ghosh(self) -> Vector:
        """G = (I − B)⁻¹ (n × n). Raises MeasureFault LT-MEASURE-05 where there is none."""
        return _inverse(self.outputs)

    def linkages(self) -> Linkages:
        """All linkages of the table."""
        n, total, total_ghosh = len(self.sectors), self.leontief.sum(), self.ghosh.sum()
        backward, forward = self.leontief.sum(0), self.ghosh.sum(1)
        power, reach = n * backward / total, n * forward / total_ghosh
        upstream = np.asarray(np.linalg.solve(np.eye(n) - self.outputs, np.ones(n)), np.float64)
        return Linkages(self.sectors, self.inputs.sum(0), self.inputs.sum(1), backward, power, n * self.leontief.sum(1) / total,
                        forward, reach, upstream, (power > 1) & (reach > 1))  # fmt: skip

    def multipliers(self, primary: Vector) -> Vector:
        """Σ_i (v_i / x_i) L_ij by sector (n): what a unit of final demand for j brings of a primary input v (value added, wages,
        persons), given by sector (n). Type I effects, in the unit of v per unit of the table's currency."""
        v = np.asarray(primary, float)
        if v.shape != self.output.shape or not np.isfinite(v).all():
            raise _unusable(f"{v.shape}", "每个部门一个数")
        return np.asarray(_divided(v, self.output) @ self.leontief, np.float64)


def _divided(numbers: Vector, by: Vector) -> Vector:
    """Numbers divided, 0 where they are divided by nothing."""
    return np.asarray(np.divide(numbers, by, out=np.zeros_like(numbers), where=by > 0), np.float64)


def _inverse(coefficients: Vector) -> Vector:
    try:
        found = np.linalg.inv(np.eye(len(coefficients)) - coefficients)
    except np.linalg.LinAlgError:
        raise _unusable("没有逆矩阵", "有最终使用的表：不能全部产出都在部门之间循环") from None
    if not np.isfinite(found).all() or (found < -TINY).any():
        raise _unusable("没有非负的逆矩阵", "有最终使用和初始投入的表")
    return np.asarray(found, float)


def _unusable(value: str, expected: str) -> MeasureFault:
    return MeasureFault(issue("LT-MEASURE-05", value=value, expected=expected))
