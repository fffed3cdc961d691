"""ESRI, the economic systemic risk index, of firms of a network: exact, with the stopping rule ε as part of the definition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy import int64
from numpy.typing import ArrayLike, NDArray

from graph.analysis.esri.network import Numbers, SupplyNetwork, Whole
from graph.analysis.esri.order import by_duration
from graph.analysis.esri.wiring import ESSENTIAL, IRRELEVANT, Essentiality, wire
from graph.errors import NetworkFault
from ontology.errors import issue

EPSILON = 0.01
"""The stopping rule of the published values; on closed networks a smaller one drives nearly every ESRI to 1."""


@dataclass(frozen=True, slots=True)
class Index:
    """Of each failing firm (length m): ESRI, its parts by lost inputs and by lost sales (fractions of 1), and the rounds."""

    esri: Numbers
    down: Numbers
    up: Numbers
    rounds: Whole


def esri(
    network: SupplyNetwork, essentiality: ArrayLike, *, epsilon: float = EPSILON, replaceable: bool = False,
    failing: ArrayLike | None = None,
) -> Index:  # fmt: skip
    """The index of all firms, or of those that are given by number: Σ weight × (1 − min(h^d, h^u)) when the firm fails alone.

    Formulas: Diem, Borsos, Reisch, Kertész & Thurner 2022 (Sci. Rep. 12:7719) as GLcascade 0.9.3.1 reckons them. The cascade
    ends after the first round in which no h fell by more than `epsilon` (0 < ε < 1). With `replaceable` a firm passes on only
    min(1, its size / what is left of its market) of its loss. Raises NetworkFault: ESRI-EPS-01 (ε), ESRI-NET-03 (no such firm),
    ESRI-NET-05 (essentialities are not 0, 1, 2 for every pair of sectors).
    """
    check_epsilon(epsilon)
    wiring = wire(network, _matrix(essentiality, network))
    chosen = np.arange(network.firms) if failing is None else np.asarray(failing, int64)
    if wrong := [one for one in chosen.tolist() if not 0 <= one < network.firms]:
        raise NetworkFault(issue("ESRI-NET-03", column="failing", value=wrong[0], firms=network.firms))
    from graph.analysis.esri.kernel import cascades  # loads the compiler, which no other answer should wait for

    order = by_duration(wiring, chosen, epsilon, replaceable)
    found, lasted = cascades(wiring, chosen[order].astype(np.int32), epsilon, replaceable)
    impact, rounds = np.empty_like(found), np.empty(len(chosen), int64)
    impact[order], rounds[order] = found, lasted
    return Index(impact[:, 0], impact[:, 1], impact[:, 2], rounds)


def check_epsilon(epsilon: float) -> float:
    """The stopping rule itself. Raises NetworkFault ESRI-EPS-01 where it is not between 0 and 1."""
    if not 0 < epsilon < 1:
        raise NetworkFault(issue("ESRI-EPS-01", value=epsilon))
    return epsilon


def _matrix(given: ArrayLike, network: SupplyNetwork) -> Essentiality:
    """The essentialities as small numbers."""
    matrix: NDArray[int64] = np.asarray(given, int64)
    sectors = int(network.sector.max(initial=-1)) + 1
    fits = matrix.ndim == 2 and min(matrix.shape) >= sectors
    if not fits or matrix.min(initial=0) < IRRELEVANT or matrix.max(initial=0) > ESSENTIAL:
        raise NetworkFault(issue("ESRI-NET-05", value="×".join(map(str, matrix.shape)), sectors=sectors))
    return matrix.astype(np.int8)
