"""Facts about English that rooms share: numbers, calendar, quotations, names, assertion, syntax.

Nothing here knows a record; everything reads a spaCy `Doc` or plain text.
"""
