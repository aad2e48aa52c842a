import math

import numpy as np
import pytest
from sklearn.metrics import f1_score, matthews_corrcoef

from checker.errors import InputError
from checker.evaluate.metrics import (
    best_threshold,
    bootstrap,
    compare,
    f1,
    given,
    mcc,
    pearson,
    share,
    units_of,
)

RNG = np.random.default_rng(0)
LABELS = (RNG.random(200) < 0.3).astype(np.float64)
SCORES = np.round(RNG.normal(LABELS, 1), 1)


def said(threshold):
    return (threshold <= SCORES).astype(np.float64)


def test_agreement_is_that_of_scikit_learn():
    assert mcc(LABELS, said(0.5)) == pytest.approx(matthews_corrcoef(LABELS, said(0.5)))
    assert f1(LABELS, said(0.5)) == pytest.approx(f1_score(LABELS, said(0.5)))
    assert math.isnan(mcc(LABELS, np.zeros(200)))
    assert math.isnan(f1(np.zeros(3), np.zeros(3)))


def test_the_best_threshold_is_the_best_of_all():
    best = best_threshold(LABELS, SCORES)
    assert best in SCORES
    assert mcc(LABELS, said(best)) == pytest.approx(
        max(mcc(LABELS, said(value)) for value in np.unique(SCORES)[1:])
    )


def test_no_threshold_is_better_where_all_labels_are_the_same():
    with pytest.raises(InputError, match="no word, or every word"):
        best_threshold(np.zeros(4), np.arange(4.0))


def test_partial_correlation():
    third = RNG.normal(size=500)
    first, second = third + RNG.normal(size=500), third + RNG.normal(size=500)
    rest = [side - np.polyval(np.polyfit(third, side, 1), third) for side in (first, second)]
    assert given(pearson, first, second, third) == pytest.approx(pearson(*rest))
    assert math.isnan(given(pearson, first, third, third))


def test_units_are_the_rows_of_a_name():
    assert [unit.tolist() for unit in units_of(np.array(["b", "a", "b"]))] == [[1], [0, 2]]


def test_figures_of_one_and_two_columns():
    units = units_of(np.arange(200))
    assert share(LABELS, units).value == pytest.approx(LABELS.mean())
    figure = compare(mcc, LABELS, said(0.5), units)
    assert figure.low < figure.value == mcc(LABELS, said(0.5)) < figure.high


def test_draws_without_a_value_do_not_count():
    figure = bootstrap(lambda _: float("nan"), units_of(np.arange(3)), 3)
    assert all(math.isnan(value) for value in (figure.value, figure.low, figure.high))
