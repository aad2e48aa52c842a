import numpy as np
import pandas as pd
import pytest
import toy_tables
from toy_tables import mark, spans_row

from checker.train.examples import Mark
from checker.train.gather import rated
from checker.train.gather.rated import average_raters, mqm_points

TEXT = "the cat sat on a mat"


def example_of(*raters):
    return average_raters(pd.DataFrame([spans_row(text=TEXT, spans=spans) for spans in raters]))


def shares(example, head):
    return [(m.start, m.end, m.share) for m in example.marks if m.head == head and m.share > 0]


@pytest.mark.parametrize(
    ("category", "severity", "points"),
    [
        ("Fluency/Grammar", "minor", 1.0),
        ("Accuracy/Mistranslation", "major", 5.0),
        ("Accuracy/Mistranslation", "critical", 5.0),
        ("Fluency/Punctuation", "minor", 0.1),
        ("Fluency/Punctuation", "major", 5.0),
        ("Non-translation", "major", 25.0),
        ("Other", "neutral", 0.0),
    ],
)
def test_points(category, severity, points):
    assert mqm_points(category, severity) == points


def test_raters_are_averaged():
    example = example_of([mark(4, 7)], [mark(4, 11, severity="minor")], [], [])
    assert shares(example, "error") == [(4, 7, 0.5), (7, 11, 0.25)]
    assert shares(example, "major") == [(4, 7, 0.25)]
    assert example.mqm == example.rank == (5 + 1) / 4
    assert set(example.heads) == {"error", "major"}


def test_a_rater_who_marks_a_place_twice_counts_once():
    example = example_of([mark(4, 7), mark(4, 7, "Other", "minor")])
    assert shares(example, "error") == [(4, 7, 1.0)]
    assert example.mqm == 6


def test_punctuation_is_light():
    example = example_of([mark(0, 3, "Fluency/Punctuation", "minor")])
    assert shares(example, "error") == [(0, 3, 0.4)]
    assert shares(example, "major") == []
    assert example.mqm == pytest.approx(0.1)


def test_the_penalty_of_a_text_ends_at_25():
    assert example_of([mark(0, 20, "Non-translation"), mark(0, 3)]).mqm == 25


def test_types_keep_their_place_and_get_their_reported_name():
    example = example_of([mark(4, 7, "Fluency/Register"), mark(8, 11, "Locale/Name")])
    types = [m for m in example.marks if m.category]
    assert types == [
        Mark(4, 7, "error", 0, "Style/Awkward"),
        Mark(8, 11, "error", 0, "Locale/Name"),
    ]


def test_a_text_without_marks():
    example = example_of([], [])
    assert example.marks == ()
    assert example.mqm == example.rank == 0


@pytest.fixture
def groups(data):
    """Write documents of two sources, each put out by three systems, and gather them."""
    held_out = toy_tables.document_names("wmt20-mqm", "zh", held_out=True, count=2)
    trained = toy_tables.document_names("wmt20-mqm", "zh", held_out=False, count=4)
    rows = [
        spans_row(
            doc_id=document,
            segment_id=segment,
            system=system,
            text=f"{document} {segment} {system}",
        )
        for document in (*held_out, *trained)
        for segment in (0, 1)
        for system in ("a", "b", "c")
    ]
    rows.append(spans_row(dataset="ted-mqm", doc_id=trained[0], text="another constituent"))
    rows.append(spans_row(split="dev", doc_id=trained[0], text="kept for evaluation"))
    toy_tables.write(data.path, spans=rows)

    def gather(share=1.0, most=9, seed=0):
        return list(rated(data, "wmt20-mqm", np.random.default_rng(seed), share, most))

    gather.held_out = set(held_out)
    return gather


def texts(groups):
    return [example.text for group in groups for example in group.examples]


def test_outputs_of_a_source_are_a_group(groups):
    found = groups()
    assert len(found) == 12
    for group in found:
        assert group.origin == "wmt20-mqm"
        assert [text.rsplit(" ", 1)[1] for text in texts([group])] == ["a", "b", "c"]
        assert len({text.rsplit(" ", 1)[0] for text in texts([group])}) == 1


def test_other_constituents_and_the_development_split_stay_out(groups):
    found = texts(groups())
    assert "another constituent" not in found
    assert "kept for evaluation" not in found
    assert len(found) == 36


def test_whole_documents_are_held_out(groups):
    for group in groups():
        document = texts([group])[0].split()[0]
        assert group.held_out == (document in groups.held_out)


def test_held_out_documents_are_taken_whatever_the_share(groups):
    found = groups(share=0.0)
    assert len(found) == 4
    assert all(group.held_out for group in found)


def test_at_most_so_many_outputs_of_a_source(groups):
    assert {len(group.examples) for group in groups(most=2)} == {2}


def test_the_same_seed_gives_the_same_groups(groups):
    assert groups(0.5, 2, seed=3) == groups(0.5, 2, seed=3)
    assert groups(0.5, 2, seed=3) != groups(0.5, 2, seed=4)
