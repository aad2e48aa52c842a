"""Writes a base model as the GGUF file that training reads."""

import numpy as np
from gguf import GGUFWriter


def write(path, base, kind="llama", without=""):
    """Write a file of a kind of network, perhaps without one of its weights."""
    writer = GGUFWriter(path, kind)
    writer.add_block_count(len(base.layers))
    writer.add_head_count(base.heads)
    writer.add_head_count_kv(base.kv_heads)
    writer.add_rope_freq_base(base.rope_base)
    writer.add_layer_norm_rms_eps(base.epsilon)
    writer.add_token_list(list(base.tokens))
    writer.add_token_merges(list(base.merges))
    weights = {"token_embd.weight": base.embedding, "output_norm.weight": base.output_norm}
    for number, layer in enumerate(base.layers):
        for name, array in layer.items():
            weights[f"blk.{number}.{name}.weight"] = array
            if name == "attn_q":
                weights[f"blk.{number}.{name}.weight"] = _paired(array, base.heads)
            elif name == "attn_k":
                weights[f"blk.{number}.{name}.weight"] = _paired(array, base.kv_heads)
    for name, array in weights.items():
        if name != without:
            writer.add_tensor(name, array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _paired(matrix, heads):
    """Put the rows that rotary positions turn together side by side, as llama.cpp has them."""
    result = []
    for head in np.split(matrix, heads):
        first, second = np.split(head, 2)
        for pair in zip(first, second, strict=True):
            result += pair
    return np.array(result)
