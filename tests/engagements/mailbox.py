"""What waits in the outbox, and the link in it."""

import re

from privity.accounts.models import Person
from privity.outbox.models import OutboxMail


def last_mail(person: Person) -> OutboxMail:
    """The newest mail to this person."""
    return OutboxMail.objects.filter(recipient=person.email).latest("id")


def token_in(mail: OutboxMail) -> str:
    """The token of the invitation link in a mail."""
    found = re.search(r"http://localhost:8000/join/([\w-]+)\s", mail.body)
    assert found, mail.body
    return found[1]
