"""目标任务: what a plan sets, who answers for it, what is counted, and how far it has come."""

from graph.indicators.answer import STATUSES, Targets
from graph.indicators.naming import find_department
from graph.indicators.targets import targets

__all__ = ["STATUSES", "Targets", "find_department", "targets"]
