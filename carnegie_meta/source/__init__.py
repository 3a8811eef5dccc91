"""From bytes to records with exact positions; one reader a format.

Every reader turns the bytes of one file into :class:`~carnegie_meta.source.unit.Unit` objects:
a text, the records in it, and the problems met on the way. Positions are found late, by
``Unit.locate``, and only for records that have findings.
"""
