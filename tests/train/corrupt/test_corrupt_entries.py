from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from checker.errors import InputError
from checker.train.corrupt import load_resources
from checker.train.corrupt.entries import read_entries

_ROW = {
    "language": ["fr"],
    "word": ["loi"],
    "pos": [None],
    "senses": [["law", "statute"]],
    "group": [[1, 1]],
    "source": ["Wiktionary"],
}


def _write(path, **changes):
    pq.write_table(pa.table({**_ROW, **changes}), path)
    return path


def test_a_row_becomes_an_entry(tmp_path):
    (entry,) = read_entries(_write(tmp_path / "senses.parquet"))
    assert (entry.language, entry.word, entry.word_class) == ("fr", "loi", "")
    assert entry.senses == ("law", "statute")
    assert entry.group == (1, 1)
    assert entry.grouped


def test_other_sources_do_not_group_synonyms(tmp_path):
    (entry,) = read_entries(_write(tmp_path / "senses.parquet", source=["CC-CEDICT"]))
    assert not entry.grouped


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"absent\.parquet.*columns language, word"):
        load_resources(tmp_path / "absent.parquet", ["A text."])


def test_a_file_of_another_format_is_refused(tmp_path):
    path = tmp_path / "senses.parquet"
    path.write_text("language,word\nfr,loi\n")
    with pytest.raises(InputError, match=r"senses\.parquet: cannot read"):
        load_resources(path, ["A text."])


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "senses.parquet"
    pq.write_table(pa.table({k: v for k, v in _ROW.items() if k != "group"}), path)
    with pytest.raises(InputError, match="group"):
        load_resources(path, ["A text."])


def test_lists_of_unequal_length_are_refused_with_their_row(tmp_path):
    path = _write(tmp_path / "senses.parquet", group=[[1]])
    with pytest.raises(InputError, match=r"row 1 \(loi\)"):
        load_resources(path, ["A text."])
