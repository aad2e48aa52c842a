import numpy as np
import pytest
import toy_tables
from toy_tables import SENTENCES, blocks, human_row, origin_row

from checker.train.gather import corrupted_outputs
from checker.train.gather.references import WEAK_ENGINES

WEIGHTS = {"missing_article": 1.0, "wrong_sense": 1.0}
#: The toy table of foreign words has another rendering of one word of each.
FIRE, STRIKE = SENTENCES[5], SENTENCES[8]
(OPEN,) = blocks("wmt12", "fr", held_out=False)


def output(**changes):
    row = {"testset": "wmt12", "source_language": "fr", "system": "good", "segment_id": 20 * OPEN}
    return origin_row(**(row | changes))


def pairs(data, outputs, most=100, seed=0):
    human = [human_row(text=text) for text in SENTENCES]
    human.append(human_row(kind="translated", testset="wmt21", source_language="de"))
    toy_tables.write(data.path, human=human, origin=outputs)
    toy_tables.write_senses(data.path)
    return list(corrupted_outputs(data, np.random.default_rng(seed), most, WEIGHTS))


@pytest.fixture
def outputs():
    return [output(text=text) for text in SENTENCES]


def test_an_output_with_a_wrong_sense_stands_beside_itself(data, outputs):
    found = pairs(data, outputs)
    assert found
    for group in found:
        corrupted, output_itself = group.examples
        assert output_itself.text in SENTENCES
        assert output_itself.marks == ()
        assert corrupted.marks
        for place in corrupted.marks:
            assert corrupted.text[place.start : place.end] not in output_itself.text.split()
        assert corrupted.rank > output_itself.rank


def test_only_wrong_senses_are_planted_and_asked_for(data, outputs):
    for group in pairs(data, outputs):
        assert all(set(example.heads) == {"sense"} for example in group.examples)
        assert {place.head for place in group.examples[0].marks} == {"sense"}


def test_neither_side_is_careful_english(data, outputs):
    assert all(example.rank > 0 for group in pairs(data, outputs) for example in group.examples)


@pytest.mark.parametrize(
    "change",
    [
        *({"system": system} for system in sorted(WEAK_ENGINES)),
        {"split": "dev"},
        {"domain": "ted"},
        {"testset": "wmt21"},  # has human translations
    ],
)
def test_other_outputs_are_left_alone(data, change):
    found = pairs(data, [output(text=FIRE), output(text=STRIKE, **change)])
    assert [group.examples[1].text for group in found] == [FIRE]


def test_a_passage_held_out_in_one_language_is_in_all(data):
    open_in_french = set(blocks("wmt12", "fr", held_out=False, count=200))
    only_german = next(
        number
        for number in blocks("wmt12", "de", held_out=True, count=10)
        if number in open_in_french
    )
    french = output(text=FIRE, segment_id=20 * only_german)
    german = output(text=STRIKE, segment_id=20 * only_german, source_language="de")
    assert not pairs(data, [french])[0].held_out
    assert all(group.held_out for group in pairs(data, [french, german]))


def test_the_same_seed_gives_the_same_pairs(data, outputs):
    assert pairs(data, outputs, seed=5) == pairs(data, outputs, seed=5)


def test_at_most_so_many_pairs(data, outputs):
    assert len(pairs(data, outputs, most=1)) == 1
