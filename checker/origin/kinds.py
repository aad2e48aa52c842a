"""The kinds of evidence and how much each may add."""

from __future__ import annotations

__all__ = ["CAPS"]

#: The most nats that all evidence of one kind may add for one language. Ten cues of one kind
#: are not ten witnesses: one quotation or one topic often brings them all.
CAPS: dict[str, float] = {
    "leftover": 9.0,
    "name": 6.0,
    "format": 4.0,
    "calque": 7.0,
    "style": 8.0,
}
