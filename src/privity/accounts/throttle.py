"""How often a code may be asked for: enough for people, too little for guessing or for flooding a mailbox (E2).

The rates stand in the settings (ACCOUNT_RATE_LIMITS). A browser in which the address signed in before has a count of its
own, so that nobody can lock a named person out, nor a practice behind one network address.
"""

from uuid import UUID

from allauth.core.ratelimit import consume
from django.http import HttpRequest

from privity.accounts.known_browser import key_in_browser


def may_ask_for_code(request: HttpRequest, address: str) -> bool:
    """Count one request for a code to ``address``, known or not, and say whether it may go on."""
    key = key_in_browser(request, address)
    if key is not None:
        return consume(request, action="known_browser", key=key)
    return consume(request, action="request_login_code", key=address)


def may_mail_confirmation(request: HttpRequest) -> bool:
    """Count one mail to the signed-in person to confirm that it is them, and say whether it may go."""
    return consume(request, action="mail_confirmation")


def may_ask_for_reset(request: HttpRequest, person_id: UUID) -> bool:
    """Count one wish to end a lost second step, and say whether it may begin: it signs its person out, and mails them."""
    return consume(request, action="second_step_reset", key=person_id.hex)
