"""The ledger's tree: RFC 9162 (SHA-256), in the byte forms of C2SP, so that foreign tools verify us (docs/algorithms/merkle.md).

Read in this order: ``hashing``, ``tree`` (nodes, roots, growth), ``tiles`` (how nodes are stored), ``proofs`` (making and
verifying them); then the texts: ``encoding``, ``keys``, ``note``, ``checkpoint``, ``cosignature``, ``receipt``; last ``submission``
and ``witness``, by which somebody else's machine looks after a log.

Everything is pure. What verifies answers with a boolean, whatever it is given; what reads bytes raises ``InvalidError``,
and takes only the one form that writes back to the same bytes.
"""
