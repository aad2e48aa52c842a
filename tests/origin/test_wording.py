import numpy as np
import pytest

from checker.origin.wording import PLACEHOLDERS, SIGNS, Wording, ngram_keys

WORDING = Wording(["i", "the", "said", "in", "he"])


def shown(*segments):
    names = [*PLACEHOLDERS, *SIGNS, *WORDING.vocabulary]
    return [names[number] for number in WORDING.number(segments)]


def test_names_numbers_and_rare_words_are_masked():
    assert shown("The minister said in Paris, 2022") == [
        *("<edge>", "the", "<rare er>", "said", "in", "<name>", ",", "<number>", "<edge>"),
    ]


def test_several_names_in_a_row_are_one():
    assert shown("he said Anna Maria Novak") == shown("he said Novak")


def test_the_first_word_of_a_segment_is_no_name():
    assert shown("Parliament")[1] == "<rare ment>"
    assert shown("NATO")[1] == "<name>"


def test_i_is_no_name():
    assert shown("said I")[2] == "i"


def test_a_quotation_may_begin_with_a_capital():
    assert shown('he said: "The fire')[4:6] == ['"', "the"]


def test_quotation_marks_count_alike_however_they_are_drawn():
    assert shown("he said \u201cthe\u201d") == shown('he said "the"') == shown("he said ``the''")


def test_segments_are_set_apart():
    assert shown("he", "said") == ["<edge>", "he", "<edge>", "said", "<edge>"]


def test_texts_on_different_topics_look_alike():
    assert shown("The strike in Kyiv, he said") == shown("The match in Lyon, he said")


def test_all_sequences_within_a_segment_have_keys():
    numbers = WORDING.number(["the minister said"])
    keys, positions = ngram_keys(numbers)
    # Five numbers with the edges: 3 words, 4 pairs and 3 triples.
    assert len(keys) == 3 + 4 + 3
    assert positions.tolist() == sorted(positions.tolist())


def test_no_sequence_reaches_over_an_edge():
    together = ngram_keys(WORDING.number(["the minister", "he said"]))[0]
    apart = [ngram_keys(WORDING.number([text]))[0] for text in ("the minister", "he said")]
    assert sorted(together.tolist()) == sorted(np.concatenate(apart).tolist())


def test_different_sequences_have_different_keys():
    first = ngram_keys(WORDING.number(["the said"]))[0]
    second = ngram_keys(WORDING.number(["said the"]))[0]
    assert set(first.tolist()) != set(second.tolist())


@pytest.mark.parametrize("segments", [[], [""], ["", ""]])
def test_nothing_has_no_keys(segments):
    assert len(ngram_keys(WORDING.number(segments))[0]) == 0
