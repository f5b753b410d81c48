"""How many people were harmed or attacked, and how many attacks there were.

Refuses ages, ranks, sums, lengths and whatever is not people harmed or attacks.
"""
