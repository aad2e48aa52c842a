"""Missing and superfluous articles, as speakers of languages without them use them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.train.corrupt.draw import one_of, one_way
from checker.train.corrupt.function_words import CALENDAR, words
from checker.train.corrupt.names import TITLES
from checker.train.corrupt.text import Edit, Sentence, removed

if TYPE_CHECKING:
    import numpy as np

    from checker.train.corrupt.resources import Resources

__all__ = ["UNCOUNTABLE", "added_article", "is_prose", "missing_article"]

#: Nouns that stand without an article after a preposition.
_BARE = words(
    "hospital school prison court church bed town university college home work office class "
    "jail camp sea dinner lunch breakfast night day noon parliament congress war custody place "
    "part order charge case fact time way hand power market government front top bottom detail "
    "lot bit few couple number little"
)
#: Nouns that take no "a" and no plural.
UNCOUNTABLE = words(
    "information advice progress research news evidence furniture equipment luggage traffic "
    "homework knowledge weather behaviour behavior money music accommodation software "
    "unemployment damage electricity violence employment poverty literature training work "
    "health education access"
)
_ABSTRACT = words(
    "poverty inflation terrorism racism corruption unemployment capitalism democracy "
    "nature cancer diabetes obesity happiness tourism football cricket rugby tennis politics "
    "economics globalisation globalization parenthood childhood adulthood marriage"
)
_FEWEST_WORDS = 7
_OPENERS = words("PREP VB VBZ VBD")
_MARKS_NOUN_GROUP = {"NN", "NNS", "NAME", "NUM", "X", "VBG"}


def is_prose(sentence: Sentence) -> bool:
    """Tell whether a text is a whole sentence; headlines may drop words."""
    text = sentence.text.rstrip("\"'”\u2019)")
    return len(sentence.words) >= _FEWEST_WORDS and text.endswith((".", "!", "?"))


def _noun_after(sentence: Sentence, index: int) -> int:
    """Return the place of the noun that an article at ``index`` belongs to, or -1."""
    place = index + 1
    while sentence.joined(place) and sentence.tag(place) in {"JJ", "JJR"}:
        place += 1
    if sentence.joined(place) and sentence.tag(place) == "NN":
        following = sentence.tag(place + 1) if sentence.joined(place + 1) else ""
        return -1 if following in _MARKS_NOUN_GROUP else place
    return -1


def missing_article(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Leave out an article before a singular countable noun."""
    if not is_prose(sentence):
        return None
    places = []
    for index, word in enumerate(sentence.words):
        if word.lower not in {"a", "an", "the"} or (word.text.isupper() and len(word.text) > 1):
            continue
        if index and not sentence.joined(index) and word.lower != "the":
            continue
        noun = _noun_after(sentence, index)
        # Appositions after a comma and roles after "as" do without.
        before = sentence.lower(index - 1)
        if noun < 0 or (before in {"as", "of"} and word.lower != "the"):
            continue
        lemma = sentence.words[noun].lower
        if lemma not in _BARE and resources.lexicon.is_countable(lemma):
            places.append(index)
    place = one_of(rng, places)
    return None if place is None else removed(sentence, place)


#: Phrases without an article -> the same with one.
_PHRASES = {
    "for example": "for the example",
    "of course": "of the course",
    "in order to": "in the order to",
    "at least": "at the least",
    "at home": "at the home",
    "at night": "at the night",
    "in fact": "in the fact",
    "in general": "in the general",
    "in addition": "in the addition",
    "in favour of": "in the favour of",
    "by car": "by the car",
    "on television": "on the television",
    "in public": "in the public",
    "at risk": "at the risk",
    "in prison": "in a prison",
    "on average": "on the average",
    "under pressure": "under the pressure",
}


def _phrases(sentence: Sentence) -> list[Edit]:
    found = []
    for index, word in enumerate(sentence.words[:-1]):
        if not sentence.joined(index + 1):
            continue
        following = sentence.words[index + 1]
        key = f"{word.lower} {following.lower}"
        if key in {"in order", "in favour"} and sentence.joined(index + 2):
            key = f"{key} {sentence.lower(index + 2)}"
        article = _PHRASES.get(key, "").split(" ")[1:2]
        if article:
            found.append(Edit(following.start, following.start, f"{article[0]} "))
    return found


def _names(sentence: Sentence, resources: Resources) -> list[Edit]:
    """Put "the" before a lone name of a person or place, or before a title with a name."""
    found, names = [], resources.names
    for index, word in enumerate(sentence.words):
        if not sentence.joined(index) or sentence.tag(index - 1) not in {*_OPENERS, "CONJ"}:
            continue
        followed = sentence.joined(index + 1)
        titled = word.lower in TITLES and word.text[0].isupper()
        if titled and followed and sentence.tag(index + 1) == "NAME":
            found.append(Edit(word.start, word.start, "the "))
        lone = not followed or sentence.tag(index + 1) not in {*_MARKS_NOUN_GROUP, "JJ", "VBN"}
        known = names.is_place(word.text) or names.is_person(word.text)
        if word.tag == "NAME" and lone and known and word.lower not in CALENDAR:
            found.append(Edit(word.start, word.start, "the "))
    return found


def _years(sentence: Sentence) -> list[Edit]:
    return [
        Edit(word.start, word.start, "the ")
        for index, word in enumerate(sentence.words)
        if re.fullmatch(r"(?:19|20)\d\d", word.text)
        and sentence.lower(index - 1) == "in"
        and sentence.joined(index)
        and not sentence.joined(index + 1)
    ]


def _masses(sentence: Sentence) -> list[Edit]:
    """Put "a" before an uncountable noun and "the" before an abstract one."""
    found = []
    for index, word in enumerate(sentence.words):
        if not sentence.joined(index) or sentence.tag(index - 1) not in _OPENERS:
            continue
        followed = sentence.tag(index + 1) if sentence.joined(index + 1) else ""
        if word.tag != "NN" or followed in {*_MARKS_NOUN_GROUP, "JJ", "VBN"}:
            continue
        if word.lower in UNCOUNTABLE:
            article = "an" if word.lower[0] in "aeiou" else "a"
            found.append(Edit(word.start, word.start, f"{article} "))
        elif word.lower in _ABSTRACT and sentence.lower(index + 1) != "of":
            found.append(Edit(word.start, word.start, "the "))
    return found


def added_article(
    sentence: Sentence, resources: Resources, rng: np.random.Generator
) -> list[Edit] | None:
    """Put an article before a name, a year, an uncountable noun or in a set phrase."""
    edit = one_way(
        rng,
        {
            "phrases": _phrases(sentence),
            "names": _names(sentence, resources),
            "years": _years(sentence),
            "masses": _masses(sentence),
        },
    )
    return None if edit is None else [edit]
