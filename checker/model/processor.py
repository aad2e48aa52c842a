"""What the processor does with sums of products of 8 bits."""

from __future__ import annotations

import platform
from pathlib import Path

__all__ = ["adds_exactly"]

#: Linux's names of the instructions that add such products in 32 bits.
_EXACT = frozenset({"avx512_vnni", "avx_vnni"})


def adds_exactly(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Tell whether the processor is known to add products of 8 bits in enough bits.

    x86 processors without VNNI add pairs of them in 16 bits and cut what does not fit. Where
    the system does not tell which instructions there are, the answer is no.

    Args:
        cpuinfo: the file in which Linux describes the processor.
    """
    if platform.machine().lower() in {"arm64", "aarch64"}:
        return True
    try:
        text = cpuinfo.read_text(encoding="utf-8")
    except OSError:
        return False
    return not _EXACT.isdisjoint(text.split())
