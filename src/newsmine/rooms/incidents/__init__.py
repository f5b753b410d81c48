"""What happened, when and where, with how many harmed: the events that tie the facts together.

Refuses to merge a background case with the one the article is about.
"""
