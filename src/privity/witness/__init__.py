"""A witness: a small server on somebody else's machine that signs a ledger's checkpoints, and never two pasts (docs/witness.md).

No Django and no database: a key file, and a folder with the last checkpoint of each log. What is answered decides
``core.merkle.witness``; read ``memory``, ``signer``, ``answering``, ``server``.
"""
