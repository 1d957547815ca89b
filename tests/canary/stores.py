"""What the database holds after the walk, table by table: typed words stand only in the columns meant for them."""

from base64 import b64decode
from collections.abc import Iterator
from typing import Final

from django.contrib.sessions.models import Session
from django.db import connection

from tests.canary.words import leak_in

MEANT: Final = {
    "accounts_person": {"email", "name"},
    "engagements_practice": {"name"},
    "engagements_practicemember": {"name"},
    "engagements_participation": {"name", "organisation"},
    "agreements_draft": {"choices"},
    "agreements_agreementversion": {"content"},
    "agreements_signature": {"typed_name", "address"},
    "outbox_outboxmail": {"recipient"},
    "mfa_authenticator": {"data"},
}
"""Where names, topics, details and addresses are kept. Not among them: ledger, asks, reviews, tasks, cache, mail's text."""


def leaks_in_stores() -> Iterator[str]:
    """Each column outside of ``MEANT`` that holds a typed word, and each session with more than its own address."""
    for table, columns in _tables().items():
        for column in columns - MEANT.get(table, set()):
            text = "\n".join(map(_plain, _values(table, column)))
            if leak := leak_in(text):
                yield f"{table}.{column}: …{leak}…"
    for session in Session.objects.all():
        yield from _leaks_in_session(session)


def _leaks_in_session(session: Session) -> Iterator[str]:
    """A session knows by which address its own person signed in, and nothing else that anybody typed."""
    data = session.get_decoded()
    addresses = {record.get("email") for record in data.get("account_authentication_methods", [])}
    addresses.add(data.get("account_login", {}).get("email"))
    text = str(data)
    for address in addresses - {None}:
        text = text.replace(address, "")
    if leak := leak_in(text) or len(addresses - {None}) > 1:
        yield f"session: …{leak}…"


def _tables() -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {
            name: {column.name for column in connection.introspection.get_table_description(cursor, name)}
            for name in names
        }


def _values(table: str, column: str) -> list[object]:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {quote(column)} FROM {quote(table)}")
        return [row[0] for row in cursor.fetchall()]


def _plain(value: object) -> str:
    """A value as text; bytes and what the cache packs are opened."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    text = str(value)
    try:
        return text + b64decode(text, validate=True).decode(errors="replace")
    except ValueError:
        return text
