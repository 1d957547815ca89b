"""Who a session belongs to: every page asks, so the query is prepared."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from privity.accounts.models import Person
from privity.kit.prepared import Prepared

COLUMNS = [field.attname for field in Person._meta.concrete_fields]  # noqa: SLF001 - public, for all its name


@Prepared
def _active(key: UUID) -> QuerySet[Person, tuple[object, ...]]:
    return Person.objects.filter(id=key, is_active=True).values_list(*COLUMNS)


class Backend(AuthenticationBackend):
    """allauth's own: it signs in by code, passkey and link. Only finding the person again is ours."""

    def get_user(self, user_id: UUID) -> Person | None:
        """The person; None if there is none, or no longer."""
        found = _active(user_id)
        return Person.from_db(DEFAULT_DB_ALIAS, COLUMNS, found[0]) if found else None
