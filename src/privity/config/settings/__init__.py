"""Settings: ``base`` for all; ``dev``, ``demo``, ``test`` and ``prod`` change only what differs."""
