import random
import time

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from checker.reference import PIECE_WORDS, reference_scores

TEXT = "The mayor put in guard against the rumours on Tuesday."
REFERENCE = "On Tuesday the mayor warned against rumours."


def test_scores_are_those_of_sacrebleu():
    scores = reference_scores(TEXT, REFERENCE)
    bleu, chrf, ter = BLEU(effective_order=True), CHRF(), TER()
    assert scores["bleu"] == bleu.sentence_score(TEXT, [REFERENCE]).score
    assert scores["chrf"] == chrf.sentence_score(TEXT, [REFERENCE]).score
    assert scores["ter"] == ter.sentence_score(TEXT, [REFERENCE]).score
    assert scores["signature"] == (
        f"BLEU|{bleu.get_signature()} chrF2|{chrf.get_signature()} TER|{ter.get_signature()}"
    )


def test_the_same_text_is_perfect_however_long_and_however_broken_into_lines():
    text = " ".join(f"word{n}" for n in range(5 * PIECE_WORDS))
    scores = reference_scores(text.replace("word7 ", "word7\n\n"), text)
    assert scores["bleu"] == pytest.approx(100)
    assert scores["chrf"] == pytest.approx(100)
    assert scores["ter"] == 0


@pytest.mark.parametrize("reference", ["", " \n\t"])
def test_without_a_reference_there_are_no_scores(reference):
    assert reference_scores(TEXT, reference) == {}


def test_a_text_of_no_words_scores_nothing():
    scores = reference_scores("", REFERENCE)
    assert (scores["bleu"], scores["chrf"], scores["ter"]) == (0, 0, 100)


def test_broken_characters_do_no_harm():
    assert reference_scores("\ud800 a\x00", "b \udfff")["ter"] == 100


def changed(words, generator):
    result = []
    for word in words:
        chance = generator.random()
        if chance < 0.15:
            result.append(generator.choice(words))
        elif chance > 0.1 + 0.15:
            result.append(word)
    return result


def test_ter_of_pieces_is_an_upper_bound_close_to_ter_of_the_whole():
    generator = random.Random(3)
    words = [f"w{generator.randint(0, 80)}" for _ in range(150)]
    text, reference = " ".join(changed(words, generator)), " ".join(words)
    whole = TER().sentence_score(text, [reference]).score
    scores = reference_scores(text, reference)
    assert f"cut:{PIECE_WORDS}" in scores["signature"]
    assert whole <= scores["ter"] <= whole + 4


@pytest.mark.parametrize("alike", [True, False])
def test_an_article_of_2000_words_takes_seconds_at_most(alike):
    generator = random.Random(4)
    words = [f"w{generator.randint(0, 800)}" for _ in range(2000)]
    other = changed(words, generator) if alike else generator.sample(words, len(words))
    start = time.process_time()
    reference_scores(" ".join(other), " ".join(words))
    # About 0.3 s; uncut it takes minutes. The margin is for slow machines.
    assert time.process_time() - start < 5
