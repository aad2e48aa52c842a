import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.article import Evidence
from checker.origin.fusion import fuse
from checker.origin.kinds import CAPS

PRIOR = {"fr": 0.25, "es": 0.25, "ru": 0.5}


def test_without_evidence_it_is_the_prior():
    assert fuse([], PRIOR) == pytest.approx(PRIOR)


def test_nats_multiply_the_odds():
    result = fuse([Evidence("calque", "", None, {"fr": math.log(4)})], PRIOR)
    assert result["fr"] / result["ru"] == pytest.approx(2.0)
    assert result["es"] / result["ru"] == pytest.approx(0.5)


def test_one_kind_counts_up_to_its_cap():
    many = [Evidence("format", "", None, {"fr": 1.5}) for _ in range(100)]
    result = fuse(many, PRIOR)
    assert math.log(result["fr"] / result["es"]) == pytest.approx(CAPS["format"])


def test_kinds_add_up_beyond_the_cap_of_each():
    one = [Evidence("format", "", None, {"fr": 9.0})]
    two = [*one, Evidence("calque", "", None, {"fr": 1.0})]
    assert fuse(two, PRIOR)["fr"] > fuse(one, PRIOR)["fr"]


def test_languages_without_a_prior_are_ignored():
    assert set(fuse([Evidence("name", "", None, {"xx": 9.0})], PRIOR)) == set(PRIOR)


WEIGHTS = st.dictionaries(st.sampled_from(sorted(PRIOR)), st.floats(-50, 50), max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(CAPS)), WEIGHTS), max_size=8))
def test_it_is_always_a_distribution(pieces):
    result = fuse([Evidence(kind, "", None, weights) for kind, weights in pieces], PRIOR)
    assert sum(result.values()) == pytest.approx(1.0)
    assert all(0.0 <= value <= 1.0 for value in result.values())
