"""A one-time code by mail for somebody who is signed in already, to confirm that it is them."""

from typing import Final

from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.cryptokit import generate_user_code, normalize_user_code
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from privity.accounts.models import Person
from privity.accounts.services import mail_code
from privity.accounts.services.letters import CODE_LASTS
from privity.kit.clock import Clock

KEY: Final = "mailed_code"
TRIES: Final = 3


def send_code(request: HttpRequest, person: Person, clock: Clock) -> None:
    """Mail a code; the session keeps its digest, until when it works, and how many tries are left."""
    code = generate_user_code()
    until = (clock() + CODE_LASTS).timestamp()
    request.session[KEY] = {"digest": _digest(code), "until": until, "left": TRIES}
    mail_code(address=person.email, code=code, clock=clock)


def accept_code(request: HttpRequest, person: Person, code: str, clock: Clock) -> bool:
    """Whether ``code`` is the one that was mailed; it works once, for ten minutes, and after three wrong tries no more."""
    asked = request.session.pop(KEY, None)
    if asked is None or asked["until"] < clock().timestamp():
        return False
    if not constant_time_compare(asked["digest"], _digest(code)):
        if asked["left"] > 1:
            request.session[KEY] = {**asked, "left": asked["left"] - 1}
        return False
    record_authentication(request, person, method="code", email=person.email)
    return True


def is_awaited(request: HttpRequest) -> bool:
    """Whether a code was mailed that still has tries left."""
    return KEY in request.session


def _digest(code: str) -> str:
    return salted_hmac("privity.accounts.mailed_code", normalize_user_code(code), algorithm="sha256").hexdigest()
