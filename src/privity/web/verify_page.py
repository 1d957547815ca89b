"""The public page on which a browser checks a part of a ledger by itself. Nobody signs in, and nothing is sent."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from privity.kit.csp import POLICY
from privity.web.kinds_of_acts import kinds_of_acts
from privity.web.verify_words import FINDINGS

SENDS_NOTHING: Final[Mapping[str, Sequence[str]]] = {**POLICY, "connect-src": [CSP.NONE], "form-action": [CSP.NONE]}
"""The policy of every page, and stricter: the browser itself sees to it that no script and no form sends anything."""


@require_safe
@csp_override(SENDS_NOTHING)
def verify(request: HttpRequest) -> HttpResponse:
    findings = {code: words.render(_) for code, words in FINDINGS.items()}
    return render(request, "web/verify.html", {"findings": findings, "kinds": kinds_of_acts()})
