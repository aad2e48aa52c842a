"""Which words govern which prepositions, and what other languages would say."""

from __future__ import annotations

__all__ = ["DIRECT", "GOVERNED", "PHRASES"]

#: Governing lemma and preposition -> what other languages would say.
_GOVERNED = """
depend on: of from by | rely on: in to at | consist of: from in by | listen to: at on
interested in: for on at by | interest in: for to at | married to: with | arrive at: to on
arrive in: to at | responsible for: of from | accuse of: for in with | charge with: of in
afraid of: from for | suffer from: of on with | participate in: at on to | insist on: in at
congratulate on: with to | apologise for: of to | apologize for: of to | wait for: to at
search for: after at | ask for: after on | belong to: at by in | hope for: on to | react to: on at
reaction to: on at | respond to: on at | response to: on at | reply to: on at | reason for: of to
attack on: to at over | ban on: to at in | solution to: of | access to: at in of
damage to: of at in | threat to: for of | visit to: in at of | answer to: on of
impact on: to at in | effect on: to at in | influence on: to at | similar to: with as on
different from: of with | full of: with from | capable of: to for | proud of: on with for
famous for: with of from | known for: with from of | known as: for like | subject to: of at
due to: for of from | according to: with of by for | because of: for from to
instead of: from for to | thanks to: for with of | close to: of from with | prevent from: of to
protect from: of before | succeed in: to at on | contribute to: in at for
contribution to: in at for | lead to: at in on | sentence to: for at on | convict of: for in with
suspect of: in for | guilty of: in for | blame for: of about in | follow by: from of with
lead by: from of | focus on: at in to | concentrate on: in at to | base on: in at by
comment on: to at in | spend on: for in to | deal with: of by | cope with: by of
comply with: to of | satisfied with: from of | familiar with: to of in | aim at: on to in
consider as: for | hundred of: from in | thousand of: from in | million of: from in
number of: from by in | part of: from in to | one of: from in by | some of: from by
most of: from in by | kind of: from in | type of: from in | lack of: in by from
member of: from in by | head of: from in to | group of: from in by | series of: from by in
majority of: from in by | result of: from by | case of: from by | risk of: from in for
use of: from to by | amount of: from in | cost of: from for | level of: from by | rest of: from in
increase in: at on to | rise in: at on to | fall in: at on to | change in: at by
involved in: at on to | succeed to: in | refer to: on at in | compare to: at of
relate to: with on at | relation to: with on at | opposite of: from | replace by: from
provide with: by of | supply with: by of | fill with: by of from | cover with: by of
concern about: for of over | worry about: for of on | complain about: on for over
warn of: for from before | remind of: at about on | inform of: at on for | accustom to: with at
agree with: to by | talk to: at on | speak to: at on | say to: at | tell by: from of
arrest on: by in | begin with: from by | help with: by at | look at: on to in | point at: on
laugh at: on over | shoot at: on | good at: in on | bad at: in on | independent of: from by
typical of: for to | tired of: from with | sure of: in on | popular with: by at to
equal to: with of | relevant to: with for | necessary for: to
"""

#: Fixed phrase, the preposition to change in brackets -> what it becomes.
_PHRASES = """
[at] least: in to by | [for] example: in by on to | [in] order to: for on at
[on] average: in at by | [in] general: on at by | [in] addition: on by at
[on] behalf: from by of | [at] the same time: in on by | [on] the other hand: from at of
[for] the first time: in on by | [in] the morning: at by | [in] the afternoon: at on by
[in] the evening: at by | [at] night: in on | [at] home: in on | [at] risk: in on under
[on] strike: in at by | [in] fact: on at by | [in] particular: on at by | [in] the world: on at by
[in] the country: at on by | [of] course: by in | [at] first: in by on | [in] the past: at on by
[in] the future: at on by | [at] all: in of by | [in] recent: at on | [in] the uk: at on by
[in] the us: at on by | [on] the internet: at in | [on] twitter: in at | [on] facebook: in at
[on] social media: at in to | [on] television: in at | [in] favour of: for at
[in] response to: on at by | [in] terms of: on at by | [at] the end of: in by on
[in] front of: at on | [in] charge of: on at by | [on] the ground: at by | [in] public: on at by
[under] pressure: in at below | [at] the moment: in on by | [by] accident: with from
[on] purpose: with by in | [in] prison: at on | [on] holiday: at in by | [on] the way: in at
[in] the middle of: on by at | [in] january: at on by
"""

#: Verbs that take their object without a preposition -> the one that gets put in.
DIRECT = {
    "discuss": "about",
    "mention": "about",
    "enter": "in",
    "reach": "to",
    "approach": "to",
    "contact": "with",
    "attend": "to",
    "marry": "with",
    "join": "to",
    "affect": "on",
    "influence": "on",
    "resemble": "to",
    "lack": "of",
    "emphasise": "on",
    "emphasize": "on",
    "demand": "for",
    "accompany": "with",
    "oppose": "against",
    "obey": "to",
    "address": "to",
    "criticise": "to",
    "threaten": "to",
    "help": "to",
    "tell": "to",
    "inform": "to",
    "thank": "to",
    "ask": "to",
    "follow": "to",
    "support": "to",
    "meet": "to",
}


def _rows(table: str) -> list[tuple[str, tuple[str, ...]]]:
    cells = [cell for line in table.strip().splitlines() for cell in line.split("|")]
    pairs = [cell.split(":") for cell in cells]
    return [(key.strip(), tuple(wrong.split())) for key, wrong in pairs]


#: (governor, preposition) -> wrong prepositions.
GOVERNED = {tuple(key.split()): wrong for key, wrong in _rows(_GOVERNED)}
#: First word of a phrase -> (the other words, wrong prepositions for the first).
PHRASES: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
for _key, _wrong in _rows(_PHRASES):
    _head, *_rest = _key.split()
    PHRASES.setdefault(_head.strip("[]"), []).append((tuple(_rest), _wrong))
