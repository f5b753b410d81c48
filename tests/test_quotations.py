"""Quotations and reported speech get their speaker."""

import pytest

from newsmine.article import Article
from newsmine.language.quotations import statements
from newsmine.pipeline import prepare

CASES = [
    ("“Three of us were hurt,” said Gordon Tilley.", "Three of us", "Gordon Tilley"),
    ("“Three of us were hurt,” Gordon Tilley said.", "Three of us", "Gordon Tilley"),
    ('"Three of us were hurt," said Gordon Tilley.', "Three of us", "Gordon Tilley"),
    ("Gordon Tilley said: “Three of us were hurt.”", "Three of us", "Gordon Tilley"),
    ("Mr Tilley added: ‘Three of us were hurt that night.’", "Three of us", "Mr Tilley"),
    ("“Three of us,” said Gordon Tilley, “were hurt on the night in question.”", "were hurt", "Gordon Tilley"),
    ("Gordon Tilley runs the branch. He said: “Three of us were hurt.”", "Three of us", "Gordon Tilley"),
    ("Ann Moss was there. “Three of us were hurt that night,” she said.", "Three of us", "Ann Moss"),
    ("Gordon Tilley said three officers were hurt.", "three officers", "Gordon Tilley"),
    ("Gordon Tilley said that three officers were hurt.", "three officers", "Gordon Tilley"),
    ("A spokesman for Kent Police said three officers were hurt.", "three officers", "A spokesman for Kent Police"),
    ("Three officers were hurt, according to Gordon Tilley.", "Three officers", "Gordon Tilley"),
    ("Gordon Tilley reported a weekend where 18 officers were hurt.", "18 officers", "Gordon Tilley"),
    (
        "Gordon Tilley said: “It was a bad night for everybody on the late shift.\n\n“Three of us were hurt.\n\n"
        "“None of us slept.”",
        "None of us",
        "Gordon Tilley",
    ),
    (
        "“It was a bad night for everybody on the late shift,” said Gordon Tilley.\n\n“Three of us were hurt.”",
        "Three of us",
        "Gordon Tilley",
    ),
    # marks
    (
        "Gordon Tilley said: ‘It was a bad night.\n\n‘Three of us were hurt.\n\n‘None of us slept.’",
        "None of us",
        "Gordon Tilley",
    ),
    ('Gordon Tilley said: "It was bad.\n"Three of us were hurt."', "Three of us", "Gordon Tilley"),
    ('Ann Moss screamed: "You scum. My boy\ndid not see you; you stabbed him."', "you stabbed", "Ann Moss"),
    ('Judge Ann Moss said: "It was bad. "Three of them were hurt for nothing."', "Three of them", "Judge Ann Moss"),
    # who speaks comes out at the end, or before
    ("“Three of us were hurt.\n\n“I ran,” said his mother, Donna Keane.", "Three of us", "Donna Keane"),
    ("Ann Moss called for more officers.\n\n“Three of us were hurt last night.”", "Three of us", "Ann Moss"),
    ("BRAVE PC: ‘Three of us were hurt’\n\nA man was held.", "Three of us", "BRAVE PC"),
    ("‘I thought I would die’: nurse tells of attack\n\nA man was held.", "I thought", "nurse"),
    ("“Three of us were hurt,” Lt. Marcus Hale said. “Two ran.”", "Three of us", "Lt. Marcus Hale"),
    ("“Three of us were hurt,” Baltimore police Maj. Marcus Hale said.", "Three of us", "Marcus Hale"),
    ("“Three of us were hurt badly,” Dayton Police Sgt. Ann Moss. “Two ran.”", "Three of us", "Police Sgt. Ann Moss"),
    ("Gov. Ann Moss released the following statement:\n\n“Three of us were hurt.”", "Three of us", "Gov. Ann Moss"),
    # the words for the speaker
    ("“Three of us were hurt,” the 23-year-old said.", "Three of us", "the 23-year-old"),
    ("The paramedic, 30, said: “It was very painful. Three of us were hurt.”", "Three of us", "The paramedic"),
    ("In another a nurse said she was hit by a man.", "she was", "a nurse"),
    ("“Three of us were hurt for nothing,” said a statement from the family.", "Three of us", "the family"),
    ("A statement from the victim, Amy Colley, was read out. It said: “My nose was broken.”", "My nose", "Amy Colley"),
    ("In the words of Sgt Rob Tolley, “three of us were hurt that night”.", "three of us", "Sgt Rob Tolley"),
    ("Owen Tate called for action after “three of us were hurt in a month”.", "three of us", "Owen Tate"),
    ("Opening the case, Jane Osei, for the Crown, said Lee hit three men.", "hit three", "Jane Osei"),
    ("The force issued a statement saying three officers were hurt.", "three officers", "The force"),
    # the sentence that it closes, or breaks
    ("Three men were hit, two of them badly, Mobile police said Monday.", "two of them", "Mobile police"),
    ("Three shop staff were hit, says union", "Three shop", "union"),
    ("Three, the force said, had been spat at by a drinker.", "spat at", "the force"),
    ("Three officers were hurt, the chief constable has said, with two bitten.", "two bitten", "the chief constable"),
    (
        "A survey of 900 nurses found that 37 per cent had been hit, and one in 12 bitten.",
        "one in 12",
        "A survey of 900 nurses",
    ),
    ("Three staff were hit, Ms Moss told the meeting, and two of them left.", "two of them", "Ms Moss"),
    ("An inquest heard from Dr Lena Moss that three men were hurt in the fall.", "three men", "Dr Lena Moss"),
    ("Pam Ward said PC Tait was hurt. She had been bitten by three of them.", "three of them", "Pam Ward"),
    # which of several verbs
    ("Rob Lane told police: “Three of us ran.” Ann Moss added nothing. She wept.", "Three of us", "Rob Lane"),
    ("Mr Rook said Ann Moss had told a friend that she “hit three of them in the face”.", "three of them", "Ann Moss"),
    ("“Three of us were hurt.” Those were the words of Ann Moss, a nurse.", "Three of us", "Ann Moss"),
    ("His mum posted on Facebook: “Three of us were hurt.”", "Three of us", "His mum"),
    ("The letter, from Ann Moss to her mother, read: “I hit three of them.”", "three of them", "Ann Moss"),
    # whom a pronoun means
    ("Pam Ward claimed Lee Moss hit a man. She alleged Moss then bit him.", "then bit", "Pam Ward"),
    ("Ann Ward said the pair argued and Lee Moss ran. She said: “He hit three of them.”", "three of them", "Ann Ward"),
    (
        "Another worker said she had been robbed. “They kicked me,” she said. “Three of us ran.”",
        "Three of us",
        "Another worker",
    ),
    ("A nurse was bitten on the hand. “Three of us ran,” she said.", "Three of us", "A nurse"),
    ("A nurse and her husband ran. The man was bitten. “Three of us ran,” she said.", "Three of us", "A nurse"),
    ("Ann Ward spoke of Rob Lane. He said: “Three of us were hurt.”", "Three of us", "Rob Lane"),
]


