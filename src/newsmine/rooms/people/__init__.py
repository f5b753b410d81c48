"""Who: named people, and unnamed ones when they are victim or offender; one entry a person.

Refuses towns, forces, papers and pubs that look like names, and pronouns that are not sure.

Where a change belongs, in the order in which `find.py` asks:

- who stands there: `describe.py` (descriptions), `cast.py` (whom a word or pronoun means), `rows.py`, `letters.py`;
- what part they have: `roles.py`, `signs.py`, `tellings.py`, `threats.py`, `leaning.py`, `counsel.py`, and
  `nobody.py`, `general.py` for those who are nobody in particular;
- which of them are one: `link.py`, `recall.py`, `naming.py`, `joining.py`, `one_case.py`, `retold.py`;
- what keeps two apart: `alike.py`, `binding.py`, `opposed.py`, `digests.py`; what is left is weighed by `weighing.py`;
- what is said of each: `attributes.py`, `ages.py`, `posts.py`, `bodies.py`, `residence.py`.
"""
