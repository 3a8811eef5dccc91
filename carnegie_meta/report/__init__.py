"""Turns a report into text: one module an output format, found by name in ``formats``."""
