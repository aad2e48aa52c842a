import numpy as np
import pytest

from checker.train.origin.calibration import fit_calibration
from checker.train.origin.documents import batch_of, cut_documents
from checker.train.origin.linear import Answers, fit_linear, scores_of
from checker.train.origin.ngrams import Ngrams, Occurrences

NGRAMS = Ngrams(np.array([3, 5, 9], dtype=np.uint32), np.array([1.0, 2.0, 1.0], dtype=np.float32))
# Three segments, in which stand the sequences 0 and 0, then 1, then 2.
FOUND = Occurrences(
    np.array([0, 0, 1, 2], dtype=np.int32),
    np.array([0, 2, 3, 4]),
    np.array([7, 5, 6], dtype=np.int32),
)


def test_documents_cover_every_segment_once_and_keep_to_a_stream():
    streams = np.repeat([4, 7, 8], [30, 1, 55])
    documents = cut_documents(streams, np.random.default_rng(0))
    covered = [
        index
        for first, last in zip(documents.first, documents.last, strict=True)
        for index in range(first, last)
    ]
    assert covered == list(range(86))
    for first, last in zip(documents.first, documents.last, strict=True):
        assert len(set(streams[first:last])) == 1


def test_a_batch_counts_what_stands_in_its_documents():
    documents = type(cut_documents(np.zeros(1), np.random.default_rng(0)))(
        np.array([0, 2]), np.array([2, 3])
    )
    batch = batch_of(documents, np.array([1, 0]), FOUND, NGRAMS)
    assert batch.documents.tolist() == [0, 1, 1]
    assert batch.ngrams.tolist() == [2, 0, 1]
    assert batch.words.tolist() == [6, 12]
    twice, once = 1.0 + np.log(2), 2.0
    length = np.hypot(twice, once)
    assert batch.values == pytest.approx([1.0, twice / length, once / length])


def test_weights_separate_what_can_be_separated():
    documents = type(cut_documents(np.zeros(1), np.random.default_rng(0)))(
        np.array([0, 1, 2]), np.array([1, 2, 3])
    )
    batch = batch_of(documents, np.arange(3), FOUND, NGRAMS)
    answers = Answers(
        np.array([2, 0, 1]), np.ones((3, 3), dtype=bool), np.ones(3, dtype=np.float32)
    )
    weights = fit_linear([(batch, answers)] * 50, 3, 3)
    assert scores_of(batch, weights).argmax(axis=1).tolist() == [2, 0, 1]


def test_a_closed_column_is_never_learned_from():
    documents = type(cut_documents(np.zeros(1), np.random.default_rng(0)))(
        np.array([0]), np.array([1])
    )
    batch = batch_of(documents, np.arange(1), FOUND, NGRAMS)
    answers = Answers(np.array([0]), np.array([[True, True, False]]), np.ones(1, dtype=np.float32))
    weights = fit_linear([(batch, answers)] * 20, 3, 3)
    assert weights[:, 2].tolist() == [0.0, 0.0, 0.0]
    assert weights[0, 0] > 0 > weights[0, 1]


def test_scores_that_are_too_sure_are_scaled_down():
    generator = np.random.default_rng(0)
    truth = generator.integers(0, 2, 4000)
    # The score is right three times in four, whatever its height.
    guess = np.where(generator.random(4000) < 0.75, truth, 1 - truth)
    scores = np.zeros((4000, 2), dtype=np.float32)
    scores[np.arange(4000), guess] = 10.0
    found = fit_calibration(scores, truth, np.full(4000, 200), np.ones(4000), biased=False)
    scaled = 10.0 * np.exp(found.scale[0] + found.scale[1] * np.log(200))
    assert 1 / (1 + np.exp(-scaled)) == pytest.approx(0.75, abs=0.03)
    assert found.biases.tolist() == [0.0, 0.0]


def test_scores_of_short_texts_are_trusted_less():
    generator = np.random.default_rng(0)
    truth = generator.integers(0, 2, 6000)
    words = np.where(generator.random(6000) < 0.5, 20, 500)
    right = generator.random(6000) < np.where(words == 20, 0.6, 0.95)
    scores = np.zeros((6000, 2), dtype=np.float32)
    scores[np.arange(6000), np.where(right, truth, 1 - truth)] = 1.0
    found = fit_calibration(scores, truth, words, np.ones(6000), biased=False)
    for number, share in ((20, 0.6), (500, 0.95)):
        scaled = np.exp(found.scale[0] + found.scale[1] * np.log(number))
        assert 1 / (1 + np.exp(-scaled)) == pytest.approx(share, abs=0.03)


def test_a_column_with_scores_that_are_always_low_is_lifted():
    generator = np.random.default_rng(0)
    truth = generator.integers(0, 3, 6000)
    scores = generator.normal(size=(6000, 3)).astype(np.float32)
    scores[np.arange(6000), truth] += 2.0
    scores[:, 2] -= 1.5
    found = fit_calibration(scores, truth, np.full(6000, 200), np.ones(6000), biased=True)
    lifted = found.biases[2] - found.biases[:2].mean()
    assert lifted == pytest.approx(
        1.5 * np.exp(found.scale[0] + found.scale[1] * np.log(200)), abs=0.2
    )
