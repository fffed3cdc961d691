"""Every address as the app's own document declares it, asked at random: no fault of ours, and only answers that are declared."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.app.web.conftest import Guarded

EXAMPLES = 6
CHECKS: list[CheckFunction] = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def document(guarded: Guarded) -> schemathesis.BaseSchema:
    """The document of the guarded app, as somebody who manages gets it."""
    client = guarded.as_("admin")
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    headers = {"host": "127.0.0.1", "cookie": cookies, "x-form-token": client.headers["x-form-token"]}
    schema = schemathesis.openapi.from_asgi("/openapi.json", guarded.app, headers=headers)
    schema.config.update(headers=headers)
    return schema


def _statuses(operation: schemathesis.APIOperation[Any, Any, Any, Any]) -> list[int]:
    """What an address answers to questions made up at random, each answer held against what is declared."""
    answers: list[int] = []

    @settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True)
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case[Any]) -> None:
        answer = case.call()
        case.validate_response(answer, checks=CHECKS)
        answers.append(answer.status_code)

    ask()
    return answers


def test_no_question_is_answered_by_a_fault_of_ours_or_otherwise_than_declared(document: schemathesis.BaseSchema) -> None:
    operations = [found.ok() for found in document.get_all_operations() if isinstance(found, Ok)]
    asked = [one for one in operations if one.path != "/logout"]  # who is out is asked nothing more
    answers = [status for one in asked for status in _statuses(one)]
    assert (200 in answers, {401, 421} & set(answers), len(asked) > 20) == (True, set(), True)
