"""Files in, outcomes out: discovery, reading, and one or many processes."""
