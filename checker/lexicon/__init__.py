"""Word lists and tables that come with checker: facts only, one a line, checked when read.

Every table is a TSV file in UTF-8 whose first line names its columns; a wrong line is refused
with file, line number and remedy (``InputError``).

========================  ======================================================================
``languages.tsv``         language, share, family, note: the languages that can be named
``leftovers.tsv``         phrase, meaning, languages, strength: formulas left untranslated
``letters.tsv``           letters, meaning, languages, strength: scripts and letters
``names.tsv``             variant, english, languages, strength, source: spellings of names
``name_rules.tsv``        pattern, meaning, languages, strength, example: romanisation rules
``formats.tsv``           pattern, meaning, languages, strength, example: typography, formats
``calques/xx.tsv``        calque, source, meaning, languages, strength: word-for-word renderings
``idioms.tsv``            expression, calque, language, note: used in training only
========================  ======================================================================

``strength`` is one of the names in ``STRENGTHS``. ``languages`` are codes of ``languages.tsv``,
separated by one space. In phrases, small and capital letters are the same, a hyphen is a space,
``~`` before a verb stands for all its forms, ``<number>`` for a number in digits or a small one
in words, ``<name>`` for a capitalised word and ``<word>`` for any word.

To add a language: give it a line in ``languages.tsv``; write ``calques/xx.tsv`` with phrasings
that careful English news would hardly use; add lines for it to the other tables; train the
style model anew (``checker.train.origin.train_style``), or leave it out there, and style
says nothing about it.
"""

from checker.lexicon.cues import (
    STRENGTHS,
    Cue,
    Rule,
    load_calques,
    load_formats,
    load_leftovers,
    load_letters,
    load_name_rules,
    load_names,
    read_calques,
    read_leftovers,
    read_letters,
    read_names,
    read_rules,
)
from checker.lexicon.forms import verb_forms
from checker.lexicon.languages import Language, load_languages, read_languages
from checker.lexicon.table import TableFile

__all__ = [
    "STRENGTHS",
    "Cue",
    "Language",
    "Rule",
    "TableFile",
    "load_calques",
    "load_formats",
    "load_languages",
    "load_leftovers",
    "load_letters",
    "load_name_rules",
    "load_names",
    "read_calques",
    "read_languages",
    "read_leftovers",
    "read_letters",
    "read_names",
    "read_rules",
    "verb_forms",
]
