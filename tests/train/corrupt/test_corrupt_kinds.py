from __future__ import annotations

import numpy as np
import pytest

from checker.article import CATEGORIES, SEVERITIES
from checker.train.corrupt import KINDS, corrupt_text


def _made(resources, kind, text, draws=60):
    """Return every outcome of a kind on one text: marked words by new text."""
    rng = np.random.default_rng(0)
    results = [corrupt_text(text, resources, rng, {kind: 1.0}) for _ in range(draws)]
    return {r.text: [r.text[s.start : s.end] for s in r.spans] for r in results if r is not None}


@pytest.mark.parametrize("name", KINDS)
def test_kinds_are_described_in_terms_of_the_product(name):
    kind = KINDS[name]
    assert kind.category in CATEGORIES
    assert kind.severity in SEVERITIES


def test_changes_of_meaning_count_as_unknowable():
    assert {name for name, kind in KINDS.items() if not kind.knowable} == {
        "name_swap",
        "negation",
        "number_swap",
    }


def test_articles_go_only_before_countable_nouns(resources):
    text = "They crossed the bridge because of the evidence that Porto had sent."
    assert _made(resources, "missing_article", text) == {
        "They crossed bridge because of the evidence that Porto had sent.": ["crossed", "bridge"]
    }


def test_headlines_may_drop_articles(resources):
    assert not _made(resources, "missing_article", "Mayor closes the bridge")


def test_a_governed_preposition_is_replaced(resources):
    made = _made(resources, "wrong_preposition", "The company depends on one customer.")
    assert set(made) == {f"The company depends {p} one customer." for p in ("of", "from", "by")}
    assert ["of"] in made.values()


def test_pronouns_contradict_the_sentence(resources):
    made = _made(resources, "wrong_pronoun", "Mr Carver said his house was sold.")
    assert set(made) == {f"Mr Carver said {p} house was sold." for p in ("her", "its")}
    assert not _made(resources, "wrong_pronoun", "His house was sold.")


def test_agreement_breaks_in_the_verb(resources):
    made = _made(resources, "wrong_number_agreement", "He knows that they have two bridges.")
    assert "He know that they have two bridges." in made
    assert "He knows that they has two bridges." in made
    assert "He knows that they have two bridge." in made


def test_collective_nouns_take_both_numbers(resources):
    assert not _made(resources, "wrong_number_agreement", "The team are winning.")


def test_a_dropped_perfect_may_not_read_as_a_past(resources):
    text = "He has finished the long letter to the council."
    assert not _made(resources, "dropped_verb", text)


def test_tense_contradicts_the_time(resources):
    made = _made(resources, "wrong_tense", "He wrote a letter yesterday.")
    assert "He writes a letter yesterday." in made
    assert "He will write a letter yesterday." in made


def test_a_name_is_misspelt_but_not_into_itself(resources):
    made = _made(resources, "broken_name", "The mayor of Lisbon has resigned.")
    assert made
    assert all(len(words) == 1 and words[0] != "Lisbon" for words in made.values())


def test_spaces_mark_the_words_they_part(resources):
    made = _made(resources, "detokenised", "It can't rain.")
    assert made["It can 't rain."] == ["can 't"]
    assert made["It can't rain ."] == ["rain ."]


def test_repetition_marks_the_second_copy(resources):
    made = _made(resources, "repetition", "The old bridge was closed.")
    assert made["The old bridge bridge was closed."] == ["bridge"]


def test_wording_that_the_corpus_knows_is_left_out(resources):
    # "a short meeting." stands in the corpus, so that sense is no error there.
    known = _made(resources, "wrong_sense", "They signed it after a short council.")
    assert "They signed it after a short meeting." not in known
    unknown = _made(resources, "wrong_sense", "They signed it after a grand council.")
    assert "They signed it after a grand meeting." in unknown
