"""The JSON Schemas: where they lie, a fast verdict, and one clear mistake at a time."""
