"""The command line: one file a command, and one table that names them."""
