"""Readers that turn files into articles, and writers of records."""
