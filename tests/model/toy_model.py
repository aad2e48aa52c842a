"""Small models for tests: a random network in a model folder, and a stand-in with known scores."""

from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from checker.article import CATEGORIES
from checker.model.calibration import Calibration
from checker.model.features import FEATURES, MACHINE_FEATURES, MAKER_FEATURES
from checker.model.scores import HEADS, SegmentScores
from checker.model.words import find_words

START = "<|endoftext|>"
MERGES = ("h e", "Ġ t", "Ġt he", "i n", "e r", "Ġ a", "o n")
COLUMNS = len(HEADS) + 2 + len(CATEGORIES)
GRAMMAR = CATEGORIES.index("Fluency/Grammar")


def vocabulary():
    """Return a byte-level vocabulary: the start token, every byte, and a few merges."""
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    return (START, *letters, *(merge.replace(" ", "") for merge in MERGES))


def toy_base(layers=2, width=64, seed=0):
    """Return a Llama-type model with random weights."""
    pytest.importorskip("gguf", reason="the base model is read with gguf")
    from checker.train.base import BaseModel  # noqa: PLC0415 - needs gguf

    rng = np.random.default_rng(seed)
    tokens = vocabulary()

    def matrix(rows, columns):
        return rng.normal(0, columns**-0.5, (rows, columns)).astype(np.float32)

    def layer():
        return {
            "attn_norm": rng.uniform(0.5, 1.5, width).astype(np.float32),
            "attn_q": matrix(width, width),
            "attn_k": matrix(width // 2, width),
            "attn_v": matrix(width // 2, width),
            "attn_output": matrix(width, width),
            "ffn_norm": rng.uniform(0.5, 1.5, width).astype(np.float32),
            "ffn_gate": matrix(3 * width, width),
            "ffn_up": matrix(3 * width, width),
            "ffn_down": matrix(width, 3 * width),
        }

    return BaseModel(
        embedding=rng.normal(0, 1, (len(tokens), width)).astype(np.float32),
        layers=tuple(layer() for _ in range(layers)),
        output_norm=np.ones(width, dtype=np.float32),
        tokens=tokens,
        merges=MERGES,
        heads=4,
        kv_heads=2,
        rope_base=10_000.0,
        epsilon=1e-5,
    )


def tokenizer_without(base, missing):
    """Return the tokenizer of a base model without some letters, and without merges."""
    numbers = {token: number for number, token in enumerate(base.tokens) if token not in missing}
    tokenizer = Tokenizer(models.BPE(vocab=numbers, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return tokenizer


def toy_calibration(**changes):
    """Return a calibration in which P(marked) is the sigmoid of the error head alone."""
    error = tuple(float(name == "error") for name in FEATURES)
    major = tuple(float(name == "major") for name in HEADS)
    calibration = Calibration(
        wording_mean=1.0,
        wording_scale=1.0,
        sense_mean=0.0,
        marked_weights=error,
        marked_bias=0.0,
        sense_weights=(0.0,) * len(FEATURES),
        sense_bias=-60.0,
        major_weights=major,
        major_bias=0.0,
        machine_weights=tuple(float(name in {"style", "error"}) for name in MACHINE_FEATURES),
        machine_bias=0.0,
        maker_weights=tuple(float(name == "edited") for name in MAKER_FEATURES),
        maker_bias=0.0,
        category_weights=(1.0,) * len(CATEGORIES),
        mqm_scale=1.0,
        garble_wording=(0.0, 1.0, 2.0, 3.0, 4.0),
        garble_points=(0.0, 5.0, 50.0, 95.0, 100.0),
        thresholds={"low": 0.9, "normal": 0.6, "high": 0.3},
        false_alarms={"low": 0.5, "normal": 2.0, "high": 8.0},
        review=20.0,
        garbled=60.0,
        fewest_words=3,
    )
    return replace(calibration, **changes)


def write_model(folder, base=None, seed=0):
    """Write a model folder with one causal layer, one that sees all, and random heads."""
    pytest.importorskip("onnx", reason="the graph of the toy model is written with onnx")
    base = toy_base() if base is None else base
    from checker.train.graph import Graph  # noqa: PLC0415 - needs onnx
    from checker.train.vocabulary import full_tokenizer  # noqa: PLC0415 - needs gguf

    rng = np.random.default_rng(seed)
    graph = Graph(base, quantised=True)
    state = graph.states(base.embedding, base.layers, 1)
    state = graph.norm(state, base.output_norm, "heads.norm")
    heads = rng.normal(0, 0.2, (base.width, COLUMNS)).astype(np.float32)
    graph.node("MatMul", [state, graph.weight("heads", heads)], "scores")
    graph.save(folder / "model.onnx", {"scores": ["batch", "length", COLUMNS]})
    full_tokenizer(base).save(str(folder / "tokenizer.json"))
    toy_calibration().write(folder / "calibration.json")
    return folder


class StandIn:
    """Scores words by how they are spelt: every word that begins with "zz" is garbled."""

    digest = "0123456789ab"

    def __init__(self, calibration=None):
        self.calibration = toy_calibration() if calibration is None else calibration

    def score(self, texts):
        return [self._score(text) for text in texts]

    def _score(self, text):
        words = find_words(text)
        bad = np.array([text[start:end].startswith("zz") for start, end in words], dtype=bool)
        categories = np.zeros((len(words), len(CATEGORIES)), dtype=np.float32)
        categories[:, GRAMMAR] = 1
        return SegmentScores(
            words=words,
            logits=np.where(bad[:, None], 3, -3).repeat(len(HEADS), axis=1).astype(np.float32),
            categories=categories,
            mqm=np.where(bad, 5, 0.125).astype(np.float32),
            wording=np.where(bad, 4, 0.5).astype(np.float32),
        )