def _speakers(nlp, text, words):
    doc = nlp(prepare(nlp, Article(text=text)))
    at = text.index(words)
    around = [s for s in statements(doc) if s.start <= at < s.end and s.speaker_start is not None]
    return [text[s.speaker_start : s.speaker_end] for s in sorted(around, key=lambda s: s.end - s.start)]


@pytest.mark.parametrize(("text", "words", "speaker"), CASES, ids=[case[0][:50] for case in CASES])
def test_speaker(nlp, text, words, speaker):
    assert _speakers(nlp, text, words)[:1] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The force has a ‘seven point plan’ and three officers were hurt.",
        "It has been reported that three officers were hurt.",
        "The officers' mess was full; three officers were hurt.",
        "Of the men, three officers were hurt, the court heard.",
        "On Monday three officers were hurt, the hearing was told.",
        "He was in “an extremely critical condition: three officers were hurt” there.\n\n“I ran,” said Ann Moss.",
        "Leeds Crown Court heard that three officers were hurt.",
        "Figures show that three officers were hurt.",
        "Last year three officers were hurt, according to new figures.",
    ],
)
def test_nobody_speaks(nlp, text):
    assert _speakers(nlp, text, "three officers") == []


def test_an_unclosed_quotation_ends_with_its_paragraph(nlp):
    text = "Gordon Tilley said: “It was bad for all of us that night.\n\nThree officers were hurt in Ashby."
    assert _speakers(nlp, text, "Three officers") == []
