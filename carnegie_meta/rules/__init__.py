"""The rules: one file a rule or a small kin, one folder a family.

A rule is one place: code, name, severity, what it reads, the explanation, examples and the
check. Its page, its tests and its row in ``carnegie-meta rules`` are made from it. Rules see
records, problems and vocabularies; never the engine, the configuration, files or each other.
"""
