"""The words the other layers speak: spans, findings, records. Standard library only."""
