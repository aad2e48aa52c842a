from __future__ import annotations

from checker.train.corrupt import KINDS, challenge_pairs


def test_pairs_come_kind_by_kind_with_their_spans(resources, sentences):
    pairs = challenge_pairs(sentences, resources, per_kind=2, seed=4)
    assert list(dict.fromkeys(pair.kind for pair in pairs)) == list(KINDS)
    assert all(pair.clean in sentences and pair.corrupted != pair.clean for pair in pairs)
    assert all(s.end <= len(pair.corrupted) for pair in pairs for s in pair.spans)
    counts = [sum(pair.kind == kind for pair in pairs) for kind in KINDS]
    assert max(counts) == 2


def test_the_same_seed_gives_the_same_pairs(resources, sentences):
    first = challenge_pairs(sentences, resources, per_kind=2, seed=4)
    assert first == challenge_pairs(sentences, resources, per_kind=2, seed=4)
    assert first != challenge_pairs(sentences, resources, per_kind=2, seed=5)


def test_a_clean_text_serves_a_kind_once(resources, sentences):
    pairs = challenge_pairs(sentences, resources, per_kind=100, seed=0)
    keys = [(pair.kind, pair.clean) for pair in pairs]
    assert len(keys) == len(set(keys))
