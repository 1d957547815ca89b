"""Sealing, protocol suite 1, as far as a server takes part (docs/algorithms/sealing.md): it stores what it cannot read.

It checks that an envelope, a slot or a statement is one, in the one form there is, verifies signatures, and replays
chains and logs. It holds no key, and nothing here opens anything. Read in this order: ``encoding json shape padding``,
``envelope``, ``statement``, ``person_key fingerprint``, ``circle_entry circle_log``, ``slot``.

Everything is pure. What reads bytes raises ``InvalidError`` for whatever is not what it reads; a signature that does not
fit, or of somebody who may not, is an ``InvalidError`` too. The twin in the browser, which also seals and opens:
``frontend/src/crypto``. Both pass ``vectors/sealing``.
"""
