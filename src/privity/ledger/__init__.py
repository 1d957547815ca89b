"""The append-only ledger: one entry per act, written in the act's own transaction."""
