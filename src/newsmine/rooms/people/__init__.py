"""Who: named people, and unnamed ones when they are victim or offender; one entry a person.

Refuses towns, forces, papers and pubs that look like names, and pronouns that are not sure.
"""
