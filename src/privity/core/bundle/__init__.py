"""A person's part of the ledger as one file, and its check without a ledger (docs/algorithms/bundle.md).

Read in this order: ``value`` (what a bundle holds), ``form`` (its bytes, strictly both ways), ``acts`` (what an entry says),
``findings`` (what a check can say), ``trust``, ``parts`` and ``documents`` (the checks), ``since`` (against what somebody saw
before), ``verifying`` (all of it: start here), ``telling`` (the acts in plain words).

Everything is pure, and total: whatever the bytes are, ``verify`` answers.
"""
