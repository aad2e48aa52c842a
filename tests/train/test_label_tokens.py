import numpy as np
import pytest

from checker.article import CATEGORIES
from checker.model.scores import HEADS
from checker.train.examples import Example, Mark, label_tokens

TEXT = "the cat sat"
#: The start token, then words with the space before them.
OFFSETS = [(0, 0), (0, 3), (3, 7), (7, 11)]
ERROR, MAJOR = HEADS.index("error"), HEADS.index("major")


def test_only_answered_questions_get_labels():
    shares, categories = label_tokens(Example(TEXT, heads={"error": 1.0}), OFFSETS)
    assert shares.shape == (4, len(HEADS))
    assert shares[:, ERROR].tolist() == [-1, 0, 0, 0]
    others = [number for number in range(len(HEADS)) if number != ERROR]
    assert (shares[:, others] == -1).all()
    assert categories.tolist() == [-1] * 4
    assert (shares.dtype, categories.dtype) == (np.float16, np.int8)


def test_a_token_that_shares_a_letter_with_a_mark_is_marked():
    marks = (Mark(5, 6, "error", 0.5),)
    shares, _ = label_tokens(Example(TEXT, marks, {"error": 1.0}), OFFSETS)
    assert shares[:, ERROR].tolist() == [-1, 0, 0.5, 0]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_overlapping_marks_keep_the_larger_share(order):
    both = (Mark(4, 7, "error", 1.0), Mark(0, 11, "error", 0.25))
    example = Example(TEXT, tuple(both[number] for number in order), {"error": 1.0})
    shares, _ = label_tokens(example, OFFSETS)
    assert shares[:, ERROR].tolist() == [-1, 0.25, 1, 0.25]


def test_each_head_keeps_to_itself():
    marks = (Mark(0, 3, "error", 1.0), Mark(4, 7, "major", 1.0))
    shares, _ = label_tokens(Example(TEXT, marks, {"error": 1.0, "major": 1.0}), OFFSETS)
    assert shares[1:, ERROR].tolist() == [1, 0, 0]
    assert shares[1:, MAJOR].tolist() == [0, 1, 0]


def test_the_shortest_mark_of_a_place_names_its_type():
    marks = (
        Mark(4, 7, "error", 0, "Fluency/Spelling"),
        Mark(4, 11, "error", 0, "Style/Awkward"),
        Mark(0, 3, "error", 0, "a type of another scheme"),
    )
    _, categories = label_tokens(Example(TEXT, marks, {"error": 1.0}), OFFSETS)
    names = [None if number < 0 else CATEGORIES[number] for number in categories]
    assert names == [None, None, "Fluency/Spelling", "Style/Awkward"]


def test_the_space_before_a_token_gives_it_no_type():
    marks = (Mark(0, 4, "error", 0, "Style/Awkward"), Mark(4, 7, "error", 0, "Fluency/Spelling"))
    _, categories = label_tokens(Example(TEXT, marks, {"error": 1.0}), OFFSETS)
    assert categories.tolist()[1:] == [
        CATEGORIES.index("Style/Awkward"),
        CATEGORIES.index("Fluency/Spelling"),
        -1,
    ]
