"""Cyrillic and Greek in Latin letters, as wire copy romanises names and terms."""

from __future__ import annotations

__all__ = ["romanise"]

_CYRILLIC = dict(
    zip("абвгдезийклмнопрстуфыіїєґэ", "a b v g d e z i y k l m n o p r s t u f y i yi ye g e".split(), strict=True)
)
_CYRILLIC |= {
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ь": "", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj",
    "џ": "dz", "ў": "u", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
_GREEK = dict(
    zip("αβγδεζηικλμνοπρσςτυφω", "a v g d e z i i k l m n o p r s s t y f o".split(), strict=True)
)
_GREEK |= {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps", "ά": "a", "έ": "e", "ή": "i", "ί": "i",
    "ό": "o", "ύ": "y", "ώ": "o", "ϊ": "i", "ϋ": "y", "ΐ": "i",
}  # fmt: skip
_LETTERS = _CYRILLIC | _GREEK


def romanise(word: str) -> str:
    """Return a Cyrillic or Greek word in Latin letters; an empty string for other scripts."""
    letters = [_LETTERS.get(c) for c in word.lower()]
    if any(letter is None for letter in letters):
        return ""
    return "".join(letter for letter in letters if letter is not None)
