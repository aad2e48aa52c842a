"""The closed word classes of English, as far as corrupting news needs them."""

from __future__ import annotations

__all__ = ["CALENDAR", "CLOSED", "PREPOSITIONS", "SUBJECTS", "words"]


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())


PREPOSITIONS = words(
    "about above across after against along amid among around at before behind below beneath "
    "beside between beyond by despite down during for from in inside into like near of off on "
    "onto out outside over past per through throughout toward towards under until up upon via "
    "with within without"
)

SUBJECTS = words("i you he she it we they")

CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december"
)

_GROUPS = {
    "DET": "a an the this that these those each every either neither some any no another both all "
    "such many several few much more most less other",
    "POSS": "my your his her its our their whose",
    "PRON": "i you he she it we they me him us them himself herself itself themselves myself "
    "yourself ourselves there someone anyone everyone nobody something anything nothing everything "
    "one others it's he's she's they're we're i'm you're that's there's i've we've they've i'd "
    "he'd she'd we'd they'd i'll he'll she'll we'll they'll it'll",
    "CONJ": "and or but nor yet so because although though while whereas if unless since as than "
    "whether once",
    "BE": "be is are was were been being am isn't aren't wasn't weren't",
    "HAVE": "have has had having haven't hasn't hadn't",
    "DO": "do does did don't doesn't didn't",
    "MODAL": "will would can could may might must shall should cannot won't wouldn't can't "
    "couldn't shouldn't",
    "TO": "to",
    "NOT": "not never",
    "WH": "who which what whom where when why how",
    "RB": "also only just even still already now then here there again ever never often always "
    "very too quite rather almost nearly perhaps maybe however soon later ago today yesterday "
    "tomorrow away back together instead about far well first",
}

#: Word -> class, for words that belong to a closed class.
CLOSED: dict[str, str] = {word: tag for tag, words in _GROUPS.items() for word in words.split()}
CLOSED.update(dict.fromkeys(PREPOSITIONS, "PREP"))
CLOSED["there"] = "PRON"
CLOSED["about"] = "PREP"
CLOSED["never"] = "NOT"
# Number words behave as numbers.
CLOSED.update(
    dict.fromkeys(
        words(
            "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
            "hundred thousand million billion"
        ),
        "NUM",
    )
)
