"""How long a test may wait: on a busy machine as much longer as its load makes everything take."""

import os


def patience(seconds):
    """The bound in seconds, times the load for each core where that is above one."""
    return seconds * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
