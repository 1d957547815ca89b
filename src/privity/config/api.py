"""The JSON API at ``/api/v1/``: for signed-in people, by their session and with the CSRF token. No page that explains it
loads anything from elsewhere: the description is ``/api/v1/openapi.json``.
"""

from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.security import SessionAuth

from privity.accounts.api import router as accounts
from privity.kit.api import translate_errors
from privity.sharing.api import router as sharing
from privity.vault.api import router as vault
from privity.web.api import router as overview
from privity.web.ledger_api import router as ledger

api = NinjaAPI(
    title="Privity",
    version="1",
    description="Every failure, whatever its status, is a Problem: a stable code, and one line that says what to do.",
    urls_namespace="api",
    docs_url=None,
    docs_decorator=require_safe,
    auth=SessionAuth(),
)
translate_errors(api)
api.add_router("", overview)
api.add_router("", ledger)
api.add_router("", sharing)
api.add_router("", vault)
api.add_router("", accounts)
