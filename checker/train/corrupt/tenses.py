"""Tenses and aspects that a sentence contradicts."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from checker.train.corrupt.draw import one_way
from checker.train.corrupt.function_words import SUBJECTS, words
from checker.train.corrupt.text import Edit, Sentence, Word, replaced

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["wrong_tense"]

#: Words that fix the time of their clause.
_PAST = words("yesterday ago")
_PAST_YEAR = re.compile(r"(?:19\d\d|200\d|201[0-5])")
_LAST = words("year week month night summer spring autumn winter")
_CONDITIONAL = words("if unless until before once when")
#: How many words away a time word still belongs to the clause.
_REACH = 9
_STATES = words(
    "know believe own belong contain seem want mean consist include involve require "
    "understand depend remember like"
)
_SUBJECT_TAGS = {"PRON", "NAME", "NN", "NNS", "WH"}


def _is_past(sentence: Sentence, index: int) -> bool:
    """Tell whether a time word near the verb, in its own clause, says that it is past."""
    for step in (-1, 1):
        place = index
        for _ in range(_REACH):
            joined = sentence.joined(place) if step < 0 else sentence.joined(place + 1)
            place += step
            word, before = sentence.lower(place), sentence.lower(place - 1)
            if not joined or sentence.tag(place) in {"CONJ", "WH"} or word == "that":
                break
            year = before == "in" and _PAST_YEAR.fullmatch(word)
            if word in _PAST or year or (before == "last" and word in _LAST):
                # "Up on last year" compares.
                return sentence.lower(place - 2) not in {"on", "than", "from", "of"}
    return False


def _is_ambiguous(word: Word, resources: Resources) -> bool:
    """Tell whether a past form is a participle as well."""
    return resources.lexicon.inflect(word.lemma, "VBN") == word.lower


def _past_events(sentence: Sentence, resources: Resources) -> list[list[Edit]]:
    """Tell a dated event in the present, the future or the perfect."""
    lexicon = resources.lexicon
    found = []
    for index, word in enumerate(sentence.words):
        before = sentence.tag(index - 1) if sentence.joined(index) else ""
        if before not in {"PRON", "NAME", "NNS", "NN"} or not _is_past(sentence, index):
            continue
        plural = before == "NNS" or sentence.lower(index - 1) in {"they", "we", "i", "you"}
        if word.lower in {"was", "were"} and sentence.tag(index + 1) in {"VBN", "VBG"}:
            now = "is" if word.lower == "was" else "are"
            found += [[replaced(word, now)], [replaced(word, "will be")]]
        clear = sentence.lower(index - 1) in SUBJECTS or not _is_ambiguous(word, resources)
        if word.tag == "VBD" and word.lemma != word.lower and clear:
            now = word.lemma if plural else lexicon.inflect(word.lemma, "VBZ")
            perfect = f"{'have' if plural else 'has'} {lexicon.inflect(word.lemma, 'VBN')}"
            found += [[replaced(word, new)] for new in (now, f"will {word.lemma}", perfect)]
    return found


def _future_events(sentence: Sentence, resources: Resources) -> list[list[Edit]]:
    """Tell in the past what happens tomorrow or next week."""
    words = sentence.words
    lowered = [w.lower for w in words]
    ahead = "tomorrow" in lowered or any(
        a == "next" and b in _LAST for a, b in itertools.pairwise(lowered)
    )
    if not ahead:
        return []
    return [
        [Edit(word.start, words[i + 1].end, resources.lexicon.inflect(words[i + 1].lemma, "VBD"))]
        for i, word in enumerate(words[:-1])
        if word.lower == "will" and sentence.tag(i + 1) == "VB" and sentence.joined(i + 1)
    ]


def _states(sentence: Sentence, resources: Resources) -> list[list[Edit]]:
    """Use the progressive for states: "is knowing", "is having 200 employees"."""
    found = []
    for index, word in enumerate(sentence.words):
        subject = sentence.tag(index - 1) if sentence.joined(index) else ""
        owns = word.lower in {"has", "have"} and sentence.joined(index + 1)
        owns = owns and (sentence.tag(index + 1) == "NUM" or sentence.lower(index + 1) == "no")
        if subject not in _SUBJECT_TAGS or not (owns or _is_state(sentence, index, resources)):
            continue
        present = owns or word.tag == "VBZ"
        plural = subject == "NNS" or sentence.lower(index - 1) in {"they", "we", "you"}
        helper = {True: "are" if plural else "is", False: "were" if plural else "was"}[present]
        gerund = "having" if owns else resources.lexicon.inflect(word.lemma, "VBG")
        found.append([replaced(word, f"{helper} {gerund}")])
    return found


def _is_state(sentence: Sentence, index: int, resources: Resources) -> bool:
    """Tell whether a finite verb names a state; after a noun "involved" may be a participle."""
    word = sentence.words[index]
    if word.lemma not in _STATES or word.tag not in {"VBZ", "VBD"}:
        return False
    clear = sentence.lower(index - 1) in SUBJECTS or not _is_ambiguous(word, resources)
    return word.tag == "VBZ" or clear


def _perfects(sentence: Sentence, resources: Resources) -> list[list[Edit]]:
    """Lose the perfect before "since" and "for years"."""
    found = []
    for index, word in enumerate(sentence.words):
        participle = sentence.words[index + 1] if sentence.joined(index + 1) else None
        if word.lower not in {"have", "has"} or participle is None:
            continue
        later = [w.lower for w in sentence.words[index + 2 : index + 2 + _REACH]]
        if "since" in later or ("for" in later and {"years", "months", "weeks"} & {*later}):
            if participle.lower == "been":
                new = "is" if word.lower == "has" else "are"
            elif participle.tag == "VBN":
                tag = "VBZ" if word.lower == "has" else "VB"
                new = resources.lexicon.inflect(participle.lemma, tag)
            else:
                continue
            found.append([Edit(word.start, participle.end, new)])
    return found


def _conditions(sentence: Sentence, resources: Resources) -> list[list[Edit]]:
    """Put "will" or "would" into a clause of condition or time."""
    found = []
    for index in range(2, len(sentence.words)):
        word, joined = sentence.words[index], sentence.joined(index)
        if not joined or sentence.lower(index - 2) not in _CONDITIONAL:
            continue
        if sentence.lower(index - 1) not in SUBJECTS or not sentence.joined(index - 1):
            continue
        if sentence.lower(index - 2) == "if" and word.lower == "had":
            found.append([replaced(word, "would have")])
        elif word.tag in {"VBZ", "VB"} and _is_verb_form(word, resources):
            found.append([replaced(word, f"will {word.lemma}")])
        elif word.lower in {"is", "are"} and sentence.lower(index - 2) != "after":
            found.append([replaced(word, "will be")])
    return found


def _is_verb_form(word: Word, resources: Resources) -> bool:
    """Tell whether a present form differs from the past."""
    return resources.lexicon.inflect(word.lemma, "VBD") != word.lower


def wrong_tense(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Put a verb into a tense or aspect that its sentence contradicts."""
    return one_way(
        rng,
        {
            "past": _past_events(sentence, resources),
            "future": _future_events(sentence, resources),
            "state": _states(sentence, resources),
            "condition": _conditions(sentence, resources),
            "perfect": _perfects(sentence, resources),
        },
    )
