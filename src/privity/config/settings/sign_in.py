"""Sign-in without passwords: a code mailed to the address, or a passkey; TOTP as a second step. No open sign-up.

docs/algorithms/sign-in.md tells the whole of it.
"""

from django.core.exceptions import ImproperlyConfigured

from privity.config import environment

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["privity.accounts.backend.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "privity.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_TIMEOUT = 900
# Nobody signs up, and the code proves the address: there is nothing else to verify.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_FORMS = {"request_login_code": "privity.accounts.forms.AskForCode"}
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "30/10m/ip,5/10m/key",
    "known_browser": "10/10m/key",
    # Per person only: who guesses here has read their mail, and a practice behind one network must not be locked out.
    "login_failed": "5/5m/key",
    "mail_confirmation": "5/10m/user",
    "second_step_reset": "2/d/key",
}

MFA_ADAPTER = "privity.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Privity"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_FORMS = {
    "login_webauthn": "privity.accounts.forms.SignInWithPasskey",
    "authenticate_webauthn": "privity.accounts.forms.SecondStepWithPasskey",
    "authenticate": "privity.accounts.forms.SecondStepWithCode",
}

SECOND_STEP_RESET_DAYS = environment.number("PRIVITY_RESET_DAYS", 3)
if SECOND_STEP_RESET_DAYS < 1:
    raise ImproperlyConfigured("PRIVITY_RESET_DAYS must be 1 or more: without a wait a mailbox alone would be enough.")

SESSION_ENGINE = "privity.accounts.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60
"""Seconds a session lasts without being used (``privity.accounts.middleware`` prolongs it)."""
KNOWN_BROWSER_COOKIE_NAME = "known"
