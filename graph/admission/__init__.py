"""准入: what a project is held against before it may enter, in the customary order."""

from graph.admission.admit import admit, check
from graph.admission.answer import OUTCOMES, Admission
from graph.admission.applicant import Applicant, Review

__all__ = ["OUTCOMES", "Admission", "Applicant", "Review", "admit", "check"]
