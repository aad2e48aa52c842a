"""What JSON text holds, as records: shared by JSON lines and JSON documents."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from checker.errors import InputError
from checker.options import ReadOptions
from checker.read.records import Record
from checker.read.validity import is_encodable, text_problem, type_in_words

__all__ = ["parse_json", "record_from_value"]


def parse_json(text: str) -> Any:  # noqa: ANN401 - JSON holds any value
    """Parse one JSON value.

    Raises:
        InputError: it is not valid JSON, is nested too deep, or holds an absurdly long number.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = (
            f"line {error.lineno}, column {error.colno}"
            if error.lineno > 1
            else f"column {error.colno}"
        )
        raise InputError(f"is not valid JSON ({error.msg} at {where}); repair it") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"is JSON that cannot be read ({error}); simplify it") from error


def record_from_value(value: object, blank: Record, options: ReadOptions) -> Record:
    """Fill a record from an object, or from a string that is the text itself."""
    if isinstance(value, str):
        value = {options.text_column or "text": value}
    if not isinstance(value, dict):
        problem = f"is {type_in_words(value)} where an object is expected; write it as an object"
        return replace(blank, problem=problem)
    problem = _depth_problem(value)
    return replace(blank, problem=problem) if problem else replace(blank, values=value)


def _depth_problem(value: dict[str, Any]) -> str:
    """Say what is wrong with strings at any depth: reports could not be written with them."""
    try:
        written = json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "is nested too deep; simplify it"
    return "" if is_encodable(written) else text_problem(written)
