"""What can go wrong, by name. Edges translate each of these once (see ``privity.kit.errors``).

A *refusal to share* is not an error: it is an answer (``decision.Decision``) with reasons.
"""


class PrivityError(Exception):
    """Anything Privity refuses to do. ``code`` is stable; the message is one plain line that says what to do."""

    code = "error"


class InvalidError(PrivityError):
    """The input cannot be used. ``field`` names the place (a form field, or a path in a JSON document)."""

    code = "invalid"

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotFoundError(PrivityError):
    """It does not exist, or it is not for the one who asks: the two look the same (R58)."""

    code = "not_found"


class RefusedError(PrivityError):
    """The actor takes part here, but this act is not theirs."""

    code = "refused"


class ConflictError(PrivityError):
    """The state has moved on since the actor looked (signed meanwhile, withdrawn, ended)."""

    code = "conflict"


class UnavailableError(PrivityError):
    """Nobody can do this at present: something of ours must be put right first, and the message says by whom."""

    code = "unavailable"


class CellRefusedError(InvalidError):
    """An agreement may not set this boundary cell to this rule; the message names the cell."""

    code = "cell_refused"


class EpochPassedError(ConflictError):
    """The circle has a new epoch since this was sealed: it has to be sealed again under that one."""

    code = "epoch_passed"
