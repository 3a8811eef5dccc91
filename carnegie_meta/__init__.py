"""A linter for publication metadata."""
