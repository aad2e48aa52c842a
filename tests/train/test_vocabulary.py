import numpy as np
import toy_model

from checker.train.vocabulary import full_tokenizer, pruned_tokenizer

TEXTS = [["the other one", "the the the"], ["inner 12"]]


def tokens_of(tokenizer, text):
    return tokenizer.encode(text, add_special_tokens=False).tokens


def test_the_full_tokenizer_joins_pairs_and_parts_digits():
    tokenizer = full_tokenizer(toy_model.toy_base())
    assert tokens_of(tokenizer, "in the 12") == ["in", "Ġthe", "Ġ", "1", "2"]


def test_rare_tokens_are_spelt_with_shorter_ones():
    base = toy_model.toy_base()
    tokenizer, kept = pruned_tokenizer(base, TEXTS, fewest=2)
    # " the" is seen twice and is built from " t" and "he"; "in" and "er" are seen once each.
    assert tokens_of(tokenizer, "the the") == ["t", "he", "Ġthe"]
    assert tokens_of(tokenizer, "in") == ["i", "n"]
    assert len(kept) < len(base.tokens)


def test_numbers_lead_back_to_the_old_tokens():
    base = toy_model.toy_base()
    tokenizer, kept = pruned_tokenizer(base, TEXTS, fewest=1)
    assert kept[0] == 0
    assert (np.diff(kept) > 0).all()
    for new, old in enumerate(kept):
        assert tokenizer.id_to_token(new) == base.tokens[old]
    assert base.with_vocabulary(kept).embedding.shape == (len(kept), base.width)


def test_every_text_can_still_be_spelt():
    tokenizer, _ = pruned_tokenizer(toy_model.toy_base(), [[""]], fewest=1)
    text = "Naïve 日本 😀 \x07 the"
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert tokenizer.decode(ids) == text
    assert 0 not in ids
