"""Cyrillic and Greek in Latin letters, as wire copy romanises names and terms."""

# ruff: noqa: RUF001 - letters of other alphabets are the point of this file

from __future__ import annotations

__all__ = ["romanise"]

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "ы": "y", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "э": "e",
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ь": "", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj",
    "џ": "dz", "ў": "u", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "y", "φ": "f", "ω": "o", "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps", "ά": "a",
    "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o", "ϊ": "i", "ϋ": "y", "ΐ": "i",
}  # fmt: skip
_LETTERS = _CYRILLIC | _GREEK


def romanise(word: str) -> str:
    """Return a Cyrillic or Greek word in Latin letters; an empty string for other scripts."""
    letters = [_LETTERS.get(c) for c in word.lower()]
    if any(letter is None for letter in letters):
        return ""
    return "".join(letter for letter in letters if letter is not None)
