"""Scores records against gold, and one version against another."""
