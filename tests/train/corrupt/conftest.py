"""Small clean texts and a tiny table of senses from which everything is built."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from checker.train.corrupt import load_resources

SENTENCES = (
    "The minister met the French delegation in Lisbon on Tuesday and praised its work.",
    "Mr Carver said he would discuss the budget with his colleagues in the autumn.",
    "The company, which employs 400 people, depends on a single customer for its income.",
    "Conscripts who refused to serve were sent to prison, the court heard last year.",
    "Although the river was high, the farmers wanted to save their harvest before winter.",
    "Officials are responsible for the safety of the two bridges in Porto, she said.",
    "The mayor of Lisbon has decided to close the old theatre because it is dangerous.",
    'She told reporters: "We are waiting for the results of the inquiry, and they matter."',
    "Several witnesses described the fire that destroyed the warehouse in 2004.",
    "Mrs Dale was born in Porto and has lived there with her husband since the war.",
    "They will not know the outcome until the votes are counted in Ankara tomorrow.",
    "The plan, which was announced in Ankara, is more expensive than the old bridge.",
    "There was no sign of a solution, and the strike took place as planned in Porto.",
    "Mr Carver knows the lawyer whose house was sold, and he also bought a picture.",
    "A spokesman for the bank said evidence of fraud had been found by the auditors.",
    "The woman enjoys reading the newspaper, but her son wants to watch television.",
    "He has written three letters to the council since he moved to Lisbon in 2001.",
    "The government can't say whether the new law will apply to students from abroad.",
    "Two teachers resigned yesterday, Mr Hollis told the newspaper from Ankara.",
    "According to Mr Carver, the road to the harbour was closed for ten days.",
    "It rained all night in Lisbon, so the long-term forecast was wrong again.",
    "The orchestra played an old song while the crowd left the square in silence.",
    "Mr Hollis criticised the decision, saying that the harvest had been poor.",
    "Mr Carver and Mr Hollis signed the agreement in Porto after a short meeting.",
    "Mr Hollis lost his temper when the bank refused a loan to the small company.",
    "The protest by farmers in Ankara ended when the police opened the bridge.",
    "Mr Carver lives near Porto, where the army built a camp during the war.",
    "The bridge was a danger to the students, so the council has two plans for it.",
    "Protesters marched through Lisbon; their protest was peaceful, police said.",
)

_ROWS = (
    ("fr", "appelé", "noun", ["conscript", "called", "summon"], [1, 2, 2]),
    ("fr", "appelé", "adj", ["called", "named"], [1, 1]),
    ("fr", "récolte", "noun", ["harvest", "song"], [1, 2]),
    ("fr", "loi", "noun", ["law", "road"], [1, 2]),
    ("fr", "pont", "noun", ["bridge", "picture"], [1, 2]),
    ("fr", "fermé", "adj", ["closed", "short"], [1, 2]),
    ("de", "Bank", "noun", ["bank", "square"], [1, 2]),
    ("de", "Feuer", "noun", ["fire", "strike"], [1, 2]),
    ("de", "Brief", "noun", ["letter", "harbour"], [1, 2]),
    ("de", "Lager", "noun", ["camp", "warehouse"], [1, 2]),
    ("ru", "мост", "noun", ["bridge"], [1]),
    ("ru", "спасать", "verb", ["save", "close"], [1, 2]),
    ("es", "vender", "verb", ["sell", "watch"], [1, 2]),
    ("es", "junta", "noun", ["council", "meeting"], [1, 2]),
    ("es", "herido", "noun", ["loan", "witness"], [1, 2]),
    ("es", "herido", "verb", ["sell", "save"], [1, 2]),
    ("pl", "protest", "noun", ["protest"], [1]),
    ("pl", "protestować", "verb", ["protest", "march"], [1, 2]),
    ("pl", "manifestant", "noun", ["protester"], [1]),
    ("tr", "haber", "noun", ["evidence", "sign"], [1, 2]),
    ("it", "studente", "noun", ["student"], [1]),
    ("it", "decidere", "verb", ["decide"], [1]),
    ("it", "decisione", "noun", ["decision"], [1]),
    ("it", "accordo", "noun", ["agreement"], [1]),
)


def write_senses(path, rows=_ROWS):
    """Write a table of senses as the shared one is written."""
    language, word, pos, senses, group = zip(*rows, strict=True)
    table = {
        "language": list(language),
        "word": list(word),
        "pos": list(pos),
        "senses": list(senses),
        "group": list(group),
        "source": ["Wiktionary"] * len(rows),
    }
    pq.write_table(pa.table(table), path)
    return path


@pytest.fixture(scope="session")
def senses_path(tmp_path_factory):
    return write_senses(tmp_path_factory.mktemp("senses") / "senses.parquet")


@pytest.fixture(scope="session")
def resources(senses_path):
    # Families keep only words that are common, so the texts come in ten times.
    return load_resources(senses_path, SENTENCES * 10)


@pytest.fixture(scope="session")
def sentences():
    return SENTENCES
