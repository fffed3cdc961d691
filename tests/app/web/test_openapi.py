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


def test_no_question_is_answered_by_a_fault_of_ours_or_otherwise_than_declared(document: schemathesis.BaseSchema) -> None:
    answers: list[int] = []
    for found in document.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        if operation.path == "/logout":  # who is out is asked nothing more
            continue

        @settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case[Any]) -> None:
            answer = case.call()
            case.validate_response(answer, checks=CHECKS)
            answers.append(answer.status_code)

        ask()
    assert (200 in answers, {401, 421} & set(answers)) == (True, set())
