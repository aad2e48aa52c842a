"""Forms of verbs that their governors do not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.train.corrupt.draw import one_of
from checker.train.corrupt.function_words import words
from checker.train.corrupt.text import Edit, Sentence, replaced

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["wrong_verb_form"]

_AFTER_VERB = {"DET", "POSS", "PRON", "PREP", "NAME", "NUM", "TO", "RB"}
_TO_INFINITIVE = words(
    "want decide hope plan refuse agree fail expect manage promise offer need seek vow pledge "
    "attempt try threaten intend ask order allow force urge"
)
_GERUND = words("enjoy avoid finish deny consider admit suggest keep stop risk recommend involve")


def _takes_object(sentence: Sentence, index: int) -> bool:
    """Tell whether a word in -ing is a verb: an object or adverbial follows."""
    return sentence.joined(index + 1) and sentence.tag(index + 1) in _AFTER_VERB


def _wrong_forms(sentence: Sentence, index: int, resources: Resources) -> list[Edit]:
    """Return the edits that give a verb a form which the word before it does not govern."""
    word, before = sentence.words[index], sentence.words[index - 1]
    third, past, gerund = (
        resources.lexicon.inflect(word.lemma, tag) for tag in ("VBZ", "VBD", "VBG")
    )
    forms: tuple[str, ...] = ()
    if word.tag == "VB":
        forms = {"TO": (gerund, past), "MODAL": (third, gerund, past), "DO": (past,)}.get(
            before.tag, ()
        )
    elif word.tag == "VBG" and before.tag == "BE":
        forms = (word.lemma,)
    elif word.tag == "VBG" and _takes_object(sentence, index):
        infinitive = f"to {word.lemma}"
        if before.tag == "PREP":
            forms = (word.lemma, infinitive)
        elif before.tag[:1] == "V" and before.lemma in _GERUND:
            forms = (infinitive,)
    elif word.tag == "VBN" and before.tag == "HAVE":
        forms = (word.lemma,)
    edits = [replaced(word, form) for form in forms if form != word.lower]
    if word.tag == "VB" and before.tag == "MODAL":
        edits.append(Edit(word.start, word.start, "to "))
    governor = sentence.words[index - 2].lemma if sentence.joined(index - 1) else ""
    if word.tag == "VB" and before.tag == "TO" and governor in _TO_INFINITIVE:
        edits.append(Edit(before.start, word.end, gerund))
    return edits


def wrong_verb_form(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Use an infinitive, gerund or finite form where another form is governed."""
    edit = one_of(
        rng,
        [
            edit
            for index in range(1, len(sentence.words))
            if sentence.joined(index)
            for edit in _wrong_forms(sentence, index, resources)
        ],
    )
    return None if edit is None else [edit]
