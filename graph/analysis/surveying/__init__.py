"""What still has to be surveyed: which links are unknown, what each lacks, and whom to ask."""

from graph.analysis.surveying.answer import Asked, ToSurvey, Unsurveyed
from graph.analysis.surveying.surveying import survey_of, to_survey, to_survey_in

__all__ = ["Asked", "ToSurvey", "Unsurveyed", "survey_of", "to_survey", "to_survey_in"]
