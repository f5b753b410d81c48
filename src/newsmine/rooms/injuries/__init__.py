"""What harm was done to a body, by what means, to whom, how badly.

Refuses figures of speech ("a stab at", "hit by cuts") and attacks that name neither harm nor mechanism.
"""
