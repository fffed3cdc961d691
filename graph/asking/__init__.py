"""Asking the views: named questions, and queries that somebody just wrote; read-only, with limits on time and rows."""

from graph.asking.graph import Graph
from graph.asking.questions import Question, find_question, questions
from graph.asking.table import Answer

__all__ = ["Answer", "Graph", "Question", "find_question", "questions"]
