"""A folder laid out as the WMT22 shared task on quality estimation, with a few sentences."""

from toy_tables import SENTENCES, garbled

from checker.model.words import find_words

KINDS = {"zh": "mqm", "km": "da", "ps": "da"}
SCORES = {"mqm": "test.2022.{}-en.mqm_z_score", "da": "test2022.{}-en.da_score"}
TEXTS = [garbled(text, every) for text, every in zip(SENTENCES, (2, 3, 4, 5) * 3, strict=True)]
HEADER = ["1000", "2000", "1"]


def tokens(text):
    """Return the tokens of a text as the task writes them, each with its tag."""
    words = [text[start:end] for start, end in find_words(text)]
    return [*((word, "BAD" if word.startswith("zz") else "OK") for word in words), ("<EOS>", "OK")]


def write(folder):
    """Write gold labels and the predictions of two teams: one marks all, one is always right."""
    for language, kind in KINDS.items():
        gold = folder / "test_data-gold_labels" / "task1_word-level" / f"{language}-en"
        _lines(gold / "test.2022.mt", TEXTS)
        tagged = [tokens(text) for text in TEXTS]
        _lines(gold / "test.2022.mt_tok", [" ".join(w for w, _ in line) for line in tagged])
        tags = [" ".join(tag for _, tag in line) for line in tagged]
        _lines(gold / f"test.2022.{language}-en.tags", tags)
        scores = [-text.count("zz") / len(text.split()) for text in TEXTS]
        sentences = folder / "test_data-gold_labels" / f"task1_{kind}" / f"{language}-en"
        _lines(sentences / SCORES[kind].format(language), scores)
        for team, right in (("OrganizersBaselines - 1 submission", False), ("Team Best - 2", True)):
            said = [
                f"{language}-en\tmodel\tMT\t{line}\t{place}\t{word}\t{tag if right else 'BAD'}"
                for line, row in enumerate(tagged)
                for place, (word, tag) in enumerate(row)
            ]
            _submit(folder, "word-level", language, team, said)
            values = enumerate(scores if right else range(len(scores)))
            said = [f"{language}-en\tmodel\t{line}\t{value}" for line, value in values]
            # Teams may give their lines in any order.
            _submit(folder, kind, language, team, said[::-1])
    return folder


def _submit(folder, kind, language, team, lines):
    task = folder / "official_submissions" / f"task1_{kind}" / f"{language}-en"
    _lines(task / team / "predictions.txt", HEADER + lines)


def _lines(file, lines):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
