"""Fitness of places and complexity of activities by the non-linear iteration, in which the least fit place bounds an activity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.analysis.relatedness.presence import Matrix


@dataclass(frozen=True, slots=True)
class Fitness:
    """`fitness` of rows and `complexity` of columns, each of mean 1 over those present; 0 for what is present nowhere.

    `updates` belongs to the definition: some fitnesses tend to 0 and never settle.
    """

    fitness: Matrix
    complexity: Matrix
    updates: int


def fitness(present: Matrix, updates: int = 19) -> Fitness:
    """F ← M Q and Q ← 1/(Mᵀ F⁻¹) from ones, both normalised to mean 1 after each of `updates` updates.

    Tacchella, Cristelli, Caldarelli, Gabrielli & Pietronero 2012, Sci Rep 2:723. 19 updates are the "20 iterations" of the R
    package `economiccomplexity`.
    """
    rows, columns = present.sum(axis=1) > 0, present.sum(axis=0) > 0
    found = present[np.ix_(rows, columns)]
    places, activities = np.ones(found.shape[0]), np.ones(found.shape[1])
    for _ in range(updates if found.size else 0):
        summed, bounded = found @ activities, 1.0 / (found.T @ (1.0 / places))
        places, activities = summed / summed.mean(), bounded / bounded.mean()
    whole, each = np.zeros(len(rows)), np.zeros(len(columns))
    whole[rows], each[columns] = places, activities
    return Fitness(whole, each, updates)
