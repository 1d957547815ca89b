"""The content security policy of every page, without exceptions: own files only, no inline code, Trusted Types."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.csp import CSP

POLICY: Final[Mapping[str, Sequence[str]]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["privity"],
}
