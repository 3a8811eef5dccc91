"""Runs rules over records and places what they find."""
