"""When: points, durations and sets in the terms of TIMEX3, and the days that they mean.

Refuses to guess: without an anchor a relative date stays unresolved.
"""
