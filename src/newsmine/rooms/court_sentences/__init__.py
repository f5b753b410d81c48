"""What the court did: disposals, offences, plea and verdict, for which defendants.

Refuses remand and bail, which are no sentences.
"""
