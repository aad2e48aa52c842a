"""Names spelt as another language's romanisation has them, or treated as common words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.train.corrupt.draw import pick
from checker.train.corrupt.function_words import CALENDAR
from checker.train.corrupt.text import Edit, Sentence, Word, match_case

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["broken_name"]

#: Letter changes by language of transcription: what another writing system loses or confuses.
_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "ru": (
        ("h", "g"), ("h", "kh"), ("w", "v"), ("th", "t"), ("j", "dzh"), ("x", "ks"), ("ck", "k"),
        ("sh", "zh"), ("z", "zh"), ("ou", "u"), ("ee", "i"), ("ea", "i"), ("oo", "u"), ("ph", "f"),
        ("ai", "ey"), ("qu", "kv"), ("ar", "a"), ("u", "yu"), ("c", "k"), ("ch", "sh"),
    ),
    "zh": (
        ("r", "l"), ("l", "r"), ("th", "s"), ("v", "w"), ("b", "p"), ("d", "t"), ("g", "k"),
        ("st", "sit"), ("nd", "nde"), ("er", "e"), ("sk", "sik"), ("br", "bul"), ("m", "mu"),
        ("sh", "x"), ("ch", "q"), ("k", "ke"), ("ts", "c"),
    ),
    "ja": (
        ("l", "r"), ("r", "l"), ("th", "s"), ("v", "b"), ("si", "shi"), ("ti", "chi"), ("f", "h"),
        ("tr", "tor"), ("st", "sut"), ("er", "a"), ("or", "oru"), ("ck", "kku"), ("nd", "ndo"),
    ),
    "ar": (
        ("p", "b"), ("v", "f"), ("e", "i"), ("o", "u"), ("g", "gh"), ("g", "j"), ("ou", "u"),
        ("ch", "tsh"), ("k", "q"), ("h", "kh"), ("i", "e"), ("u", "o"), ("oo", "ou"),
    ),
    "de": (
        ("sh", "sch"), ("c", "k"), ("ch", "tsch"), ("y", "j"), ("v", "w"), ("z", "s"),
        ("j", "dsch"), ("oo", "u"), ("sk", "skij"), ("ee", "ie"), ("f", "v"),
        ("x", "chs"), ("zh", "sch"),
    ),
    "fr": (
        ("u", "ou"), ("sh", "ch"), ("ch", "tch"), ("k", "c"), ("j", "dj"), ("w", "ou"),
        ("oo", "ou"), ("ee", "i"), ("i", "y"), ("y", "i"), ("zh", "j"), ("k", "qu"),
    ),
    "ko": (
        ("f", "p"), ("v", "b"), ("z", "j"), ("l", "r"), ("r", "l"), ("th", "s"), ("s", "seu"),
        ("g", "k"), ("k", "g"), ("d", "t"), ("p", "b"),
    ),
}  # fmt: skip
_VOWELS = "aeiou"
_NAME = re.compile(r"[A-Z][a-z]{3,}")


def _transcribed(name: str, rng: np.random.Generator) -> str:
    """Write a name as if it came back from another writing system."""
    rules = _RULES[pick(rng, sorted(_RULES))]
    lower = name.lower()
    fitting = [
        (match.start(), old, new)
        for old, new in rules
        for match in re.finditer(re.escape(old), lower)
    ]
    if not fitting:
        return name
    place, old, new = pick(rng, fitting)
    return match_case(lower[:place] + new + lower[place + len(old) :], name)


def _misspelt(name: str, rng: np.random.Generator) -> str:
    """Double, drop, swap or change a letter after the first."""
    place = 1 + int(rng.integers(len(name) - 2))
    letter = name[place]
    change = pick(rng, ("double", "drop", "swap", "vowel"))
    if change == "double" and letter not in (name[place - 1].lower(), name[place + 1]):
        return name[:place] + letter + name[place:]
    if change == "swap" and letter != name[place + 1]:
        return name[:place] + name[place + 1] + letter + name[place + 2 :]
    if change == "vowel":
        places = [i for i in range(1, len(name)) if name[i] in _VOWELS]
        if places:
            place = pick(rng, places)
            return name[:place] + pick(rng, _VOWELS.replace(name[place], "")) + name[place + 1 :]
    return name[:place] + name[place + 1 :]


def _split(name: str, rng: np.random.Generator) -> str:
    place = 2 + int(rng.integers(max(1, len(name) - 3)))
    return f"{name[:place]} {match_case(name[place:], name)}"


def _broken(word: Word, resources: Resources, rng: np.random.Generator) -> str:
    name = word.text
    point = rng.random()
    if point < 0.5:  # noqa: PLR2004 - shares of the ways
        new = _transcribed(name, rng)
    elif point < 0.85:  # noqa: PLR2004 - shares of the ways
        new = _misspelt(name, rng)
    elif point < 0.92:  # noqa: PLR2004 - shares of the ways
        new = _split(name, rng)
    else:
        # A surname that is a word gets translated: Mr Brown becomes Mr Chestnut.
        meanings = resources.senses.candidates(word.lower, "noun") or resources.senses.candidates(
            word.lower, "adj"
        )
        new = match_case(pick(rng, meanings).rendering, name) if meanings else name
    return new


def broken_name(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Misspell a name, split it or translate it as a common word."""
    words = [
        w
        for w in sentence.words
        if w.tag == "NAME"
        and _NAME.fullmatch(w.text)
        and w.lower not in CALENDAR
        # A capital alone does not make a name: headlines have them everywhere.
        and not resources.names.is_common(w.text)
    ]
    if not words:
        return None
    for _ in range(4):
        word = pick(rng, words)
        new = _broken(word, resources, rng)
        known = resources.names.counts[new] > 0 or bool(resources.lexicon.lemmas(new.lower()))
        if new != word.text and (" " in new or not known or word.lower not in new.lower()):
            if " " not in new and resources.names.counts[new] > 0:
                continue
            return [Edit(word.start, word.end, new)]
    return None
