"""Controlled vocabularies: concepts, their labels, and look-up by label."""
