from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.train.corrupt import KINDS, corrupt_text
from checker.train.corrupt.text import lowered_words

_ARTICLES = {"a", "an"}


def _outside(text, spans):
    """Return the words of a text that no span touches, with a and an taken for one."""
    kept, place = [], 0
    for span in spans:
        kept += lowered_words(text[place : span.start])
        place = span.end
    kept += lowered_words(text[place:])
    return ["a" if word in _ARTICLES else word for word in kept]


def _is_subsequence(part, whole):
    rest = iter(whole)
    return all(word in rest for word in part)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 28), seed=st.integers(0, 2**32), errors=st.integers(1, 4))
def test_spans_hold_everything_that_is_new(resources, sentences, place, seed, errors):
    text = sentences[place]
    result = corrupt_text(text, resources, np.random.default_rng(seed), errors=errors)
    if result is None:
        return
    assert 1 <= len(result.kinds) <= errors
    assert result.spans
    assert all(0 <= span.start < span.end <= len(result.text) for span in result.spans)
    ends = [(a.end, b.start) for a, b in zip(result.spans, result.spans[1:], strict=False)]
    assert all(end < start for end, start in ends)
    assert all(result.text[s.start : s.end].strip() for s in result.spans)
    clean = ["a" if word in _ARTICLES else word for word in lowered_words(text)]
    assert _is_subsequence(_outside(result.text, result.spans), clean)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60), seed=st.integers(0, 2**32))
def test_any_text_is_taken(resources, text, seed):
    result = corrupt_text(text, resources, np.random.default_rng(seed), errors=2)
    assert result is None or all(s.end <= len(result.text) for s in result.spans)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_some_sentence(resources, sentences, kind):
    rng = np.random.default_rng(3)
    results = [corrupt_text(text, resources, rng, {kind: 1.0}) for text in sentences * 3]
    made = [r for r in results if r is not None]
    assert made
    assert all(r.kinds == (kind,) and r.text not in sentences for r in made)


def test_the_same_seed_gives_the_same_text(resources, sentences):
    first = [corrupt_text(t, resources, np.random.default_rng(5), errors=2) for t in sentences]
    second = [corrupt_text(t, resources, np.random.default_rng(5), errors=2) for t in sentences]
    assert first == second


def test_kinds_of_weight_zero_are_not_drawn(resources, sentences):
    rng = np.random.default_rng(0)
    results = [
        corrupt_text(text, resources, rng, {"repetition": 1.0, "detokenised": 0.0})
        for text in sentences
    ]
    assert {kind for r in results if r for kind in r.kinds} == {"repetition"}


def test_an_unknown_kind_is_refused(resources):
    with pytest.raises(ValueError, match="spoonerism"):
        corrupt_text("A text.", resources, np.random.default_rng(0), {"spoonerism": 1.0})


def test_nothing_applies_to_an_empty_text(resources):
    assert corrupt_text("", resources, np.random.default_rng(0)) is None


def test_a_wrong_sense_takes_number_and_capital_of_the_word(resources):
    text = "Bridges near the council were lost."
    rng = np.random.default_rng(0)
    results = [corrupt_text(text, resources, rng, {"wrong_sense": 1.0}) for _ in range(30)]
    texts = {r.text for r in results if r}
    assert "Pictures near the council were lost." in texts
    assert "Bridges near the meeting were lost." in texts


def test_several_errors_keep_their_own_spans(resources, sentences):
    rng = np.random.default_rng(2)
    results = [corrupt_text(t, resources, rng, {"wrong_sense": 1.0}, errors=3) for t in sentences]
    several = [r for r in results if r and len(r.kinds) > 1]
    assert several
    assert all(len(r.spans) == len(r.kinds) for r in several)


def test_resources_survive_pickling(resources, sentences):
    copy = pickle.loads(pickle.dumps(resources))  # noqa: S301 - our own bytes
    for text in sentences:
        first = corrupt_text(text, resources, np.random.default_rng(1))
        assert corrupt_text(text, copy, np.random.default_rng(1)) == first


_SCRIPT = """
import json, sys
import numpy as np
from checker.train.corrupt import corrupt_text, load_resources
texts = json.load(sys.stdin)
resources = load_resources(sys.argv[1], texts * 10)
rng = np.random.default_rng(8)
print(json.dumps([repr(corrupt_text(t, resources, rng, errors=2)) for t in texts * 3]))
"""


def _in_another_process(senses_path, sentences, hash_seed):
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(senses_path)],
        input=json.dumps(sentences),
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_processes_agree_whatever_their_hash_seed(senses_path, sentences):
    first = _in_another_process(senses_path, sentences, "1")
    assert first == _in_another_process(senses_path, sentences, "2")
    assert any(item != "None" for item in first)
